"""Batches: what was imported, and taking a batch back."""

from datetime import datetime
from typing import Any

from access.rights import Actor, Right, require
from data import journal
from data.errors import NotFound
from data.home import Home
from data.importing.carrying import under_way
from data.importing.importer import publish_now
from data.importing.isolation import in_child
from data.importing.steps import step
from data.importing.writing import reconcile
from data.publishing.snapshot import publish, snapshot_numbers
from data.seeds import in_force
from data.store import opened_store

_LISTED = (
    "file_name", "profile", "title", "table_name", "sheet", "demo", "rows_read", "rows_accepted",
    "rows_new", "rows_changed", "rows_same", "rows_refused", "rows_skipped", "period_from",
    "period_to",
)  # fmt: skip

_GONE = "Загрузки № {} нет или она уже отменена. Откройте журнал загрузок."


def batches(home: Home, actor: Actor) -> list[dict[str, Any]]:
    """Return the batches from the journal, newest first, with when and by whom they were undone."""
    require(actor, Right.VIEW_FIGURES)
    found: dict[int, dict[str, Any]] = {}
    for entry in journal.entries(home):
        if entry.kind == "import":
            said = {name: entry.detail[name] for name in _LISTED}
            head = {"batch_id": entry.batch_id, "imported_at": entry.at, "actor": entry.actor}
            found[entry.batch_id] = {**head, **said, "undone_at": None, "undone_by": None}
        elif entry.kind == "undo" and entry.batch_id in found:
            found[entry.batch_id] |= {"undone_at": entry.at, "undone_by": entry.actor}
        elif entry.kind == "lost" and entry.batch_id in found:
            by = f"{entry.actor}, нет в восстановленной копии"
            found[entry.batch_id] |= {"undone_at": entry.at, "undone_by": by}
    return [found[number] for number in sorted(found, reverse=True)]


def undo(home: Home, actor: Actor, batch_id: int, now: datetime) -> dict[str, Any]:
    """Take a batch back and publish; the rows stay in the store, out of force.

    Needs Right.UNDO. Raises NotFound when there is no such batch in force. Returns batch_id and
    snapshot.
    """
    require(actor, Right.UNDO)
    if batch_id not in journal.live_imports(home):
        raise NotFound(_GONE.format(batch_id))
    with under_way(home, actor, now) as passage:
        passage.carry_undo([batch_id], lambda: _take_back(home, actor, [batch_id], now))
    return {"batch_id": batch_id, "snapshot": max(snapshot_numbers(home))}


def clear_demo(home: Home, actor: Actor, now: datetime) -> int:
    """Take back every batch of demonstration files and publish; needs Right.CLEAR_DEMO.

    Returns how many batches were taken back.
    """
    require(actor, Right.CLEAR_DEMO)
    demo = [n for n, entry in journal.live_imports(home).items() if entry.detail["demo"]]
    if demo:
        with under_way(home, actor, now) as passage:
            passage.carry_undo(demo, lambda: _take_back(home, actor, demo, now))
    return len(demo)


def republish(home: Home, actor: Actor, now: datetime) -> int:
    """Publish the store anew, with the directories as they are now; needs Right.PUBLISH."""
    require(actor, Right.PUBLISH)
    return int(in_child(lambda: publish_now(home, now)))


def _take_back(home: Home, actor: Actor, numbers: list[int], now: datetime) -> None:
    with opened_store(home) as connection:
        live = journal.live_imports(home).keys()
        gone = [number for number in numbers if number not in live]
        if gone:  # somebody else was quicker
            raise NotFound(_GONE.format(gone[0]))
        step("confirmed")
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO undone VALUES (?, ?, ?)", [[n, now, actor.name] for n in numbers]
        )
        connection.execute("COMMIT")
        step("written")
        connection.execute("CHECKPOINT")
        step("checkpointed")
        reconcile(home, connection)
        step("journaled")
        publish(home, connection, in_force(home, now), now)
