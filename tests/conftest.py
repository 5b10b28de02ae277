"""What every test may count on: a home of its own, the browser, the real inputs."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings

from data.importing import isolation
from data.limits import Limits, limits

ROOT = Path(__file__).parents[1]

# The same commit gives the same verdict on every machine, however slow; to look for new
# counterexamples run `pytest --hypothesis-profile=search`.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile("steady")

# What imports file after file takes minutes, arithmetic moments. A file of tests goes to one worker
# whole, so the long ones begin first and both workers end together.
LONG_FIRST = (
    "tests/office/", "tests/test_", "tests/faults/", "tests/data/test_", "tests/pages/",
    "tests/data/", "tests/answers/",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take long before the others."""

    def rank(item: pytest.Item) -> int:
        places = (n for n, part in enumerate(LONG_FIRST) if item.nodeid.startswith(part))
        return next(places, len(LONG_FIRST))

    items.sort(key=rank)


@pytest.fixture(autouse=True)
def home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that a test uses as its home, so that none touches `var/`."""
    home = tmp_path / "home"
    monkeypatch.setenv("SVODKA_HOME", str(home))
    monkeypatch.setenv("SVODKA_BACKUPS", "0")  # a copy a day is for districts
    return home


@pytest.fixture(scope="session", autouse=True)
def room_for_pytest() -> Iterator[None]:
    """Let a file add to this process what it may add to an importer.

    An importer has loaded a fraction of what a test run has, and the run takes ever more.
    """

    def roomy() -> Limits:
        used = int(Path("/proc/self/statm").read_text().split()[0]) * 4096 >> 20
        rule = limits()
        return replace(
            rule,
            address_space_mb=rule.address_space_mb + used,
            working_mb=rule.working_mb + used,
        )

    patch = pytest.MonkeyPatch()
    patch.setattr(isolation, "limits", roomy)
    yield
    patch.undo()


@pytest.fixture(scope="session", autouse=True)
def importers_that_have_loaded() -> Iterator[None]:
    """Let a forked importer inherit its libraries: each would load them anew, for half a second.

    What an importer loads by itself is seen where the command line is a process of its own.
    """
    started = isolation._started

    @cache
    def load() -> None:
        import holidays.countries  # noqa: F401 - the calendar loads it while publishing

        from tests.data.exports import reading_of

        with TemporaryDirectory() as folder:
            path = Path(folder) / "pos.csv"
            path.write_text(
                "Номер сообщения;Дата подачи;Категория;Подкатегория;Статус;Текст\n1;01.02.2026;Б;Т;;Снег\n",
                "utf-8",
            )
            reading_of(path)

    def loaded(work: Callable[[], Any]) -> tuple[int, int]:
        load()
        return started(work)

    patch = pytest.MonkeyPatch()
    patch.setattr(isolation, "_started", loaded)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real inputs beside the repository; without it the test is skipped."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no real inputs beside the repository")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of the system's browser; `make test` installs it."""
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("no chromium: run `make test`, it installs one")
    return path
