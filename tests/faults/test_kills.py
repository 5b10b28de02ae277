"""kill -9 at random moments of the importer's own time, of its child or of everybody."""

import os
import signal
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from data.importing import carrying
from data.importing.isolation import ChildDied
from tests.faults.conftest import LONG
from tests.faults.scene import acted, state_of

KILLS = 200 if LONG else 20


def killed_after(seconds: float, everybody: bool) -> Callable[[], None]:
    """Return what ends each child of the importer when it has worked for so many seconds.

    By processor time: the moment does not depend on what else the machine does.
    """

    def befalls() -> None:
        real = carrying.in_child

        def in_child(work: Callable[[], Any]) -> Any:
            def timed() -> Any:
                # Nobody handles this signal: it ends the process as kill -9 does.
                signal.setitimer(signal.ITIMER_PROF, seconds)
                return work()

            try:
                return real(timed)
            except ChildDied:
                if everybody:
                    os.killpg(os.getpgrp(), signal.SIGKILL)
                raise

        carrying.in_child = in_child

    return befalls


@pytest.mark.parametrize("seed", range(KILLS))
def test_killed_at_a_random_moment(scenes, here, tried, seed: int) -> None:
    chance = Random(seed)
    scene = scenes("two" if seed % 4 == 3 else "undo" if seed % 4 == 2 else "import")
    home = scene.copied(here)
    moment, everybody = chance.uniform(0.005, scene.seconds), chance.random() < 0.7
    answers = acted(scene, home, killed_after(moment, everybody))
    state = state_of(scene, home, answers)
    tried(f"{'killed' if answers is None else 'answered'} {'new' if state else 'old'}")
