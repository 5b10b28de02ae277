"""Imports and undos on their way: a small file each, so that a crash leaves a trace of them.

The file is locked as long as the process that began it, or a child of it, lives. A file without a
lock was abandoned: whoever opens the store next completes or drops what it speaks of.
"""

import fcntl
import json
import os
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.durable import sync_folder
from data.home import Home
from data.importing.steps import STEPS

_ORDER = list(STEPS)
_LONGEST = 1 << 20  # bytes of a record: a name and ten steps are far from it


@dataclass(frozen=True)
class Record:
    """An import or undo on its way, by its file and the number of the open file."""

    path: Path
    number: int

    def reach(self, step: str) -> None:
        """Note that a step was reached; from «confirmed» on it survives a power cut."""
        os.write(self.number, _line({"step": step}))
        if step == "confirmed":
            os.fsync(self.number)

    def has_reached(self, step: str) -> bool:
        """Return whether the step, or a later one, was noted."""
        return reaches(_read(self.number)[1], step)

    def end(self) -> None:
        """Forget it: it is done, or nothing came of it."""
        with suppress(OSError):  # left behind, it is seen to by whoever opens the store next
            self.path.unlink(missing_ok=True)
        os.close(self.number)

    def leave(self) -> None:
        """Let go of it as it stands: whoever opens the store next sees to it."""
        # Unlocked by name: a child that reads the next file has inherited the open file.
        fcntl.flock(self.number, fcntl.LOCK_UN)
        os.close(self.number)


@dataclass(frozen=True)
class Abandoned:
    """What was cut off: its file, the last step and what was said of it at the beginning."""

    path: Path
    step: str
    said: Mapping[str, Any]


def begin(home: Home, said: Mapping[str, Any]) -> Record:
    """Begin a record; ``said`` has kind (import or undo), actor, at and file_name or batches."""
    home.unfinished.mkdir(exist_ok=True)
    path = home.unfinished / os.urandom(8).hex()
    number = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        fcntl.flock(number, fcntl.LOCK_EX)
        os.write(number, _line({**said, "step": _ORDER[0]}))
        sync_folder(home.unfinished)
    except OSError:
        os.close(number)
        path.unlink(missing_ok=True)
        raise
    return Record(path, number)


@contextmanager
def abandoned(home: Home) -> Generator[list[Abandoned]]:
    """Yield what was cut off, held so that nobody else sees to it at the same time."""
    held: list[int] = []
    found: list[Abandoned] = []
    try:
        for path in sorted(home.unfinished.glob("*")):
            try:
                number = os.open(path, os.O_RDONLY)
            except FileNotFoundError:  # it has just ended
                continue
            held.append(number)
            if _locked(number) and path.exists():
                said, step = _read(number)
                found.append(Abandoned(path, step, said))
        yield found
    finally:
        for number in held:
            os.close(number)


def anything(home: Home) -> bool:
    """Return whether something was cut off: a record, a log of the store, a line of the journal, a draft.

    Cheap, and without the libraries of the store. What another process is just doing does not count.
    """
    with abandoned(home) as found:
        if found:
            return True
    log = home.store.with_name(home.store.name + ".wal")
    drafts = any(home.snapshots.glob("*.draft*"))
    if not log.exists() and not drafts and not _has_tail(home.journal):
        return False
    number = os.open(home.lock, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        return _locked(number)
    finally:
        os.close(number)


def reaches(step: str, wanted: str) -> bool:
    """Return whether ``step`` is ``wanted`` or comes after it."""
    return step in STEPS and _ORDER.index(step) >= _ORDER.index(wanted)


def _locked(number: int) -> bool:
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _read(number: int) -> tuple[dict[str, Any], str]:
    """Return what was said at the beginning and the last step; a line cut off does not count."""
    said: dict[str, Any] = {}
    step = ""
    whole, _, _ = os.pread(number, _LONGEST, 0).rpartition(b"\n")
    for line in whole.split(b"\n"):
        try:
            read = json.loads(line)
            step = read["step"]
        except (ValueError, TypeError, KeyError):  # damaged: the lines around it still count
            continue
        said = said or read
    return said, step


def _line(said: Mapping[str, Any]) -> bytes:
    return json.dumps(said, ensure_ascii=False, default=str).encode() + b"\n"


def _has_tail(journal: Path) -> bool:
    try:
        with journal.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read(1) != b"\n"
    except OSError:  # there is none, or it is empty
        return False
