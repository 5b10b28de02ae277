"""Workbooks into text cells."""

from datetime import date, datetime, time

import pytest

from data.errors import FileRefused
from data.limits import limits
from data.reader.workbooks import merged_header, numbers_over_limit, workbook_sheets
from tests.data.exports import xlsx_file
from tests.data.strange_files import ole, saved, table


def test_cells_come_as_text_by_their_types(tmp_path) -> None:
    row = ["00000001", 17, 2.5, date(2025, 2, 1), datetime(2025, 2, 1, 14, 30), time(4, 15), True]
    (sheet,) = workbook_sheets(xlsx_file(tmp_path / "a.xlsx", [row]))
    assert sheet.native
    assert sheet.row(0)[:5] == [
        "00000001", "17", "2.5", "2025-02-01 00:00:00", "2025-02-01 14:30:00",
    ]  # fmt: skip
    assert "04:15:00" in sheet.row(0)[5]


def test_hidden_and_empty_sheets_are_not_offered(tmp_path) -> None:
    path = xlsx_file(
        tmp_path / "a.xlsx",
        {"Титул": [], "Черновик": [["x", "y"]], "Данные": [["a", "b"]]},
        hidden=["Черновик"],
    )
    (sheet,) = workbook_sheets(path)
    assert (sheet.name, sheet.hidden) == ("Данные", ("Черновик",))


def test_rows_keep_their_numbers_below_an_empty_top(tmp_path) -> None:
    (sheet,) = workbook_sheets(xlsx_file(tmp_path / "a.xlsx", [[], [], ["", "a"], ["", "b"]]))
    assert [sheet.row(i) for i in range(4)] == [["", ""], ["", ""], ["", "a"], ["", "b"]]


def test_which_numbers_lost_their_digits(tmp_path) -> None:
    rows = [["id"], ["1234567890123456"], [1234567890123456], [10**15], [10**15 - 1], [-(10**16)]]
    path = xlsx_file(tmp_path / "a.xlsx", rows)
    assert numbers_over_limit(path, "Лист1", 0) == {3, 4, 6}
    assert numbers_over_limit(path, "Лист1", 1) == set()


def test_a_form_has_a_merged_header(tmp_path) -> None:
    import xlsxwriter

    path = tmp_path / "form.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Форма")
    sheet.merge_range("A1:C1", "Услуги")
    book.close()
    assert merged_header(path, "Форма")
    assert not merged_header(xlsx_file(tmp_path / "a.xlsx", [["a"]]), "Лист1")


@pytest.mark.parametrize("content", [ole("Workbook"), table([["a"]])[:-30]])
def test_a_broken_workbook_is_refused(tmp_path, content) -> None:
    with pytest.raises(FileRefused):
        list(workbook_sheets(saved(tmp_path, content)))


def test_too_many_columns(tmp_path) -> None:
    path = xlsx_file(tmp_path / "a.xlsx", [["x"] * (limits().columns + 1)])
    with pytest.raises(FileRefused, match=f"{limits().columns + 1} столбцов"):
        list(workbook_sheets(path))
