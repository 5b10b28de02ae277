"""What cells say, read once for each distinct text of a column and joined back to the rows.

A column of fifty thousand flags holds two words: Python reads the two, the database finds the rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from data.importing.tables.profile import Profile
from data.importing.tables.recognition import Match


@dataclass(frozen=True)
class Look:
    """The table ``raw`` of a match, also as its ``rows``; ``native`` says that cells had types."""

    connection: duckdb.DuckDBPyConnection
    rows: pa.Table
    match: Match
    native: bool

    @property
    def profile(self) -> Profile:
        """Return the profile that fits."""
        return self.match.profile

    def has(self, name: str) -> bool:
        """Return whether the sheet has a column for the field."""
        return name in self.match.positions

    def texts(self, column: str) -> list[str]:
        """Return the distinct texts of a column."""
        different = pc.call_function("unique", [self.rows.column(column)]).to_pylist()
        return [text for text in different if text is not None]

    def odd_texts(self, column: str, test: str) -> list[str]:
        """Return the distinct texts of a column that pass a test of the database, in no order."""
        rows = self.connection.execute(
            f"SELECT DISTINCT {column} FROM raw WHERE {column} IS NOT NULL AND {test}"
        ).fetchall()
        return [row[0] for row in rows]


@dataclass(frozen=True)
class Misread:
    """Texts of an optional column that say nothing we know: the rows go in without the value."""

    field: str
    column: str
    rows: int
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """What one field adds to the SELECT: expressions by column, and tables joined to ``raw``."""

    columns: Mapping[str, str]
    joins: tuple[str, ...] = ()
    misread: tuple[Misread, ...] = field(default=())


def said_table(
    look: Look, column: str, name: str, said: Sequence[str], values: Mapping[str, pa.Array]
) -> str:
    """Register what the texts ``said`` of a column mean as table ``name``; return its join."""
    table = pa.table({"said": pa.array(said, pa.string()), **values})
    look.connection.register(name, table)
    return f"LEFT JOIN {name} ON {name}.said = raw.{column}"


def nothing(sql_type: str) -> str:
    """Return the expression of a column that the sheet does not have."""
    return f"CAST(NULL AS {sql_type})"
