"""What a reading would change in the store: each row new, changed, the same or conflicting."""

from dataclasses import dataclass

import duckdb

from data.importing.reading_values import Reading
from data.importing.tables.raw import in_pieces


@dataclass(frozen=True)
class Effect:
    """Rows by what they do; new + changed + same = accepted.

    ``conflicting`` of the ``same`` rows would take back an answer already known and leave the
    message as it is. ``overruled`` counts the rows whose number comes again below with other
    content: the later row wins. ``vanished`` counts rows of replaced months that the new report lacks.
    """

    new: int
    changed: int
    same: int
    conflicting: int
    overruled: int
    vanished: int
    period_from: str | None
    period_to: str | None


_DAYS = {
    "messages": ("CAST(min(received_at) AS DATE)", "CAST(max(received_at) AS DATE)"),
    "page_months": ("min(month)", "last_day(max(month))"),
    "decisions": ("min(date)", "max(date)"),
    "hearings": ("min(date)", "max(date)"),
    "road_map_measures": ("min(date_from)", "max(date_to)"),
    "appeals_quarters": ("NULL", "NULL"),
}


def effect(
    connection: duckdb.DuckDBPyConnection, reading: Reading, *, replace: bool = False
) -> Effect:
    """Return the effect of ``reading`` on the store; leaves the temporary table ``incoming``.

    ``incoming`` has the rows of the reading with ``version_hash``, ``questions``, ``is_version``
    and ``state``.
    """
    table = reading.profile.table
    connection.register("reading_rows", in_pieces(reading.rows))
    connection.execute("DROP TABLE IF EXISTS incoming")
    if table == "messages":
        connection.execute(_messages_sql(reading.profile.numbered_questions, replace))
    else:
        connection.execute(_reports_sql(table))
    connection.unregister("reading_rows")
    counts = dict(
        connection.execute(
            "SELECT state, count(DISTINCT row_number) FROM incoming GROUP BY state"
        ).fetchall()
    )
    first, last = _DAYS[table]
    span = connection.execute(f"SELECT {first}, {last} FROM incoming").fetchone() or (None, None)
    conflicting = counts.get("conflicting", 0)
    return Effect(
        new=counts.get("new", 0),
        changed=counts.get("changed", 0),
        same=counts.get("same", 0) + conflicting,
        conflicting=conflicting,
        overruled=_overruled(connection, table, reading.profile.numbered_questions),
        vanished=_vanished(connection) if table == "page_months" else 0,
        period_from=None if span[0] is None else str(span[0]),
        period_to=None if span[1] is None else str(span[1]),
    )


def _messages_sql(numbered: bool, replace: bool) -> str:
    # The texts stay aside until all is decided: sorting them would cost more than reading the file.
    # Several rows of one appeal are its questions: new with it, changed when any of them is.
    version = (
        "md5_number_lower(string_agg(DISTINCT CAST(row_hash AS VARCHAR), ',' "
        "ORDER BY CAST(row_hash AS VARCHAR)))"
        if numbered
        else "arg_max(row_hash, row_number)"
    )
    return f"""
    CREATE TEMP TABLE incoming AS
    WITH ranked AS (
        SELECT row_number, key, row_hash, answered_at, question_count,
            row_number() OVER (PARTITION BY key ORDER BY row_number) AS turn,
            row_number() OVER (PARTITION BY key, row_hash ORDER BY row_number) AS echo,
        FROM reading_rows
    ),
    versions AS (
        SELECT key, max(row_number) AS last_row, {version} AS version_hash,
            sum(question_count) FILTER (echo = 1) AS questions,
            arg_max_null(answered_at, row_number) AS answered_at
        FROM ranked GROUP BY key
    ),
    source AS (SELECT min(source) AS name FROM reading_rows),
    known AS (
        SELECT key, version_hash, row_hash, answered_at FROM current_messages
        WHERE source = (SELECT name FROM source) AND key IN (SELECT key FROM versions)
    ),
    states AS (SELECT r.row_number,
        CAST(CASE WHEN {str(numbered).lower()} THEN v.questions ELSE r.question_count END AS INTEGER) AS questions,
        v.version_hash, r.row_number = v.last_row AS is_version,
        CASE
            WHEN r.echo > 1 THEN 'same'
            WHEN k.key IS NULL AND (r.turn = 1 OR {str(numbered).lower()}) THEN 'new'
            WHEN k.key IS NULL THEN 'changed'
            WHEN k.version_hash = v.version_hash THEN 'same'
            WHEN NOT {str(numbered).lower()} AND k.row_hash = r.row_hash THEN 'same'
            WHEN k.answered_at IS NOT NULL AND v.answered_at IS NULL AND NOT {str(replace).lower()}
                THEN 'conflicting'
            ELSE 'changed'
        END AS state
    FROM ranked AS r JOIN versions AS v ON v.key = r.key LEFT JOIN known AS k ON k.key = r.key)
    SELECT m.* EXCLUDE (question_count), s.* EXCLUDE (row_number)
    FROM reading_rows AS m JOIN states AS s ON s.row_number = m.row_number"""


def _reports_sql(table: str) -> str:
    return f"""
    CREATE TEMP TABLE incoming AS
    WITH ranked AS (
        SELECT *, dense_rank() OVER (PARTITION BY key ORDER BY row_number) AS turn,
            dense_rank() OVER (PARTITION BY key, row_hash ORDER BY row_number) AS echo,
            max(row_number) OVER (PARTITION BY key) AS last_row
        FROM reading_rows
    ),
    known AS (SELECT key, min(row_hash) AS row_hash FROM current_{table} GROUP BY key)
    SELECT r.* EXCLUDE (turn, echo, last_row), r.row_number = r.last_row AS is_version,
        CASE
            WHEN k.key IS NULL AND r.turn = 1 THEN 'new'
            WHEN r.echo > 1 OR k.row_hash = r.row_hash THEN 'same'
            ELSE 'changed'
        END AS state
    FROM ranked AS r LEFT JOIN known AS k ON k.key = r.key"""


def _overruled(connection: duckdb.DuckDBPyConnection, table: str, numbered: bool) -> int:
    if numbered or table == "appeals_quarters":  # rows of one number are questions, or one row
        return 0
    row = connection.execute(
        "SELECT count(*) FROM incoming AS r JOIN incoming AS w ON w.key = r.key AND w.is_version "
        "WHERE NOT r.is_version AND r.row_hash <> w.row_hash"
    ).fetchone()
    return int(row[0]) if row else 0


def _vanished(connection: duckdb.DuckDBPyConnection) -> int:
    row = connection.execute(
        "SELECT count(*) FROM current_page_months WHERE month IN (SELECT month FROM incoming) "
        "AND key NOT IN (SELECT key FROM incoming)"
    ).fetchone()
    return int(row[0]) if row else 0
