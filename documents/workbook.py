"""One table as an Excel workbook that is safe to open and pleasant to filter."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from access.rights import Actor, Right, require

LONGEST_TEXT = 32_767  # characters in one cell, the limit of Excel itself
MOST_ROWS = 1_048_575  # below the header

_LIVE = "=+-@\t\r\n＝＋－＠"
_INVISIBLE = " \u00a0\u202f\u2009\u200b\u2060\ufeff\u3000"
_WIDEST = 60


def table_workbook(actor: Actor, frame: pd.DataFrame, title: str, notes: Iterable[str]) -> bytes:
    """Return an .xlsx with the frame on «Данные» and the title and notes on «О данных».

    Column names are the Russian headers. Numbers stay numbers, dates become dates, true and false
    become «да» and «нет», what is absent stays blank. Text that a spreadsheet could take for a
    formula gets an apostrophe before it. Needs the right to export. Raises ValueError when the
    frame has more rows than a sheet holds.
    """
    return sheets_workbook(actor, {"Данные": frame}, title, notes)


def sheets_workbook(
    actor: Actor, frames: Mapping[str, pd.DataFrame], title: str, notes: Iterable[str]
) -> bytes:
    """Return an .xlsx with a sheet for each frame, otherwise as `table_workbook`."""
    require(actor, Right.EXPORT)
    longest = max(map(len, frames.values()))
    if longest > MOST_ROWS:
        raise ValueError(f"a sheet holds {MOST_ROWS} rows, not {longest}")
    file = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": False,
    }
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": title})
        for name, frame in frames.items():
            _write_table(book, book.add_worksheet(name), frame)
        about = book.add_worksheet("О данных")
        _write_notes(book, about, title, notes)
    return file.getvalue()


def inert(text: str) -> str:
    """Return the text with an apostrophe before it when a spreadsheet could run it.

    That is when it starts with = + - @, a tab or a line end, also full-width, also after spaces and
    invisible characters.
    """
    first = text.lstrip(_INVISIBLE)[:1]
    return f"'{text}" if first and first in _LIVE else text


def _write_table(book: xlsxwriter.Workbook, sheet: Worksheet, frame: pd.DataFrame) -> None:
    header = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#F1F4F7"}
    )
    formats = {
        "day": book.add_format({"num_format": "dd.mm.yyyy"}),
        "moment": book.add_format({"num_format": "dd.mm.yyyy hh:mm"}),
        "whole": book.add_format({"num_format": "#,##0"}),
        "fraction": book.add_format({"num_format": "#,##0.00"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    for number, name in enumerate(frame.columns):
        sheet.write_string(0, number, inert(str(name)), header)
        values = [_plain(value) for value in frame.iloc[:, number]]
        fraction = any(isinstance(value, float) and value != int(value) for value in values)
        numeral = formats["fraction" if fraction else "whole"]
        for row, value in enumerate(values, start=1):
            _write_cell(sheet, row, number, value, numeral, formats)
        sheet.set_column(number, number, _width(str(name), values))
    sheet.freeze_panes(1, 0)
    if len(frame.columns):
        sheet.autofilter(0, 0, max(len(frame), 1), len(frame.columns) - 1)


def _write_cell(
    sheet: Worksheet, row: int, column: int, value: Any, numeral: Format, formats: dict[str, Format]
) -> None:
    if value is None:
        return
    if isinstance(value, int | float):
        sheet.write_number(row, column, value, numeral)
    elif isinstance(value, datetime):
        whole_day = (value.hour, value.minute, value.second) == (0, 0, 0)
        sheet.write_datetime(row, column, value, formats["day" if whole_day else "moment"])
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, formats["day"])
    else:
        wrap = formats["text"] if len(value) > _WIDEST else None
        sheet.write_string(row, column, value, wrap)


def _plain(value: Any) -> str | int | float | date | None:
    """Return the value as a cell holds it; text is made inert and cut to what Excel takes."""
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if hasattr(value, "item"):
        value = value.item()  # a NumPy scalar
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, float):
        return value if abs(value) < float("inf") else None  # NaN is not less than anything
    if isinstance(value, int):
        # Excel keeps 15 digits of a number: a longer one is somebody's id.
        return value if abs(value) < 10**15 else str(value)
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime()
    if isinstance(value, date):
        return value
    text = inert(str(value))
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def _write_notes(
    book: xlsxwriter.Workbook, sheet: Worksheet, title: str, notes: Iterable[str]
) -> None:
    sheet.set_column(0, 0, 110)
    sheet.write_string(0, 0, inert(title), book.add_format({"bold": True, "font_size": 14}))
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    lines = [*notes, "Апостроф перед текстом поставлен там, где таблица приняла бы его за формулу."]
    for row, note in enumerate(lines, start=2):
        sheet.write_string(row, 0, inert(note), wrap)


def _width(name: str, values: list[Any]) -> float:
    """Return a column width in characters from the header's longest word and the first rows."""
    longest = max((len(str(value)) for value in values[:500] if value is not None), default=0)
    header = max((len(word) for word in name.split()), default=0)
    return min(_WIDEST, max(10, longest, header) + 2)
