"""Seeing to what was cut off: an import that was written is completed, any other is dropped.

Nothing is half done for longer than until the store is opened the next time, and what was done
about it is said in the journal.
"""

from collections.abc import Sequence
from datetime import datetime

from data import journal, unfinished
from data.home import Home
from data.importing.isolation import in_child
from data.importing.steps import words_of
from data.importing.writing import reconcile
from data.publishing.snapshot import is_behind, publish
from data.seeds import in_force
from data.store import opened_store
from data.unfinished import Abandoned, reaches

_NEEDED = {
    "import": {"actor", "at", "file_name"},
    "undo": {"actor", "at", "batches"},
}


def settle_if_needed(home: Home, now: datetime) -> list[str]:
    """Settle in a child of this process when something was cut off; see ``settle``."""
    return in_child(lambda: settle(home, now)) if unfinished.anything(home) else []


def settle(home: Home, now: datetime) -> list[str]:
    """Complete or drop what was cut off and publish it; return a Russian sentence about each.

    Raises what opening the store raises; then everything stays as it was for the next time.
    """
    with opened_store(home) as connection, unfinished.abandoned(home) as found:
        journal.cut_tail(home)
        connection.execute("CHECKPOINT")
        completed = reconcile(home, connection)
        said = [_seen_to(home, one, completed, now) for one in found]
        if completed or is_behind(home):
            publish(home, connection, in_force(home, now), now)
        for one in found:
            one.path.unlink(missing_ok=True)
        _drop_drafts(home)
    return [words for words in said if words]


def _seen_to(home: Home, one: Abandoned, completed: Sequence[int], now: datetime) -> str:
    said = one.said
    needed = _NEEDED.get(str(said.get("kind")))
    if needed is None or not needed <= said.keys():
        return ""  # cut off while it was begun, or damaged: there is nobody to speak of
    if said["kind"] == "undo":
        left = set(said["batches"]) & journal.live_imports(home).keys()
        if not left:
            listed = ", ".join(f"№ {number}" for number in said["batches"])
            return f"Отмена загрузки {listed} оборвалась и теперь завершена."
    else:
        number = _batch_of(home, one, completed)
        if number is not None:
            name = said["file_name"]
            return f"Загрузка № {number}, файл «{name}», оборвалась после записи и завершена."
    detail = {name: said[name] for name in ("kind", "file_name", "batches") if name in said}
    detail["step"] = one.step
    journal.append(home, "dropped", 0, str(now), said["actor"], detail)
    return words_of(detail)


def _batch_of(home: Home, one: Abandoned, completed: Sequence[int]) -> int | None:
    """Return the batch that the abandoned import became, if it did."""
    for entry in reversed(journal.entries(home)):
        same = entry.at == one.said["at"] and entry.detail.get("file_name") == one.said["file_name"]
        seen = reaches(one.step, "written") or entry.batch_id in completed
        if entry.kind == "import" and same and seen:
            return entry.batch_id
    return None


def _drop_drafts(home: Home) -> None:
    """Remove what a publication left when it was cut off."""
    for draft in home.snapshots.glob("*.draft*"):
        draft.unlink(missing_ok=True)
