"""What a card says: the problem, the figures it was opened with, the messages behind it."""

import streamlit as st

from analytics.words import capital
from answers.emergencies.cards import draft_of, of_alarm
from answers.emergencies.words import Flow, flow_words, growth_words, moment, place
from answers.road_maps.cards import of_emergency, said_of
from data.errors import NotFound
from registers.emergencies.values import CATEGORY_NAMES, OUTCOME_NAMES, Draft, Emergency
from ui.clock import now
from ui.district import District
from ui.links import kept_filters
from ui.literal import literal
from ui.menu import page
from ui.periods import own_span


def title_of(card: Emergency) -> str:
    """Return the title: the number, what, where, and how it ended."""
    said = f"№ {card.id}. {capital(card.problem)}: {place(card)}"
    return f"{said} — {OUTCOME_NAMES[card.outcome]}" if card.outcome else said


def draft_asked(here: District) -> Draft | None:
    """Return what the alarm in the address says, None without one.

    Goes on to the card when the alarm has one already; says so when there is no such alarm.
    """
    key = st.query_params.get("alarm", "")
    if not key:
        return None
    number = of_alarm(here.home, here.actor, key, now())
    if number is not None:
        st.switch_page(page("emergency"), query_params=kept_filters(id=number))
    try:
        return draft_of(here.facts, here.actor, key)
    except NotFound as error:
        st.warning(literal(f"{error} Карточку можно открыть и вручную."))
        return None


def draw_facts(here: District, card: Emergency, flow: Flow | None) -> None:
    """Draw the facts of the card and the ways to its messages and its road map."""
    opened = f"карточку открыл {literal(card.opened_by)} {moment(card.opened_at)}"
    kind = capital(CATEGORY_NAMES[card.category])
    lines = [f"**{kind}.** Возникла {moment(card.occurred_at)}, {opened}."]
    if card.growth is not None:
        lines.append(f"При открытии: {literal(growth_words(card))}.")
    lines.append(literal(flow_words(flow)))
    if card.closed:
        lines.append(f"Закрыл {literal(card.closed_by or '')} {moment(card.closed_at)}: "
                     f"{literal(card.result)}")  # fmt: skip
    st.markdown("  \n".join(lines))
    with st.container(key="links_emergency", horizontal=True):
        st.page_link(page("messages"), label="Сообщения", query_params=messages_query(here, card))
        made = of_emergency(here.home, here.actor, card.id, now())
        st.page_link(
            page("roadmap"),
            label=literal(f"Дорожная карта {said_of(made, now().date())}")
            if made
            else "Составить дорожную карту",
            query_params=kept_filters(emergency=card.id),
        )
        st.page_link(page("emergencies"), label="Все аварийные ситуации",
                     query_params=kept_filters())  # fmt: skip


def messages_query(here: District, card: Emergency) -> dict[str, str]:
    """Return the query of the messages behind the card: the alarm's window and all that came since."""
    first = card.occurred_at.date()
    if card.growth is not None:
        first = min(first, card.growth.first_day)
    last = max(first, here.facts.data_date)
    return kept_filters(
        period=own_span(first, last).code, source=None, settlement=card.settlement,
        block=card.block,
    )  # fmt: skip
