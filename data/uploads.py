"""What a page may ask of the importer: each call starts a process of its own and waits for it.

Pages live in a process with threads and many viewers, and never open the store. Uploaded bytes lie
in a private file of ours only while the importer reads them.
"""

import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any, cast

from access.rights import Actor, Right, require
from data.errors import UserError
from data.home import Home
from data.logbook import record_error
from data.snapshots import PROJECT

Progress = Callable[[str, int, int], None]

_PREFIX = "upload-"
_DAY = 24 * 3600
_LONGEST = 3600  # seconds; the importer has closer limits of its own
_BROKEN = (
    "Не получилось из-за ошибки в программе, данные не изменились. Передайте администратору код {}."
)


class ImporterBroken(UserError):
    """The importer ended without an answer; the text is a Russian sentence with the logged id."""


def preview(
    home: Home,
    actor: Actor,
    files: Sequence[tuple[str, bytes]],
    now: datetime,
    *,
    profile: str | None = None,
    mapping: str | None = None,
    replace: bool = False,
    on_progress: Progress | None = None,
) -> list[dict[str, Any]]:
    """Return an outcome (contract.md, section 4) for each (name, content), with status «preview».

    An outcome to be confirmed has ``preview``. Needs Right.IMPORT.
    """
    require(actor, Right.IMPORT)
    with _laid_down(home, files) as paths:
        listed = [
            {
                "path": str(path),
                "file_name": name,
                "profile": profile,
                "mapping": mapping,
                "replace": replace,
            }
            for path, (name, _) in zip(paths, files, strict=True)
        ]
        return _ask(home, actor, now, on_progress, "preview", files=listed)


def confirm(
    home: Home,
    actor: Actor,
    previews: Sequence[Mapping[str, Any]],
    now: datetime,
    on_progress: Progress | None = None,
) -> list[dict[str, Any]]:
    """Import what ``preview`` answered and return an outcome for each; needs Right.IMPORT.

    Status «asks again» means that other data came in meanwhile: the outcome is a new preview.
    """
    require(actor, Right.IMPORT)
    names = {one["preview"]: one["file"] for one in previews}

    def named(what: str, done: int, total: int) -> None:
        if on_progress is not None:
            on_progress(names.get(what, what), done, total)

    answers = _ask(home, actor, now, named, "confirm", previews=list(names))
    return [{**one, "file": name} for one, name in zip(answers, names.values(), strict=True)]


def peek(
    home: Home,
    actor: Actor,
    file: tuple[str, bytes],
    now: datetime,
    *,
    sheet: str | None = None,
    header_row: int | None = None,
) -> dict[str, Any]:
    """Return the first rows of a file for mapping by hand, see ``peeking.peek``.

    Raises UserError when the file is no table. Needs Right.IMPORT.
    """
    require(actor, Right.IMPORT)
    with _laid_down(home, [file]) as paths:
        listed = [{"path": str(paths[0])}]
        return _ask(
            home, actor, now, None, "peek", files=listed, sheet=sheet, header_row=header_row
        )


def undo(
    home: Home, actor: Actor, batch: int, now: datetime, on_progress: Progress | None = None
) -> dict[str, Any]:
    """Take a batch back and publish; needs Right.UNDO. Returns batch_id and snapshot."""
    require(actor, Right.UNDO)
    return _ask(home, actor, now, on_progress, "undo", batch=batch)


def publish(home: Home, actor: Actor, now: datetime, on_progress: Progress | None = None) -> int:
    """Publish with the directories as they are now and return the snapshot; needs Right.PUBLISH."""
    require(actor, Right.PUBLISH)
    return int(_ask(home, actor, now, on_progress, "publish"))


def clear_demo(home: Home, actor: Actor, now: datetime, on_progress: Progress | None = None) -> int:
    """Take back every demonstration batch and return how many; needs Right.CLEAR_DEMO."""
    require(actor, Right.CLEAR_DEMO)
    return int(_ask(home, actor, now, on_progress, "clear_demo"))


def _ask(
    home: Home,
    actor: Actor,
    now: datetime,
    on_progress: Progress | None,
    action: str,
    **said: Any,
) -> Any:
    """Return the importer's answer; a refusal is a UserError, a broken importer is logged."""
    job = {
        "home": str(home.path),
        "action": action,
        "now": now.isoformat(),
        "actor": {"name": actor.name, "title": actor.title, "rights": sorted(actor.rights)},
        **said,
    }
    last: Mapping[str, Any] = {}
    with tempfile.TemporaryFile() as complaints:
        with closing(_lines(job, complaints)) as lines:
            for last in lines:
                if "progress" in last and on_progress is not None:
                    on_progress(*last["progress"])
        if "answer" in last:
            return last["answer"]
        if "refused" in last:
            raise UserError(last["refused"])
        complaints.seek(0)
        where = last.get("bug") or _places(complaints.read().decode("utf-8", "replace"))
    identity = record_error(home, where, now.isoformat(), doing=action)
    raise ImporterBroken(_BROKEN.format(identity))


def _lines(
    job: Mapping[str, Any], complaints: IO[bytes]
) -> Generator[Mapping[str, Any], None, None]:
    """Yield what the importer says.

    When the page turns away in the middle, the importer is still waited for: cut off between
    writing and publishing, it would leave rows that no snapshot shows.
    """
    with tempfile.TemporaryFile() as order:
        order.write(json.dumps(job, ensure_ascii=False).encode())
        order.seek(0)
        process = subprocess.Popen(
            [sys.executable, "-m", "data.importing.worker"],
            cwd=PROJECT,
            stdin=order,
            stdout=subprocess.PIPE,
            stderr=complaints,
        )
    answers = cast("IO[bytes]", process.stdout)  # it was asked for a pipe
    limit = threading.Timer(_LONGEST, process.kill)
    limit.start()
    try:
        for line in answers:
            yield _line(line)
    finally:
        answers.read()
        answers.close()
        process.wait()
        limit.cancel()


def _line(line: bytes) -> Mapping[str, Any]:
    try:
        said = json.loads(line)
    except ValueError:
        return {}
    return cast("dict[str, Any]", said) if isinstance(said, dict) else {}


def _places(complaints: str) -> str:
    """Return the places of a traceback and the type of its error, without values of cells."""
    lines = [line.strip() for line in complaints.splitlines()]
    places = [line for line in lines if line.startswith("File ")]
    kind = next((line.split(":")[0] for line in reversed(lines) if line), "no answer")
    return "\n".join([*places, kind])


@contextmanager
def _laid_down(home: Home, files: Iterable[tuple[str, bytes]]) -> Generator[list[Path], None, None]:
    """Yield paths of private files with the contents, under names of ours; they go at the end."""
    with ExitStack() as stack:
        paths: list[Path] = []
        for _, content in files:
            # Readable by this user only; the stranger's name never becomes a path.
            file = stack.enter_context(
                tempfile.NamedTemporaryFile(dir=home.previews, prefix=_PREFIX)
            )
            file.write(content)
            file.flush()
            paths.append(Path(file.name))
        _forget_orphans(home, paths)
        yield paths


def _forget_orphans(home: Home, fresh: Sequence[Path]) -> None:
    """Remove what a server left behind when it was stopped in the middle of a preview."""
    newest = max((path.stat().st_mtime for path in fresh), default=0.0)
    for path in home.previews.glob(f"{_PREFIX}*"):
        if path.stat().st_mtime < newest - _DAY:
            path.unlink(missing_ok=True)
