"""A failure or a kill at the n-th operation on a file, whatever it is."""

import errno

import pytest

from tests.faults.conftest import LONG
from tests.faults.operations import Operations
from tests.faults.scene import acted, state_of

# The operations of one import: more than there are does no harm, fewer is a hole in the test.
EXPECTED = range(20, 61)
TRIED = range(1, EXPECTED.stop) if LONG else (12,)
ERRORS = {"full": errno.ENOSPC, "broken": errno.EIO, "killed": None}


def test_how_many_operations_an_import_is(scenes, here) -> None:
    scene, operations = scenes("import"), Operations()
    assert acted(scene, scene.copied(here), operations.watch()) is not None
    assert operations.counted in EXPECTED


@pytest.mark.parametrize("number", TRIED)
@pytest.mark.parametrize("error", ERRORS)
def test_the_nth_operation_fails(scenes, here, tried, number: int, error: str) -> None:
    scene, operations = scenes("import"), Operations()
    home = scene.copied(here)
    answers = acted(scene, home, operations.watch(number, ERRORS[error]))
    state = state_of(scene, home, answers)
    assert answers is None or answers[0]["status"] != "raised", answers
    tried(f"{error} {'new' if state else 'old'}")
