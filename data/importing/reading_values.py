"""What a file says, as values: its typed rows, and the rows that were refused."""

from dataclasses import dataclass, field

import pyarrow as pa

from data.importing.cells.asks import Ask
from data.importing.tables.profile import Profile


@dataclass(frozen=True)
class Refusal:
    """One row that was not taken in: Excel's row number, header, masked value, Russian reason."""

    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True)
class Reading:
    """What a file says.

    ``rows`` has row_number, the columns of the profile's table, ``row_hash`` and, for messages,
    ``question_count``. read = accepted + refused + skipped, counted in rows of the sheet;
    ``skipped`` says how many rows of each kind, by its Russian name. ``headers`` are those of the
    sheet, in order, ``read_headers`` of the columns that are read; ``sheets`` the other visible
    sheets; ``asks`` are questions about dates of two readings.
    """

    profile: Profile
    sheet: str
    rows: pa.Table
    refusals: tuple[Refusal, ...]
    rows_read: int
    rows_skipped: int
    warnings: tuple[str, ...]
    skipped: dict[str, int] = field(default_factory=dict[str, int])
    headers: tuple[str, ...] = ()
    read_headers: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()
