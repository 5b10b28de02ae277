"""Tables on their way into files: xlsx sheets with a title block, csv of the dispatch service."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | date | timedelta | None
Row = dict[str, Cell]

MONTH_WORDS = (
    "январь", "февраль", "март", "апрель", "май", "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip
# A fixed date in the properties keeps the bytes of a file equal from run to run.
CREATED = datetime(2026, 10, 31, 18, 0, 0)


@dataclass(frozen=True)
class Sheet:
    """One file to be: its stem, the lines above the header, columns in order, rows below.

    An empty row dict is a blank row. A cell is missing when its column is not in the row.
    """

    stem: str
    columns: Sequence[str]
    rows: Sequence[Row]
    title: Sequence[str] = ()
    name: str = "Лист1"


def with_blanks(rows: Sequence[Row], every: int) -> list[Row]:
    """The rows with a blank one after each `every` of them, as people leave them in a table."""
    spaced: list[Row] = []
    for position, row in enumerate(rows, start=1):
        spaced.append(row)
        if position % every == 0 and position < len(rows):
            spaced.append({})
    return spaced


def write_xlsx(folder: Path, sheet: Sheet) -> Path:
    """Writes `<stem>.xlsx` with one sheet; returns its path."""
    path = folder / f"{sheet.stem}.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"title": "Демонстрационные данные", "created": CREATED})
    formats = {
        datetime: book.add_format({"num_format": "dd.mm.yyyy hh:mm"}),
        date: book.add_format({"num_format": "dd.mm.yyyy"}),
        timedelta: book.add_format({"num_format": "[h]:mm:ss"}),
    }
    page = book.add_worksheet(sheet.name)
    for line, words in enumerate(sheet.title):
        page.write_string(line, 0, words)
    top = len(sheet.title)
    bold = book.add_format({"bold": True, "text_wrap": True})
    for column, header in enumerate(sheet.columns):
        page.write_string(top, column, header, bold)
    for line, row in enumerate(sheet.rows, start=top + 1):
        _write_row(page, line, (row.get(column) for column in sheet.columns), formats)
    book.close()
    return path


def write_csv(folder: Path, sheet: Sheet) -> Path:
    """Writes `<stem>.csv` in cp1251 with semicolons, as the dispatch service does."""
    path = folder / f"{sheet.stem}.csv"
    with path.open("w", encoding="cp1251", newline="") as lines:
        writer = csv.writer(lines, delimiter=";", lineterminator="\r\n")
        writer.writerow(sheet.columns)
        writer.writerows([row.get(column, "") for column in sheet.columns] for row in sheet.rows)
    return path


def _write_row(
    page: Worksheet, line: int, cells: Iterable[Cell], formats: dict[type, Format]
) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, str):
            # write() would turn «=1+1» or a link into something else than the text it is.
            if cell:
                page.write_string(line, column, cell)
        elif isinstance(cell, (date, timedelta)):
            page.write(line, column, cell, formats[type(cell)])
        elif cell is not None:
            page.write_number(line, column, cell)
