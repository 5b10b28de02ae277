"""The store as it would be with batches that are not written yet.

Temporary views of the names of the store's tables add the rows of such batches, so that every
query of an import, a preview or a publication reads them too. The file itself is not touched.
"""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Any

import duckdb

TABLES = (
    "batches", "undone", "messages", "page_months", "decisions", "hearings", "road_map_measures",
    "appeals_quarters",
)  # fmt: skip


@contextmanager
def overlaid(connection: duckdb.DuckDBPyConnection) -> Generator[None]:
    """Lay empty additions over the tables of the open store while the block runs.

    Nothing can be written to the store inside.
    """
    row = connection.execute("SELECT current_database()").fetchone()
    store = row[0] if row else ""
    for table in TABLES:
        own = f'"{store}".main.{table}'
        connection.execute(f"CREATE TEMP TABLE added_{table} AS SELECT * FROM {own} LIMIT 0")
        connection.execute(
            f"CREATE TEMP VIEW {table} AS SELECT * FROM {own} "
            f"UNION ALL BY NAME SELECT * FROM added_{table}"
        )
    try:
        yield
    finally:
        for table in TABLES:
            connection.execute(f"DROP VIEW temp.{table}")
            connection.execute(f"DROP TABLE temp.added_{table}")


def next_batch(connection: duckdb.DuckDBPyConnection) -> int:
    """Return the number that a batch would get, those added counted."""
    row = connection.execute("SELECT coalesce(max(batch_id), 0) + 1 FROM batches").fetchone()
    return int(row[0]) if row else 1


def add_batch(
    connection: duckdb.DuckDBPyConnection, table: str, batch_id: int, said: Mapping[str, Any]
) -> None:
    """Add the rows of the table ``incoming`` that ``effect`` left behind, as a batch in force.

    ``said`` has the columns of ``batches`` that matter to what is in force and to publishing:
    file_name, rules (JSON), replaces, demo.
    """
    connection.execute(
        "INSERT INTO added_batches BY NAME SELECT ? AS batch_id, "
        "? AS table_name, ? AS file_name, ? AS rules, ? AS replaces, ? AS demo",
        [batch_id, table, said["file_name"], said["rules"], said["replaces"], said["demo"]],
    )
    connection.execute(
        f"INSERT INTO added_{table} BY NAME SELECT {batch_id} AS batch_id, "
        "* EXCLUDE (state) FROM incoming"
    )
