"""Files damaged at random: the check names the part or the damage is harmless, and all is mended."""

import shutil
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from access.rights import DEMO_ACTOR
from data import journal
from data.backups import back_up
from data.check import problems
from data.errors import UserError
from data.home import Home
from data.importing.isolation import in_child
from data.importing.steps import listeners
from data.publishing.snapshot import snapshot_numbers, snapshot_path
from data.repair import repair
from data.restoring import restore
from data.snapshots import current
from tests.faults.conftest import LONG
from tests.faults.damage import DAMAGES, gone
from tests.faults.scene import LATER, Scene, acted, contents, state_of
from tests.faults.test_steps import kills_everybody

DAMAGED, LOGS = (80, 20) if LONG else (12, 3)
PARTS = {
    "store.duckdb": "store", "older store": "store", "journal.jsonl": "journal",
    "registers.sqlite": "registers", "snapshot": "snapshot", "texts": "snapshot",
}  # fmt: skip


@pytest.fixture(scope="session")
def backed_up(scenes, tmp_path_factory) -> Scene:
    """A home with a copy of today, one import after it, and an older store beside."""
    scene = scenes("import")
    home = scene.copied(tmp_path_factory.mktemp("backed up") / "home")
    shutil.copy2(home.store, home.path / "older.duckdb")
    in_child(lambda: back_up(home, LATER))
    assert acted(scene, home) is not None
    return Scene(home, scene.act, scene.states, scene.seconds)


def struck(home: Home, what: str, chance: Random) -> str:
    """Damage one file of a home; return how."""
    newest = snapshot_path(home, max(snapshot_numbers(home)))
    path = {
        "snapshot": newest,
        "texts": newest.with_name(f"{newest.stem}.texts.duckdb"),
        "older store": home.store,
    }.get(what, home.path / what)
    if what == "older store":
        shutil.copy2(home.path / "older.duckdb", home.store)
        return "older"
    damage = chance.choice(DAMAGES)
    damage(path, chance)
    return damage.__name__


@pytest.mark.parametrize("seed", range(DAMAGED))
def test_a_damaged_file(backed_up: Scene, here: Path, tried, seed: int) -> None:
    chance = Random(seed)
    home = backed_up.copied(here)
    whole = contents(home)
    what = list(PARTS)[seed % len(PARTS)]
    how = struck(home, what, chance)
    found = problems(home)
    parts = {problem.part for problem in found}
    if not found:
        # What the check does not see must be harmless: every table is as it was.
        assert contents(home) == whole, how
        tried(f"{what} harmless")
        return
    # A journal that is gone takes with it what the store could be held against.
    assert PARTS[what] in parts, (what, how, found)
    tried(f"{what} found")
    pages_tell_the_truth(home, whole)
    if LONG or seed % 2 == 1:
        an_import_is_refused_or_whole(backed_up, home)
    everything_is_mended(home, whole)


def pages_tell_the_truth(home: Home, whole: dict[str, Any]) -> None:
    """A page shows all messages or says in Russian why it cannot; never a smaller number."""

    def look() -> int | str:
        try:
            return current(home).messages
        except UserError as error:
            return str(error)

    seen = in_child(look)
    assert seen == len(whole["facts"]) or "Версия данных не читается" in str(seen)


def an_import_is_refused_or_whole(scene: Scene, home: Home) -> None:
    """Another file goes in or is refused in Russian with the remedy; no bug."""
    copy = Home(Path(shutil.copytree(home.path, home.path.with_name("again"))))
    other = replace(scene, act=lambda here: scene.act(here, "4.csv"))
    try:
        answers = acted(other, copy)
    finally:
        shutil.rmtree(copy.path)
    assert answers is not None
    (said,) = answers
    assert said["status"] in ("imported", "refused"), said
    assert "ошибки в программе" not in (said["reason"] or ""), said


def everything_is_mended(home: Home, whole: dict[str, Any]) -> None:
    """Mending alone brings all back, or a copy brings back all but what it names."""
    said, left = repair(home, DEMO_ACTOR, LATER)
    if not left:
        assert contents(home) == whole, said
        return
    assert {problem.part for problem in left} <= {"store", "journal", "snapshot"}, left
    missing = restore(home, DEMO_ACTOR, LATER)["missing"]
    repair(home, DEMO_ACTOR, LATER)
    assert [problem.words for problem in problems(home)] == []
    assert set(whole["live"]) - {one["batch_id"] for one in missing} == set(
        journal.live_imports(home)
    )


@pytest.mark.parametrize("seed", range(LOGS))
def test_a_damaged_log_of_the_store(scenes, here: Path, tried, seed: int) -> None:
    chance, scene = Random(seed), scenes("import")
    home = scene.copied(here)

    def killed(step: str) -> None:
        if step == "written":  # committed, and only in the log so far
            kills_everybody()

    assert acted(scene, home, lambda: listeners.append(killed)) is None
    log = home.store.with_name("store.duckdb.wal")
    damage = gone if seed == 0 else chance.choice(DAMAGES)
    damage(log, chance)
    tried("new" if state_of(scene, home, None) else "old")
