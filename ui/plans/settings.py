"""The settings of plans: whether due days move, and the heating season."""

from datetime import date

import streamlit as st

from access.rights import Right, may
from answers.plans.saved import save_settings, settings
from registers.plans.settings import PlanSettings
from registers.settings_values import SettingError
from ui.clock import now
from ui.district import District

_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
    "ноября", "декабря",
)  # fmt: skip


def draw_settings(here: District) -> None:
    """Draw how terms are counted, and for those who may, the form that changes it."""
    known = settings(here.home, here.actor, now())
    with st.expander("Как считаются сроки"):
        said = "переносится на следующий рабочий" if known.moves else "остаётся как есть"
        st.write(
            f"Срок, выпавший на нерабочий день, {said}. Отопительный сезон — с "
            f"{_words(known.heating_first)} по {_words(known.heating_last)}."
        )
        if not may(here.actor, Right.EDIT_DIRECTORIES):
            return
        with st.form("plan_settings", border=False):
            moves = st.checkbox("Переносить срок с нерабочего дня на рабочий", known.moves)
            with st.container(horizontal=True):
                first = _day("Отопительный сезон с", known.heating_first)
                last = _day("по", known.heating_last)
                least = st.number_input(
                    "Дисциплина: сроков не меньше", 1, 1000, known.rated_from, width=240,
                    help="Исполнитель, у которого прошло меньше сроков, не рейтингуется",
                )  # fmt: skip
            asked = st.form_submit_button("Сохранить настройку")
        if asked:
            chosen = PlanSettings(
                moves, (first.month, first.day), (last.month, last.day), int(least)
            )
            try:
                save_settings(here.home, here.actor, chosen, now())
            except SettingError as error:
                st.error(str(error))
                return
            st.rerun()


def _day(title: str, known: tuple[int, int]) -> date:
    year = now().year
    return st.date_input(title, date(year, *known), format="DD.MM.YYYY", width=200, help="Год не важен")  # fmt: skip


def _words(day: tuple[int, int]) -> str:
    return f"{day[1]} {_MONTHS[day[0] - 1]}"
