"""A real server on a free port of this machine, and a real browser that tells what it saw."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.data.drawn import im
from tests.small_home import drawn_rows, home_of

ROOT = Path(__file__).parents[2]
SCREENSHOTS = ROOT / "tests" / "screenshots"
SIZES = {1440: 900, 390: 844}
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_START_SECONDS = 60
_PATIENCE = 60_000  # milliseconds, on a machine with other work
expect.set_options(timeout=20_000)
# Nothing has run for a while: a page that completes its own address is drawn twice.
_STILL = """asked => {
    const idle = document.querySelector('[data-test-script-state="notRunning"]');
    if (!idle || window.asked !== asked) window.stillSince = performance.now();
    window.asked = asked;
    return idle && performance.now() - window.stillSince > 250;
}"""


@dataclass(frozen=True)
class Site:
    """A running server and the home it serves."""

    address: str
    home: Path


@dataclass
class Visit:
    """A page in the browser, with what left this machine and what the console complained of."""

    page: Page
    site: Site
    outside: list[str] = field(default_factory=list[str])
    complaints: list[str] = field(default_factory=list[str])

    def open(self, address: str) -> Page:
        """Open an address of the site by itself, as a link in a letter would, and wait for it."""
        self.page.goto(f"{self.site.address}/{address}")
        self.settled()
        return self.page

    def settled(self) -> None:
        """Wait until the page is drawn to its end and nothing runs."""
        self.page.wait_for_selector(".st-key-footer", timeout=_PATIENCE)
        self.page.wait_for_function(_STILL, arg=time.monotonic(), timeout=_PATIENCE)


@contextmanager
def serving(home: Path) -> Iterator[Site]:
    """Serve a home on a free port until the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    home.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with (home / "server.log").open("wb") as log:
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "SVODKA_HOME": str(home)},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address, server, home / "server.log")
            yield Site(address, home)
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait_for(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(_START_SECONDS * 10):
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/ready", timeout=5):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    pytest.fail(f"the server did not start:\n{log.read_text('utf-8')}")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Generator[Site, None, None]:
    """Serve an empty district for the tests of one file."""
    with serving(tmp_path_factory.mktemp("journey") / "home") as running:
        yield running


@pytest.fixture(scope="session")
def january(tmp_path_factory: pytest.TempPathFactory) -> Generator[Site, None, None]:
    """Serve a district with one loaded file, for all who change nothing in it."""
    folder = tmp_path_factory.mktemp("january")
    answered = (
        f"{i};{i:02d}.01.2026 09:00;{i + 1:02d}.01.2026 09:00;пгт Мортка;Решено"
        for i in range(1, 13)
    )
    others = (
        "13;14.01.2026 09:00;;Леуши;",
        "14;14.01.2026 09:00;;СОТ Брусничка;",
        "15;нет;;Леуши;",
    )
    (folder / "январь.csv").write_bytes(im(*answered, *others))
    command = ["cli.py", "import", str(folder / "январь.csv"), "--home", str(folder / "home")]
    subprocess.run([sys.executable, *command, "--yes"], cwd=ROOT, check=True, capture_output=True)
    with serving(folder / "home") as running:
        yield running


@pytest.fixture(scope="session")
def district(tmp_path_factory: pytest.TempPathFactory) -> Generator[Site, None, None]:
    """Serve a district with some hundred messages of three years, for all who change none of them."""
    home = home_of(tmp_path_factory.mktemp("district"), drawn_rows(seed=12, count=700))
    with serving(home.path) as running:
        yield running


@pytest.fixture(scope="session")
def browser(chromium: str) -> Generator[Browser, None, None]:
    """Start the system's browser once."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=_ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def visit(browser: Browser, site: Site) -> Generator[Visit, None, None]:
    """Give a fresh visitor; afterwards nothing may have left the machine or been complained of."""
    yield from _visited(browser, site)


@pytest.fixture
def visitor(browser: Browser) -> Generator[Callable[[Site], Visit], None, None]:
    """Give a maker of visitors for tests that serve a home of their own."""
    made: list[Generator[Visit, None, None]] = []

    def make(site: Site) -> Visit:
        made.append(_visited(browser, site))
        return next(made[-1])

    yield make
    for one in made:
        next(one, None)


def _visited(browser: Browser, site: Site) -> Generator[Visit, None, None]:
    context = browser.new_context(
        viewport={"width": 1440, "height": SIZES[1440]}, locale="ru-RU", accept_downloads=True
    )
    page = context.new_page()
    visit = Visit(page, site)
    page.on("request", lambda request: _note_request(visit, request.url))
    page.on("console", lambda message: _note_complaint(visit, message.type, message.text))
    page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    yield visit
    context.close()
    assert visit.outside == [], "a request left this machine"
    assert visit.complaints == [], "the browser complained"


def _note_request(visit: Visit, address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
        visit.outside.append(address)


def _note_complaint(visit: Visit, kind: str, text: str) -> None:
    if kind == "error":
        visit.complaints.append(text)
