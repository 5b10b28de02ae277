"""A topic leads to its messages; the address of the page opens the same in a fresh browser."""

import pytest

from tests.journeys.conftest import Visit


@pytest.mark.journey
def test_a_topic_leads_to_its_messages_and_the_way_is_an_address(district, visitor):
    visit: Visit = visitor(district)
    page = visit.open("topics?period=2026")
    page.get_by_text("Сильнее изменились", exact=True).click()
    page.wait_for_url("**order=moved**")
    visit.settled()
    title = page.locator("h1").inner_text()
    again = visitor(district).open(page.url.removeprefix(f"{district.address}/"))
    assert again.locator("h1").inner_text() == title
    page.locator("summary", has_text="Таблица").click()
    page.get_by_role("link", name="Ямы во дворах").click()
    page.wait_for_url("**/messages?**")
    visit.settled()
    assert page.get_by_text("Тема: Ямы во дворах").is_visible()
    assert visit.outside == []
    assert visit.complaints == []
