"""The importer as a process of its own, started by ``data.runs``: one job in, JSON lines out.

Takes the folder of a run. What it says goes to standard output, which is the run's
``progress.jsonl``: a line for each step, {"file", "index", "total", "step"}, and one last line,
{"end": "answered", "summary"}, {"end": "refused", "words"} or {"end": "broken", "words"}. The
answer is ``answer.json``. Libraries are loaded by the work itself: the importer must meet neither
pandas nor threads.
"""

import json
import os
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

Job = Mapping[str, Any]

_LONGEST = 3600  # seconds; the importer has closer limits of its own
_BROKEN = (
    "Не получилось из-за ошибки в программе, данные не изменились. Передайте администратору код {}."
)
_at: dict[str, Any] = {}  # the file being worked on
_BUSY = "Сейчас идёт другая загрузка. Подождите, пока она закончится, и повторите."


def main(folder: Path) -> None:
    """Do the job of the run in the folder."""
    from data.importing.lean import without

    without("pandas", "numpy")
    signal.alarm(_LONGEST)
    job: Job = json.loads((folder / "job.json").read_text(encoding="utf-8"))
    sys.excepthook = lambda _type, error, _where: _say(_broken(job, _places(error)))
    try:
        end = _ended(folder, job)
    finally:
        for path in folder.glob("file-*"):
            path.unlink(missing_ok=True)
    _say(end)


def _ended(folder: Path, job: Job) -> dict[str, Any]:
    """Do the job, keep the answer and return the last line."""
    from data.errors import UserError
    from data.importing.isolation import ChildDied, ChildFailed
    from data.importing.steps import told

    try:
        with told(_reached):
            answer = _ACTIONS[job["action"]](job, folder)
    except UserError as error:
        return {"end": "refused", "words": str(error)}
    except ChildFailed as error:
        # A child tells only the type of what it met; waiting too long for the store is no bug.
        if str(error).endswith("\nBusy"):
            return {"end": "refused", "words": _BUSY}
        return _broken(job, str(error))
    except ChildDied as error:
        return _broken(job, f"ChildDied {error}")
    if not folder.is_dir():  # the page has dropped the question meanwhile
        raise SystemExit
    _keep(folder / "answer.json", answer)
    return {"end": "answered", "summary": _summary(answer)}


def _preview(job: Job, folder: Path) -> list[dict[str, Any]]:
    from data.importing.previewing import preview_files

    return preview_files(_home(job), _files(job, folder), _now(job), _progress)


def _confirm(job: Job, _folder: Path) -> list[dict[str, Any]]:
    from data import runs
    from data.importing.previewing import confirm_previews

    previews, names = job["previews"], job["names"]
    shown: dict[str, str] = dict(zip(previews, names, strict=True))

    def named(what: str, done: int, total: int) -> None:
        _progress(shown.get(what, what), done, total)

    answers = confirm_previews(_home(job), previews, _actor(job), _now(job), named)
    runs.drop(_home(job), job["of"])
    return [{**one, "file": name} for one, name in zip(answers, names, strict=True)]


def _inbox(job: Job, _folder: Path) -> list[dict[str, Any]]:
    from data import inbox
    from data.importing.importer import import_files

    home = _home(job)
    with inbox.turn(home) as paths:
        jobs = inbox.jobs(paths)
        outcomes = import_files(home, jobs, _actor(job), _now(job), _progress)
        inbox.tidy(home, list(zip(paths, outcomes, strict=True)))
    return outcomes


def _peek(job: Job, folder: Path) -> dict[str, Any]:
    from data.importing.tables.peeking import peek

    return peek(folder / "file-0", job["sheet"], job["header_row"])


def _plan(job: Job, folder: Path) -> dict[str, Any]:
    from dataclasses import asdict

    from data.plans.reading import read_plan

    return asdict(read_plan(folder / "file-0", job["names"][0]))


def _undo(job: Job, _folder: Path) -> dict[str, Any]:
    from data.batches import undo

    return undo(_home(job), _actor(job), job["batch"], _now(job))


def _publish(job: Job, _folder: Path) -> int:
    from data.batches import republish

    return republish(_home(job), _actor(job), _now(job))


def _clear_demo(job: Job, _folder: Path) -> int:
    from data.batches import clear_demo

    return clear_demo(_home(job), _actor(job), _now(job))


def _upkeep(job: Job, _folder: Path) -> dict[str, Any]:
    from data import upkeep

    act = {"check": upkeep.looked_through, "repair": upkeep.mended, "restore": upkeep.put_back}
    return act[job["action"]](_home(job), _actor(job), _now(job))


_ACTIONS: dict[str, Callable[[Job, Path], Any]] = {
    "preview": _preview,
    "confirm": _confirm,
    "inbox": _inbox,
    "peek": _peek,
    "plan": _plan,
    "undo": _undo,
    "publish": _publish,
    "clear_demo": _clear_demo,
    "check": _upkeep,
    "repair": _upkeep,
    "restore": _upkeep,
}


def _home(job: Job) -> Any:
    from data.home import home_at

    return home_at(job["home"])


def _files(job: Job, folder: Path) -> list[Any]:
    from data.importing.job import Job as FileJob

    return [
        FileJob(path=folder / f"file-{number}", file_name=name, **asked)
        for number, (name, asked) in enumerate(zip(job["names"], job["asked"], strict=True))
    ]


def _actor(job: Job) -> Any:
    from access.rights import Actor, Right

    said = job["actor"]
    return Actor(said["name"], said["title"], frozenset(Right(name) for name in said["rights"]))


def _now(job: Job) -> datetime:
    return datetime.fromisoformat(job["now"])


def _broken(job: Job, places: str) -> dict[str, str]:
    from data.logbook import record_error

    identity = record_error(_home(job), places, job["now"], doing=job["action"])
    return {"end": "broken", "words": _BROKEN.format(identity)}


def _places(error: BaseException) -> str:
    """Return where an error went through and its type; its message may quote a cell."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([*places, type(error).__name__])


def _summary(answer: Any) -> dict[str, int]:
    """Return how many files came out how, and their rows; of other answers nothing."""
    if not isinstance(answer, list):
        return {}
    outcomes: Sequence[Mapping[str, Any]] = answer
    counts = Counter(str(one["status"]) for one in outcomes)
    rows = sum(one["rows_accepted"] for one in outcomes if one["status"] == "imported")
    return {**counts, "rows": rows}


def _keep(path: Path, answer: Any) -> None:
    """Write the answer whole or not at all, and durably: the last line promises it."""
    beside = path.with_suffix(".new")
    with beside.open("w", encoding="utf-8") as file:
        json.dump(answer, file, ensure_ascii=False, default=str)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _progress(what: str, done: int, total: int) -> None:
    _at.update(file=what, index=done, total=total, step="")
    _say(_at)


def _reached(step: str) -> None:
    """Say which step the file is at; the forked child that reads under limits may not write."""
    with suppress(OSError):
        _say({**_at, "step": step})


def _say(line: Mapping[str, Any]) -> None:
    # Past any buffer: children of this process write to the same file.
    os.write(sys.stdout.fileno(), json.dumps(line, ensure_ascii=False).encode() + b"\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
