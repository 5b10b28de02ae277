"""How many faults are tried: a part in `make test`, all of them in `make test-long`."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.home import home_at
from data.seeds import registers_of
from tests.data.exports import NOW
from tests.faults.scene import Scene, scene

LONG = bool(os.environ.get("SVODKA_LONG"))
_tried: Counter[tuple[str, str]] = Counter()


@pytest.fixture(scope="session")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Scene]:
    """Return a function that makes the scene of an act once."""
    made: dict[str, Scene] = {}

    def of(kind: str) -> Scene:
        if kind not in made:
            folder = tmp_path_factory.mktemp(kind)
            home = home_at(folder / "home")
            registers_of(home, NOW).dispose()
            made[kind] = scene(home, folder, kind)
        return made[kind]

    return of


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Path]:
    """Return where the copy of a home is laid; it is removed at the end: many of them fill a disk."""
    import shutil

    yield tmp_path / "home"
    shutil.rmtree(tmp_path / "home", ignore_errors=True)


@pytest.fixture
def tried(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Return a function that counts an ending for the figures at the end of the run."""
    module = Path(str(request.fspath)).stem.removeprefix("test_")

    def count(ending: str) -> None:
        _tried[module, ending] += 1

    return count


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how many faults of each kind ended how: figures for people."""
    for (module, ending), count in sorted(_tried.items()):
        terminalreporter.write_line(f"{module}: {ending} {count}")
