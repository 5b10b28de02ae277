"""A home with the shipped directories."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.engines import duck
from data.home import Home, home_at
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


@pytest.fixture(autouse=True)
def closed_snapshots() -> Iterator[None]:
    # A fork of a process with open databases would inherit their threads' locks.
    yield
    duck.close_all()
