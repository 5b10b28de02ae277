"""What a file may do to the process that reads it: nothing that lasts."""

import faulthandler
import os
import resource
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from data.errors import FileRefused, UserError
from data.importing import isolation
from data.importing.isolation import ChildDied, ChildFailed, in_child, reader_limits, working_limits


@pytest.fixture
def file(tmp_path) -> Path:
    path = tmp_path / "file.csv"
    path.write_bytes(b"a;b\n1;2\n")
    return path


def limited(file: Path, work: Callable[[], Any]) -> Any:
    """Return the answer of work that a child does under the limits of a reader."""

    def child() -> Any:
        faulthandler.disable()  # the death is expected, pytest need not report it
        with reader_limits(file):
            return work()

    return in_child(child)


def test_memory_is_limited(file) -> None:
    with pytest.raises(ChildDied):
        limited(file, lambda: len(bytearray(4 << 30)))


def test_nothing_is_written(file, tmp_path) -> None:
    def write() -> str:
        try:
            (tmp_path / "left").write_bytes(b"x")
        except OSError as error:
            return type(error).__name__
        return "written"

    assert limited(file, write) == "OSError"
    assert (tmp_path / "left").read_bytes() == b""


def tight(monkeypatch: pytest.MonkeyPatch, **said: int) -> None:
    rule = replace(isolation.limits(), **said)
    monkeypatch.setattr(isolation, "limits", lambda: rule)


def spin() -> None:
    while True:
        pass


def test_a_small_file_has_little_time(file, monkeypatch) -> None:
    tight(monkeypatch, least_seconds=1, seconds=1000)
    started = time.monotonic()
    with pytest.raises(ChildDied):
        limited(file, spin)
    assert time.monotonic() - started < 60


def test_a_large_file_has_more_time_up_to_the_limit(tmp_path, monkeypatch) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(10 << 20)
    tight(monkeypatch, least_seconds=5, seconds_per_mb=3, seconds=60)

    def allowed() -> int:
        used = resource.getrusage(resource.RUSAGE_SELF)
        with reader_limits(path):
            soft, _ = resource.getrlimit(resource.RLIMIT_CPU)
        return soft - int(used.ru_utime + used.ru_stime)

    assert allowed() == 5 + 3 * 10
    tight(monkeypatch, seconds=20)
    assert allowed() == 20


def test_a_library_that_waits_is_not_waited_for(file, monkeypatch) -> None:
    tight(monkeypatch, wait_seconds=1)
    started = time.monotonic()
    with pytest.raises(ChildDied):
        limited(file, lambda: time.sleep(1000))
    assert time.monotonic() - started < 60


def test_work_on_what_was_read_has_limits_of_its_own(monkeypatch) -> None:
    def work(size: int) -> str:
        with working_limits():
            return "done" if bytearray(size) else ""

    assert in_child(lambda: work(1 << 20)) == "done"
    with pytest.raises(ChildDied):
        in_child(lambda: work(8 << 30))
    tight(monkeypatch, working_seconds=1)

    def spinning() -> None:
        faulthandler.disable()
        with working_limits():
            spin()

    with pytest.raises(ChildDied):
        in_child(spinning)


def test_a_database_without_memory_is_no_bug() -> None:
    def work() -> int:
        connection = duckdb.connect(":memory:", config={"memory_limit": "20MB", "threads": 1})
        connection.execute("SET temp_directory = ''")
        connection.execute(
            "CREATE TABLE t AS SELECT repeat('x', 1000) || i AS c FROM range(100000) r(i)"
        )
        return 1

    with pytest.raises(ChildDied):
        in_child(work)


def test_a_panic_of_a_library_is_a_refusal(file) -> None:
    def panic() -> None:
        raise type("PanicException", (BaseException,), {})("index out of bounds: «Иванов»")

    with pytest.raises(UserError, match=r"повреждён.*\.$"):
        limited(file, panic)


def test_a_refusal_and_a_bug_pass_as_they_are(file) -> None:
    def refuse() -> None:
        raise FileRefused("Причина и совет.")

    with pytest.raises(UserError, match="Причина"):
        limited(file, refuse)
    with pytest.raises(isolation.ChildFailed, match="ZeroDivisionError"):
        limited(file, lambda: 1 / 0)


def test_last_words_stay_off_the_console(file, capfd) -> None:
    def speak() -> None:
        os.write(2, b"thread panicked: secret")

    limited(file, speak)
    os.write(2, b"heard")
    assert capfd.readouterr().err == "heard"


def test_a_service_without_a_console_reads_all_the_same(file) -> None:
    def work() -> str:
        os.close(2)
        with reader_limits(file):
            return "read"

    assert in_child(work) == "read"


def test_limits_end_with_the_reading(file) -> None:
    kinds = (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE)

    def now() -> list[tuple[int, int]]:
        return [resource.getrlimit(kind) for kind in kinds]

    before = now()
    with reader_limits(file):
        assert all(inside != outside for inside, outside in zip(now(), before))
    assert now() == before


def test_a_child_leaves_no_memory_behind(file) -> None:
    assert limited(file, lambda: resource.getrlimit(resource.RLIMIT_CORE)[0]) == 0


def test_a_child_answers_dies_or_fails() -> None:
    def dies() -> None:
        os.kill(os.getpid(), 9)

    def fails() -> None:
        raise ValueError("Иванов Иван Иванович")

    assert in_child(lambda: {"a": [1, None, "ё"]}) == {"a": [1, None, "ё"]}
    with pytest.raises(ChildDied):
        in_child(dies)
    with pytest.raises(ChildFailed, match="ValueError") as failed:
        in_child(fails)
    assert "Иванов" not in str(failed.value)


def test_a_child_that_only_waits_is_ended() -> None:
    began = time.monotonic()
    with pytest.raises(ChildDied):
        in_child(lambda: time.sleep(60), patience=0.2)
    assert time.monotonic() - began < 30
