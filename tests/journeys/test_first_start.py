"""The first quarter of an hour: an empty district, demonstration data, and empty again."""

import pytest
from playwright.sync_api import expect

from tests.data.drawn import im
from tests.journeys.conftest import SCREENSHOTS, Visit

pytestmark = pytest.mark.journey

DEMO = im("1;10.01.2026 09:00;12.01.2026 09:00;пгт Мортка;Решено")


def test_an_empty_district_leads_to_the_upload_and_the_demonstration_can_be_cleared(
    visit: Visit,
) -> None:
    page = visit.open("")
    expect(page.locator(".st-key-footer")).to_contain_text("загрузок ещё не было, версия 1")
    expect(page.locator(".st-key-demo_band")).to_have_count(0)
    page.screenshot(path=SCREENSHOTS / "empty-1440.png", full_page=True)
    page.get_by_role("link", name="Загрузить файлы").first.click()
    expect(page.locator("h1")).to_contain_text("Загрузите выгрузки", timeout=20_000)

    page.locator('input[type="file"]').first.set_input_files(
        {"name": "демо_ИМ.csv", "mimeType": "text/csv", "buffer": DEMO}
    )
    page.get_by_role("button", name="Загрузить", exact=True).click(timeout=20_000)
    expect(page.locator(".st-key-demo_band")).to_be_visible(timeout=20_000)

    page.get_by_role("button", name="Начать пустой район").click()
    page.get_by_role("button", name="Отменить демонстрационные загрузки").click()
    expect(page.locator(".st-key-demo_band")).to_have_count(0, timeout=20_000)


def test_the_guide_opens_at_the_page_the_reader_came_from(visit: Visit) -> None:
    page = visit.open("journal")
    page.get_by_role("link", name="Справка").click()
    expect(page.locator("h1")).to_have_text("Журнал загрузок", timeout=20_000)
    assert "topic=journal" in page.url
