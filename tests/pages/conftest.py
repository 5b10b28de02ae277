"""Pages run in their own frame: the shell, the menu, the filters, over a home drawn for the tests."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.home import home_at
from data.snapshots import current
from tests.made_once import made_once
from tests.small_home import drawn_rows, home_of, home_of_everything

SHELL = Path(__file__).parents[2] / "ui" / "shell.py"

Opener = Callable[..., AppTest]


@pytest.fixture(scope="session")
def small_district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a home with some thousand messages of one source."""
    rows = drawn_rows(seed=59, count=1200)
    return made_once(tmp_path_factory, "pages", lambda empty: home_of(empty, rows)) / "home"


@pytest.fixture(scope="session", autouse=True)
def no_components() -> Iterator[None]:
    """Let Streamlit not look for components in every installed package at each opened page.

    The product has none of them: its lock file is held to that.
    """
    patch = pytest.MonkeyPatch()
    patch.setattr("streamlit.components.v2.manifest_scanner.scan_component_manifests", list)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def empty_district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a home with nothing in it but its first version."""
    home = home_at(tmp_path_factory.mktemp("empty") / "home")
    current(home)
    return home.path


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, empty_district: Path) -> Opener:
    """Return a function that opens a page of the test's own home: ``opened(slug, **query)``.

    A home that nobody made yet is a copy of the empty one. ``home`` names another home. The page becomes the first of the menu, because AppTest opens what
    st.navigation opens. Nothing may break on the way.
    """

    def run(slug: str, home: Path | None = None, **query: str) -> AppTest:
        monkeypatch.setattr("ui.menu.FIRST", slug)
        if home is not None:
            monkeypatch.setenv("SVODKA_HOME", str(home))
        elif not Path(os.environ["SVODKA_HOME"]).exists():
            shutil.copytree(empty_district, os.environ["SVODKA_HOME"])
        page = AppTest.from_file(str(SHELL), default_timeout=60)
        for name, value in query.items():
            page.query_params[name] = value
        page.run()
        assert [one.value for one in page.exception] == []
        return page

    return run


def texts(page: AppTest) -> str:
    """Return every word a page says outside its tables."""
    kinds = (page.title, page.header, page.markdown, page.caption, page.text, page.info)
    return "\n".join(str(one.value) for kind in kinds for one in kind)


@pytest.fixture(scope="session")
def whole_district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a home with every source and every report, some 500 messages."""
    return made_once(tmp_path_factory, "everything", home_of_everything) / "home"
