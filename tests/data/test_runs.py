"""A run outlives the page that asked: it goes on alone, and whoever looks later finds the answer."""

import json
import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from access.rights import ALL_RIGHTS, DEMO_ACTOR, AccessDenied, Actor, Right
from data import runs, snapshots, uploads
from data.errors import NotFound, UserError
from data.home import Home, home_at
from tests.data.drawn import im

NOW = datetime(2026, 11, 22, 10, 0)
IVANOVA = Actor("ivanova", "Иванова", ALL_RIGHTS)
JANUARY = im("1;10.01.2026 09:00;12.01.2026 09:00;пгт Мортка;Решено", "2;11.01.2026 09:00;;Урай;")
FEBRUARY = im("3;10.02.2026 09:00;12.02.2026 09:00;пгт Мортка;Решено")


@pytest.fixture
def home() -> Home:
    return home_at()


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Return a function that puts a shell script in the importer's place."""

    def put(program: str) -> None:
        script = tmp_path / "python"
        script.write_text(f"#!/bin/sh\n{program}\n")
        script.chmod(0o755)
        monkeypatch.setattr(runs.sys, "executable", str(script))

    yield put
    (tmp_path / "go").touch()


def previewed(home: Home, *files: bytes, actor: Actor = DEMO_ACTOR) -> str:
    """Look through files to the end and return the run, kept."""
    named = [(f"файл {i}.csv", content) for i, content in enumerate(files)]
    run = uploads.begin_preview(home, actor, named, NOW, [uploads.Asked()] * len(named))
    ended(home, run)
    return run


def ended(home: Home, run: str) -> runs.Run:
    """Wait for the end of a run without forgetting it."""
    found = runs.find(home, run)
    while found is not None and found.end is None:
        time.sleep(0.02)  # the importer needs the processor more
        found = runs.find(home, run)
    assert found is not None
    return found


def test_an_answer_waits_for_whoever_comes_back(home: Home) -> None:
    run = previewed(home, JANUARY, FEBRUARY)
    found = runs.find(home, run)
    assert found is not None
    assert (found.action, found.title, found.end) == (
        "preview",
        "Демонстрационный доступ",
        "answered",
    )
    assert found.files == ("файл 0.csv", "файл 1.csv")
    assert dict(found.summary) == {"preview": 2, "rows": 0}
    # Another page, another day's half: the preview is still there to be confirmed.
    seen = runs.answer(home_at(), DEMO_ACTOR, run)
    done = uploads.confirm(home, DEMO_ACTOR, seen, NOW + timedelta(hours=20))
    assert [one["status"] for one in done] == ["imported", "imported"]
    assert snapshots.current(home).messages == 3


def test_it_tells_how_far_it_is(home: Home, fake: Any, tmp_path: Path) -> None:
    go = tmp_path / "go"
    line = json.dumps({"file": "январь.csv", "index": 1, "total": 5, "step": "read"})
    fake(f"echo '{line}'; while [ ! -e {go} ]; do sleep 0.02; done")
    run = uploads.begin_inbox(home, IVANOVA, NOW)
    found = runs.find(home, run)
    while found is not None and not found.total:
        found = runs.find(home, run)
    assert found is not None
    assert (found.title, found.file, found.index, found.total, found.step, found.end) == (
        "Иванова",
        "январь.csv",
        1,
        5,
        "read",
        None,
    )
    with pytest.raises(NotFound):
        runs.answer(home, IVANOVA, run)
    go.touch()
    assert ended(home, run).end == "broken"


def test_the_steps_of_a_real_import_are_told_in_their_order(home: Home) -> None:
    from data.importing.steps import STEPS

    seen = runs.answer(home, DEMO_ACTOR, previewed(home, JANUARY))
    run = uploads.begin_confirm(home, DEMO_ACTOR, seen, NOW)
    assert dict(ended(home, run).summary) == {"imported": 1, "rows": 2}
    text = (home.uploads / run / "progress.jsonl").read_text("utf-8")
    said = [json.loads(line) for line in text.splitlines()]
    assert [(one["file"], one["index"]) for one in said if one.get("step") == ""] == [
        ("файл 0.csv", 0),
        ("публикация", 1),
    ]
    told = [one["step"] for one in said if one.get("step")]
    assert told == sorted(told, key=list(STEPS).index)


def test_closing_the_page_cuts_no_import_short(home: Home) -> None:
    """The process that asked is killed right after asking; the import goes on without it."""
    seen = runs.answer(home, DEMO_ACTOR, previewed(home, JANUARY))
    program = (
        "import json, os, signal, sys\n"
        "from datetime import datetime\n"
        "from access.rights import DEMO_ACTOR\n"
        "from data import uploads\n"
        "from data.home import home_at\n"
        "seen = json.loads(sys.stdin.read())\n"
        "run = uploads.begin_confirm(home_at(), DEMO_ACTOR, seen, datetime(2026, 11, 22, 10))\n"
        "print(run, flush=True)\n"
        "os.killpg(0, signal.SIGKILL)\n"
    )
    asking = subprocess.run(
        [sys.executable, "-c", program],
        cwd=snapshots.PROJECT,
        input=json.dumps(seen).encode(),
        stdout=subprocess.PIPE,
        start_new_session=True,
        check=False,
    )
    assert asking.returncode == -9
    run = asking.stdout.decode().strip()
    assert ended(home, run).end == "answered"
    assert [one["status"] for one in runs.answer(home, DEMO_ACTOR, run)] == ["imported"]
    assert snapshots.current(home).messages == 2


def test_uploaded_bytes_are_private_while_read_and_gone_after(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes: list[tuple[str, int]] = []
    started = subprocess.Popen

    def looking(*arguments: Any, **named: Any) -> Any:
        found = (*home.uploads.glob("*"), *home.uploads.glob("*/file-*"))
        modes.extend((path.name[:6], stat.S_IMODE(path.stat().st_mode)) for path in found)
        return started(*arguments, **named)

    monkeypatch.setattr(subprocess, "Popen", looking)
    run = uploads.begin_preview(
        home, DEMO_ACTOR, [("../../etc/passwd", JANUARY)], NOW, [uploads.Asked()]
    )
    ended(home, run)
    assert modes == [("202611", 0o700), ("file-0", 0o600)]
    assert list(home.uploads.glob("*/file-*")) == []


@pytest.mark.parametrize(
    "program",
    [
        "exit 1",
        "kill -9 $$",
        "echo nonsense",
        'echo "[1, 2]"',
        'printf \'{"end": "answ\'; kill -9 $$',
        'echo "ValueError: Иванов Иван" >&2; exit 1',
    ],
)
def test_a_run_that_was_cut_off_is_a_logged_bug(home: Home, program: str, fake: Any) -> None:
    fake(program)
    with pytest.raises(runs.ImporterBroken, match="передайте администратору код") as raised:
        uploads.publish(home, DEMO_ACTOR, NOW)
    logged = json.loads((home.logs / "svodka.log").read_text("utf-8").splitlines()[-1])
    assert logged["id"] in str(raised.value)
    assert logged["doing"] == "publish"
    assert "Иванов" not in json.dumps(logged, ensure_ascii=False)
    assert list(home.uploads.iterdir()) == []


def test_a_run_cut_off_is_told_once_and_leaves_no_bytes(home: Home, fake: Any) -> None:
    fake("exit 1")
    run = uploads.begin_preview(home, DEMO_ACTOR, [("а.csv", JANUARY)], NOW, [uploads.Asked()])
    first, second = ended(home, run), ended(home, run)
    assert first == second
    assert "Посмотрите журнал загрузок" in first.words
    assert list(home.uploads.glob("*/file-*")) == []
    assert len((home.logs / "svodka.log").read_text("utf-8").splitlines()) == 1


def test_a_bug_of_the_importer_is_logged_without_values(home: Home) -> None:
    run = runs.start(home, DEMO_ACTOR, "confirm", NOW, previews=["Иванов"])  # and no names
    with pytest.raises(runs.ImporterBroken, match="Передайте администратору код"):
        runs.waited_for(home, DEMO_ACTOR, run)
    logged = (home.logs / "svodka.log").read_text("utf-8")
    assert "Error" in logged
    assert "Иванов" not in logged


def test_waiting_too_long_for_the_store_is_no_bug(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    from data.importing import worker
    from data.importing.isolation import ChildFailed

    def busy(*_: Any) -> None:
        raise ChildFailed("importer.py:1 write\nBusy")

    monkeypatch.setitem(worker._ACTIONS, "publish", busy)
    line = worker._ended(home.path, {"action": "publish", "home": str(home.path)})
    assert line["end"] == "refused"
    assert "другая загрузка" in line["words"]


def test_what_was_refused_is_raised_in_its_words(home: Home) -> None:
    run = runs.start(home, DEMO_ACTOR, "undo", NOW, batch=7)
    assert ended(home, run).end == "refused"
    with pytest.raises(UserError, match="Загрузки № 7 нет"):
        runs.answer(home, DEMO_ACTOR, run)


def test_an_answer_is_for_the_one_who_asked(home: Home) -> None:
    run = previewed(home, JANUARY)
    assert [one.id for one in runs.runs(home, IVANOVA)] == [run], "everybody sees that it was"
    with pytest.raises(NotFound):
        runs.answer(home, IVANOVA, run)


def test_to_see_what_goes_on_a_right_is_needed(home: Home) -> None:
    with pytest.raises(AccessDenied):
        runs.runs(home, Actor("petrov", "Без права", ALL_RIGHTS - {Right.IMPORT}))


@pytest.mark.parametrize("identity", ["", "..", "../previews", "20261122100000-00000000", "*"])
def test_what_is_no_run_is_not_there(home: Home, identity: str) -> None:
    assert runs.find(home, identity) is None
    runs.drop(home, identity)
    runs.mark_seen(home, identity)
    assert home.previews.is_dir()


def test_a_day_later_everything_is_forgotten(home: Home) -> None:
    run = previewed(home, JANUARY)
    half = home.uploads / ".20261121090000-00000000"  # a server killed while it laid files down
    half.mkdir()
    (half / "file-0").write_bytes(JANUARY)
    runs.waited_for(
        home, DEMO_ACTOR, runs.start(home, DEMO_ACTOR, "publish", NOW + timedelta(hours=23))
    )
    assert [path.name for path in home.uploads.iterdir()] == [run]
    runs.waited_for(
        home, DEMO_ACTOR, runs.start(home, DEMO_ACTOR, "publish", NOW + timedelta(hours=25))
    )
    assert list(home.uploads.iterdir()) == []


def test_seen_is_remembered(home: Home) -> None:
    run = previewed(home, JANUARY)
    runs.mark_seen(home, run)
    found = runs.find(home, run)
    assert found is not None
    assert found.seen


def test_no_child_is_left_unattended(home: Home) -> None:
    uploads.publish(home, DEMO_ACTOR, NOW)
    mine = str(os.getpid())
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        assert (fields[0], fields[1]) != ("Z", mine), "a dead importer nobody waited for"
