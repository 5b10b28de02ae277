"""From the rating to a settlement's card and to an issued rating; copied addresses open the same."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Site, Visit

pytestmark = pytest.mark.journey


@pytest.fixture
def site(district: Site) -> Site:
    return district


def test_a_place_leads_to_the_card_and_its_address_to_the_same(
    visit: Visit, visitor: Callable[[Site], Visit]
) -> None:
    page = visit.open("rating?period=2026-q3")
    page.locator(".table-frame td a", has_text="Мортка").first.click()
    page.wait_for_url(re.compile("/settlement\\?"))
    visit.settled()
    assert "period=2026-q3" in page.url
    expect(page.locator("h1")).to_contain_text("Мортка: место")
    expect(page.locator(".tile")).to_have_count(5)
    tiles = page.locator(".tile").all_inner_texts()

    other = visitor(visit.site).open(page.url.removeprefix(f"{visit.site.address}/"))
    expect(other.locator("h1")).to_have_text(page.locator("h1").inner_text())
    expect(other.locator(".tile")).to_have_count(5)
    assert other.locator(".tile").all_inner_texts() == tiles
    with other.expect_download() as saved:
        other.get_by_role("button", name="Скачать таблицу (xlsx)").click()
    assert saved.value.suggested_filename == "kartochka_poseleniya.xlsx"


def test_an_issued_rating_is_read_by_its_address(
    visit: Visit, visitor: Callable[[Site], Visit]
) -> None:
    page = visit.open("rating?period=2026-q3")
    page.get_by_role("link", name="Выпущенные рейтинги").click()
    page.wait_for_url(re.compile("/issued\\?"))
    visit.settled()
    page.get_by_role("button", name="Выпустить рейтинг").click()
    expect(page.locator("h1")).to_contain_text("Рейтинг за III квартал 2026, № 1")
    page.wait_for_url(re.compile("id=1"))

    other = visitor(visit.site).open("issued?id=1")
    expect(other.locator("h1")).to_have_text(page.locator("h1").inner_text())
    expect(other.locator("body")).to_contain_text("Данные говорят то же, что и при выпуске")
