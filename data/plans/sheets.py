"""A plan in a workbook or in delimited text: the rows of its sheets."""

from collections.abc import Iterator, Sequence

from data.plans.blocks import Block, Row
from data.reader.sheet import Merge, Sheet

_ROWS = 20_000  # a plan is read by people


def sheet_blocks(sheets: Sequence[Sheet]) -> list[Block]:
    """Return the rows of every sheet in their order, each sheet a table of its own."""
    return [row for number, sheet in enumerate(sheets, start=1) for row in _rows(sheet, number)]


def _rows(sheet: Sheet, number: int) -> Iterator[Block]:
    downwards = [merge for merge in sheet.merges if merge.bottom > merge.top]
    named = f"лист «{sheet.name}», " if sheet.name else ""
    columns = [column.slice(0, _ROWS).to_pylist() for column in sheet.cells.columns]
    rows = [[cell or "" for cell in row] for row in zip(*columns, strict=True)]
    for place, cells in enumerate(rows, start=1):
        above = [""] * len(cells)
        for merge in downwards:
            if merge.top < place <= merge.bottom and merge.left < len(cells):
                above[merge.left] = _top(rows, merge)
        yield Row(tuple(cells), f"{named}строка {place}", number, tuple(above))


def _top(rows: Sequence[Sequence[str]], merge: Merge) -> str:
    return rows[merge.top - 1][merge.left] if merge.top <= len(rows) else ""
