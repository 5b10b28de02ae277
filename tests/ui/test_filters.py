"""The four filters: read from the address, drawn, written back to it."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from answers.choices import Choices
from ui.filters import read_choice

OFFERED = Choices(
    first_day=date(2024, 1, 1),
    last_day=date(2026, 10, 31),
    sources=("ИМ", "ПОС"),
    settlements=("Мортка", "Шугур", "не определено"),
    blocks=("ЖКХ", "ТКО"),
)


def _page():
    from datetime import date

    import streamlit as st

    from answers.choices import Choices
    from ui.filters import filters

    offered = Choices(
        date(2024, 1, 1), date(2026, 10, 31), ("ИМ", "ПОС"), ("Мортка", "Шугур"), ("ЖКХ", "ТКО")
    )
    choice = filters(offered)
    st.text(f"{choice.date_from} {choice.date_to} {choice.source} {choice.settlement}")


@pytest.fixture
def page():
    return AppTest.from_function(_page)


def test_an_address_without_filters_is_the_year_of_the_data():
    choice, strange = read_choice({}, OFFERED)
    assert (choice.date_from, choice.date_to) == (date(2026, 1, 1), date(2026, 12, 31))
    assert (choice.source, choice.settlement, choice.block) == (None, None, None)
    assert choice.words == "2026 год · все источники · весь район · все блоки"
    assert strange == []


def test_every_filter_is_read():
    asked = {"period": "2026-10", "source": "ПОС", "settlement": "Мортка", "block": "ЖКХ"}
    choice, strange = read_choice(asked, OFFERED)
    assert (choice.date_from, choice.date_to) == (date(2026, 10, 1), date(2026, 10, 31))
    assert choice.words == "Октябрь 2026 · ПОС · Мортка · ЖКХ"
    assert strange == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("period", "2026-13"), ("period", "2023"), ("period", "2027-01"), ("source", "им"),
     ("settlement", "Урай"), ("block", "' OR 1=1"), ("settlement", "")],
)  # fmt: skip
def test_a_value_that_means_nothing_is_passed_over_and_named(name, value):
    choice, strange = read_choice({name: value, "block": "ТКО"} | {name: value}, OFFERED)
    assert strange == [value]
    assert getattr(choice, name if name != "period" else "source") is None
    assert choice.date_from == date(2026, 1, 1)


def test_a_period_that_ends_before_the_data_do_is_kept_whole():
    choice, strange = read_choice({"period": "2025-12-20..2026-01-10"}, OFFERED)
    assert (choice.date_from, choice.date_to) == (date(2025, 12, 20), date(2026, 1, 10))
    assert strange == []


def test_the_controls_show_what_the_address_says(page):
    page.query_params["period"] = "2026-q3"
    page.query_params["settlement"] = "Мортка"
    page.run()
    assert not page.exception
    assert [box.value for box in page.selectbox] == ["2026-q3", "", "Мортка", ""]
    assert (
        page.caption[-1].value.replace("\\", "")
        == "III квартал 2026 · все источники · Мортка · все блоки"
    )
    assert page.text[0].value == "2026-07-01 2026-09-30 None Мортка"


def test_a_choice_goes_to_the_address_and_all_takes_it_away(page):
    page.run()
    page.selectbox(key="filter_source").select("ПОС").run()
    assert page.query_params == {"source": "ПОС"}
    assert page.text[0].value.endswith("ПОС None")
    page.selectbox(key="filter_period").select("2025").run()
    assert page.query_params == {"source": "ПОС", "period": "2025"}
    page.selectbox(key="filter_source").select("").run()
    assert page.query_params == {"period": "2025"}


def test_own_days_begin_with_the_period_before_and_may_be_turned_round(page):
    page.query_params["period"] = "2026-09"
    page.run()
    page.selectbox(key="filter_period").select("own").run()
    assert page.query_params["period"] == "2026-09-01..2026-09-30"
    assert [one.value for one in page.date_input] == [date(2026, 9, 1), date(2026, 9, 30)]
    page.date_input(key="filter_date_to").set_value(date(2026, 8, 15)).run()
    assert page.query_params["period"] == "2026-08-15..2026-09-01"
    assert page.text[0].value.startswith("2026-08-15 2026-09-01")


def test_the_address_wins_over_what_the_controls_held(page):
    page.run()
    page.selectbox(key="filter_settlement").select("Шугур").run()
    page.query_params["settlement"] = "Мортка"  # the way back, a link
    page.run()
    assert page.selectbox(key="filter_settlement").value == "Мортка"


def test_a_strange_address_is_noted_quietly(page):
    page.query_params["settlement"] = "<b>Бред</b>"
    page.run()
    assert not page.exception
    assert not page.error
    note = page.caption[0].value
    assert "неизвестные значения" in note
    assert "<b>" not in note  # Markdown cannot act upon it
