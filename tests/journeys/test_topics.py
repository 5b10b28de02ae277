"""A topic leads to its messages; the address of the page opens the same in a fresh browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.conftest import Site, Visit, serving
from tests.small_home import drawn_rows, home_of


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a district with some hundred messages."""
    home = home_of(tmp_path_factory.mktemp("topics"), drawn_rows(seed=12, count=400))
    with serving(Path(home.path)) as running:
        yield running


@pytest.mark.journey
def test_a_topic_leads_to_its_messages_and_the_way_is_an_address(filled, visitor):
    visit: Visit = visitor(filled)
    page = visit.open("topics?period=2026")
    page.get_by_text("Сильнее изменились", exact=True).click()
    page.wait_for_url("**order=moved**")
    visit.settled()
    title = page.locator("h1").inner_text()
    again = visitor(filled).open(page.url.removeprefix(f"{filled.address}/"))
    assert again.locator("h1").inner_text() == title
    page.locator("summary", has_text="Таблица").click()
    page.get_by_role("link", name="Ямы во дворах").click()
    page.wait_for_url("**/messages?**")
    visit.settled()
    assert page.get_by_text("Тема: Ямы во дворах").is_visible()
    assert visit.outside == []
    assert visit.complaints == []
