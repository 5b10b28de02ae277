"""Every page opens by its address alone, at a desk and on a phone, and is looked at."""

import subprocess
import sys
from collections.abc import Generator

import pytest
from playwright.sync_api import expect

from tests.data.drawn import im
from tests.journeys.conftest import ROOT, SCREENSHOTS, SIZES, Site, Visit, serving
from ui.menu import FIRST, MENU

pytestmark = pytest.mark.journey

FILE = im(
    *(
        f"{i};{i:02d}.01.2026 09:00;{i + 1:02d}.01.2026 09:00;пгт Мортка;Решено"
        for i in range(1, 13)
    ),
    "13;14.01.2026 09:00;;Леуши;",
    "14;14.01.2026 09:00;;СОТ Брусничка;",
    "15;нет;;Леуши;",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Generator[Site, None, None]:
    """Serve a district with one loaded file."""
    folder = tmp_path_factory.mktemp("addresses")
    (folder / "январь.csv").write_bytes(FILE)
    command = ["cli.py", "import", str(folder / "январь.csv"), "--home", str(folder / "home")]
    subprocess.run([sys.executable, *command, "--yes"], cwd=ROOT, check=True, capture_output=True)
    with serving(folder / "home") as running:
        yield running


@pytest.mark.parametrize("entry", MENU, ids=lambda entry: entry.slug)
def test_a_cold_link_opens_the_page(visit: Visit, entry) -> None:
    page = visit.open("" if entry.slug == FIRST else entry.slug)
    expected = "Сводка" if entry.slug == FIRST else f"{entry.title} · Сводка"
    assert page.title() == expected
    assert page.get_by_role("dialog").count() == 0
    assert page.locator("html").get_attribute("lang") == "ru"
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator(".st-key-footer")).to_contain_text("загрузка № 1")
    for width, height in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        visit.settled()
        page.wait_for_timeout(600)  # the menu slides away on a phone
        page.screenshot(path=SCREENSHOTS / f"{entry.slug}-{width}.png")
    wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wider <= 0, "a phone must not scroll sideways"
