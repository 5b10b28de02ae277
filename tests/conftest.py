"""What every test may count on: a home of its own, the browser, the real inputs."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]

# The same commit gives the same verdict on every machine, however slow; to look for new
# counterexamples run `pytest --hypothesis-profile=search`.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that a test uses as its home, so that none touches `var/`."""
    home = tmp_path / "home"
    monkeypatch.setenv("SVODKA_HOME", str(home))
    monkeypatch.setenv("SVODKA_BACKUPS", "0")  # a copy a day is for districts
    return home


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
