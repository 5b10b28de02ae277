"""Putting a good copy in the place of a damaged store, and saying what has to be uploaded again."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb

from access.rights import Actor, Right, require
from data import journal, trouble
from data.backups import Backup, backups
from data.durable import copy, sync_folder
from data.errors import UserError
from data.home import Home
from data.importing.isolation import in_child
from data.importing.settling import settle
from data.inspection.store import store_problems
from data.journal import Entry
from data.store import acknowledged, set_aside, taking_turns, write_ahead_log

NO_COPY = (
    "Целой копии хранилища нет, а в повреждённое загружать нельзя. Начните новую папку данных и "
    "загрузите файлы снова: что перенести и где взять список файлов, сказано в "
    "docs/administration.md, «Если целой копии нет»."
)


@dataclass(frozen=True)
class Offer:
    """The copy that would be restored, and what would be missing after it."""

    backup: Backup
    missing: tuple[Entry, ...]


def offer(home: Home, name: str | None = None) -> Offer | None:
    """Return the latest copy that passes the check (or the named one), None when none does.

    Reads every copy whole until one is good: call it in a process of its own.
    """
    for backup in backups(home):
        if name in (None, backup.name) and not _damages(backup):
            return Offer(backup, tuple(_missing(home, backup)))
    return None


def restore(home: Home, actor: Actor, now: datetime, name: str | None = None) -> dict[str, Any]:
    """Restore the latest good copy, or the named one, and publish; needs Right.RESTORE.

    The damaged store is kept aside. Undos told since stay undone; batches told since are marked as
    lost in the journal and returned as ``missing``. Raises UserError when no copy is good.
    """
    require(actor, Right.RESTORE)
    found = in_child(lambda: _put_back(home, actor, now, name))
    in_child(lambda: settle(home, now))
    trouble.forget(home)
    return found


def as_said(one: Offer) -> dict[str, Any]:
    """Return an offer as plain values for pages and the command line."""
    return {
        "copy": one.backup.name,
        "at": one.backup.at.isoformat(),
        "batches": one.backup.batches,
        "missing": [_named(entry) for entry in one.missing],
    }


def _put_back(home: Home, actor: Actor, now: datetime, name: str | None) -> dict[str, Any]:
    with taking_turns(home):
        found = offer(home, name)
        if found is None:
            raise UserError(NO_COPY)
        draft = home.store.with_name(f".{home.store.name}.draft")
        copy(found.backup.home.store, draft)
        aside = set_aside(home, home.store, write_ahead_log(home))
        draft.rename(home.store)
        sync_folder(home.path)
        _mend_journal(home, found.backup)
        _take_back_what_was_undone(home)
        for entry in found.missing:
            about = {"file_name": entry.detail["file_name"], "copy": found.backup.name}
            journal.append(home, "lost", entry.batch_id, str(now), actor.name, about)
    return {**as_said(found), "aside": str(aside.relative_to(home.path))}


def _mend_journal(home: Home, backup: Backup) -> None:
    """Put together a damaged journal from the lines of the copy and the whole ones since."""
    if not journal.broken_lines(home):
        return
    kept = journal.entries(backup.home)
    seen = {(entry.kind, entry.batch_id, entry.at) for entry in kept}
    since = [e for e in journal.whole_entries(home) if (e.kind, e.batch_id, e.at) not in seen]
    shutil.copy2(home.journal, set_aside(home) / home.journal.name)
    journal.rewrite(home, [*kept, *since])


def _take_back_what_was_undone(home: Home) -> None:
    undone = [entry for entry in journal.entries(home) if entry.kind == "undo"]
    with duckdb.connect(str(home.store)) as connection:
        marked = {row[0] for row in connection.execute("SELECT batch_id FROM undone").fetchall()}
        held = {row[0] for row in connection.execute("SELECT batch_id FROM batches").fetchall()}
        for entry in undone:
            if entry.batch_id in held - marked:
                connection.execute(
                    "INSERT INTO undone VALUES (?, ?, ?)", [entry.batch_id, entry.at, entry.actor]
                )
        connection.execute("CHECKPOINT")


def _missing(home: Home, backup: Backup) -> list[Entry]:
    """Return the imports of the journal that the copy does not have, undone ones too."""
    held = acknowledged(journal.entries(backup.home))
    return [
        e
        for number, e in acknowledged(journal.readable_entries(home)).items()
        if number not in held
    ]


def _damages(backup: Backup) -> list[str]:
    try:
        return [one.words for one in store_problems(backup.home)] + [
            f"строка {number}" for number in journal.broken_lines(backup.home)
        ]
    except OSError as error:
        return [str(error)]


def _named(entry: Entry) -> Mapping[str, Any]:
    detail = entry.detail
    return {
        "batch_id": entry.batch_id,
        "file": detail["file_name"],
        "rows": detail["rows_accepted"],
        "at": entry.at,
    }
