"""What is measured is measured on equal results: the checks see a difference."""

from datetime import datetime
from pathlib import Path

import xlsxwriter

from benchmarks.imports import months_of


def test_months_are_counted_once_a_message_and_without_refused_rows(tmp_path: Path) -> None:
    rows = [
        ("7", datetime(2026, 1, 31, 10)),
        ("8", datetime(2026, 1, 1, 0)),  # midnight comes back as a day
        ("7", datetime(2026, 2, 1, 9)),  # the same message, later in the file: this row wins
        (None, None),
        ("9", datetime(2026, 2, 2, 9)),  # row 6 of the sheet, refused by the import
        ("10", "не дата"),
    ]
    sheet = tmp_path / "sheet.xlsx"
    with xlsxwriter.Workbook(sheet, {"default_date_format": "dd.mm.yyyy hh:mm"}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Номер инцидента", "Дата создания"])
        for line, cells in enumerate(rows, start=1):
            page.write_row(line, 0, cells)
    assert months_of(sheet, refused={6}) == {"2026-01": 1, "2026-02": 1}
    assert months_of(sheet, refused=set()) == {"2026-01": 1, "2026-02": 2}
