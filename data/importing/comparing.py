"""Previews compared with the store, one after another, each as if those above it were in already."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import duckdb

from data.errors import NotFound
from data.home import Home
from data.importing import outcome, previews
from data.importing.differences import changes, conflicts, know, mark
from data.importing.effect import Effect, effect
from data.importing.figures import as_published, shown_now
from data.importing.names import unknown_names
from data.importing.overlay import add_batch, next_batch, overlaid
from data.importing.repeats import above, repeats, replaced
from data.importing.writing import DEMO_PREFIX, rules_of
from data.publishing.matching import Matcher
from data.store import opened_store
from registers.excerpt import Excerpt


def compared(
    home: Home, identities: Sequence[str], registers: Excerpt, now: datetime, status: str
) -> list[dict[str, Any]]:
    """Return an outcome of ``status`` for each preview, with what it would do, and keep what it says.

    Nothing is written to the store. The last outcome has the figures of the indicators before and
    after all of them (docs/development.md).
    """
    outcomes: list[dict[str, Any]] = []
    with opened_store(home) as connection, overlaid(connection):
        matcher = Matcher(registers.directory)
        for identity in identities:
            try:
                kept = previews.recall(home, identity)
            except NotFound as error:
                outcomes.append(outcome.refused(identity, str(error)))
                continue
            said = _compared(home, connection, identity, kept, status)
            notes = unknown_names(kept.reading, matcher)
            outcomes.append({**said, "warnings": [*said["warnings"], *notes]})
        ready = [one for one in outcomes if one["status"] == status]
        if ready:
            after = as_published(connection, registers, now)
            ready[-1]["figures"] = {"before": shown_now(home), "after": after}
    return outcomes


def unlike_shown(
    connection: duckdb.DuckDBPyConnection, kept: previews.Preview, found: Effect
) -> bool:
    """Return whether the rows would do other things to other versions than the preview has shown.

    Needs the table ``incoming`` that ``effect`` left behind when it found ``found``.
    """
    table = kept.reading.profile.table
    know(connection, table)
    shown = kept.shown
    return shown is None or (found, mark(connection, table)) != (shown.effect, shown.mark)


def _compared(
    home: Home,
    connection: duckdb.DuckDBPyConnection,
    identity: str,
    kept: previews.Preview,
    status: str,
) -> dict[str, Any]:
    reading, table = kept.reading, kept.reading.profile.table
    found = effect(connection, reading, replace=kept.replace)
    know(connection, table)
    details = {
        "changes": changes(connection, reading),
        "conflicts": conflicts(connection, kept.replace) if table == "messages" else None,
        "repeats": repeats(connection, reading, found),
        "above": above(connection, table),
        "replaced": replaced(connection, table),
    }
    shown = previews.Shown(found, mark(connection, table), details)
    previews.keep_shown(home, identity, shown)
    batch = next_batch(connection)
    file = kept.upload.file_name
    add_batch(
        connection,
        table,
        batch,
        {
            "file_name": file,
            "rules": json.dumps(rules_of(reading)),
            "replaces": kept.replace,
            "demo": file.startswith(DEMO_PREFIX),
        },
    )
    said = outcome.taken_in(file, status, None, reading, found, [])
    return {**said, **details, "preview": identity}
