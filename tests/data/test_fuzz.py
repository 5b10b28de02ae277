"""A short and always equal part of the fuzzer; ``python -m tests.fuzz --n 2000`` is for a person."""

from random import Random

import pytest

from data.importing.isolation import in_child
from data.seeds import in_force
from tests.data.exports import NOW
from tests.fuzz.bases import bases
from tests.fuzz.mutations import ARCHIVE, PLAIN, spoiled
from tests.fuzz.trials import Trial, imported, mutants, tried

COUNT, SEED = 120, 20261112


@pytest.fixture
def seeded_home(home):
    assert in_child(lambda: bool(in_force(home, NOW)))
    return home


def test_what_is_not_spoiled_goes_in(seeded_home, tmp_path) -> None:
    for name, path in bases(tmp_path).items():
        trial = tried(seeded_home, path, name)
        assert (trial.said, trial.fault) == ("accepted", ""), name


def test_spoiled_files_go_in_to_the_row_or_are_refused_in_words(seeded_home, tmp_path) -> None:
    path = tmp_path / "файл.xlsx"
    trials: list[Trial] = []
    for name, content in mutants(bases(tmp_path), COUNT, SEED):
        path.write_bytes(content)
        trials.append(tried(seeded_home, path, name))
    assert [trial for trial in trials if trial.fault] == []
    # Both ways are walked often, or the spoiling has become too kind or too rude.
    accepted = sum(trial.said == "accepted" for trial in trials)
    assert COUNT // 8 < accepted < COUNT * 7 // 8
    assert len({trial.said for trial in trials}) >= 8


def test_a_refused_file_changes_nothing_in_the_store(seeded_home, tmp_path) -> None:
    path = tmp_path / "файл.xlsx"
    for name, content in mutants(bases(tmp_path), 4, SEED + 1):
        path.write_bytes(content)
        assert imported(seeded_home, path, name).fault == ""


def test_the_seed_alone_decides(tmp_path) -> None:
    files = bases(tmp_path)
    assert list(mutants(files, 9, 1)) == list(mutants(files, 9, 1))
    assert list(mutants(files, 9, 1)) != list(mutants(files, 9, 2))


def test_every_way_to_spoil_spoils_something(tmp_path) -> None:
    for path in bases(tmp_path).values():
        content = path.read_bytes()
        ways = ARCHIVE if path.suffix in (".xlsx", ".xlsb", ".ods") else PLAIN
        for way in ways:
            assert any(way(Random(i), content) != content for i in range(5)), way
        assert any(spoiled(Random(i), content) != content for i in range(5))
