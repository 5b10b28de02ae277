"""From a cell of the carpet to the rows behind it, and the same by a copied address."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Site, Visit

pytestmark = pytest.mark.journey


@pytest.fixture
def site(january: Site) -> Site:
    return january


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
