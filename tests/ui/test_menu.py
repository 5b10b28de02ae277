"""The pages: every entry of the menu is there, under an address that does not change."""

from streamlit.testing.v1 import AppTest

from ui.menu import FIRST, MENU, PAGES


def test_addresses_are_the_ones_people_have_saved():
    assert [entry.slug for entry in MENU] == [
        "svodka", "indicators", "carpet", "passport", "heatmap", "map", "trends", "topics", "rating", "issued",
        "weights",
        "settlement",
        "messages",
        "why", "twins", "appeals", "surges", "queue",
        "emergencies", "emergency", "roadmaps", "roadmap", "plans", "upload", "journal", "directories",
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
        "Реагирование: surges, queue, emergencies, emergency, roadmaps, roadmap, plans",
        "Данные: upload, journal, directories, passports, pages, terms, quality, check",
        "Помощь: help",
        "Тепловая карта",
    ]
