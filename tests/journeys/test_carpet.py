"""From a cell of the carpet to the rows behind it, and the same by a copied address."""

import subprocess
import sys
from collections.abc import Callable, Generator

import pytest
from playwright.sync_api import expect

from tests.data.drawn import im
from tests.journeys.conftest import ROOT, Site, Visit, serving

pytestmark = pytest.mark.journey

FILE = im(
    *(
        f"{i};{i:02d}.01.2026 09:00;{i + 1:02d}.01.2026 09:00;пгт Мортка;Решено"
        for i in range(1, 13)
    )
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Generator[Site, None, None]:
    """Serve a district with one loaded file."""
    folder = tmp_path_factory.mktemp("carpet")
    (folder / "январь.csv").write_bytes(FILE)
    command = ["cli.py", "import", str(folder / "январь.csv"), "--home", str(folder / "home")]
    subprocess.run([sys.executable, *command, "--yes"], cwd=ROOT, check=True, capture_output=True)
    with serving(folder / "home") as running:
        yield running


def test_a_cell_leads_to_its_rows_and_the_address_to_the_same(
    visit: Visit, visitor: Callable[[Site], Visit]
) -> None:
    page = visit.open("carpet")
    cell = page.locator('.carpet td[title^="Мортка"] a').last
    expect(cell).to_contain_text("из 12")
    cell.click()
    page.wait_for_url("**/passport?**")
    visit.settled()
    assert "settlement=" in page.url
    said = page.locator("h1").inner_text()
    expect(page.locator("body")).to_contain_text("0 из 12")
    other = visitor(visit.site).open(page.url.removeprefix(f"{visit.site.address}/"))
    expect(other.locator("h1")).to_have_text(said)
