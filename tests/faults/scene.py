"""A small home, one act upon it, and what must be true after whatever befell it in the middle."""

import json
import os
import resource
import shutil
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from access.rights import DEMO_ACTOR
from data import journal
from data.batches import undo
from data.check import check
from data.home import Home
from data.importing.importer import import_files
from data.importing.isolation import in_child
from data.importing.job import Job
from data.importing.settling import settle_if_needed
from data.publishing.snapshot import snapshot_numbers, snapshot_path
from tests.data.exports import NOW, csv_file, drawn, take_in

LATER = NOW.replace(hour=11)
HEADER = "Номер инцидента|Дата создания|Дата окончания|Группа тем|Тема|Итог|Текст инцидента\n"
PAGES = "Месяц|Получатель|Норма выполнена\nянварь 2026|Школа|да\nянварь 2026|Сад|нет"

Answers = list[dict[str, Any]]
States = dict[tuple[str, ...], dict[str, Any]]


@dataclass(frozen=True)
class Scene:
    """A home before an act, the act, and what the home may hold after it: by the files it took in.

    ``seconds`` of processor time is what the act takes.
    """

    home: Home
    act: Callable[..., Answers]
    states: States
    seconds: float

    def copied(self, folder: Path) -> Home:
        """Return a copy of the home as it was before."""
        return Home(Path(shutil.copytree(self.home.path, folder)))


def im(folder: Path, name: str, first: int, count: int, topic: str) -> Path:
    """Write an «ИМ» export of messages numbered from ``first``, the last row without a number."""
    rows = [
        f"{n}|01.02.2025|03.02.2025|Б|{topic}|Решено|нет воды {n}"
        for n in range(first, first + count)
    ]
    return csv_file(folder / name, drawn(HEADER + "\n".join([*rows, "|01.02.2025||Б|Т||"])))


def scene(home: Home, folder: Path, kind: str) -> Scene:
    """Return the scene of an act: «import» of one file, of «two» files, or an «undo»."""
    pages = csv_file(folder / "страницы.csv", drawn(PAGES))
    take_in(
        home, im(folder, "1.csv", 1, 30, "Первая"), im(folder, "2.csv", 20, 30, "Вторая"), pages
    )
    written = {n: im(folder, n, 10 * int(n[0]), 40, f"Тема {n}") for n in ("3.csv", "4.csv")}
    names = {"import": ("3.csv",), "two": ("3.csv", "4.csv"), "undo": ("2.csv",)}[kind]

    def act(here: Home, *chosen: str) -> Answers:
        if kind == "undo":
            return [{"file": "2.csv", "status": "imported", **undo(here, DEMO_ACTOR, 2, LATER)}]
        jobs = [Job(written[name], name) for name in chosen or names]
        return import_files(here, jobs, DEMO_ACTOR, LATER, lambda *_: None)

    seconds, states = 0.0, {(): contents(home)}
    for chosen in {names, *((name,) for name in names)}:
        after = Home(Path(shutil.copytree(home.path, folder / "after")))
        before = _seconds()
        assert all(one["status"] == "imported" for one in act(after, *chosen))
        seconds = _seconds() - before
        states[chosen] = contents(after)
        shutil.rmtree(after.path)
    return Scene(home, act, states, seconds)


def acted(scene: Scene, home: Home, befalls: Callable[[], Any] | None = None) -> Answers | None:
    """Return what the act answered in a process of its own, None when it was killed.

    ``befalls`` is called in that process before the act.
    """
    answer = scene.home.path.with_suffix(".answer")  # the disk of ``home`` may be full
    answer.unlink(missing_ok=True)
    reader, writer = os.pipe()  # its end comes when the last process of the act has ended
    child = os.fork()
    if child == 0:
        os.setsid()
        told = answer.open("wb")  # before anything befalls: the answer itself is no part of the act
        try:
            if befalls is not None:
                befalls()
            said = scene.act(home)
        except Exception as error:  # noqa: BLE001 - what a person would be shown as a bug
            said = [{"file": "2.csv", "status": "raised", "reason": repr(error)}]
        finally:
            told.write(json.dumps(said, default=str).encode())
            told.close()
            os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    os.read(reader, 1)
    os.close(reader)
    said = answer.read_bytes()
    return json.loads(said) if said else None


def settled(home: Home) -> tuple[list[str], list[str], dict[str, Any]]:
    """Return what the next start says, what the check finds and what the home holds."""
    said = settle_if_needed(home, LATER)
    return said, check(home), contents(home)


def state_of(scene: Scene, home: Home, answers: Answers | None) -> tuple[str, ...]:
    """Return the files that are in, sure that each is in wholly or not at all and nothing is untrue."""
    said, problems, held = settled(home)
    assert problems == []
    assert held in scene.states.values(), said
    state = next(files for files, one in scene.states.items() if one == held)
    if answers is not None:
        told = {one["file"] for one in answers if one["status"] == "imported"}
        # It may say that it does not know yet.
        unsure = {
            one["file"] for one in answers if "оборвалась на записи" in (one.get("reason") or "")
        }
        assert told <= set(state) <= told | unsure, answers
    assert not home.unfinished.exists() or list(home.unfinished.iterdir()) == []
    assert list(home.snapshots.glob("*.draft*")) == []
    assert journal.broken_lines(home) == []
    return state


def contents(home: Home) -> dict[str, Any]:
    """Return everything a home holds that counts, the same for the same content."""
    return in_child(lambda: _contents(home))


def _contents(home: Home) -> dict[str, Any]:
    with duckdb.connect(str(home.store), read_only=True) as store:
        held = _tables(store, "messages page_months refusals batches undone current_messages")
    path = snapshot_path(home, max(snapshot_numbers(home)))
    with duckdb.connect(str(path), read_only=True) as snapshot:
        held |= _tables(snapshot, "facts page_months refusals unknown_names")
    with duckdb.connect(str(path.with_name(f"{path.stem}.texts.duckdb")), read_only=True) as texts:
        held |= _tables(texts, "texts")
    return held | {"live": sorted(journal.live_imports(home))}


def _seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _tables(connection: duckdb.DuckDBPyConnection, names: str) -> dict[str, Any]:
    return {
        name: [
            str(row) for row in connection.execute(f"SELECT * FROM {name} ORDER BY ALL").fetchall()
        ]
        for name in names.split()
    }
