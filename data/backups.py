"""Copies of the store, the journal and the registers, made once a day before the first import.

A copy is made only of a store that was just read whole and found well, so that a damage never
pushes out the good copies. It is a home of its own: the same checks read it.
"""

import json
import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from data import trouble
from data.durable import copy, sync_folder, write_whole
from data.errors import StoreDamaged, says_full
from data.home import Home
from data.inspection.registers import registers_problems
from data.inspection.store import store_problems
from data.store import taking_turns, write_ahead_log

KEPT = 7  # copies; SVODKA_BACKUPS says another number, 0 makes none
_SPARE = 64 << 20  # bytes that a copy must leave free
_SAID = "copy.json"  # written last: a folder without it is no copy


@dataclass(frozen=True)
class Backup:
    """One copy: where it lies, when it was made and how many batches it holds."""

    home: Home
    at: datetime
    batches: int

    @property
    def name(self) -> str:
        """The name of its folder, by which a person asks for it."""
        return self.home.path.name


def backups(home: Home) -> list[Backup]:
    """Return the copies, newest first; one that was cut off while it was made is none."""
    found: list[Backup] = []
    for path in home.backups.glob(f"[!.]*/{_SAID}"):
        try:
            said = json.loads(path.read_bytes())
            at = datetime.fromisoformat(said["at"])
            found.append(Backup(Home(path.parent), at, int(said["batches"])))
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return sorted(found, key=lambda one: (one.at, one.name), reverse=True)


def is_due(home: Home, now: datetime) -> bool:
    """Return whether a copy is to be made before anything is written: the first time on a day."""
    if not home.store.exists() or not home.journal.exists() or _kept() == 0:
        return False
    return all(one.at.date() != now.date() for one in backups(home))


def back_up(home: Home, now: datetime) -> str | None:
    """Copy what cannot be made anew and return the name of the copy; drops the oldest ones.

    None when the disk has no room for it: an import must not fail for that. Raises StoreDamaged
    when the store is not well, and makes no copy of it then.
    """
    with taking_turns(home):
        if not _has_room(home) or write_ahead_log(home).exists():
            return None
        problems = store_problems(home)
        damages = [one.words for one in problems if one.part == "store"]
        if damages:
            trouble.note(home, damages)
            raise StoreDamaged(damages[0])
        try:
            made = _copied(home, now)
        except OSError as error:
            if says_full(error):
                return None
            raise
    for old in backups(home)[max(_kept(), 1) :]:
        shutil.rmtree(old.home.path, ignore_errors=True)
    return made


def copy_registers(source: Path, target: Path) -> None:
    """Copy registers that others may be writing, as one consistent state."""
    with closing(sqlite3.connect(source)) as read, closing(sqlite3.connect(target)) as written:
        read.backup(written)
    target.chmod(0o600)


def _copied(home: Home, now: datetime) -> str:
    name = _free_name(home, now)
    draft = Home(home.backups / f".{name}")
    shutil.rmtree(draft.path, ignore_errors=True)
    draft.path.mkdir(parents=True, mode=0o700)
    try:
        copy(home.store, draft.store)
        copy(home.journal, draft.journal)
        if home.registers.exists() and not registers_problems(home):
            copy_registers(home.registers, draft.registers)
        lines = draft.journal.read_bytes().splitlines()
        said: dict[str, Any] = {"at": now.isoformat(), "batches": _imports(lines)}
        write_whole(draft.path / _SAID, json.dumps(said).encode())
        draft.path.rename(home.backups / name)
    except OSError:
        shutil.rmtree(draft.path, ignore_errors=True)
        raise
    sync_folder(home.backups)
    return name


def _imports(lines: list[bytes]) -> int:
    return sum(json.loads(line)["kind"] == "import" for line in lines)


def _free_name(home: Home, now: datetime) -> str:
    name, number = f"{now:%Y-%m-%d_%H%M%S}", 1
    while (home.backups / name).exists():
        number += 1
        name = f"{now:%Y-%m-%d_%H%M%S}-{number}"
    return name


def _has_room(home: Home) -> bool:
    disk = os.statvfs(home.path)
    wanted = sum(
        path.stat().st_size for path in (home.store, home.journal, home.registers) if path.exists()
    )
    return disk.f_bavail * disk.f_frsize > wanted + _SPARE


def _kept() -> int:
    said = os.environ.get("SVODKA_BACKUPS", "")
    return int(said) if said.isdigit() else KEPT
