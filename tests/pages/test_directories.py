"""«Справочники»: unknown names first, every list with its form."""

from dataclasses import replace
from pathlib import Path

import pytest

from access.rights import DEMO_ACTOR
from answers.emergencies.cards import posts, save_post
from data.home import home_at
from tests.data.drawn import im
from tests.pages.conftest import Opener
from tests.pages.test_upload import button, pressed, with_files, words
from ui.clock import now

FILE = im("1;10.01.2026 09:00;;СОТ Брусничка;", "2;10.01.2026 09:00;;СОТ Брусничка;")


def test_an_empty_district_knows_every_name(opened: Opener) -> None:
    page = opened("directories")
    assert page.title[0].value == "Все названия из файлов узнаны"
    assert "Мортка" in words(page)


@pytest.mark.parametrize(
    ("tab", "said"),
    [
        ("settlements", "Шугур"),
        ("blocks", "Энергетика"),
        ("topics", "Благоустройство"),
        ("aliases", "Междуреченск"),
        ("posts", "Первый заместитель главы Кондинского района"),
        ("norms", "меняется на отдельной странице"),
        ("weights", "на отдельной странице"),
        ("originals", "Хранить исходные файлы, дней"),
    ],
)
def test_every_directory_opens_by_its_address(opened: Opener, tab: str, said: str) -> None:
    page = opened("directories", tab=tab)
    labels = " ".join(one.label for one in page.number_input)
    assert said in words(page) + labels


def test_an_unknown_settlement_is_named_and_published(opened: Opener) -> None:
    page = with_files(opened("upload"), ("а.csv", FILE))
    pressed(page, "Загрузить")

    page = opened("directories")
    title = page.title[0].value.replace("\xa0", " ")
    assert title == "1 название не узнано: за ними 2 сообщения"
    box = next(one for one in page.selectbox if "Брусничка" in one.label)
    box.set_value("Мортка")
    page.run()
    button(page, "Сохранить и опубликовать").click()
    page.run()
    said = page.success[0].value.replace("\xa0", " ")
    assert "Сопоставлено: 1 название, сообщений с ними 2" in said
    assert "сообщений без поселения было 2, стало 0" in said
    assert page.title[0].value == "Все названия из файлов узнаны"


def test_an_edit_is_saved_and_offered_for_publication(opened: Opener) -> None:
    page = opened("directories", tab="blocks")
    next(one for one in page.text_input if one.label == "Примечание").set_value("уточнить")
    button(page, "Сохранить").click()
    page.run()
    assert page.success[0].value.endswith("» сохранён.")
    button(page, "Опубликовать").click()
    page.run()
    assert page.success[0].value.startswith("Опубликована версия")
    assert all(one.label != "Опубликовать" for one in page.button)


def test_a_refused_edit_says_why(opened: Opener) -> None:
    page = opened("directories", tab="aliases")
    next(one for one in page.text_input if one.key == "alias_name").set_value("Мортка")
    page.run()
    next(one for one in page.button if one.key == "alias_add").click()
    page.run()
    assert "само название из справочника" in page.error[0].value


def test_a_topic_is_found_by_a_word(opened: Opener) -> None:
    page = opened("directories", tab="topics")
    page.text_input[0].set_value("вырубка деревьев")
    page.run()
    assert "Вырубка деревьев, кустарников" in words(page)
    assert words(page).count("<tr>") == 1 + 1, "the head of the table and one topic"
    page.text_input[0].set_value("нет такой темы")
    page.run()
    assert "Таких тем нет" in words(page)


def test_names_nobody_knows_come_first(opened: Opener, small_district: Path) -> None:
    page = opened("directories", home=small_district)
    assert "не узнан" in page.title[0].value
    assert page.selectbox[0].value == "пока не знаю"


def test_a_person_is_put_into_a_post_and_never_over_another_edit(opened: Opener) -> None:
    page = opened("directories", tab="posts")
    home = home_at()
    was = posts(home, DEMO_ACTOR, now())[0]
    save_post(home, DEMO_ACTOR, replace(was, phone="8 34677 12345"), was, now())
    next(one for one in page.text_input if one.label == "Ф.И.О.").set_value("Иванов И. И.")
    button(page, "Сохранить").click()
    page.run()
    assert "изменил пользователь demo" in page.error[0].value.replace("\\", "")
    assert posts(home, DEMO_ACTOR, now())[0].person == ""
    button(page, "Показать новое").click()
    page.run()
    next(one for one in page.text_input if one.label == "Ф.И.О.").set_value("Иванов И. И.")
    button(page, "Сохранить").click()
    page.run()
    found = posts(home, DEMO_ACTOR, now())[0]
    assert (found.person, found.phone) == ("Иванов И. И.", "8 34677 12345")
    assert all(one.label != "Опубликовать" for one in page.button), "no figure depends on it"
