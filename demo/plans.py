"""Plans of measures of the invented district as office files: Word, Excel and plain text."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import docx
import xlsxwriter

from demo.plan_tables import (
    FIRE,
    FIRE_TITLE,
    HEADER,
    HEAT,
    HEAT_TITLE,
    REPORT_HEADER,
    VOICE,
    VOICE_TITLE,
    YARDS,
    YARDS_TITLE,
    YOUTH,
    YOUTH_TITLE,
    Lines,
)
from demo.sheets import CREATED

_STAMP = "Образец: план вымышлен"
_BREAK = 5  # rows after which a printed page ends and the header stands again


def write_plans(outdir: Path) -> list[tuple[Path, datetime]]:
    """Write five documents, and return each with the moment when the office received it.

    They are no exports of messages, so they have a folder of their own. The same words every time.
    """
    outdir.mkdir(parents=True, exist_ok=True)
    documents: tuple[tuple[str, Callable[[Path], None], datetime], ...] = (
        ("План_пожары_2025.txt", _row_a_line, datetime(2024, 12, 20, 11, 5)),
        ("Меры_подростки_2025-2026.docx", _word(YOUTH_TITLE, YOUTH), datetime(2025, 1, 20, 15, 30)),
        ("План_зима_2025-2026.xlsx", _workbook, datetime(2025, 4, 14, 9, 40)),
        ("План_ответы_2026.docx", _word(VOICE_TITLE, VOICE), datetime(2025, 12, 24, 10, 15)),
        ("Отчет_дворы_2025.txt", _cell_a_line, datetime(2026, 1, 29, 16, 20)),
    )
    written: list[tuple[Path, datetime]] = []
    for name, write, received in documents:
        path = outdir / f"демо_{name}"
        write(path)
        written.append((path, received))
    return written


def _row_a_line(path: Path) -> None:
    """A row a line with tabs; a new page repeats the header."""
    lines = [FIRE_TITLE, "", "\t".join(HEADER)]
    for place, row in enumerate(FIRE):
        if place == _BREAK:
            lines += ["", "\t".join(HEADER)]
        lines.append("\t".join(row))
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _cell_a_line(path: Path) -> None:
    """A cell a line with a leading tab, a blank line after each row."""
    rows: Lines = (REPORT_HEADER, ("1", "2", "3", "4"), *YARDS)
    told = ["\n".join(f"\t{cell}" for cell in row) for row in rows]
    path.write_text("\n\n".join([YARDS_TITLE, *told]) + "\n", "utf-8")


def _workbook(path: Path) -> None:
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"title": _STAMP, "created": CREATED})
    page = book.add_worksheet("План")
    page.write_string(0, 0, HEAT_TITLE)
    for place, row in enumerate((HEADER, *HEAT), start=2):
        for column, cell in enumerate(row):
            page.write_string(place, column, cell)
    book.close()


def _word(title: str, rows: Lines) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        document = docx.Document()
        document.core_properties.title = _STAMP
        document.core_properties.created = document.core_properties.modified = CREATED
        document.add_paragraph(title)
        table = document.add_table(rows=0, cols=len(HEADER))
        for row in (HEADER, *rows):
            cells = table.add_row().cells
            if len(row) == 1:  # the heading of a section goes across
                cells[0].merge(cells[-1]).text = row[0]
                continue
            for cell, text in zip(cells, row, strict=True):
                cell.text = text
        document.save(str(path))

    return write
