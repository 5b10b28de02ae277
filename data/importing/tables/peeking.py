"""The first rows of a file nobody recognised, for mapping its columns by hand."""

from pathlib import Path
from typing import Any

import duckdb

from data.errors import FileRefused, UserError
from data.importing.isolation import ChildDied, in_child, reader_limits
from data.importing.outcome import TOO_HEAVY
from data.importing.persons.masking import covered
from data.importing.tables.recognition import header_candidates
from data.importing.tables.sheets import sheets_of
from data.reader.sheet import Sheet

ROWS_SHOWN = 30
MOST_VALUES = 30  # a column with more different values is no list of states
LONGEST = 80


def peek(path: Path, sheet: str | None, header_row: int | None) -> dict[str, Any]:
    """Return what a person needs to map a file: nothing is kept, nothing is written.

    ``sheets`` (names), ``sheet`` (the one shown, the first by default), ``header_row`` (index of the
    likeliest header or the one asked for), ``headers``, ``rows`` (the first rows of the sheet,
    cells masked and cut) and ``values``: {header: its values below the header, most frequent
    first} for the columns with few different values. Raises FileRefused.
    """

    def work() -> dict[str, Any]:
        try:
            with reader_limits(path):
                sheets = sheets_of(path)
            chosen = next((one for one in sheets if one.name == sheet), sheets[0])
            return {"sheets": [one.name for one in sheets], **_seen(chosen, header_row)}
        except UserError as error:
            return {"refused": str(error)}

    try:
        found = in_child(work)
    except ChildDied as error:
        raise FileRefused(TOO_HEAVY) from error
    if "refused" in found:
        raise FileRefused(found["refused"])
    return found


def _seen(sheet: Sheet, header_row: int | None) -> dict[str, Any]:
    index = header_candidates(sheet) if header_row is None else header_row
    index = min(max(index, 0), sheet.cells.num_rows - 1)
    # The likeliest header of a table without one is somebody's row.
    headers = covered(sheet.row(index))
    connection = duckdb.connect(":memory:", config={"threads": 2, "memory_limit": "1GB"})
    try:
        connection.register("top", sheet.cells.slice(0, max(ROWS_SHOWN, index + 6)))
        shown = ", ".join(f"coalesce({_text(i)}, '')" for i in range(sheet.cells.num_columns))
        rows = connection.execute(f"SELECT {shown} FROM top").fetchall()
        connection.register("body", sheet.cells.slice(index + 1))
        values = {
            header: found
            for i, header in enumerate(headers)
            if header and (found := _few_values(connection, i))
        }
    finally:
        connection.close()
    return {
        "sheet": sheet.name,
        "header_row": index,
        "headers": headers,
        "rows": [[cell[:LONGEST] for cell in covered(row)] for row in rows],
        "values": values,
    }


def _few_values(connection: duckdb.DuckDBPyConnection, position: int) -> list[str]:
    """Return the values of a column, the most frequent first; none when they are many."""
    text = _text(position)
    rows = connection.execute(
        f"SELECT value FROM (SELECT {text} AS value, count(*) AS n FROM body "
        f"WHERE {text} IS NOT NULL GROUP BY value) ORDER BY n DESC, value LIMIT {MOST_VALUES + 1}"
    ).fetchall()
    if len(rows) > MOST_VALUES or any(len(row[0]) > LONGEST for row in rows):
        return []
    values = [row[0] for row in rows]
    # A value that is somebody's name or number is no state.
    return values if covered(values) == values else []


def _text(position: int) -> str:
    blanks = "' ' || chr(9) || chr(10) || chr(13) || chr(160)"
    return f"nullif(trim(c{position}, {blanks}), '')"
