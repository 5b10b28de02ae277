"""The card of an emergency: opened by hand, reported on, overtaken, closed; seen on «Сводка» by all."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from access.rights import DEMO_ACTOR, Actor
from answers.document_templates import own_template, save_template
from answers.emergencies import cards as answers
from answers.surges.alarms import Alarm
from data.home import home_at
from documents.emergency_note import NAME, shipped_template
from registers.emergencies.values import Category, Draft, Kind, Outcome
from tests.pages.conftest import Opener, texts
from tests.pages.test_upload import button, words
from ui.clock import now

OTHER = Actor("petrov", "Координатор", DEMO_ACTOR.rights)
H = timedelta(hours=1)


def markup(page) -> str:
    return "".join(one.proto.body for one in page.get("html")).replace("\xa0", " ")


def errors(page) -> str:
    return " ".join(one.value for one in page.error)


def field(page, key: str):
    """Return the widget with the key, whatever it is."""
    kinds = (page.text_input, page.text_area, page.radio, page.selectbox, page.date_input)
    return next(one for kind in kinds for one in kind if one.key == key)


@pytest.fixture
def home(tmp_path: Path):
    return home_at(tmp_path / "home")


@pytest.fixture
def number(home) -> int:
    """Open a threat that occurred thirty hours ago."""
    draft = Draft(Category.THREAT, "Обрыв провода", "Мортка", "Энергетика", now() - 30 * H)
    return answers.open_card(home, DEMO_ACTOR, draft, now())


def card(home, number: int):
    return answers.standing(home, DEMO_ACTOR, number, now()).card


def test_a_card_is_opened_by_hand(opened: Opener, home) -> None:
    page = opened("emergency", home.path)
    assert page.title[0].value == "Новая аварийная ситуация"
    button(page, "Открыть карточку").click()
    page.run()
    assert "Назовите проблему" in errors(page).replace("\\", "")
    field(page, "open_problem").set_value("Нет <b>тепла</b> $x$")
    field(page, "open_Поселение").set_value("Мортка")
    button(page, "Открыть карточку").click()
    page.run()
    found = card(home, 1)
    assert (found.problem, found.settlement, found.block) == (
        "Нет <b>тепла</b> $x$",
        "Мортка",
        None,
    )
    assert found.category is Category.THREAT
    assert abs(found.occurred_at - now()) < H


def test_an_alarm_fills_the_form_in_and_opens_one_card(
    opened: Opener, home, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Alarm(
        "k1", date(2026, 10, 5), date(2026, 10, 9), "Мортка", "ЖКХ", 7, 19, 7.5, 11, 11.5, 153.3,
        0.0004, "19 сообщений за неделю; обычно 4–11", datetime(2026, 9, 30, 7, 15),
    )  # fmt: skip
    monkeypatch.setattr("answers.emergencies.cards.alarm", lambda *_: found)
    page = opened("emergency", home.path, alarm="k1")
    assert field(page, "open_Блок").value == "ЖКХ"
    assert field(page, "open_at_day").value == date(2026, 9, 30)
    button(page, "Открыть карточку").click()
    page.run()
    one = card(home, 1)
    assert (one.alarm, one.occurred_at) == ("k1", datetime(2026, 9, 30, 7, 15))
    assert (one.settlement, one.block, one.category) == ("Мортка", "ЖКХ", Category.GROWTH)
    assert one.problem == "Резкий рост числа сообщений"
    assert one.growth is not None
    assert (one.growth.first_day, one.growth.last_day) == (date(2026, 9, 29), date(2026, 10, 5))


def test_an_alarm_nobody_knows_leaves_the_form_to_be_filled_in(opened: Opener, home) -> None:
    page = opened("emergency", home.path, alarm="нет-такой")
    assert "Такой тревоги нет" in page.warning[0].value.replace("\\", "")
    assert field(page, "open_problem").value == ""


def test_the_card_shows_its_clocks_and_facts(opened: Opener, home, number) -> None:
    page = opened("emergency", home.path, id=str(number))
    assert page.title[0].value.replace("\\", "") == "№ 1. Обрыв провода: Мортка, Энергетика"
    shown = markup(page)
    assert shown.count('class="clock"') == 3
    assert shown.count("Просрочено на 6 ч") == 2
    assert "Осталось 1 ч 59 мин" in shown or "Осталось 2 ч" in shown
    assert "Угроза жизни и здоровью граждан" in texts(page)


def test_an_unknown_card_leads_to_the_list(opened: Opener, home) -> None:
    for asked in ("7", "ы", "-1", "99999999999999"):
        page = opened("emergency", home.path, id=asked)
        assert page.title[0].value == "Такой карточки нет"
        assert "Откройте её из списка" in texts(page).replace("\\", "")


def test_a_report_is_written_and_moves_the_clock(opened: Opener, home, number) -> None:
    page = opened("emergency", home.path, id=str(number))
    field(page, "line_text_0").set_value("Бригада на месте")
    button(page, "Записать").click()
    page.run()
    assert "Доклад куратору: записано" in page.success[0].value.replace("\\", "")
    assert "Бригада на месте" in markup(page)
    assert "сделано: 1 доклад" in markup(page)
    line = answers.standing(home, DEMO_ACTOR, number, now()).log[-1]
    assert (line.kind, line.text, line.author) == (Kind.REPORT, "Бригада на месте", "demo")
    field(page, "line_text_1").set_value(" ")
    button(page, "Записать").click()
    page.run()
    assert "Напишите хотя бы одну фразу" in errors(page)


def test_a_stale_form_is_refused_with_what_changed(opened: Opener, home, number) -> None:
    page = opened("emergency", home.path, id=str(number), part="card")
    seen = card(home, number)
    answers.edit(home, OTHER, seen, replace(seen.draft, block="ЖКХ"), "", now())
    field(page, "edit_1_problem").set_value("Моя правка")
    button(page, "Сохранить").click()
    page.run()
    said = errors(page).replace("\\", "")
    assert "petrov: Блок: Энергетика → ЖКХ" in said
    assert "не сохранены" in said
    assert card(home, number).problem == "Обрыв провода"
    button(page, "Показать новые").click()
    page.run()
    assert field(page, "edit_2_Блок").value == "ЖКХ"
    field(page, "edit_2_problem").set_value("Моя правка")
    button(page, "Сохранить").click()
    page.run()
    assert (card(home, number).problem, card(home, number).block) == ("Моя правка", "ЖКХ")
    assert not page.error


def test_a_moved_occurrence_asks_why(opened: Opener, home, number) -> None:
    page = opened("emergency", home.path, id=str(number), part="card")
    was = card(home, number).occurred_at
    field(page, "edit_1_at_day").set_value(was.date() - timedelta(days=1))
    button(page, "Сохранить").click()
    page.run()
    assert "почему он меняется" in errors(page)
    field(page, "edit_reason_1").set_value("Первый звонок был вчера")
    button(page, "Сохранить").click()
    page.run()
    assert card(home, number).occurred_at == was - timedelta(days=1)


def test_a_card_is_closed_with_the_result_and_opened_again(opened: Opener, home, number) -> None:
    page = opened("emergency", home.path, id=str(number), part="card")
    button(page, "Закрыть аварийную ситуацию").click()
    page.run()
    assert "Результат: пусто" in errors(page).replace("\\", "")
    field(page, "close_result_1").set_value("Провод заменён")
    button(page, "Закрыть аварийную ситуацию").click()
    page.run()
    assert card(home, number).outcome is Outcome.RESOLVED
    assert page.title[0].value.endswith("ликвидирована")
    assert "С опозданием на 6 ч" in markup(page)
    assert "не готовилась" in markup(page)
    field(page, "reopen_reason").set_value("Снова оборвался")
    button(page, "Открыть снова").click()
    page.run()
    assert not card(home, number).closed


def test_notices_are_ready_and_marked(opened: Opener, home, number) -> None:
    page = opened("emergency", home.path, id=str(number), part="notices")
    assert len(page.code) == 3
    assert "Проблема: Обрыв провода." in page.code[0].value
    assert "Координатору Центра" in page.code[2].value
    next(one for one in page.button if one.key == "notice_curator").click()
    page.run()
    assert "● Оповещён" in texts(page)
    assert [one.key for one in page.button if (one.key or "").startswith("notice_")] == [
        "notice_head", "notice_regional"
    ]  # fmt: skip


def test_posts_are_edited_on_the_card(opened: Opener, home, number) -> None:
    page = opened("emergency", home.path, id=str(number), part="posts")
    assert "Первый заместитель главы Кондинского района" in markup(page)
    field(page, "curator_person_1").set_value("Иванов И. И.")
    button(page, "Сохранить").click()
    page.run()
    assert card(home, number).posts[0].person == "Иванов И. И."
    assert "Иванов И. И." in markup(page)


@pytest.mark.usefixtures("number")
def test_running_emergencies_are_seen_on_the_summary(opened: Opener, home) -> None:
    calm = Draft(Category.THREAT, "Лёд на переправе", None, None, now())
    answers.open_card(home, DEMO_ACTOR, calm, now())
    for slug in ("svodka", "emergencies"):
        page = opened(slug, home.path)
        labels = [one.proto.label for one in page.get("page_link")]
        lines = [one.replace("\\", "") for one in labels if "Аварийная ситуация №" in one]
        assert lines[0].startswith(
            "▲ **Аварийная ситуация № 1.** Обрыв провода, Мортка, Энергетика:"
        )
        assert lines[1].startswith("◐ **Аварийная ситуация № 2.** Лёд на переправе, весь район:")
    title = page.title[0].value.replace("\xa0", " ")
    assert title == "2 аварийные ситуации открыты, 1 просрочена"


def test_the_list_keeps_the_closed_ones_and_the_terms(opened: Opener, home, number) -> None:
    answers.close(home, DEMO_ACTOR, card(home, number), Outcome.UNCONFIRMED, "Учения", now())
    page = opened("emergencies", home.path)
    assert page.title[0].value == "Открытых аварийных ситуаций нет"
    assert f'href="emergency?id={number}"' in markup(page)
    assert "не подтвердилась" in markup(page)
    page.number_input[0].set_value(1)
    button(page, "Сохранить").click()
    page.run()
    assert "Сроки не подходят" in errors(page)
    page.number_input[0].set_value(12)
    button(page, "Сохранить").click()
    page.run()
    assert answers.terms(home, DEMO_ACTOR, now()).term_hours == 12
    assert "Сроки сохранены" in words(page)


def test_the_template_of_the_note_is_replaced_and_given_back(opened: Opener, home) -> None:
    page = opened("emergencies", home.path)
    page.file_uploader[0].upload("доклад.docx", b"not a document")
    page.run()
    button(page, "Принять шаблон").click()
    page.run()
    assert "не документ Word" in errors(page)
    save_template(home, DEMO_ACTOR, NAME, b"spoilt", now())
    page = opened("emergencies", home.path)
    assert "по исходному шаблону" in page.warning[0].value
    page.file_uploader[0].upload("доклад.docx", shipped_template())
    page.run()
    button(page, "Принять шаблон").click()
    page.run()
    assert "Шаблон принят" in words(page)
    kept = own_template(home, DEMO_ACTOR, NAME, now())
    assert kept is not None
    assert kept.content == shipped_template()
    button(page, "Вернуть исходный шаблон").click()
    page.run()
    assert own_template(home, DEMO_ACTOR, NAME, now()) is None


def test_an_empty_district_has_no_emergencies(opened: Opener, home) -> None:
    page = opened("emergencies", home.path)
    assert page.title[0].value == "Открытых аварийных ситуаций нет"
    assert not [one for one in opened("svodka", home.path).get("page_link")
                if "Аварийная ситуация №" in one.proto.label]  # fmt: skip
