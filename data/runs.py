"""Runs: what a page asked of the importer, kept so that the answer outlives the page.

Each is a folder ``uploads/<id>/``: ``job.json`` says what to do, ``file-0``… are uploaded bytes that go
once they are read, ``progress.jsonl`` is what the importer says while it works, ``answer.json``
what came of it. The importer holds a lock on its progress from before its start until its last
child has ended: a run without an end and without the lock was cut off.
"""

import fcntl
import json
import re
import secrets
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from access.rights import Actor, Right, require
from data.errors import NotFound, UserError
from data.home import Home
from data.importing.persons.masking import covered_name
from data.logbook import record_error

End = Literal["answered", "refused", "broken"]

KEPT_FOR = timedelta(days=1)
_ROOT = Path(__file__).parents[1]
_LOOKS = 0.05  # seconds between two looks at a run that is waited for
_NAME = re.compile(r"\d{14}-[0-9a-f]{8}")
_CUT_OFF = (
    "Работа оборвалась на полпути: её остановили, или в программе сбой. Загруженное раньше цело. "
    "Посмотрите журнал загрузок и повторите; если случится снова, передайте администратору код {}."
)


class ImporterBroken(UserError):
    """The importer ended without an answer; the text is a Russian sentence with the logged id."""


@dataclass(frozen=True)
class Run:
    """One run. While ``end`` is None it works at ``step`` on ``file``, number ``index`` of ``total``.

    ``step`` is a name of ``data.importing.steps`` or empty, ``of`` the run whose previews this one
    confirms. ``summary`` counts files and rows of the answer, ``words`` say why there is none.
    """

    id: str
    action: str
    actor: str
    title: str
    files: tuple[str, ...]
    of: str
    step: str
    file: str
    index: int
    total: int
    end: End | None
    words: str
    summary: Mapping[str, int]
    seen: bool


def start(
    home: Home,
    actor: Actor,
    action: str,
    now: datetime,
    files: Sequence[tuple[str, bytes]] = (),
    **said: Any,
) -> str:
    """Start the importer on its own, away from this process, and return the identity of the run.

    ``files`` are (name, content); the stranger's name never becomes a path, and stays without
    names of persons.
    """
    forget_old(home, now)
    identity = f"{now:%Y%m%d%H%M%S}-{secrets.token_hex(4)}"
    hidden, folder = home.uploads / f".{identity}", home.uploads / identity
    home.uploads.mkdir(exist_ok=True)
    hidden.mkdir(mode=0o700)
    for number, (_, content) in enumerate(files):
        path = hidden / f"file-{number}"
        path.touch(mode=0o600)
        path.write_bytes(content)
    job = {
        "home": str(home.path),
        "action": action,
        "now": now.isoformat(),
        "actor": {"name": actor.name, "title": actor.title, "rights": sorted(actor.rights)},
        "names": [covered_name(name) for name, _ in files],
        **said,
    }
    (hidden / "job.json").write_text(json.dumps(job, ensure_ascii=False), encoding="utf-8")
    with (hidden / "progress.jsonl").open("ab") as progress:
        fcntl.flock(progress, fcntl.LOCK_EX)  # the importer inherits it with the file
        hidden.rename(folder)
        process = subprocess.Popen(
            [sys.executable, "-m", "data.importing.worker", str(folder)],
            cwd=_ROOT,
            stdin=subprocess.DEVNULL,
            stdout=progress,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    # The page may go; a process that nobody waits for would stay in the table of processes.
    threading.Thread(target=process.wait, daemon=True).start()
    return identity


def runs(home: Home, actor: Actor) -> list[Run]:
    """Return the runs of the last day, oldest first, everybody's; needs Right.IMPORT."""
    require(actor, Right.IMPORT)
    if not home.uploads.is_dir():
        return []
    names = sorted(path.name for path in home.uploads.iterdir())
    found = [find(home, name) for name in names]
    return [run for run in found if run is not None]


def find(home: Home, identity: str) -> Run | None:
    """Return a run as it stands now; None when it is no more. One that was cut off is ended."""
    folder = _folder(home, identity)
    if folder is None:
        return None
    try:
        run = _as_said(folder)
        if run.end is None and _let_go(folder):
            _bury(home, folder)
            run = _as_said(folder)
    except FileNotFoundError:  # somebody has just dropped it
        return None
    return run


def answer(home: Home, actor: Actor, identity: str) -> Any:
    """Return what came of one's own run.

    Raises UserError when the importer refused, ImporterBroken when it broke, NotFound when there
    is nothing to tell (yet, or any more).
    """
    run, folder = find(home, identity), _folder(home, identity)
    if run is None or folder is None or run.actor != actor.name or run.end is None:
        raise NotFound(
            "Результат этой загрузки больше не хранится. Откройте журнал загрузок или загрузите "
            "файлы ещё раз: то, что уже загружено, второй раз не посчитается."
        )
    if run.end == "refused":
        raise UserError(run.words)
    if run.end == "broken":
        raise ImporterBroken(run.words)
    return json.loads((folder / "answer.json").read_text(encoding="utf-8"))


def waited_for(
    home: Home, actor: Actor, identity: str, on_look: Callable[[Run], None] | None = None
) -> Any:
    """Return the answer of a run when it has ended, and forget the run; raises as ``answer``."""
    while (run := find(home, identity)) is not None and run.end is None:
        if on_look is not None:
            on_look(run)
        time.sleep(_LOOKS)
    try:
        return answer(home, actor, identity)
    finally:
        drop(home, identity)


def mark_seen(home: Home, identity: str) -> None:
    """Note that the person has seen the answer."""
    folder = _folder(home, identity)
    if folder is not None:
        _say(folder, {"seen": True})


def drop(home: Home, identity: str) -> None:
    """Forget a run; one that still works ends unseen."""
    folder = _folder(home, identity)
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)


def _as_said(folder: Path) -> Run:
    said = (folder / "progress.jsonl").stat()
    return _run(folder, said.st_size, said.st_mtime_ns)


@lru_cache(maxsize=512)
def _run(folder: Path, _size: int, _written: int) -> Run:
    """Return what the folder says; every page looks, and most runs have long ended."""
    job, lines = _job(folder), _lines(folder)
    at: Mapping[str, Any] = next((one for one in reversed(lines) if "index" in one), {})
    end: Mapping[str, Any] = next((one for one in lines if "end" in one), {})
    return Run(
        id=folder.name,
        action=job["action"],
        actor=job["actor"]["name"],
        title=job["actor"]["title"],
        files=tuple(job["names"]),
        of=job.get("of", ""),
        step=at.get("step", ""),
        file=at.get("file", ""),
        index=at.get("index", 0),
        total=at.get("total", 0),
        end=end.get("end"),
        words=end.get("words", ""),
        summary=end.get("summary", {}),
        seen=any("seen" in one for one in lines),
    )


def _folder(home: Home, identity: str) -> Path | None:
    folder = home.uploads / identity
    return folder if _NAME.fullmatch(identity) and folder.is_dir() else None


def _job(folder: Path) -> Mapping[str, Any]:
    return json.loads((folder / "job.json").read_text(encoding="utf-8"))


def _lines(folder: Path) -> list[Mapping[str, Any]]:
    """Return what was said so far; a line that is being written is left for the next look."""
    whole, _, _ = (folder / "progress.jsonl").read_bytes().rpartition(b"\n")
    return [said for line in whole.splitlines() if isinstance(said := _parsed(line), dict)]


def _parsed(line: bytes) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        return None


def _let_go(folder: Path) -> bool:
    """Return whether nobody works on the run any more."""
    with (folder / "progress.jsonl").open("rb") as progress:
        try:
            fcntl.flock(progress, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def _bury(home: Home, folder: Path) -> None:
    """End a run that was cut off, unless it or another look has said its end meanwhile."""
    if any("end" in line for line in _lines(folder)):
        return
    for path in folder.glob("file-*"):
        path.unlink(missing_ok=True)
    job = _job(folder)
    identity = record_error(home, "cut off", job["now"], doing=job["action"])
    # A line cut in the middle must not swallow this one.
    _say(folder, {"end": "broken", "words": _CUT_OFF.format(identity)}, before=b"\n")


def _say(folder: Path, line: Mapping[str, Any], before: bytes = b"") -> None:
    with (folder / "progress.jsonl").open("ab") as progress:
        progress.write(before + json.dumps(line, ensure_ascii=False).encode() + b"\n")


def forget_old(home: Home, now: datetime) -> None:
    """Drop runs older than a day, and end those that were cut off, with their uploaded bytes."""
    oldest = f"{now - KEPT_FOR:%Y%m%d%H%M%S}"
    for path in home.uploads.glob("*") if home.uploads.is_dir() else ():
        if path.name.lstrip(".") < oldest:
            shutil.rmtree(path, ignore_errors=True)
        else:
            find(home, path.name)
