"""What the indicators count now, and what they would with the batches of a preview.

Plain rows, so that the importer needs no pandas: ``answers.imports.previewed`` divides, judges and compares.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import duckdb

from data.definitions import indicators_of
from data.home import Home
from data.publishing.snapshot import lay_facts, snapshot_numbers, snapshot_path
from data.queries.counting import indicator_sql
from data.queries.selection import Selection
from registers.excerpt import Excerpt
from registers.passports.values import FIELDS, PassportVersion, as_plain

Figures = dict[str, Any]


def shown_now(home: Home) -> Figures | None:
    """Return the figures of the newest snapshot, which pages show; None when none can be read."""
    numbers = snapshot_numbers(home)
    if not numbers:
        return None
    try:
        with duckdb.connect(str(snapshot_path(home, max(numbers))), read_only=True) as snapshot:
            row = snapshot.execute("SELECT data_date FROM meta").fetchone()
            named = ", ".join(f'"{name}"' for name in FIELDS)
            rows = snapshot.execute(f"SELECT {named} FROM passports").fetchall()
            versions = [PassportVersion(*values) for values in rows]
            return None if row is None else _counted(snapshot, versions, row[0], cube=True)
    except duckdb.Error:  # a damaged snapshot is rebuilt elsewhere; a preview goes on without it
        return None


def as_published(
    connection: duckdb.DuckDBPyConnection, registers: Excerpt, now: datetime
) -> Figures:
    """Return the figures of the open store, overlaid or not, as a publication would make them.

    Leaves the database ``snap`` in memory with the facts.
    """
    connection.execute("ATTACH ':memory:' AS snap")
    data_date = lay_facts(connection, registers, now)
    return _counted(connection, registers.passports, data_date, cube=False, inside="snap.")


def _counted(
    connection: duckdb.DuckDBPyConnection,
    passports: Iterable[PassportVersion],
    data_date: date,
    *,
    cube: bool,
    inside: str = "",
) -> Figures:
    versions = list(passports)
    rows: list[list[Any]] = []
    for one in indicators_of(versions):
        sql, values = indicator_sql(one, (), Selection(as_of=data_date), cube=cube, inside=inside)
        rows += [
            [one.key, str(month), None if covered is None else str(covered), *counts]
            for month, covered, *counts in connection.execute(sql, values).fetchall()
        ]
    return {
        "data_date": str(data_date),
        "passports": [as_plain(one) for one in versions],
        "rows": rows,
    }
