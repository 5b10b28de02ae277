"""A failure or a kill at every named step leaves the old state or the new, and says which."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from data.importing.steps import STEPS, listeners
from tests.faults.conftest import LONG
from tests.faults.scene import acted, state_of

ALL = list(STEPS)[1:]  # a file that was received is nowhere yet
UNDO = ["confirmed", "written", "checkpointed", "journaled", "published"]
WRITTEN = ALL.index("written")


def fails() -> None:
    raise RuntimeError("something nobody thought of")


def is_full() -> None:
    raise OSError(28, os.strerror(28))


def kills_the_child() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def kills_everybody() -> None:
    os.killpg(os.getpgrp(), signal.SIGKILL)


FAULTS = (fails, kills_everybody, is_full, kills_the_child) if LONG else (fails, kills_everybody)
CASES = [
    (kind, step, fault)
    for kind, steps in (("import", ALL), ("two", ALL if LONG else []), ("undo", UNDO))
    for step in steps
    for fault in (FAULTS if LONG or kind == "import" else FAULTS[1:])
]


def at(step: str, fault: Callable[[], None], home: Path) -> Callable[[], None]:
    """Return what lets the fault happen when the step is reached for the first time."""
    mark = home.with_suffix(".befell")

    def befalls(name: str) -> None:
        if name == step and not mark.exists():
            mark.touch()
            fault()

    return lambda: listeners.append(befalls)


@pytest.mark.parametrize(
    ("kind", "step", "fault"), CASES, ids=[f"{k}-{s}-{f.__name__}" for k, s, f in CASES]
)
def test_cut_off_at_a_step(scenes, here, tried, kind, step, fault) -> None:
    scene = scenes(kind)
    home = scene.copied(here)
    answers = acted(scene, home, at(step, fault, home.path))
    assert home.path.with_suffix(".befell").exists(), "the step was never reached"
    state = state_of(scene, home, answers)
    assert (answers is None) == (fault is kills_everybody)
    if kind != "two":
        assert bool(state) == (ALL.index(step) >= WRITTEN)
    tried(f"{kind} {'new' if state else 'old'}")
