"""«Справка» shows the guide of the repository, whole, and links inside it."""

import re

import pytest

from tests.pages.conftest import Opener
from tests.pages.test_upload import words
from ui.guide import FOLDER, topics
from ui.menu import MENU


def test_it_opens_at_the_first_page(opened: Opener) -> None:
    assert opened("help").title[0].value == "Справка"


@pytest.mark.parametrize("name", ["heatmap", "numbers"])
def test_it_opens_at_what_the_reader_came_from(opened: Opener, name: str) -> None:
    page = opened("help", topic=name)
    first = (FOLDER / f"{name}.md").read_text("utf-8").splitlines()[0]
    assert page.title[0].value == first.removeprefix("# ")
    assert topics()[name].text.strip()[:40] in words(page)


def test_the_whole_guide_is_there_with_its_titles() -> None:
    files = {path.stem: path.read_text("utf-8") for path in FOLDER.glob("*.md")}
    assert {name: topic.title for name, topic in topics().items()} == {
        name: text.splitlines()[0].removeprefix("# ") for name, text in files.items()
    }
    assert all(".md)" not in topic.text for topic in topics().values())


def test_every_page_of_the_menu_is_explained() -> None:
    assert {entry.slug for entry in MENU if entry.slug != "help"} <= topics().keys()


def test_links_lead_to_pages_of_the_guide() -> None:
    for topic in topics().values():
        asked = set(re.findall(r"\]\(help\?topic=([\w-]+)\)", topic.text))
        assert asked <= topics().keys()
