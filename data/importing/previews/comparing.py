"""Previews compared with the store, one after another, each as if those above it were in already."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb

from data.errors import NotFound
from data.home import Home
from data.importing import outcome
from data.importing.effect import Effect, effect
from data.importing.names import unknown_names
from data.importing.previews import kept as previews
from data.importing.previews.differences import changes, conflicts, know, mark
from data.importing.previews.figures import as_published, shown_now
from data.importing.previews.offers import add_fresh, begin_fresh, links
from data.importing.previews.overlay import add_batch, next_batch, overlaid
from data.importing.previews.repeats import above, repeats, replaced
from data.importing.tables.drift import drift
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
    laid: dict[int, _Compared] = {}
    offered: dict[int, dict[str, Any]] = {}
    after: dict[str, Any] = {}
    with opened_store(home) as connection, overlaid(connection):
        matcher = Matcher(registers.directory)
        begin_fresh(connection)
        for identity in identities:
            try:
                kept = previews.recall(home, identity)
            except NotFound as error:
                outcomes.append(outcome.refused(identity, str(error)))
                continue
            batch = next_batch(connection)
            one = laid[batch] = _compare(connection, kept, batch)
            notes = [*drift(home, kept.reading), *unknown_names(kept.reading, matcher)]
            file = kept.upload.file_name
            said = outcome.taken_in(file, status, None, kept.reading, one.found, notes)
            outcomes.append({**said, **one.details, "preview": identity})
        if laid:
            after = as_published(connection, registers, now)
            offered = links(connection)
    ready = [one for one in outcomes if one["status"] == status]
    for said, (batch, one) in zip(ready, laid.items(), strict=True):
        said["links"] = offered.get(batch)
        details = {**one.details, "links": said["links"]}
        previews.keep_shown(home, said["preview"], previews.Shown(one.found, one.mark, details))
    if ready:
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


@dataclass(frozen=True)
class _Compared:
    found: Effect
    mark: str
    details: dict[str, Any]


def _compare(
    connection: duckdb.DuckDBPyConnection, kept: previews.Preview, batch: int
) -> _Compared:
    """Return what a preview would do, and lay its rows over the store as ``batch``."""
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
    marked = mark(connection, table)
    if table == "messages":
        add_fresh(connection, batch)
    file = kept.upload.file_name
    said = {
        "file_name": file,
        "rules": json.dumps(rules_of(reading)),
        "replaces": kept.replace,
        "demo": file.startswith(DEMO_PREFIX),
    }
    add_batch(connection, table, batch, said)
    return _Compared(found, marked, details)
