"""Opening and changing a card: the same fields, by hand or filled in from an alarm."""

from dataclasses import replace
from datetime import date, time

import streamlit as st

from access.rights import Right, may
from analytics.words import capital
from answers.choices import UNKNOWN
from answers.emergencies.cards import close, edit, open_card, reopen
from answers.emergencies.words import DISTRICT, growth_words
from registers.emergencies.values import (
    CATEGORY_NAMES,
    LONGEST_PROBLEM,
    OUTCOME_NAMES,
    Category,
    Draft,
    Emergency,
    EmergencyError,
    Outcome,
)
from ui.clock import now
from ui.district import District
from ui.emergencies.acts import carried_out, draw_moment, forget_forms, moment_of, seen_by_form
from ui.links import kept_filters
from ui.literal import literal
from ui.menu import page

_NO_BLOCK = "без блока"
_FORBIDDEN = "Вести аварийные ситуации вам не разрешено: карточку можно только смотреть."


def draw_opening(here: District, draft: Draft | None) -> None:
    """Draw the form that opens a card; `draft` is what an alarm says, None by hand."""
    if not may(here.actor, Right.MANAGE_EMERGENCIES):
        st.info(_FORBIDDEN)
        return
    st.write(
        "С открытием карточки идут часы: срок дорожной карты и ликвидации считается от момента "
        "возникновения, доклады куратору — от открытия."
    )
    with st.form("open_emergency"):
        asked, day, hour = _draw_fields(here, draft, "open")
        sent = st.form_submit_button("Открыть карточку", type="primary")
    if sent:
        filled = replace(
            asked,
            occurred_at=moment_of(day, hour),
            growth=draft.growth if draft else None,
            alarm=draft.alarm if draft else None,
        )
        try:
            number = open_card(here.home, here.actor, filled, now())
        except EmergencyError as error:
            st.error(literal(str(error)))
            return
        st.switch_page(page("emergency"), query_params=kept_filters(id=number))


def draw_editing(here: District, card: Emergency) -> None:
    """Draw the form that changes what the card says, and the one that closes it or opens it again."""
    if not may(here.actor, Right.MANAGE_EMERGENCIES):
        st.info(_FORBIDDEN)
    elif card.closed:
        _draw_reopening(here, card)
    else:
        _draw_changing(here, card)
        _draw_closing(here, card)


def _draw_changing(here: District, card: Emergency) -> None:
    st.header("Изменить карточку", anchor=False)
    seen = seen_by_form("edit", card)
    with st.form(f"edit_emergency_{seen.version}"):
        asked, day, hour = _draw_fields(here, seen.draft, f"edit_{seen.version}")
        reason = st.text_input(
            "Почему меняется", max_chars=LONGEST_PROBLEM, key=f"edit_reason_{seen.version}",
            placeholder="обязательно, если меняется момент возникновения", width=560,
        )  # fmt: skip
        sent = st.form_submit_button("Сохранить")
    if sent:
        at = moment_of(day, hour)
        # The fields know no seconds: an untouched moment is the same moment.
        same = at.replace(second=0) == seen.occurred_at.replace(second=0)
        filled = replace(asked, occurred_at=seen.occurred_at if same else at)
        carried_out(
            lambda: edit(here.home, here.actor, seen, filled, reason, now()),
            "Карточка сохранена; что изменилось, видно в журнале.",
            renews=True,
        )


def _draw_closing(here: District, card: Emergency) -> None:
    st.header("Закрыть", anchor=False)
    seen = seen_by_form("close", card)
    with st.form(f"close_emergency_{seen.version}"):
        outcome = st.radio(
            "Чем кончилась", list(Outcome), format_func=lambda one: OUTCOME_NAMES[one],
            horizontal=True, key=f"close_outcome_{seen.version}",
        )  # fmt: skip
        result = st.text_area(
            "Что сделано и почему закрывается", key=f"close_result_{seen.version}", height=100
        )
        sent = st.form_submit_button("Закрыть аварийную ситуацию")
    if sent:
        carried_out(
            lambda: close(here.home, here.actor, seen, outcome, result, now()),
            "Аварийная ситуация закрыта, часы остановлены.",
            renews=True,
        )


def _draw_reopening(here: District, card: Emergency) -> None:
    st.header("Открыть снова", anchor=False)
    with st.form("reopen_emergency"):
        reason = st.text_input("Почему", max_chars=LONGEST_PROBLEM, key="reopen_reason", width=560)
        sent = st.form_submit_button("Открыть снова")
    if sent:
        forget_forms()
        carried_out(
            lambda: reopen(here.home, here.actor, card, reason, now()),
            "Аварийная ситуация снова открыта, часы идут дальше.",
            renews=True,
        )


def _draw_fields(
    here: District, known: Draft | None, key: str
) -> tuple[Draft, date | None, time | None]:
    """Draw the fields; the moment of the draft is not the one asked, which comes beside it."""
    kinds = list(Category)
    category = st.radio(
        "Категория", kinds, format_func=lambda one: capital(CATEGORY_NAMES[one]), horizontal=True,
        index=kinds.index(known.category if known else Category.THREAT), key=f"{key}_category",
    )  # fmt: skip
    problem = st.text_input(
        "Что случилось", known.problem if known else "", max_chars=LONGEST_PROBLEM,
        key=f"{key}_problem", placeholder="одной строкой, без имён и адресов заявителей",
    )  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="bottom"):
        settlement = _choice(
            "Поселение", DISTRICT, here.choices.settlements, known and known.settlement, key
        )
        block = _choice("Блок", _NO_BLOCK, here.choices.blocks, known and known.block, key)
        day, hour = draw_moment("Возникла", f"{key}_at", known.occurred_at if known else None)
    if known and known.growth:
        st.caption(literal(f"По тревоге: {growth_words(known)}."))
    return Draft(category, problem, settlement, block, now()), day, hour


def _choice(
    title: str, nothing: str, names: tuple[str, ...], chosen: str | None, key: str
) -> str | None:
    offered = [nothing, *(name for name in names if name != UNKNOWN)]
    if chosen and chosen not in offered:
        offered.append(chosen)
    found = st.selectbox(
        title, offered, index=offered.index(chosen or nothing), key=f"{key}_{title}", width=230
    )
    return None if found == nothing else found
