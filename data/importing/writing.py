"""Writing a confirmed reading: one transaction, a checkpoint, a line in the journal."""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from access.rights import Actor, Right, require
from data import journal
from data.checksums import batch_checksum
from data.home import Home
from data.importing.effect import Effect
from data.importing.messages import COLUMNS
from data.importing.reading_values import Reading
from data.importing.reports import columns_of
from data.importing.steps import step

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
    what is missing after it is made good when the store is opened next (``settling``).
    """
    require(actor, Right.IMPORT)
    step("confirmed")
    batch_id = _next_batch(home, connection)
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
            # Row by row, a hundred thousand refusals would take half a minute and 6 GB.
            connection.register(
                "refused_rows", pa.Table.from_pylist(list(map(vars, reading.refusals)))
            )
            connection.execute(
                f'INSERT INTO refusals SELECT {batch_id}, row, "column", value, reason '
                "FROM refused_rows"
            )
            connection.unregister("refused_rows")
        connection.execute(
            f"INSERT INTO batches VALUES ({', '.join('?' * 21)})",
            _batch(batch_id, actor, upload, reading, found, now, replace),
        )
        connection.execute("COMMIT")
    except BaseException:
        with suppress(duckdb.Error):  # a transaction that broke the database is over already
            connection.execute("ROLLBACK")
        raise
    step("written")
    connection.execute("CHECKPOINT")
    step("checkpointed")
    reconcile(home, connection)
    step("journaled")
    return batch_id


def reconcile(home: Home, connection: duckdb.DuckDBPyConnection) -> list[int]:
    """Add to the journal what the store has and the journal lacks; return those batches.

    Call it after a checkpoint: what is only in the log of the store may be lost, and the journal
    promises that it is not.
    """
    lines = journal.entries(home)
    seen = {(entry.kind, entry.batch_id) for entry in lines}
    lost = {entry.batch_id for entry in lines if entry.kind == "lost"}
    added: list[int] = []
    cursor = connection.execute("SELECT * FROM batches ORDER BY batch_id")
    names = [column[0] for column in cursor.description or ()]
    for values in cursor.fetchall():
        batch: dict[str, Any] = dict(zip(names, values, strict=True))
        number = batch.pop("batch_id")
        if ("import", number) not in seen:
            at, actor = str(batch.pop("imported_at")), str(batch.pop("actor"))
            batch["checksum"] = batch_checksum(connection, batch["table_name"], number)
            journal.append(home, "import", number, at, actor, batch)
            added.append(number)
    for number, at, actor in connection.execute("SELECT * FROM undone").fetchall():
        if ("undo", number) not in seen and number not in lost:
            journal.append(home, "undo", number, str(at), actor, {})
            added.append(number)
    return added


def _next_batch(home: Home, connection: duckdb.DuckDBPyConnection) -> int:
    """Return a number that no batch ever had, also none that a restored copy lacks."""
    row = connection.execute("SELECT coalesce(max(batch_id), 0) FROM batches").fetchone()
    journaled = (entry.batch_id for entry in journal.entries(home))
    return 1 + max(int(row[0]) if row else 0, max(journaled, default=0))


def rules_of(reading: Reading) -> dict[str, Any]:
    """Return what publishing must know of the profile: the norm and how names are taken; headers."""
    profile = reading.profile
    return {
        "norm": {k: v for k, v in profile.norm.__dict__.items() if v is not None},
        "fast_track_by_topic": profile.fast_track_by_topic,
        "settlements_as_is": profile.settlements_as_is,
        "topics_as_is": profile.topics_as_is,
        "headers": list(reading.headers),  # what the next import of this kind is compared with
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
