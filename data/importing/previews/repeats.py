"""Numbers that come more than once: in a file, in files of one preview, in months replaced.

Everything here reads the temporary table ``incoming`` that ``effect`` left behind.
"""

from datetime import date
from typing import Any

import duckdb

from analytics.words import month
from data.importing.effect import Effect
from data.importing.previews.differences import EXAMPLES, named, number_of, said
from data.importing.reading_values import Reading


def repeats(
    connection: duckdb.DuckDBPyConnection, reading: Reading, found: Effect
) -> dict[str, Any] | None:
    """Return the rows whose number stands in the file again; None when there is none.

    Rows of one 59-ФЗ appeal are its questions, and figures of a quarter are one row: no repeats.
    """
    table = reading.profile.table
    if reading.profile.numbered_questions or table == "appeals_quarters":
        return None
    row = connection.execute("SELECT count(*) - count(DISTINCT key) FROM incoming").fetchone()
    if row is None or not row[0]:
        return None
    rows = connection.execute(
        f"SELECT any_value({number_of(table, 'i')}), list_sort(list(i.row_number)) AS places "
        "FROM incoming AS i GROUP BY i.key HAVING count(*) > 1 "
        f"ORDER BY min(i.row_number) LIMIT {EXAMPLES}"
    ).fetchall()
    return {
        "rows": row[0],
        "overruled": found.overruled,
        "examples": [
            {"number": named(table, parts), "rows": places[:EXAMPLES]} for parts, places in rows
        ],
    }


def above(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, Any] | None:
    """Return the rows whose number stands in files above of the same preview, and those files."""
    same_source = "AND a.source = i.source" if table == "messages" else ""
    pairs = f"incoming AS i JOIN added_{table} AS a ON a.key = i.key {same_source}"
    row = connection.execute(f"SELECT count(DISTINCT i.row_number) FROM {pairs}").fetchone()
    if row is None or not row[0]:
        return None
    files = connection.execute(
        f"SELECT DISTINCT b.batch_id, b.file_name FROM {pairs} "
        "JOIN added_batches AS b ON b.batch_id = a.batch_id ORDER BY b.batch_id"
    ).fetchall()
    return {"rows": row[0], "files": [file for _, file in files]}


def replaced(connection: duckdb.DuckDBPyConnection, table: str) -> list[dict[str, Any]]:
    """Return the months of pages and the quarters of figures that the report replaces.

    Each has what, before, after (rows), vanished (of those before) and examples of the vanished.
    """
    if table not in ("page_months", "appeals_quarters"):
        return []
    period, row = ("month", "key") if table == "page_months" else ("quarter", "measure")
    name = "c.recipient || coalesce(', ' || c.page, '')" if table == "page_months" else "c.measure"
    rows = connection.execute(
        f"""
        WITH new AS (SELECT DISTINCT {period} AS period, {row} AS item FROM incoming),
        old AS (
            SELECT c.{period} AS period, c.{row} AS item, any_value({name}) AS name
            FROM current_{table} AS c WHERE c.{period} IN (SELECT period FROM new)
            GROUP BY ALL
        )
        SELECT o.period, count(*), (SELECT count(*) FROM new AS n WHERE n.period = o.period),
            count(*) FILTER (n.item IS NULL),
            list_sort(list(o.name) FILTER (n.item IS NULL))[:{EXAMPLES}]
        FROM old AS o LEFT JOIN new AS n ON n.period = o.period AND n.item = o.item
        GROUP BY o.period ORDER BY o.period
        """
    ).fetchall()
    return [
        {
            "what": _period(period),
            "before": before,
            "after": after,
            "vanished": vanished,
            "examples": [said(name) for name in names or ()],
        }
        for period, before, after, vanished, names in rows
    ]


def _period(value: date | str) -> str:
    if isinstance(value, date):
        return month(value)
    year, quarter = value.split("-Q")
    return f"{quarter} квартал {year}"
