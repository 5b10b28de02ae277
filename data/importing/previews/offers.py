"""Messages of a preview that look like known ones of another source."""

from typing import Any

import duckdb

from data.importing.previews.differences import EXAMPLES
from data.queries.twins import Twin, find_twins

_TEXTS = "(SELECT source, key AS external_id, text, applicant FROM current_messages)"


def begin_fresh(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the empty temporary table ``fresh``: the new messages of a preview."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE fresh "
        "(source VARCHAR, key VARCHAR, batch_id INTEGER, row_number INTEGER)"
    )


def add_fresh(connection: duckdb.DuckDBPyConnection, batch_id: int) -> None:
    """Add the new messages of ``incoming`` as those of a batch to come."""
    connection.execute(
        f"INSERT INTO fresh SELECT source, key, {batch_id}, row_number FROM incoming "
        "WHERE is_version AND state = 'new'"
    )


def links(connection: duckdb.DuckDBPyConnection) -> dict[int, dict[str, Any]]:
    """Return {batch: messages and examples} of new messages that look like one of another source.

    Needs the facts in ``snap``. A pair is told of once, with the message that comes later.
    """
    rows = connection.execute("SELECT source, key, batch_id, row_number FROM fresh").fetchall()
    places = {(source, key): (batch, row) for source, key, batch, row in rows}
    asked = "(source, external_id) IN (SELECT (source, key) FROM fresh)"
    found: dict[int, dict[str, Any]] = {}
    for twin in find_twins(connection, "snap.facts", _TEXTS, asked):
        said = _side(twin, (twin.source, twin.number) in places)
        batch, row = places[said["source"], said["number"]]
        one = found.setdefault(batch, {"messages": 0, "examples": []})
        one["messages"] += 1
        if len(one["examples"]) < EXAMPLES:
            one["examples"].append({**said, "row": row, "why": twin.why})
    return found


def _side(twin: Twin, later_is_new: bool) -> dict[str, Any]:
    """Return the pair as seen from its new message."""
    later, earlier = (twin.source, twin.number), (twin.other_source, twin.other_number)
    mine, other = (later, earlier) if later_is_new else (earlier, later)
    return {
        "source": mine[0],
        "number": mine[1],
        "other_source": other[0],
        "other_number": other[1],
    }
