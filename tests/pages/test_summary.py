"""«Сводка» on an empty district and on one with every source and report."""

import pytest

from access.rights import DEMO_ACTOR
from answers.emergencies.cards import open_card
from answers.indicators.attention import MOST
from data.home import home_at
from registers.emergencies.values import Category, Draft
from tests.pages.conftest import texts
from ui.clock import now


def markup(page):
    return "".join(one.proto.body for one in page.get("html"))


def test_an_empty_district_says_what_to_do(opened):
    page = opened("svodka")
    assert page.title[0].value == "По показателям данных пока нет"
    assert "Что сделать дальше" in texts(page)
    assert not page.get("plotly_chart")
    assert "Данные на" in texts(page)


def test_seven_cards_flows_and_sentences(opened, whole_district):
    page = opened("svodka", whole_district)
    assert markup(page).count('class="card-face"') == 7 + 4  # the cards and the flow's figures
    assert "ниже плана" in page.title[0].value
    assert "год не завершён" in markup(page)
    assert len(page.get("plotly_chart")) == 2
    assert "Показатели с 1 января по 27.04.2026" in texts(page)
    assert {"**Ниже плана**", "**Просрочено сейчас**", "**Растёт**"} <= {
        one.value for one in page.markdown
    }


@pytest.mark.parametrize(
    ("narrowed", "absent"),
    [({"settlement": "Мортка"}, 2), ({"source": "ПОС"}, 3), ({"block": "ЖКХ"}, 3)],
)
def test_a_filter_leaves_seven_cards_some_not_applicable(opened, whole_district, narrowed, absent):
    shown = markup(opened("svodka", whole_district, **narrowed))
    assert shown.count("не применимо") == absent
    assert shown.count('class="card-face"') == 7 + 4


def test_every_concern_leads_to_rows_with_the_filters_kept(opened, whole_district):
    page = opened("svodka", whole_district, source="ИМ")
    links = [one.proto for one in page.get("page_link")]
    leads = [link for link in links if "state=overdue" in link.query_string]
    assert 1 <= len(leads) <= MOST + 1
    assert all("source=%D0%98%D0%9C" in link.query_string for link in leads)
    assert all(link.page == "messages" for link in leads)
    passports = [link for link in links if "indicator=" in link.query_string]
    assert len(passports) >= 7


def test_a_past_period_counts_to_its_own_end(opened, whole_district):
    page = opened("svodka", whole_district, period="2026-01")
    assert "Показатели с 1 января по 31.01.2026" in texts(page)


def test_many_emergencies_take_two_lines_and_a_way_to_the_rest(opened, tmp_path):
    for place in ("Мортка", "Леуши", "Шугур", "Луговой"):
        draft = Draft(Category.THREAT, "Лёд на переправе", place, None, now())
        open_card(home_at(tmp_path), DEMO_ACTOR, draft, now())

    def leads(slug):
        links = [one.proto for one in opened(slug, tmp_path).get("page_link")]
        return [one for one in links if "№" in one.label or one.label.startswith("Ещё")]

    assert [one.page for one in leads("emergencies")] == ["emergency"] * 4
    shown = leads("svodka")
    assert [one.page for one in shown] == ["emergency", "emergency", "emergencies"]
    assert shown[2].label == "Ещё 2\u00a0аварийные ситуации"
