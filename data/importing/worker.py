"""The importer as a process of its own, started by ``data.uploads``: one job in, JSON lines out.

Reads one JSON job from standard input and writes a line for each step, {"progress": [what, done,
total]}, then one last line: {"answer": …}, {"refused": a Russian sentence} or {"bug": the place in
the code}. Libraries are loaded by the work itself: the importer must meet neither pandas nor threads.
"""

import json
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

Job = Mapping[str, Any]


def main() -> None:
    """Do the job on standard input."""
    from data.importing.lean import without_pandas

    without_pandas()
    from data.errors import UserError
    from data.importing.isolation import ChildDied, ChildFailed

    job: Job = json.loads(sys.stdin.buffer.read())
    try:
        _say({"answer": _ACTIONS[job["action"]](job)})
    except UserError as error:
        _say({"refused": str(error)})
    except ChildFailed as error:
        _say(_busy_or_bug(str(error)))
    except ChildDied as error:
        _say({"bug": f"ChildDied {error}"})


def _preview(job: Job) -> list[dict[str, Any]]:
    from data.importing.importer import preview_file

    files, outcomes = job["files"], list[dict[str, Any]]()
    for index, file in enumerate(files):
        _progress(file["file_name"], index, len(files))
        outcomes.append(preview_file(_home(job), _file(file), _now(job)))
    return outcomes


def _confirm(job: Job) -> list[dict[str, Any]]:
    from data.importing.importer import confirm_previews

    return confirm_previews(_home(job), job["previews"], _actor(job), _now(job), _progress)


def _peek(job: Job) -> dict[str, Any]:
    from data.importing.peeking import peek

    return peek(Path(job["files"][0]["path"]), job["sheet"], job["header_row"])


def _undo(job: Job) -> dict[str, Any]:
    from data.batches import undo

    return undo(_home(job), _actor(job), job["batch"], _now(job))


def _publish(job: Job) -> int:
    from data.batches import republish

    return republish(_home(job), _actor(job), _now(job))


def _clear_demo(job: Job) -> int:
    from data.batches import clear_demo

    return clear_demo(_home(job), _actor(job), _now(job))


_ACTIONS: dict[str, Callable[[Job], Any]] = {
    "preview": _preview,
    "confirm": _confirm,
    "peek": _peek,
    "undo": _undo,
    "publish": _publish,
    "clear_demo": _clear_demo,
}


def _home(job: Job) -> Any:
    from data.home import home_at

    return home_at(job["home"])


def _file(said: Mapping[str, Any]) -> Any:
    from data.importing.importer import Job as FileJob

    return FileJob(
        path=Path(said["path"]),
        file_name=said["file_name"],
        profile=said["profile"],
        mapping=said["mapping"],
        replace=said["replace"],
    )


def _actor(job: Job) -> Any:
    from access.rights import Actor, Right

    said = job["actor"]
    return Actor(said["name"], said["title"], frozenset(Right(name) for name in said["rights"]))


def _now(job: Job) -> datetime:
    return datetime.fromisoformat(job["now"])


def _busy_or_bug(places: str) -> dict[str, str]:
    # A child tells only the type of what it met; waiting too long for the store is no bug.
    if places.endswith("\nBusy"):
        return {
            "refused": "Сейчас идёт другая загрузка. Подождите, пока она закончится, и повторите."
        }
    return {"bug": places}


def _progress(what: str, done: int, total: int) -> None:
    _say({"progress": [what, done, total]})


def _say(line: Mapping[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(line, ensure_ascii=False, default=str).encode() + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
