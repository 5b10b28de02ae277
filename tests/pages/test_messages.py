"""«Сообщения» on an empty district and on one with every source."""

import json
import shutil

import pytest

from answers.messages.listing import STATE_NAMES
from tests.pages.conftest import texts
from tests.pages.test_summary import markup

ALL = "2025-10-01..2026-04-27"


def rows(page):
    return markup(page).count("<tr>") - 1  # the head of the table


def looks(home):
    log = home / "logs" / "svodka.log"
    lines = log.read_text("utf-8").splitlines() if log.exists() else []
    return [one for one in map(json.loads, lines) if one["event"] == "texts shown"]


def test_an_empty_district_says_what_to_do(opened):
    page = opened("messages")
    assert page.title[0].value.startswith("Сообщений нет")
    assert "Что сделать дальше" in texts(page)
    assert "Данные на" in texts(page)


def test_a_page_has_a_hundred_rows_and_the_next_one_the_next(opened, whole_district):
    page = opened("messages", whole_district, period=ALL)
    assert rows(page) == 100
    assert "Страница 1 из" in texts(page)
    first = markup(page)
    next(one for one in page.button if one.label == "Старше").click()
    page.run()
    assert "Страница 2 из" in texts(page)
    assert markup(page) != first
    page.query_params["source"] = "ПОС"
    page.run()
    assert "Страница 1 из" in texts(page)  # another list begins at its first page


@pytest.mark.parametrize("state", list(STATE_NAMES))
def test_every_state_opens(opened, whole_district, state):
    page = opened("messages", whole_district, state=state, period=ALL)
    assert page.title[0].value.lower().startswith(STATE_NAMES[state])
    if state in ("no_term", "pending"):
        assert "Таких сообщений нет" in texts(page)
    else:
        assert rows(page) > 0


def test_texts_are_shown_on_demand_and_logged(opened, whole_district, tmp_path):
    home = tmp_path / "own"
    shutil.copytree(whole_district, home)
    page = opened("messages", home, source="ЕДДС")
    assert looks(home) == []
    assert "Ответ заявителю" not in markup(page)
    page.toggle[0].set_value(True)
    page.run()
    assert "Ответ заявителю" in markup(page)
    assert "течь" in markup(page)
    (look,) = looks(home)
    assert look["actor"] == "demo"
    assert look["messages"] == rows(page)


def test_a_number_that_nobody_has_finds_nothing(opened, whole_district):
    page = opened("messages", whole_district, period=ALL, ids="нет такого")
    assert "Таких сообщений нет" in texts(page)


def test_a_link_from_another_page_may_narrow_by_topic(opened, whole_district):
    page = opened("messages", whole_district, topic_group="Благоустройство", period=ALL)
    narrowed = page.title[0].value
    assert rows(page) > 0
    assert any(one.value == "Группа тем: Благоустройство" for one in page.text)
    next(one for one in page.button if one.label == "Снять: группа тем").click()
    page.run()
    assert page.title[0].value != narrowed
    assert not any(one.value.startswith("Группа тем") for one in page.text)
