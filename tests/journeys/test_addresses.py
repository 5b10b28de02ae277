"""Every page opens by its address alone, at a desk and on a phone, and is looked at."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import SCREENSHOTS, SIZES, Site, Visit
from ui.menu import FIRST, MENU

pytestmark = pytest.mark.journey

# On a phone it slides away. A function: the page's policy forbids to evaluate a bare expression.
MENU_IS_AWAY = """
    () => document.querySelector('[data-testid="stSidebar"]').getBoundingClientRect().right <= 0
"""


@pytest.fixture
def site(january: Site) -> Site:
    return january


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
        if width == min(SIZES):
            page.wait_for_function(MENU_IS_AWAY)
        page.screenshot(path=SCREENSHOTS / f"{entry.slug}-{width}.png")
    wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wider <= 0, "a phone must not scroll sideways"


def test_a_link_to_the_same_page_stands_in_the_address_and_the_way_back_undoes_it(
    visit: Visit,
) -> None:
    page = visit.open("rating")
    page.locator('[data-testid="stMain"] a[href^="rating?source="]').first.click()
    page.wait_for_url("**/rating?source=*")
    visit.settled()
    page.go_back()
    page.wait_for_url("**/rating")
