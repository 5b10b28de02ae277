"""A home with the shipped directories, and limits that leave room for what pytest has loaded."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from data.engines import duck
from data.home import Home, home_at
from data.importing import isolation
from data.limits import limits
from data.seeds import registers_of
from tests.data.exports import NOW


@pytest.fixture(scope="session")
def seeded(tmp_path_factory) -> Path:
    """Return registers filled once with the shipped directories, to be copied."""
    home = home_at(tmp_path_factory.mktemp("seeded"))
    registers_of(home, NOW).dispose()
    return home.registers


@pytest.fixture(scope="session")
def new_home(tmp_path_factory, seeded):
    """Return a function that makes a home with the shipped directories and no data."""

    def make(name: str = "home") -> Home:
        home = home_at(tmp_path_factory.mktemp(name))
        shutil.copy(seeded, home.registers)
        return home

    return make


@pytest.fixture
def home(new_home) -> Home:
    """Return a home with the shipped directories and no data."""
    return new_home()


@pytest.fixture(scope="session", autouse=True)
def room_for_pytest() -> Iterator[None]:
    # An importer has loaded a fraction of what a whole test run has: the limit is what a file may
    # add, here as there.
    patch = pytest.MonkeyPatch()
    used = int(Path("/proc/self/statm").read_text().split()[0]) * 4096 >> 20
    roomy = replace(limits(), address_space_mb=limits().address_space_mb + used)
    patch.setattr(isolation, "limits", lambda: roomy)
    yield
    patch.undo()
    duck.close_all()


@pytest.fixture(autouse=True)
def closed_snapshots() -> Iterator[None]:
    # A fork of a process with open databases would inherit their threads' locks.
    yield
    duck.close_all()
