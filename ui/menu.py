"""The pages: where each lies, what it is called, and the menu that leads there."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import Page as StreamlitPage

from ui.links import kept_filters
from ui.phone import on_phone

PAGES = Path(__file__).parents[1] / "pages"


@dataclass(frozen=True)
class Entry:
    """One page: its address, its title, its section and its script below pages/.

    A hidden one is reached from another page, not from the menu.
    """

    slug: str
    title: str
    section: str
    script: str
    hidden: bool = False


MENU = (
    Entry("svodka", "Сводка", "Обзор", "overview/summary.py"),
    Entry("indicators", "Целевые показатели", "Обзор", "overview/indicators.py"),
    Entry("carpet", "Ковёр показателей", "Обзор", "overview/carpet.py"),
    Entry("passport", "Паспорт показателя", "Обзор", "overview/passport.py"),
    Entry("heatmap", "Тепловая карта", "Анализ", "analysis/heatmap.py"),
    Entry("map", "Карта района", "Анализ", "analysis/map.py"),
    Entry("trends", "Динамика", "Анализ", "analysis/trends.py"),
    Entry("topics", "Темы", "Анализ", "analysis/topics.py"),
    Entry("rating", "Рейтинг поселений", "Анализ", "analysis/rating.py"),
    Entry("issued", "Выпущенные рейтинги", "Анализ", "analysis/issued.py", hidden=True),
    Entry("weights", "Веса рейтинга", "Анализ", "analysis/weights.py", hidden=True),
    Entry("settlement", "Карточка поселения", "Анализ", "analysis/settlement.py", hidden=True),
    Entry("messages", "Сообщения", "Анализ", "analysis/messages.py"),
    Entry("why", "Почему такое число", "Анализ", "analysis/why.py", hidden=True),
    Entry("twins", "Похожие обращения", "Анализ", "analysis/twins.py"),
    Entry("appeals", "Обращения 59-ФЗ", "Анализ", "analysis/appeals.py"),
    Entry("surges", "Резкий рост", "Реагирование", "response/surges.py"),
    Entry("queue", "Очередь", "Реагирование", "response/queue.py"),
    Entry("emergencies", "Аварийные ситуации", "Реагирование", "response/emergencies.py"),
    Entry("emergency", "Аварийная ситуация", "Реагирование", "response/emergency.py", hidden=True),
    Entry("roadmaps", "Дорожные карты", "Реагирование", "response/road_maps.py"),
    Entry("roadmap", "Дорожная карта", "Реагирование", "response/road_map.py", hidden=True),
    Entry("plans", "Планы мероприятий", "Реагирование", "response/plans.py"),
    Entry("execution", "Исполнение планов", "Реагирование", "response/execution.py"),
    Entry("upload", "Загрузка", "Данные", "data/upload.py"),
    Entry("journal", "Журнал загрузок", "Данные", "data/journal.py"),
    Entry("directories", "Справочники", "Данные", "data/directories.py"),
    Entry("passports", "Паспорта и версии", "Данные", "data/passports.py"),
    Entry("pages", "Официальные страницы", "Данные", "data/official_pages.py"),
    Entry("terms", "Сроки и календарь", "Данные", "data/terms.py"),
    Entry("quality", "Качество данных", "Данные", "data/quality.py"),
    Entry("check", "Проверка данных", "Данные", "data/check.py"),
    Entry("help", "Справка", "Помощь", "help/guide.py"),
)
FIRST = MENU[0].slug
HELP = "help"


def page(slug: str) -> StreamlitPage:
    """Return the page as Streamlit knows it, for st.switch_page and st.page_link."""
    entry = next(entry for entry in MENU if entry.slug == slug)
    # An absolute path: Streamlit must not look for a folder pages/ beside its main script.
    return st.Page(PAGES / entry.script, title=entry.title, url_path=slug, default=slug == FIRST)


def registered_pages() -> Mapping[str, list[StreamlitPage]]:
    """Return every page by section, as st.navigation takes them."""
    sections: dict[str, list[StreamlitPage]] = {}
    for entry in MENU:
        sections.setdefault(entry.section, []).append(page(entry.slug))
    return sections


def draw_menu(current: str) -> None:
    """Draw the menu in the sidebar; every link keeps the filters that are chosen.

    Streamlit's own menu drops the query of the address, so this one is made of page links. The
    guide opens at the page ``current`` (its address; the first page has none). On a phone the menu
    folds out above the page: the sidebar would cover what was chosen until it is closed by hand.
    """
    kept, here = kept_filters(), current or FIRST
    asked = st.query_params.get("topic", "index") if here == HELP else here
    hidden = {entry.slug for entry in MENU if entry.hidden}
    with _place(here), st.container(key="menu", gap=None):
        for section, pages in registered_pages().items():
            st.caption(section)
            for one in pages:
                if one.url_path in hidden:
                    continue
                more = {"topic": asked} if one.url_path == HELP else {}
                st.page_link(one, query_params=kept | more, width="stretch")


def _place(here: str) -> DeltaGenerator:
    if on_phone():
        return st.expander("Меню", key=f"menu_on_{here}")  # a key a page: closed on the next one
    return st.sidebar
