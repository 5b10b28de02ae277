"""A file that is already in, byte for byte, is answered from the journal before anything is read.

No library is loaded for it: only its refusals, when it has any, are fetched from the store.
"""

from collections.abc import Container
from datetime import datetime
from typing import Any

from data import journal
from data.home import Home
from data.importing import outcome
from data.importing.job import Job, digest


def already_in(home: Home, job: Job) -> dict[str, Any] | None:
    """Return the outcome «unchanged» when a batch in force holds this very file, else None.

    A file asked to be read by another profile or sheet, or to replace, is never already in.
    """
    if job.replace or not home.journal.exists() or not job.path.is_file():
        return None
    content = digest(job.path)
    for entry in journal.live_imports(home).values():
        if entry.detail["sha256"] == content and _same_way(job, entry):
            refusals = _refusals(home, entry.batch_id) if entry.detail["rows_refused"] else []
            return outcome.unchanged(job.file_name, entry, refusals)
    return None


def written(
    home: Home, file_name: str, now: datetime, before: Container[int]
) -> dict[str, Any] | None:
    """Return the outcome «imported» of a file whose importer ended early, when its rows are in.

    ``before`` holds the batches that were in force when the importer started at ``now``.
    """
    for number, entry in journal.live_imports(home).items():
        same = entry.at == str(now) and entry.detail["file_name"] == file_name
        if number not in before and same:
            return outcome.found_written(file_name, entry, _refusals(home, number))
    return None


def _same_way(job: Job, entry: journal.Entry) -> bool:
    if job.sheet not in (None, entry.detail["sheet"]):
        return False
    if job.mapping is not None:
        return entry.detail["profile"] == job.mapping_id
    return job.profile in (None, entry.detail["profile"], entry.detail["title"])


def _refusals(home: Home, batch_id: int) -> list[dict[str, Any]]:
    from data.store import opened_store

    with opened_store(home) as connection:
        rows = connection.execute(
            "SELECT row_number, column_name, value, reason FROM refusals WHERE batch_id = ? "
            "ORDER BY row_number",
            [batch_id],
        ).fetchall()
    return [dict(zip(("row", "column", "value", "reason"), row, strict=True)) for row in rows]
