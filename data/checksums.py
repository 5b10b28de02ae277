"""What a batch holds, as one short text that does not depend on the order of its rows.

The journal keeps it from the day of the import; the full check counts it again from the store.
"""

import duckdb

TABLES = (
    "messages", "page_months", "decisions", "hearings", "road_map_measures", "appeals_quarters",
)  # fmt: skip


def batch_checksum(connection: duckdb.DuckDBPyConnection, table: str, batch_id: int) -> str:
    """Return «rows:sum of row hashes:sum of row numbers:refusals» of one batch of ``table``."""
    counted = f"SELECT {_SUMS} FROM {table} WHERE batch_id = ?"
    rows = connection.execute(counted, [batch_id]).fetchone() or (0, 0, 0)
    refused = "SELECT count(*) FROM refusals WHERE batch_id = ?"
    refusals = connection.execute(refused, [batch_id]).fetchone() or (0,)
    return _text(rows, refusals[0])


def batch_checksums(connection: duckdb.DuckDBPyConnection) -> dict[int, str]:
    """Return the checksum of every batch that has a row or a refusal in the store."""
    rows: dict[int, tuple[int, int, int]] = {}
    for table in TABLES:
        grouped = f"SELECT batch_id, {_SUMS} FROM {table} GROUP BY batch_id"
        for batch_id, *sums in connection.execute(grouped).fetchall():
            rows[batch_id] = (sums[0], sums[1], sums[2])
    refused = "SELECT batch_id, count(*) FROM refusals GROUP BY batch_id"
    refusals = dict(connection.execute(refused).fetchall())
    found = rows.keys() | refusals.keys()
    return {n: _text(rows.get(n, (0, 0, 0)), refusals.get(n, 0)) for n in found}


def nothing() -> str:
    """Return the checksum of a batch without rows and refusals."""
    return _text((0, 0, 0), 0)


_SUMS = "count(*), coalesce(sum(row_hash), 0), coalesce(sum(row_number), 0)"


def _text(sums: tuple[int, int, int], refusals: int) -> str:
    return ":".join(str(number) for number in (*sums, refusals))
