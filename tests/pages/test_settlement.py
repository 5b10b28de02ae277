"""«Карточка поселения»: the five figures, the parts, what would help; no place, nothing chosen."""

from datetime import date, datetime

import pandas as pd

from access.rights import DEMO_ACTOR
from answers.emergencies.cards import open_card
from answers.road_maps.cards import create
from registers.emergencies.values import Category, Draft
from registers.road_maps.values import Form, Plan
from tests.pages.conftest import texts
from tests.small_home import drawn_rows, home_of
from ui.tables import Column, table_markup

NOW = datetime(2026, 11, 12, 9, 30)


def markup(page):
    return "\n".join(one.proto.body for one in page.get("html")).replace("\u00a0", " ")


def test_a_settlement_is_read_from_top_to_bottom(opened, small_district):
    page = opened("settlement", small_district, settlement="Мортка", period="2026-q3")
    assert page.title[0].value.replace("\\", "").startswith("Мортка: место ")
    body = markup(page)
    for words in ("Место", "Балл", "В срок", "Решено", "Просрочено сейчас"):
        assert f'<div class="small">{words}</div>' in body
    assert "Ускоренное решение" in body
    assert "Ямы во дворах" in body
    heads = [one.value for one in page.header]
    assert "Что подняло бы на место выше" in heads
    assert "Сообщения за 13 месяцев" in heads
    assert len(page.get("plotly_chart")) == 1


def test_without_a_settlement_the_page_offers_them(opened, small_district):
    page = opened("settlement", small_district)
    assert page.title[0].value == "Выберите поселение"
    assert "Карточка показывает одно поселение" in texts(page)


def test_too_few_messages_have_a_card_without_a_place(opened, small_district):
    page = opened("settlement", small_district, settlement="Шугур", period="2026-10-18..2026-10-18")
    assert "места нет" in page.title[0].value or "сообщений не было" in page.title[0].value
    assert "Рейтингуется тот, у кого от 2 сообщений в месяц" in texts(page)


def test_an_empty_district_says_what_to_do(opened):
    assert "Что сделать дальше" in texts(opened("settlement"))


def test_the_rating_and_the_heat_map_lead_to_the_card(opened, small_district):
    for slug in ("rating", "heatmap"):
        body = markup(opened(slug, small_district, period="2026-q3"))
        assert 'href="settlement?period=2026-q3&amp;settlement=%D0%9C%D0%BE' in body, slug
        assert 'href="nan"' not in body, slug


def test_a_cell_without_an_address_is_no_link():
    frame = pd.DataFrame({"name": ["а", "б"], "way": ["x", float("nan")]})
    body = table_markup(frame, [Column("name", "Имя", link="way")])
    assert body.count("<a ") == 1


def test_what_is_being_done_there_is_a_way_to_its_card(opened, tmp_path):
    home = home_of(tmp_path, drawn_rows(seed=7, count=60))
    for place in ("Мортка", "Леуши"):
        draft = Draft(Category.THREAT, f"Нет воды: {place}", place, None, datetime(2026, 11, 12, 8))
        open_card(home, DEMO_ACTOR, draft, NOW)
        plan = Plan(
            "growth", Form("меньше жалоб"), "ЖКХ", place, date(2026, 11, 1), date(2026, 11, 30)
        )
        create(home, DEMO_ACTOR, f"ДК-{place}", plan, NOW)
    page = opened("settlement", home.path, settlement="Мортка")
    said = [one.label.replace("\\", "") for one in page.get("page_link")]
    assert any(one.startswith("Идёт: Нет воды: Мортка") for one in said)
    assert any(one.startswith("Дорожная карта ДК-Мортка: меньше жалоб") for one in said)
    assert not any("Леуши" in one for one in said)
