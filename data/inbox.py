"""The inbox: a folder into which other systems drop files; what is read moves on.

The folder may be a share of another machine, so ages are told by its own clock: a marker is
touched, and files are compared with it.
"""

import os
import stat
import time
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from filelock import FileLock, Timeout

from data.errors import Busy, UserError
from data.file_names import shown_name, with_ending, with_suffix
from data.home import Home
from data.importing.job import Job

REST = 2.0  # seconds a file must lie untouched: until then somebody may be copying it
_WAIT_SECONDS = 600
_TICK = 0.1  # seconds: the clock of a file system is coarse
_UNFINISHED = (".part", ".partial", ".filepart", ".crdownload", ".download", ".tmp")
_SYSTEM = ("thumbs.db", "desktop.ini")
_CLOSED = (
    "Папка обмена «{}» недоступна: система не может в неё писать. Попросите администратора вернуть "
    "права или подключить её снова."
)


@dataclass(frozen=True)
class Waiting:
    """A file in the inbox: its name for people, bytes, seconds since it was last touched."""

    path: Path
    name: str
    size: int
    age: float

    @property
    def at_rest(self) -> bool:
        """Whether it seems copied to its end."""
        return self.age >= REST


def waiting(home: Home) -> list[Waiting]:
    """Return the files in the inbox by name; hidden, unfinished and linked ones are left alone.

    Raises UserError when the folder cannot be used.
    """
    inbox = home.path / "inbox"
    try:
        inbox.mkdir(exist_ok=True)
        with NamedTemporaryFile(dir=inbox, prefix=".") as marker:
            at = _touched(os.fstat(marker.fileno()))
        found = [_waiting(path, at) for path in inbox.iterdir() if _is_meant(path)]
    except OSError as error:
        raise UserError(_CLOSED.format(inbox)) from error
    return sorted((one for one in found if one is not None), key=lambda one: one.name)


@contextmanager
def turn(home: Home) -> Generator[list[Path]]:
    """Yield the files to be imported now; nobody else empties the inbox meanwhile.

    A file touched just now is looked at again after a moment, and left for the next time when it
    has changed. Raises Busy when somebody else does not get done with the inbox.
    """
    lock = FileLock(str(home.path / "inbox.lock"))
    try:
        lock.acquire(timeout=_WAIT_SECONDS)
    except Timeout as error:
        raise Busy(
            "Папку обмена уже разбирает другая загрузка. Подождите, пока она закончится."
        ) from error
    try:
        first = waiting(home)
        if not all(one.at_rest for one in first):
            time.sleep(REST + _TICK)
            first = [one for one in waiting(home) if one.at_rest]
        yield [one.path for one in first]
    finally:
        lock.release()


def jobs(paths: Sequence[Path]) -> list[Job]:
    """Return what is to be imported, under names that can be shown and written down."""
    return [Job(path, shown_name(path.name)) for path in paths]


def tidy(home: Home, read: Iterable[tuple[Path, dict[str, Any]]]) -> None:
    """Move what was taken in to ``done/``, the rest to ``refused/`` with a text that says why.

    A file touched meanwhile stays, to be read again; one that cannot be moved stays too, with a
    warning in its outcome: the next time it will be found unchanged.
    """
    late = {one.path for one in waiting(home) if not one.at_rest}
    for path, outcome in read:
        if path in late:
            outcome["warnings"].append(
                "Файл менялся, пока его читали. Он оставлен в папке обмена и будет прочитан ещё раз."
            )
            continue
        try:
            _move(home, path, outcome)
        except OSError:
            outcome["warnings"].append(
                "Файл не удалось перенести из папки обмена: нет прав. Уберите его оттуда сами."
            )


def _move(home: Home, path: Path, outcome: Mapping[str, Any]) -> None:
    refused = outcome["status"] == "refused"
    folder = home.path / "inbox" / ("refused" if refused else "done")
    folder.mkdir(exist_ok=True)
    target = _free(folder / path.name)
    path.rename(target)
    if refused:
        why = f"{shown_name(path.name)}\n\n{outcome['reason']}\n"
        target.with_name(with_suffix(target.name, ".txt")).write_text(why, encoding="utf-8")


def _is_meant(path: Path) -> bool:
    name = path.name.lower()
    hidden = name.startswith((".", "~$")) or name in _SYSTEM
    return not hidden and not name.endswith(_UNFINISHED)


def _waiting(path: Path, at: float) -> Waiting | None:
    try:
        found = path.lstat()
    except FileNotFoundError:  # moved on meanwhile
        return None
    # A link would let whoever may write into the share read any file of this machine.
    if not stat.S_ISREG(found.st_mode):
        return None
    return Waiting(path, shown_name(path.name), found.st_size, max(0.0, at - _touched(found)))


def _touched(found: os.stat_result) -> float:
    """Return when a file was last written to or renamed: copying programs set only the former."""
    return max(found.st_mtime, found.st_ctime)


def _free(path: Path) -> Path:
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(with_ending(path.name, f" ({number})"))
    return free
