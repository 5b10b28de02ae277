"""A sheet as the reader hands it on: text cells and nothing else."""

from dataclasses import dataclass

import pyarrow as pa

HEADROOM = 100  # rows of titles and header, which the limit of rows does not count


@dataclass(frozen=True)
class Sheet:
    """One sheet of a file.

    ``cells`` has only string columns ``c0``, ``c1``, …; row i of it is row i + 1 of the sheet as
    Excel numbers it. ``native`` says that dates came from typed cells (ISO notation, midnight
    meaning a date without a time). ``hidden`` names the sheets that were not offered, ``others``
    those that were and are not read;
    ``error_cells`` holds (row, column index) of cells with an Excel error; ``merged_header`` says
    that cells are merged in the first rows.
    """

    name: str
    cells: pa.Table
    native: bool
    hidden: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    error_cells: tuple[tuple[int, int], ...] = ()
    merged_header: bool = False

    def row(self, index: int) -> list[str]:
        """Return the cells of one row, blanks as empty strings."""
        return [(column[index].as_py() or "").strip() for column in self.cells.columns]
