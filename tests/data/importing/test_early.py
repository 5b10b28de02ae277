"""What is begun beside: a head start, never another answer."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from data.guard import Format
from data.home import Home
from data.importing import early
from data.importing.early import Early
from data.importing.isolation import ChildDied, ChildFailed, beside
from data.importing.job import Job
from data.seeds import in_force
from tests.data.exports import NOW


def jobs(*paths: Path) -> list[Job]:
    return [Job(path, path.name) for path in paths]


def test_the_registers_are_filled_and_the_first_file_is_looked_over(home: Home, tmp_path) -> None:
    home.registers.unlink(missing_ok=True)
    first, second = tmp_path / "1.csv", tmp_path / "2.csv"
    for path in (first, second):
        path.write_text("а;б\n1;2\n", encoding="utf-8")
    found = Early(home, jobs(first, second), NOW).jobs()
    assert [job.format for job in found] == [Format.TEXT, None]
    assert [job.path for job in found] == [first, second]
    assert home.registers.exists()
    assert len(in_force(home, NOW).passports) == 7


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"\x89PNG"])
def test_a_file_the_guard_refuses_is_left_for_its_turn(home: Home, tmp_path, content) -> None:
    path = tmp_path / "1.xlsx"
    path.write_bytes(content)
    assert Early(home, jobs(path), NOW).jobs() == jobs(path)


def test_nothing_to_look_at(home: Home, tmp_path) -> None:
    assert Early(home, [], NOW).jobs() == []
    assert Early(home, jobs(tmp_path / "нет.csv"), NOW).jobs() == jobs(tmp_path / "нет.csv")


def test_a_head_start_that_dies_changes_nothing(home: Home, tmp_path, monkeypatch) -> None:
    path = tmp_path / "1.csv"
    path.write_text("а;б\n1;2\n", encoding="utf-8")
    monkeypatch.setattr(early, "examine", lambda _: os._exit(9))
    assert Early(home, jobs(path), NOW).jobs() == jobs(path)


def test_beside_answers_dies_or_fails_as_a_child_does() -> None:
    waiting = [beside(lambda n=n: n * n) for n in range(3)]
    assert [one() for one in waiting] == [0, 1, 4]
    with pytest.raises(ChildDied):
        beside(lambda: os._exit(1))()
    with pytest.raises(ChildFailed, match="ZeroDivisionError"):
        beside(lambda: 1 / 0)()


@pytest.mark.parametrize("name", ["pandas", "numpy"])
def test_an_importer_process_does_without(name: str) -> None:
    said = f"""
from data.importing.lean import without
without("{name}")
import data.importing.importer, sys
assert not any(one.split(".")[0] == "{name}" for one in sys.modules)
try:
    import {name}
except ModuleNotFoundError as error:
    print(error.name)
"""
    ran = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == name
