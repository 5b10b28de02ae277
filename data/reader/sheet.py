"""A sheet as the reader hands it on: text cells and what the file says about them."""

from dataclasses import dataclass

import pyarrow as pa


@dataclass(frozen=True)
class Fault:
    """A cell without a value: ``token`` is the error in it, or empty for a formula nobody computed.

    ``row`` as Excel numbers it, ``column`` an index from 0.
    """

    row: int
    column: int
    token: str


@dataclass(frozen=True)
class Merge:
    """Merged cells: rows as Excel numbers them, columns as indexes from 0, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """One sheet of a file.

    ``cells`` has only string columns ``c0``, ``c1``, …, a blank cell is null; row i of it is row
    i + 1 of the sheet as Excel numbers it. ``native`` says that dates came from typed cells (ISO notation, midnight
    meaning a date without a time). ``hidden`` names the sheets that were not offered;
    ``hidden_rows`` counts rows that a person does not see in Excel and that are read all the same;
    ``notes`` are Russian sentences about how the text was read.
    """

    name: str
    cells: pa.Table
    native: bool
    hidden: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    merges: tuple[Merge, ...] = ()
    hidden_rows: int = 0
    date1904: bool = False
    notes: tuple[str, ...] = ()

    def row(self, index: int) -> list[str]:
        """Return the cells of one row, blanks as empty strings."""
        return [(column[index].as_py() or "").strip() for column in self.cells.columns]

    def top(self, rows: int) -> list[list[str]]:
        """Return the cells of the first rows, blanks as empty strings."""
        columns = [column.slice(0, rows).to_pylist() for column in self.cells.columns]
        return [[(cell or "").strip() for cell in row] for row in zip(*columns, strict=True)]
