"""The workbook of a table: numbers stay numbers, nothing runs, the notes stand beside."""

from datetime import date, datetime
from io import BytesIO

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from access.rights import DEMO_ACTOR, AccessDenied, Actor
from documents.workbook import LONGEST_TEXT, inert, table_workbook

FRAME = pd.DataFrame(
    {
        "Поселение": ["Мортка", "=1+1", None],
        "Сообщений": [1204, 0, 3],
        "Доля, %": [86.4321, float("nan"), 100.0],
        "Получено": pd.to_datetime(["2026-10-31", "2026-10-30 14:05", None], format="ISO8601"),
        "Номер": ["00000001", "+7 900 000-00-00", "10000000000000000001"],
        "Ускоренное": [True, False, None],
    }
)


def _opened(frame, title="Рейтинг", notes=("Данные на 31.10.2026.",)):
    return openpyxl.load_workbook(BytesIO(table_workbook(DEMO_ACTOR, frame, title, notes)))


def test_the_table_reads_back_cell_by_cell():
    sheet = _opened(FRAME)["Данные"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Поселение", "Сообщений", "Доля, %", "Получено", "Номер", "Ускоренное"],
        ["Мортка", 1204, 86.4321, datetime(2026, 10, 31), "00000001", "да"],
        ["'=1+1", 0, None, datetime(2026, 10, 30, 14, 5), "'+7 900 000-00-00", "нет"],
        [None, 3, 100, None, "10000000000000000001", None],
    ]
    assert {cell.data_type for cell in sheet["A"] if cell.value} == {"s"}
    assert {cell.data_type for cell in sheet["B"][1:]} == {"n"}
    assert sheet["C2"].number_format == "#,##0.00"
    assert sheet["B2"].number_format == "#,##0"
    assert sheet["D2"].number_format == "dd.mm.yyyy"


def test_the_header_stays_in_sight_and_filters():
    sheet = _opened(FRAME)["Данные"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:F4"


def test_the_notes_say_what_the_data_are():
    book = _opened(FRAME, title="Рейтинг", notes=["Данные на 31.10.2026.", "=HYPERLINK()"])
    lines = [cell.value for cell in book["О данных"]["A"] if cell.value]
    assert lines[:3] == ["Рейтинг", "Данные на 31.10.2026.", "'=HYPERLINK()"]
    assert book.sheetnames == ["Данные", "О данных"]
    assert book.properties.title == "Рейтинг"


@pytest.mark.parametrize(
    "text",
    ["=1", "+1", "-1", "@SUM", "\tx", "\rx", "\nx", " =1", "\u00a0=1", "\u200b=1", "\ufeff+1",
     "＝1", "＋1", "－1", "＠x", "\u3000=1"],
)  # fmt: skip
def test_text_that_could_run_is_inert(text):
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "Мортка", "1=1", "ул. Мира - 5", "−3,6 п. п.", "— нет", "a@b"]
)
def test_other_text_is_left_as_it_is(text):
    assert inert(text) == text


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_whatever_the_text_no_cell_is_a_formula(text):
    cell = _opened(pd.DataFrame({"Т": [text]}))["Данные"]["A2"]
    assert cell.data_type != "f"
    assert (cell.value or "") == inert(text)


def test_too_long_text_is_cut_and_says_so():
    cell = _opened(pd.DataFrame({"Т": ["я" * (LONGEST_TEXT + 5)]}))["Данные"]["A2"]
    assert len(cell.value) == LONGEST_TEXT
    assert cell.value.endswith("…")


def test_whole_numbers_kept_as_floats_have_no_decimals():
    sheet = _opened(pd.DataFrame({"Ч": [1.0, 2.0]}))["Данные"]
    assert sheet["A2"].number_format == "#,##0"


def test_infinity_and_days_and_a_headers_text():
    frame = pd.DataFrame({"=А": [float("inf")], "День": [date(2026, 1, 5)]})
    sheet = _opened(frame)["Данные"]
    assert sheet["A1"].value == "'=А"
    assert sheet["A2"].value is None
    assert sheet["B2"].value == datetime(2026, 1, 5)


def test_an_empty_table_is_a_workbook_with_headers():
    sheet = _opened(FRAME.iloc[:0])["Данные"]
    assert [cell.value for cell in sheet[1]][:2] == ["Поселение", "Сообщений"]


def test_export_needs_its_right():
    with pytest.raises(AccessDenied):
        table_workbook(Actor("a", "Гость", frozenset()), FRAME, "Рейтинг", [])


def test_more_rows_than_a_sheet_holds_is_an_error():
    class Long:
        def __len__(self):
            return 1_048_576

    with pytest.raises(ValueError, match="1048575"):
        table_workbook(DEMO_ACTOR, Long(), "Рейтинг", [])
