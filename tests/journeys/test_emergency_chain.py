"""From a sharp growth to the paper: alarm → card → road map with its measures → a Word file."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from docx import Document
from playwright.sync_api import Page

from access.rights import DEMO_ACTOR
from answers.road_maps.cards import road_maps
from data.home import home_at
from tests.journeys.conftest import SIZES, Site, Visit, serving
from tests.small_home import LAST, drawn_rows, home_of
from ui.clock import now

# of the grid of the table to edit, pixels: heights of its head and rows, widths of its columns
ROW = 35
REMOVED, NUMBER, MEASURE = 55, 110 + 35, 110 + 70 + 60


@pytest.fixture(scope="module")
def shaken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a district where holes in yards were written about forty times in two days."""
    rows = drawn_rows(seed=7, count=600)
    burst = [
        {
            **rows[0],
            "Номер сообщения": f"Б-{number}",
            "Дата подачи": f"{LAST.day - number % 2:02d}.{LAST:%m.%Y} 09:{number:02d}",
            "Категория": "Благоустройство",
            "Подкатегория": "Ямы во дворах",
            "Муниципалитет": "пгт Мортка",
            "Статус": "В работе",
            "Дата ответа": "",
            "Плановая дата ответа": "30.11.2026",
            "Скрыто": "нет",
        }
        for number in range(40)
    ]
    home = home_of(tmp_path_factory.mktemp("chain"), [*rows, *burst])
    with serving(Path(home.path)) as running:
        yield running


@pytest.mark.journey
def test_from_the_alarm_to_the_word_file(shaken: Site, visitor, tmp_path: Path) -> None:
    visit: Visit = visitor(shaken)
    page = visit.open("surges")
    page.locator(f"a[href*='surges?alarm='][href*='{quote('Мортка')}']").first.click()
    page.wait_for_url(re.compile("surges.alarm"))
    visit.settled()
    page.get_by_role("link", name="Карточка аварийной ситуации").click()
    page.get_by_role("button", name="Открыть карточку").click()
    page.get_by_role("link", name="Составить дорожную карту").click()
    visit.settled()
    page.get_by_role("button", name="Завести", exact=True).click()
    page.get_by_text("Карта заведена").wait_for()

    page.set_viewport_size({"width": 390, "height": SIZES[390]})
    typed(visit, 0, "1", "Осмотреть дворы")
    typed(visit, 1, "2", "Засыпать ямы")
    saved(visit, "Мероприятия сохранены.")
    at(page, REMOVED, 0)
    page.get_by_text("При сохранении будет удалено").wait_for()
    saved(visit, "Мероприятия сохранены.")
    (made,) = road_maps(home_at(shaken.home), DEMO_ACTOR, now())
    assert [(one.number, one.measure) for one in made.newest.plan.measures] == [
        ("2", "Засыпать ямы")
    ]
    assert (made.emergency, made.newest.plan.settlement) == (1, "Мортка")

    with page.expect_download() as coming:
        page.get_by_role("button", name="Скачать форму (docx)").click()
    coming.value.save_as(tmp_path / "form.docx")
    paper = Document(str(tmp_path / "form.docx"))
    words = " ".join(one.text for one in paper.paragraphs)
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert "по снижению количества сообщений" in words
    assert "Резкий рост числа сообщений" in words
    assert "Засыпать ямы" in cells
    assert "Осмотреть дворы" not in cells
    page.get_by_role("link", name=re.compile("Аварийная ситуация № 1")).click()
    page.get_by_role("link", name=re.compile(f"Дорожная карта {made.number}: проект")).wait_for()


def typed(visit: Visit, row: int, number: str, measure: str) -> None:
    """Add a row at the end of the table and type into two of its cells."""
    page = visit.page
    at(page, NUMBER, row)  # the blank row below: pressing it adds one
    cell(page, 1, row, selected=True)
    visit.settled()
    at(page, MEASURE, row)  # a second press in the same cell would open it
    cell(page, 2, row, selected=True)
    at(page, NUMBER, row)
    for column, words, onwards in ((1, number, "Tab"), (2, measure, "Enter")):
        cell(page, column, row, selected=True)
        page.keyboard.press("Enter")
        editor = page.locator("#portal textarea")
        editor.wait_for()
        page.keyboard.type(words, delay=20)
        page.keyboard.press(onwards)
        editor.wait_for(state="detached")
        cell(page, column, row, words=words)
        visit.settled()
    page.keyboard.press("Home")


def at(page: Page, left: int, row: int) -> None:
    """Press a cell of the table to edit."""
    grid = page.get_by_test_id("stDataFrame").first
    grid.scroll_into_view_if_needed()
    grid.click(position={"x": left, "y": ROW + row * ROW + ROW // 2})


def cell(page: Page, column: int, row: int, *, words: str = "", selected: bool = False) -> None:
    """Wait until the drawn table tells those who cannot see it that a cell is so."""
    state = "[aria-selected='true']" if selected else ""
    found = page.locator(f"#glide-cell-{column}-{row}{state}", has_text=words)
    found.wait_for(state="attached")


def saved(visit: Visit, said: str) -> None:
    visit.page.get_by_role("button", name="Сохранить мероприятия").click()
    visit.page.get_by_text(said).wait_for()
    visit.settled()
