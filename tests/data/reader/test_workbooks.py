"""Workbooks into text cells."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from data.errors import FileRefused
from data.limits import limits
from data.reader import workbooks
from data.reader.sheet import Fault, Merge
from data.reader.workbooks import numbers_over_limit, workbook_sheets
from tests.data.exports import xlsx_file
from tests.data.office_formats import ods_file, xls_file, xlsb_file
from tests.data.strange_files import ole, saved, table, workbook


def sheet_xml(cells: str) -> str:
    """Return the XML of a sheet with one row."""
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f'<row r="1">{cells}</row></sheetData></worksheet>'
    )


def test_cells_come_as_text_by_their_types(tmp_path) -> None:
    row = ["00000001", 17, 2.5, date(2025, 2, 1), datetime(2025, 2, 1, 14, 30), time(4, 15), True]
    (sheet,) = workbook_sheets(xlsx_file(tmp_path / "a.xlsx", [row]))
    assert sheet.native
    assert sheet.row(0)[:5] == [
        "00000001", "17", "2.5", "2025-02-01 00:00:00", "2025-02-01 14:30:00",
    ]  # fmt: skip
    assert "04:15:00" in sheet.row(0)[5]


def test_blank_cells_are_null_whatever_blanks_them(tmp_path) -> None:
    sheet = sheet_xml(
        '<c r="A1" t="str"><f>""</f><v></v></c><c r="B1" t="inlineStr"><is><t> \u00a0</t></is></c>'
        '<c r="D1"><v>1</v></c>'
    )
    (read,) = workbook_sheets(saved(tmp_path, workbook({}, sheet=sheet)))
    assert [column.null_count for column in read.cells.columns] == [1, 1, 1, 0]


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


@pytest.mark.parametrize("name", ["book", "book.xls", "book.xlsx", "book.ods"])
@pytest.mark.parametrize("write", [xls_file, xlsb_file, ods_file, xlsx_file])
def test_every_format_of_a_workbook_reads_alike_under_any_name(tmp_path, write, name) -> None:
    rows = [["Номер", "Тема"], ["00012", "дорога\nи мост"], [], [7, 2.5]]
    sheets = {"Титул": [], "Черновик": [["x", "y"]], "Данные": rows}
    (sheet,) = workbook_sheets(write(tmp_path / name, sheets, hidden=["Черновик"]))
    assert (sheet.name, sheet.hidden) == ("Данные", ("Черновик",))
    assert sheet.top(9) == [["Номер", "Тема"], ["00012", "дорога\nи мост"], ["", ""], ["7", "2.5"]]


@pytest.mark.parametrize(
    ("write", "token"), [(xls_file, "#DIV/0!"), (xlsb_file, "#DIV/0!"), (ods_file, "#ДЕЛ/0!")]
)
def test_error_cells_of_every_format_are_named(tmp_path, write, token) -> None:
    rows = [["a", "b"], ["1", ArithmeticError()]]
    (sheet,) = workbook_sheets(write(tmp_path / "book", {"S": [["other"]], "T": rows}))[1:]
    assert sheet.faults == (Fault(2, 1, token),)
    assert sheet.row(1) == ["1", ""]


@pytest.mark.parametrize("token", ["#DIV/0!", "#SPILL!", "#ДЕЛ/0!"])
def test_an_error_that_the_readers_do_not_know_costs_one_cell(tmp_path, token) -> None:
    sheet = sheet_xml(f'<c r="A1"><v>7</v></c><c r="B1" t="e"><v>{token}</v></c>')
    (read,) = workbook_sheets(saved(tmp_path, workbook({}, sheet=sheet)))
    assert read.row(0) == ["7", ""]
    assert read.faults == (Fault(1, 1, token),)


def test_a_sheet_that_cannot_be_read_does_not_hide_the_others(tmp_path) -> None:
    wide = [["x"] * (limits().columns + 1)]
    (sheet,) = workbook_sheets(
        xlsx_file(tmp_path / "a.xlsx", {"Данные": [["a", "b"]], "Широкий": wide})
    )
    assert sheet.name == "Данные"
    assert "«Широкий»" in sheet.notes[0]


def test_merges_and_the_base_of_dates(tmp_path) -> None:
    import xlsxwriter

    path = tmp_path / "form.xlsx"
    book = xlsxwriter.Workbook(str(path), {"date_1904": True})
    sheet = book.add_worksheet("Форма")
    sheet.merge_range("A1:C2", "Услуги")
    sheet.write_datetime("D1", datetime(2025, 2, 1), book.add_format({"num_format": "dd.mm.yyyy"}))
    book.close()
    (read,) = workbook_sheets(path)
    assert read.merges == (Merge(1, 0, 2, 2),)
    assert read.date1904
    assert read.row(0)[3] == "2025-02-01 00:00:00"


@pytest.mark.parametrize("content", [ole("Workbook")[:600], table([["a"]])[:-30]])
def test_a_broken_workbook_is_refused(tmp_path, content) -> None:
    with pytest.raises(FileRefused):
        list(workbook_sheets(saved(tmp_path, content)))


def test_too_many_columns(tmp_path) -> None:
    path = xlsx_file(tmp_path / "a.xlsx", [["x"] * (limits().columns + 1)])
    with pytest.raises(FileRefused, match=f"столбцов {limits().columns + 1}"):
        list(workbook_sheets(path))


@pytest.mark.parametrize("letter", ["x", "я"])
def test_a_cell_is_as_long_as_excel_lets_it_be(tmp_path, letter) -> None:
    most = limits().characters
    (sheet,) = workbook_sheets(saved(tmp_path, workbook({"A1": "a", "A2": letter * most})))
    assert sheet.row(1) == [letter * most]
    with pytest.raises(FileRefused, match=rf"«S» в строке 2 .* длиннее {most} знаков.*\.$"):
        workbook_sheets(saved(tmp_path, workbook({"A1": "a", "A2": letter * (most + 1)})))


def test_one_text_named_by_many_cells_is_counted_every_time(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(workbooks, "limits", lambda: replace(limits(), text_mb=1))
    path = xlsx_file(tmp_path / "a.xlsx", [["a"], *[["я" * 5_000]] * 110])
    assert path.stat().st_size < 10_000
    with pytest.raises(FileRefused, match=r"«Лист1» больше 1 МБ текста\. Разбейте"):
        workbook_sheets(path)
