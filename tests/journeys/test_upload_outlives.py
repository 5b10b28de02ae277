"""An upload outlives its tab; what waits in the inbox goes in by a button; a refusal is explained."""

import io
from collections.abc import Callable

import pytest
import xlsxwriter
from playwright.sync_api import Page, expect

from tests.data.drawn import HEADER, TOPIC, im
from tests.journeys.conftest import SCREENSHOTS, Site, Visit

pytestmark = pytest.mark.journey

JANUARY = im("1;10.01.2026 09:00;12.01.2026 09:00;пгт Мортка;Решено", "2;нет;;пгт Мортка;")
LONG = 60_000  # milliseconds, on a machine with other work


def drop(page: Page, name: str, content: bytes) -> None:
    page.locator('input[type="file"]').first.set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )


def workbook(**sheets: list[str]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate([HEADER, *rows]):
                sheet.write_row(number, 0, row.split(";"))
    return content.getvalue()


def test_a_closed_tab_loses_nothing(site: Site, visitor: Callable[[Site], Visit]) -> None:
    first = visitor(site)
    page = first.open("upload")
    drop(page, "январь.csv", JANUARY)
    page.wait_for_url("**/upload?run=*", timeout=LONG)
    page.close()

    second = visitor(site)
    page = second.open("upload")
    expect(page.get_by_text("Файлы прочитаны, 1 файл можно загрузить")).to_be_visible(timeout=LONG)
    page.get_by_role("button", name="Показать").click()
    expect(page.locator("h1")).to_contain_text("К загрузке: 1 файл, 1 новая строка", timeout=LONG)
    second.page.reload()  # a refresh keeps it, too
    expect(page.locator("h1")).to_contain_text("К загрузке: 1 файл, 1 новая строка", timeout=LONG)
    shown = page.url
    page.get_by_role("button", name="Загрузить", exact=True).click()
    page.wait_for_url(lambda url: "run=" in url and url != shown, timeout=LONG)
    second.open("journal")
    expect(page.get_by_text("Загрузка закончилась: 1 файл, 1 строка")).to_be_visible(timeout=LONG)
    expect(page.locator(".st-key-footer")).to_contain_text("загрузка № 1")


def test_the_inbox_goes_in_by_a_button(visit: Visit, site: Site) -> None:
    inbox = site.home / "inbox"
    inbox.mkdir(exist_ok=True)
    (inbox / "февраль.csv").write_bytes(im("3;10.02.2026 09:00;;Леуши;"))
    (inbox / "письмо.csv").write_text("письмо", encoding="utf-8")
    page = visit.open("upload")
    expect(page.locator(".st-key-inbox")).to_contain_text("февраль.csv")
    page.screenshot(path=SCREENSHOTS / "upload-inbox-1440.png")
    page.get_by_role("button", name="Загрузить из папки обмена").click()
    expect(page.locator("h1")).to_contain_text("Загружено: 1 файл, 1 строка", timeout=LONG)
    assert (inbox / "done" / "февраль.csv").exists()
    assert (inbox / "refused" / "письмо.csv.txt").exists()


def test_another_sheet_is_chosen(visit: Visit) -> None:
    row = "{};{}.2026 09:00;;Благоустройство;" + TOPIC + ";Леуши;;Решаемый;т"
    months = {"Март": [row.format(5, "10.03")], "Апрель": [row.format(6, "10.04")]}
    page = visit.open("upload")
    drop(page, "весна.xlsx", workbook(**months))
    expect(page.locator("table").first).to_contain_text("10.03.2026", timeout=LONG)
    page.get_by_role("combobox", name="Прочитать другой лист").click()
    page.get_by_role("option", name="Апрель").click()
    expect(page.locator("table").first).to_contain_text("10.04.2026", timeout=LONG)


def test_a_refusal_is_a_sentence_that_leads_to_the_guide(visit: Visit) -> None:
    page = visit.open("upload")
    drop(page, "план.xlsx", b"%PDF-1.4 text")
    expect(page.get_by_text("Выгрузите те же данные в Excel")).to_be_visible(timeout=LONG)
    page.get_by_role("link", name="Что делать, если файл не загрузился").click()
    expect(page.locator("h1")).to_have_text("Что делать, если файл не загрузился", timeout=LONG)
    expect(page.get_by_text("Это PDF, из него таблицу надёжно не прочитать")).to_be_visible()
