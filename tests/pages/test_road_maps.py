"""«Дорожные карты» and one of them: started, edited, carried out, approved, from a card, empty."""

import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from access.rights import DEMO_ACTOR
from answers.document_templates import own_template
from answers.road_maps.cards import create, road_map, road_maps
from data.home import Home, home_at
from data.registers_open import open_registers_of
from documents.road_map import shipped_template
from registers.emergencies.cards import open_emergency
from registers.emergencies.values import Category, Draft
from registers.road_maps.values import Form, Measure, Plan
from registers.settings_values import EmergencyTerms
from tests.data.exports import csv_file, drawn, published, take_in_here
from tests.pages.conftest import Opener, texts
from tests.pages.test_summary import markup
from ui.clock import now
from ui.road_maps.measures import frame_of, measures_of

PLAN = Plan(
    "growth", Form("ямы во дворах", agreed_by="К. К. Куратов"), "Благоустройство", "Мортка",
    datetime(2026, 5, 1).date(), datetime(2026, 5, 31).date(),
    (
        Measure("1", "Засыпать ямы", ends=datetime(2026, 5, 20).date()),
        Measure("2", "Опросить жителей", starts=datetime(2026, 5, 1).date()),
    ),
)  # fmt: skip

REPORT = (
    "№ мероприятия|Дорожная карта|Мероприятие|Тема|Поселение|Период с|Период по|Исполнитель|"
    "Статус|Дата исполнения\n"
    "1|ДК-2025-30|А|Т|Мортка|01.02.2025|28.02.2025|ЖКХ|исполнено|10.02.2025"
)


@pytest.fixture
def home(small_district: Path, home_of_its_own: Path) -> Home:
    """Return the home of the test with the small district in it."""
    shutil.copytree(small_district, home_of_its_own)
    return home_at()


def press(page: AppTest, label: str) -> None:
    next(one for one in page.button if one.label == label).click()
    page.run()
    assert not page.exception


def test_an_empty_district_says_what_to_do(opened: Opener) -> None:
    page = opened("roadmaps")
    assert page.title[0].value == "Дорожных карт ещё нет"
    assert "Заведите её здесь" in texts(page)


def test_a_road_map_is_started_by_hand(opened: Opener, home: Home) -> None:
    page = opened("roadmaps")
    page.text_input[1].set_value("ямы")
    press(page, "Завести")
    (made,) = road_maps(home, DEMO_ACTOR, now())
    assert (made.number, made.newest.plan.form.problem) == (f"ДК-{now().year}-01", "ямы")
    page = opened("roadmaps")
    press(page, "Завести")
    assert "Проблема не названа" in page.error[0].value


def test_the_list_says_how_far_each_is(opened: Opener, home: Home) -> None:
    made = create(home, DEMO_ACTOR, "ДК-1", PLAN, now())
    page = opened("roadmaps")
    assert page.title[0].value.replace("\xa0", " ") == "1 дорожная карта: просрочено 1 мероприятие"
    table = markup(page)
    assert f'href="roadmap?id={made}"' in table
    assert "исполнено 0 из 2, просрочено 1" in table
    assert "проект" in table
    assert "показатель 5 ещё посчитан без этого" in texts(page)


def test_road_maps_of_reports_stand_below_until_they_are_kept(
    opened: Opener, home: Home, tmp_path: Path
) -> None:
    take_in_here(home, csv_file(tmp_path / "report.csv", drawn(REPORT)))
    published(home)
    page = opened("roadmaps")
    assert [one.value for one in page.header] == ["Из загруженных отчётов"]
    assert "ДК-2025-30" in markup(page)
    create(home, DEMO_ACTOR, "дк-2025-30", PLAN, now())
    assert [one.value for one in opened("roadmaps").header] == []


def test_the_form_is_saved_as_a_version(opened: Opener, home: Home) -> None:
    made = create(home, DEMO_ACTOR, "ДК-1", PLAN, now())
    page = opened("roadmap", id=str(made))
    assert page.title[0].value.replace("\\", "").startswith("ДК-1: ямы во дворах")
    page.text_input[0].set_value("ямы и лужи")
    press(page, "Сохранить")
    assert page.success[0].value == "Форма сохранена\\."
    newest = road_map(home, DEMO_ACTOR, made, now()).newest
    assert (newest.version, newest.changes) == (2, "проблема: «ямы во дворах» → «ямы и лужи»")
    assert newest.plan.measures == PLAN.measures


def test_a_measure_is_carried_out(opened: Opener, home: Home) -> None:
    made = create(home, DEMO_ACTOR, "ДК-1", PLAN, now())
    page = opened("roadmap", id=str(made), part="execution")
    assert "просрочено на" in markup(page)
    page.selectbox[1].set_value("done")
    press(page, "Отметить")
    assert "без даты" in page.error[0].value
    page.date_input[0].set_value(datetime(2026, 5, 18).date())
    page.text_input[0].set_value("акт № 5")
    press(page, "Отметить")
    known = road_map(home, DEMO_ACTOR, made, now()).executions["1"]
    assert (known.status, known.proof) == ("done", "акт № 5")
    assert "просрочено на" not in markup(page)
    assert "акт № 5" in markup(page)


def test_a_version_is_approved(opened: Opener, home: Home) -> None:
    made = create(home, DEMO_ACTOR, "ДК-1", PLAN, now())
    page = opened("roadmap", id=str(made), part="versions")
    assert page.text_input[0].value == "К. К. Куратов"
    page.text_input[1].set_value("Заместитель главы")
    press(page, "Поставить")
    assert "согласовано" in markup(page)
    assert "К. К. Куратов, Заместитель главы" in markup(page)
    assert road_map(home, DEMO_ACTOR, made, now()).newest.approvals[0].mark == "agreed"


def test_the_effect_is_told_with_the_messages_behind_it(opened: Opener, home: Home) -> None:
    made = create(home, DEMO_ACTOR, "ДК-1", PLAN, now())
    page = opened("roadmap", id=str(made), part="effect")
    assert page.subheader[0].value == "Снижение неотличимо от обычных колебаний."
    assert "в других поселениях по той же теме" in texts(page)
    place = "settlement=%D0%9C%D0%BE%D1%80%D1%82%D0%BA%D0%B0"
    assert f"messages?period=2026-04-01..2026-04-30&{place}&topic_group=" in texts(page)


def test_how_an_effect_is_judged_can_be_changed(opened: Opener, home: Home) -> None:
    made = create(home, DEMO_ACTOR, "ДК-1", PLAN, now())
    page = opened("roadmap", id=str(made), part="effect")
    page.number_input[2].set_value(1000)
    press(page, "Сохранить")
    assert page.subheader[0].value.startswith("Сообщений слишком мало, чтобы судить")
    page.number_input[0].set_value(5)
    press(page, "Сохранить")
    assert "Обычно это 30 и 7" in page.error[0].value


def test_a_template_is_taken_only_when_every_field_is_there(opened: Opener, home: Home) -> None:
    page = opened("roadmaps")
    good = shipped_template("growth")
    page.file_uploader[0].upload("карта.docx", b"not a document")
    page.run()
    press(page, "Принять шаблон")
    assert "не документ Word" in page.error[0].value
    assert own_template(home, DEMO_ACTOR, "road_map_growth", now()) is None
    page = opened("roadmaps")
    page.file_uploader[0].upload("карта.docx", good)
    page.run()
    press(page, "Принять шаблон")
    kept = own_template(home, DEMO_ACTOR, "road_map_growth", now())
    assert kept is not None
    assert kept.content == good
    press(page, "Вернуть исходный шаблон")
    assert own_template(home, DEMO_ACTOR, "road_map_growth", now()) is None


def test_a_removed_road_map_is_gone(opened: Opener, home: Home) -> None:
    made = create(home, DEMO_ACTOR, "ДК-1", PLAN, now())
    page = opened("roadmap", id=str(made), part="versions")
    press(page, "Удалить")
    assert any("удалена" in one.value for one in page.success)
    assert road_maps(home, DEMO_ACTOR, now()) == ()


@pytest.mark.parametrize("asked", ["", "x", "99", "99999999999"])
def test_an_address_that_leads_nowhere_says_so(opened: Opener, asked: str) -> None:
    page = opened("roadmap", id=asked)
    assert page.title[0].value == "Такой дорожной карты нет"


def test_a_card_fills_the_form_in(opened: Opener, home: Home) -> None:
    card = open_emergency(
        open_registers_of(home, now()), DEMO_ACTOR,
        Draft(Category.THREAT, "нет отопления", "Мортка", "ЖКХ", datetime(2026, 1, 14, 8)),
        EmergencyTerms(), now=now(),
    )  # fmt: skip
    page = opened("roadmap", emergency=str(card))
    assert page.title[0].value == "Новая дорожная карта по аварийной ситуации"
    assert road_maps(home, DEMO_ACTOR, now()) == ()  # looking makes nothing
    press(page, "Завести")
    (made,) = road_maps(home, DEMO_ACTOR, now())
    plan = made.newest.plan
    assert (made.emergency, plan.kind, plan.settlement, plan.form.problem) == (
        card, "threat", "Мортка", "нет отопления",
    )  # fmt: skip
    assert [one.measure for one in plan.measures] == ["Ликвидация аварийной ситуации"]
    assert plan.form.curator.post
    assert opened("roadmap", emergency=str(card)).title[0].value.startswith(made.number[:2])


def test_the_table_of_measures_gives_back_what_it_was_given() -> None:
    assert measures_of(frame_of(PLAN.measures)) == PLAN.measures
    assert measures_of(frame_of(())) == ()
    table = frame_of(PLAN.measures)
    blank = frame_of((Measure("", ""),))  # a row that was added and left blank
    assert measures_of(pd.concat([table, blank], ignore_index=True)) == PLAN.measures


def test_measures_of_earlier_road_maps_are_offered_and_never_put_in(
    opened: Opener, home: Home
) -> None:
    create(home, DEMO_ACTOR, "ДК-1", PLAN, now())
    made = create(home, DEMO_ACTOR, "ДК-2", replace(PLAN, measures=PLAN.measures[:1]), now())
    page = opened("roadmap", id=str(made), part="measures")
    assert "Опросить жителей" in page.checkbox[0].label
    assert "та же тема" in page.checkbox[0].label
    press(page, "Добавить отмеченные и сохранить")
    assert "Ничего не отмечено" in page.error[0].value
    assert road_map(home, DEMO_ACTOR, made, now()).newest.version == 1
    page.checkbox[0].check()
    press(page, "Добавить отмеченные и сохранить")
    measures = road_map(home, DEMO_ACTOR, made, now()).newest.plan.measures
    assert measures == (PLAN.measures[0], Measure("2", "Опросить жителей"))
    assert not page.checkbox


def test_the_card_and_its_road_map_lead_to_each_other(opened: Opener, home: Home) -> None:
    card = open_emergency(
        open_registers_of(home, now()), DEMO_ACTOR,
        Draft(Category.THREAT, "нет отопления", "Мортка", "ЖКХ", datetime(2026, 1, 14, 8)),
        EmergencyTerms(), now=now(),
    )  # fmt: skip

    def links(page: AppTest) -> list[str]:
        return [one.proto.label.replace("\\", "") for one in page.get("page_link")]

    assert "Составить дорожную карту" in links(opened("emergency", id=str(card)))
    made = create(home, DEMO_ACTOR, "ДК-1", PLAN, now(), emergency=card)
    page = opened("roadmap", id=str(made), part="versions")
    assert f"Аварийная ситуация № {card}. Нет отопления: Мортка, ЖКХ" in links(page)
    page.radio[0].set_value("approved")
    page.run()
    page.text_input[0].set_value("А. Б. Первый")
    page.text_input[1].set_value("Первый заместитель")
    press(page, "Поставить")
    assert f"В карточке № {card} отмечено" in page.success[0].value.replace("\\", "")
    page = opened("emergency", id=str(card))
    assert "Дорожная карта ДК-1: утверждена, исполнено 0 из 2, просрочено 1" in [
        one.replace("\xa0", " ") for one in links(page)
    ]
    assert "Дорожная карта ДК-1, версия 1, утверждена" in markup(page)


def test_a_row_marked_for_removal_is_left_out() -> None:
    table = frame_of(PLAN.measures)
    table.loc[0, "removed"] = True
    assert measures_of(table) == PLAN.measures[1:]
