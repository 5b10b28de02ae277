"""«Карточка поселения»: its place and why, what waits, what grows, what is being done."""

import streamlit as st

from answers.calendar_days import calendar_days
from answers.choices import UNKNOWN
from answers.ratings.settlement import of_settlement, settlement_card
from data.queries.coverage import source_days
from ui.asked import selection
from ui.cached import kept
from ui.clock import now
from ui.district import district
from ui.filters import filters
from ui.frame import stop_here
from ui.links import kept_filters
from ui.literal import literal
from ui.menu import page
from ui.nothing import say_nothing
from ui.ratings.settlement_head import draw_head, draw_score
from ui.ratings.settlement_parts import (
    draw_card_export,
    draw_indicators,
    draw_months,
    draw_response,
    draw_topics,
    draw_waiting,
    draw_ways_out,
)

here = district()
title = st.empty()
choice = filters(here.choices)
asked = selection(here, choice)
if not source_days(here.facts) or choice.date_from > asked.as_of:
    title.title("Карточки поселения ещё нет", anchor=False)
    say_nothing(here, "settlement")
    stop_here(here.facts)
if choice.settlement is None:
    title.title("Выберите поселение", anchor=False)
    st.markdown("Карточка показывает одно поселение. Выберите его в фильтре или здесь:")
    with st.container(key="links_settlements", gap="small"):
        for name in (one for one in here.choices.settlements if one != UNKNOWN):
            st.page_link(
                page("settlement"), label=literal(name), query_params=kept_filters(settlement=name)
            )
    stop_here(here.facts)
card = kept(settlement_card, here, asked, calendar_days(here.home, here.actor, now()))
title.title(literal(of_settlement(card)), anchor=False)
draw_head(card)
draw_ways_out(card)
draw_score(card)
draw_months(card, here)
left, right = st.columns(2, gap="large")
with left:
    draw_topics(card)
with right:
    draw_waiting(card)
draw_indicators(card)
draw_response(card, here)
draw_card_export(card, here, choice.words)
