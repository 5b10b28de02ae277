"""The list of emergencies: its title, the rows of the closed ones, the terms for new cards."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from access.rights import Right, may
from analytics.words import counted, plural
from answers.emergencies.cards import Standing, save_terms, terms
from answers.emergencies.words import left_words, place
from registers.emergencies.values import OUTCOME_NAMES
from registers.settings_values import EmergencyTerms, SettingError
from ui.clock import now
from ui.district import District
from ui.emergencies.acts import draw_said
from ui.links import page_link
from ui.tables import Column

CLOSED = (
    Column("problem", "Проблема", link="address"),
    Column("place", "Место"),
    Column("occurred_at", "Возникла", "moment"),
    Column("closed_at", "Закрыта", "moment"),
    Column("outcome", "Чем кончилась"),
    Column("term", "Срок ликвидации"),
    Column("reports", "Докладов", "whole"),
    Column("late", "Из них с опозданием", "whole"),
)
_SAID = "emergency_terms_said"


def conclusion(found: Sequence[Standing]) -> str:
    """Return the title: how many run, how many of them are past a term."""
    if not found:
        return "Открытых аварийных ситуаций нет"
    said = counted(
        len(found), "аварийная ситуация открыта", "аварийные ситуации открыты",
        "аварийных ситуаций открыто",
    )  # fmt: skip
    late = sum(one.overdue for one in found)
    if not late:
        return f"{said}, сроки не нарушены"
    return f"{said}, {late} {plural(late, 'просрочена', 'просрочены', 'просрочено')}"


def row_of(one: Standing) -> dict[str, Any]:
    """Return the row of a closed emergency."""
    card = one.card
    return {
        "problem": card.problem,
        "address": page_link("emergency", id=card.id),
        "place": place(card),
        "occurred_at": card.occurred_at,
        "closed_at": card.closed_at,
        "outcome": OUTCOME_NAMES[card.outcome] if card.outcome else "",
        "term": left_words(one.liquidation),
        "reports": len(one.reports.made),
        "late": one.reports.late,
    }


def draw_terms(here: District) -> None:
    """Draw the terms under which new cards are opened, for those who may change them."""
    draw_said()
    if not may(here.actor, Right.EDIT_DIRECTORIES):
        return
    known = terms(here.home, here.actor, now())
    with st.expander("Сроки для новых карточек"), st.form("emergency_terms", border=False):
        st.write(
            "По постановлению № 1229 на дорожную карту и ликвидацию даётся 24 часа, доклады — каждые "
            "2 часа. Открытые карточки сохраняют сроки, с которыми открыты."
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            hours = st.number_input(
                "Дорожная карта и ликвидация, часов", 1, 720, known.term_hours, width=280
            )
            every = st.number_input("Доклад каждые, часов", 1, 720, known.report_hours, width=200)
            sent = st.form_submit_button("Сохранить")
        if sent:
            try:
                save_terms(here.home, here.actor, EmergencyTerms(int(hours), int(every)), now())
            except SettingError as error:
                st.error(str(error))
            else:
                st.success("Сроки сохранены: они действуют для карточек, открытых с этой минуты.")
