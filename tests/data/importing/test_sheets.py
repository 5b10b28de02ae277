"""Which sheet of a workbook is read, and what is said of the others."""

import pytest

from data.errors import FileRefused
from data.importing.profile import shipped_profiles
from data.importing.sheets import matched_sheet
from tests.data.exports import reading_of, xlsx_file

IM = ["Номер инцидента", "Дата создания", "Группа тем", "Тема", "Итог"]
POS = ["Номер сообщения", "Дата подачи", "Категория", "Статус"]
ROW = ["1", "01.02.2025", "Б", "Т", ""]
PROFILES = shipped_profiles()


def test_other_and_hidden_sheets_are_named(tmp_path) -> None:
    path = xlsx_file(
        tmp_path / "a.xlsx",
        {"Титул": [["ИМ"]], "Данные": [IM, ROW], "Черновик": [IM, ROW], "ПОС": [POS, ROW[:4]]},
        hidden=["Черновик"],
    )
    reading = reading_of(path)
    assert reading.sheet == "Данные"
    assert reading.warnings == (
        "Прочитан один лист, остальные не читались: Титул, ПОС",
        "Скрытые листы не читались: Черновик",
    )


def test_a_month_a_sheet_is_said_loudly(tmp_path) -> None:
    months = {name: [IM, ROW] for name in ("Январь", "Февраль", "Март")}
    reading = reading_of(xlsx_file(tmp_path / "a.xlsx", {**months, "Свод": [["Итого", "3"]]}))
    assert (reading.sheet, reading.rows_read) == ("Январь", 1)
    assert reading.warnings[0] == (
        "Прочитан только лист «Январь». Такие же таблицы есть ещё на листах: Февраль, Март. "
        "Загрузите каждый из них отдельно"
    )
    assert reading.warnings[1].endswith("Свод")


def test_a_sheet_with_a_header_alone_gives_way(tmp_path) -> None:
    path = xlsx_file(tmp_path / "a.xlsx", {"Образец": [IM], "Данные": [IM, ROW]})
    assert reading_of(path).sheet == "Данные"


def test_a_person_may_want_another_sheet(tmp_path) -> None:
    path = xlsx_file(
        tmp_path / "a.xlsx", {"Январь": [IM, ROW], "Февраль": [IM, ROW], "Титул": [["x"]]}
    )
    sheet, match = matched_sheet(path, PROFILES, wanted="Февраль")
    assert (sheet.name, match.alike_sheets, match.other_sheets) == (
        "Февраль",
        ("Январь",),
        ("Титул",),
    )
    with pytest.raises(FileRefused, match=r"нет видимого листа «Март»\. Есть: «Январь»"):
        matched_sheet(path, PROFILES, wanted="Март")
    with pytest.raises(FileRefused, match="Не нашлось строки"):
        matched_sheet(path, PROFILES, wanted="Титул")


def test_the_sheet_that_was_nearly_one_tells_why_it_is_none(tmp_path) -> None:
    path = xlsx_file(
        tmp_path / "a.xlsx", {"Титул": [["ИМ", "за год"]], "Данные": [IM[:4], ROW[:4]]}
    )
    with pytest.raises(FileRefused, match="Похоже на «ИМ», но не хватает столбцов: Итог"):
        matched_sheet(path, PROFILES)


def test_a_workbook_of_blank_sheets(tmp_path) -> None:
    with pytest.raises(FileRefused, match="нет заполненных листов"):
        matched_sheet(xlsx_file(tmp_path / "a.xlsx", {"Лист1": []}), PROFILES)
