"""The main job in a browser: a file goes in, the numbers change, and an undo brings them back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.data.drawn import im, stray
from tests.journeys.conftest import SCREENSHOTS, Visit

pytestmark = pytest.mark.journey

LONG = 60_000  # milliseconds, on a machine with other work

JANUARY = im(
    *(
        f"{i};{i:02d}.01.2026 09:00;{i + 1:02d}.01.2026 09:00;пгт Мортка;Решено"
        for i in range(1, 13)
    )
)
DISPATCH = stray(
    "А-1;10.02.2026;11.02.2026;Леуши;Вода;готово",
    "А-2;12.02.2026;;Леуши;Вода;в работе",
)
NEXT_DISPATCH = stray("А-3;10.03.2026;11.03.2026;Леуши;Вода;готово")


def drop(page: Page, name: str, content: bytes) -> None:
    page.locator('input[type="file"]').first.set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": content}
    )


def test_the_whole_way_of_a_file(visit: Visit) -> None:
    page = visit.open("upload")
    expect(page.locator("h1")).to_contain_text("Загрузите выгрузки")

    drop(page, "январь.csv", JANUARY)
    expect(page.locator("h1")).to_contain_text("12 новых строк", timeout=LONG)
    page.screenshot(path=SCREENSHOTS / "upload-preview-1440.png", full_page=True)
    page.get_by_role("button", name="Загрузить", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Загружено: 1 файл, 12 строк принято", timeout=LONG)
    page.screenshot(path=SCREENSHOTS / "upload-done-1440.png", full_page=True)

    page.get_by_role("link", name="Открыть сводку").click()
    visit.settled()
    expect(page.locator(".st-key-card_1")).to_contain_text("из 12", timeout=LONG)
    expect(page.locator(".st-key-footer")).to_contain_text("загрузка № 1")


def test_the_same_file_twice_changes_nothing(visit: Visit) -> None:
    page = visit.open("upload")
    drop(page, "копия.csv", JANUARY)
    expect(page.get_by_text("Этот же файл уже загружен")).to_be_visible(timeout=LONG)
    expect(page.locator("h1")).to_contain_text("Загружать нечего")
    expect(page.get_by_role("button", name="Загрузить", exact=True)).to_have_count(0)


def test_columns_mapped_by_hand_are_remembered(visit: Visit) -> None:
    page = visit.open("upload")
    drop(page, "диспетчер.csv", DISPATCH)
    page.get_by_role("button", name="Сопоставить столбцы вручную").click(timeout=LONG)
    page.get_by_role("textbox", name="Название источника").fill("Диспетчерская")
    page.get_by_role("textbox", name="Название источника").press("Enter")
    expect(page.get_by_text("Выделена строка с заголовками")).to_be_visible()
    visit.settled()
    page.screenshot(path=SCREENSHOTS / "upload-by-hand-1440.png", full_page=True)
    choose(page, "Статус", "Чем кончилось")
    visit.settled()
    page.get_by_role("button", name="Посмотреть, что получится").click()
    expect(page.locator("h1")).to_contain_text("2 новые строки", timeout=LONG)
    page.screenshot(path=SCREENSHOTS / "upload-by-hand-preview-1440.png", full_page=True)
    page.get_by_role("button", name="Загрузить", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Загружено: 1 файл", timeout=LONG)

    drop(page, "диспетчер март.csv", NEXT_DISPATCH)
    expect(page.locator("h1")).to_contain_text("1 новая строка", timeout=LONG)
    expect(page.locator("table").first).to_contain_text("Диспетчерская")


def test_an_undo_brings_the_numbers_back(visit: Visit) -> None:
    page = visit.open("journal?batch=1")
    expect(page.locator("h1")).to_contain_text("В силе 2 загрузки")
    page.get_by_role("button", name="Отменить загрузку").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("сейчас в силе 12 строк")
    dialog.get_by_role("button", name="Отменить загрузку").click()
    expect(page.get_by_text(re.compile("Загрузка № 1 отменена"))).to_be_visible(timeout=LONG)
    expect(page.locator("h1")).to_contain_text("В силе 1 загрузка")

    visit.open("svodka")
    expect(page.locator(".st-key-card_1")).not_to_contain_text("из 12")


def choose(page: Page, label: str, value: str) -> None:
    """Choose a value in the list called exactly so."""
    box = page.get_by_role("combobox", name=label, exact=True)
    box.scroll_into_view_if_needed()
    page.wait_for_timeout(300)  # an open list closes when the page scrolls
    box.click()
    page.get_by_role("option", name=value, exact=True).click()
