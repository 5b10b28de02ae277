"""Writing a confirmed reading: one transaction, a checkpoint, a line in the journal."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from access.rights import Actor, Right, require
from data import journal
from data.home import Home
from data.importing.effect import Effect
from data.importing.messages import COLUMNS
from data.importing.reading import Reading
from data.importing.reports import columns_of

DEMO_PREFIX = "демо_"


@dataclass(frozen=True)
class Upload:
    """The file behind a reading, by its own name and content."""

    file_name: str
    sha256: str


def write(
    home: Home,
    connection: duckdb.DuckDBPyConnection,
    actor: Actor,
    upload: Upload,
    reading: Reading,
    found: Effect,
    now: datetime,
    *,
    replace: bool = False,
) -> int:
    """Write ``reading`` as a new batch, from the table ``incoming`` that ``effect`` left behind.

    Needs Right.IMPORT. Returns the number of the batch. A crash before the commit leaves nothing;
    after it the missing journal line is added by the next import (``reconcile``).
    """
    require(actor, Right.IMPORT)
    reconcile(home, connection)
    row = connection.execute("SELECT coalesce(max(batch_id), 0) + 1 FROM batches").fetchone()
    batch_id = int(row[0]) if row else 1
    table = reading.profile.table
    listed = [*COLUMNS, "questions"] if table == "messages" else list(columns_of(table))
    kept = [*listed, "row_hash", *(["version_hash"] if table == "messages" else []), "is_version"]
    named = ", ".join(kept)
    connection.execute("BEGIN")
    try:
        connection.execute(
            f"INSERT INTO {table} (batch_id, row_number, {named}) "
            f"SELECT {batch_id}, row_number, {named} FROM incoming"
        )
        if reading.refusals:
            connection.executemany(
                "INSERT INTO refusals VALUES (?, ?, ?, ?, ?)",
                [[batch_id, r.row, r.column, r.value, r.reason] for r in reading.refusals],
            )
        connection.execute(
            f"INSERT INTO batches VALUES ({', '.join('?' * 21)})",
            _batch(batch_id, actor, upload, reading, found, now, replace),
        )
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("CHECKPOINT")
    reconcile(home, connection)
    return batch_id


def reconcile(home: Home, connection: duckdb.DuckDBPyConnection) -> None:
    """Add to the journal the batches and undos that the store has and the journal lacks."""
    seen = {(entry.kind, entry.batch_id) for entry in journal.entries(home)}
    cursor = connection.execute("SELECT * FROM batches ORDER BY batch_id")
    names = [column[0] for column in cursor.description or ()]
    for values in cursor.fetchall():
        batch: dict[str, Any] = dict(zip(names, values, strict=True))
        if ("import", batch["batch_id"]) not in seen:
            at, actor = str(batch.pop("imported_at")), str(batch.pop("actor"))
            journal.append(home, "import", batch.pop("batch_id"), at, actor, batch)
    for batch_id, at, actor in connection.execute("SELECT * FROM undone").fetchall():
        if ("undo", batch_id) not in seen:
            journal.append(home, "undo", batch_id, str(at), actor, {})


def rules_of(reading: Reading) -> dict[str, Any]:
    """Return what publishing must know of the profile: the norm and how names are taken."""
    profile = reading.profile
    return {
        "norm": {k: v for k, v in profile.norm.__dict__.items() if v is not None},
        "fast_track_by_topic": profile.fast_track_by_topic,
        "settlements_as_is": profile.settlements_as_is,
        "topics_as_is": profile.topics_as_is,
    }


def _batch(
    batch_id: int,
    actor: Actor,
    upload: Upload,
    reading: Reading,
    found: Effect,
    now: datetime,
    replace: bool,
) -> list[Any]:
    return [
        batch_id,
        now,
        actor.name,
        upload.file_name,
        upload.sha256,
        reading.profile.id,
        reading.profile.title,
        reading.profile.table,
        reading.sheet,
        json.dumps(rules_of(reading)),
        replace,
        Path(upload.file_name).name.startswith(DEMO_PREFIX),
        reading.rows_read,
        found.new + found.changed + found.same,
        found.new,
        found.changed,
        found.same,
        len({refusal.row for refusal in reading.refusals}),
        reading.rows_skipped,
        found.period_from,
        found.period_to,
    ]
