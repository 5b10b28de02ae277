"""Cells with an error or an uncomputed formula, and rows whose values have moved."""

from datetime import date

import pytest

from tests.data.exports import csv_file, csv_text, reading_of, rows_of, xlsx_file
from tests.data.office_formats import ods_file, xls_file, xlsb_file
from tests.data.strange_files import saved, workbook

IM = ["Номер инцидента", "Дата создания", "Дата окончания", "Группа тем", "Итог"]
GOOD = ["1", "01.02.2025", "02.02.2025", "Дороги", "Решено"]
NAMES = ("номер", "создано", "закрыто", "группа")


def with_cells(*cells: str) -> bytes:
    """Return a workbook of «ИМ» with the XML of the cells of its second row."""
    header = "".join(
        f'<c r="{chr(65 + i)}1" t="inlineStr"><is><t>{name}</t></is></c>'
        for i, name in enumerate(IM)
    )
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f'<row r="1">{header}</row><row r="2">{"".join(cells)}</row></sheetData></worksheet>'
    )
    return workbook({}, sheet=sheet)


ID, DAY = '<c r="A2"><v>1</v></c>', '<c r="B2"><v>45689</v></c>'


def test_a_fault_in_an_optional_cell_is_named_and_reads_blank(tmp_path) -> None:
    content = with_cells(ID, DAY, '<c r="D2" t="e"><v>#DIV/0!</v></c>', '<c r="E2"><f>A1</f></c>')
    reading = reading_of(saved(tmp_path, content))
    (row,) = rows_of(reading)
    assert (row["topic_group"], row["received_at"].date()) == (None, date(2025, 2, 1))
    errors, formulas = reading.warnings[:2]
    assert errors == "Ячейки с ошибкой Excel (#DIV/0!) прочитаны как пустые: D2"
    assert formulas.startswith("Формулы без посчитанного значения прочитаны как пустые: E2.")


@pytest.mark.parametrize(
    ("cells", "column", "value", "word"),
    [
        (['<c r="A2" t="e"><v>#N/A</v></c>', DAY], IM[0], "#N/A", "ошибка Excel #N/A"),
        (['<c r="A2"><f>B1</f></c>', DAY], IM[0], "", "формула в ячейке не посчитана"),
        ([ID, '<c r="B2" t="e"><v>#REF!</v></c>'], IM[1], "#REF!", "ошибка Excel #REF!"),
        ([ID, DAY, '<c r="C2"><f>NOW()</f><v/></c>'], IM[2], "", "формула в ячейке не посчитана"),
    ],
)
def test_a_fault_in_a_number_or_a_date_refuses_the_row(
    tmp_path, cells, column, value, word
) -> None:
    reading = reading_of(saved(tmp_path, with_cells(*cells, '<c r="D2"><v>7</v></c>')))
    (refusal,) = reading.refusals
    assert (refusal.row, refusal.column, refusal.value) == (2, column, value)
    assert word in refusal.reason
    assert reading.rows.num_rows == 0


@pytest.mark.parametrize("token", ["#Н/Д", "#ДЕЛ/0!", "#ЗНАЧ!", "#REF!"])
def test_the_words_of_an_error_in_a_text_file_are_a_fault_too(tmp_path, token) -> None:
    rows = [IM, GOOD, [token, *GOOD[1:]], ["3", *GOOD[1:3], token, "Решено"]]
    reading = reading_of(csv_file(tmp_path / "a.csv", rows))
    assert {row["key"]: row["topic_group"] for row in rows_of(reading)} == {
        "1": "Дороги",
        "3": None,
    }
    assert [(one.row, one.column, one.value) for one in reading.refusals] == [(3, IM[0], token)]
    assert f"({token}) прочитаны как пустые: A3, D4" in reading.warnings[0]


def test_a_text_that_begins_with_a_number_sign_is_a_text(tmp_path) -> None:
    rows = [IM, [*GOOD[:3], "#дороги", "Решено"]]
    (row,) = rows_of(reading_of(csv_file(tmp_path / "a.csv", rows)))
    assert row["topic_group"] == "#дороги"


@pytest.mark.parametrize("write", [xls_file, xlsb_file, ods_file])
def test_faults_of_older_formats(tmp_path, write) -> None:
    rows = [IM, GOOD, ["2", ArithmeticError(), *GOOD[2:]]]
    reading = reading_of(write(tmp_path / "book", {"Лист1": rows}))
    assert [(one.row, one.column) for one in reading.refusals] == [(3, IM[1])]
    assert reading.rows.num_rows == 1


def test_a_row_with_more_cells_than_headers_is_refused(tmp_path) -> None:
    text = csv_text([IM, GOOD]) + "2;01.02.2025;;Дороги; мосты;Решено\r\n3;01.02.2025;;Б;;\r\n"
    reading = reading_of(saved(tmp_path, text.encode(), "a.csv"))
    (refusal,) = reading.refusals
    assert (refusal.row, refusal.value) == (3, "Решено")
    assert "больше ячеек, чем заголовков" in refusal.reason
    assert sorted(row["key"] for row in rows_of(reading)) == ["1", "3"]


def test_a_column_without_a_header_moves_nothing(tmp_path) -> None:
    rows = [[*IM, ""], [*GOOD, "принял Иванов"], ["2", *GOOD[1:], "принял Петров"]]
    for path in (csv_file(tmp_path / "a.csv", rows), xlsx_file(tmp_path / "a.xlsx", rows)):
        assert reading_of(path).refusals == ()
