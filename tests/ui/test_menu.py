"""The pages: every entry of the menu is there, under an address that does not change."""

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from ui.menu import FIRST, MENU, PAGES


def test_addresses_are_the_ones_people_have_saved():
    assert [entry.slug for entry in MENU] == [
        "svodka", "indicators", "carpet", "passport", "heatmap", "map", "trends", "topics", "rating", "issued",
        "weights",
        "settlement",
        "messages",
        "why", "twins", "appeals", "surges", "queue",
        "emergencies", "emergency", "roadmaps", "roadmap", "plans", "execution", "upload", "journal", "directories",
        "passports", "pages", "terms", "quality", "check", "help",
    ]  # fmt: skip
    assert FIRST == "svodka"


def test_every_page_of_the_menu_exists_and_every_script_is_in_the_menu():
    scripts = {path.relative_to(PAGES).as_posix() for path in PAGES.rglob("*.py")}
    assert scripts == {entry.script for entry in MENU}


def _registered():
    import streamlit as st

    from ui.menu import page, registered_pages

    for section, pages in registered_pages().items():
        st.text(f"{section}: {', '.join(one.url_path for one in pages)}")
    st.text(page("heatmap").title)


def test_only_the_first_page_is_the_root():
    page = AppTest.from_function(_registered).run()
    assert [one.value for one in page.text] == [
        "Обзор: , indicators, carpet, passport",
        "Анализ: heatmap, map, trends, topics, rating, issued, weights, settlement, messages, why, twins, appeals",
        "Реагирование: surges, queue, emergencies, emergency, roadmaps, roadmap, plans, execution",
        "Данные: upload, journal, directories, passports, pages, terms, quality, check",
        "Помощь: help",
        "Тепловая карта",
    ]


def _menu():
    from ui.menu import draw_menu

    draw_menu("queue")


@pytest.mark.parametrize(
    ("browser", "folds"),
    [
        ("Mozilla/5.0 (Linux; Android 14; Pixel 5) Chrome/120.0 Mobile Safari/537.36", True),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", False),
        (None, False),
    ],
)
def test_on_a_phone_the_menu_folds_out_above_the_page(monkeypatch, browser, folds):
    headers = {} if browser is None else {"User-Agent": browser}
    monkeypatch.setattr(type(st.context), "headers", headers)
    page = AppTest.from_function(_menu).run()
    shown = len([entry for entry in MENU if not entry.hidden])
    assert [one.label for one in page.main.expander] == (["Меню"] if folds else [])
    assert len(page.main.get("page_link")) == (shown if folds else 0)
    assert len(page.sidebar.get("page_link")) == (0 if folds else shown)
