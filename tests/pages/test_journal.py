"""«Журнал загрузок» on an empty district, on a small one, and after own uploads."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.data.drawn import im
from tests.pages.conftest import Opener
from tests.pages.test_upload import button, pressed, with_files, words

BAD = im("1;10.01.2026 09:00;;пгт Мортка;", "2;нет;;пгт Мортка;")
GOOD = im("3;10.01.2026 09:00;;пгт Мортка;")


def rows(page: AppTest) -> int:
    return words(page).count("<tr>") - 1  # the head of the table


def loaded(opened: Opener) -> None:
    page = with_files(opened("upload"), ("с отказом.csv", BAD), ("без отказа.csv", GOOD))
    pressed(page, "Загрузить")


def test_an_empty_district_says_what_to_do(opened: Opener) -> None:
    page = opened("journal")
    assert page.title[0].value == "Загрузок ещё не было"
    assert "Что сделать дальше" in words(page)
    assert "загрузок ещё не было, версия 1" in words(page), "the footer stands below all the same"


def test_every_file_is_listed(opened: Opener, small_district: Path) -> None:
    page = opened("journal", home=small_district)
    files = len((small_district / "journal.jsonl").read_text("utf-8").splitlines())
    assert page.title[0].value.replace("\xa0", " ").startswith(f"В силе {files} загруз")
    assert rows(page) == files


def test_a_batch_shows_its_refused_rows_and_what_an_undo_takes(opened: Opener) -> None:
    loaded(opened)
    assert (rows(opened("journal")), rows(opened("journal", show="refused"))) == (2, 1)
    assert rows(opened("journal", show="undone")) == 1, "one line says that there is none"
    page = opened("journal", batch="1")
    assert page.subheader[0].value.startswith("Загрузка № 1: ИМ")
    assert "Не принято: 1" in words(page)
    button(page, "Отменить загрузку").click()
    page.run()
    assert "Из неё сейчас в силе 1 строка" in words(page).replace("\xa0", " ")
    clean = opened("journal", batch="2")
    assert "отказов нет" in words(clean)


def test_an_unknown_batch_in_the_address_is_passed_over(
    opened: Opener, small_district: Path
) -> None:
    page = opened("journal", home=small_district, batch="999", show="чушь")
    assert not page.subheader
    assert rows(page) == rows(opened("journal", home=small_district))
