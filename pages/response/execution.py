"""«Исполнение планов»: who owes a report, who is late, what is due; and a report to be entered."""

from dataclasses import replace
from functools import partial

import streamlit as st

from answers.execution.owed import headline, owed_in, sifted, watched
from ui.asked import switch
from ui.clock import now
from ui.district import district
from ui.execution.card import draw_card
from ui.execution.dates import draw_dates
from ui.execution.filters import card_asked, sieve_asked
from ui.execution.matrix import draw_matrix
from ui.execution.papers import draw_papers
from ui.execution.rating import draw_letters, draw_rating
from ui.execution.whole import draw_whole
from ui.frame import stop_here
from ui.links import kept_filters
from ui.menu import page
from ui.plans.acts import draw_said

PARTS = {
    "matrix": "Матрица",
    "dates": "Сроки",
    "letters": "Напоминания",
    "rating": "Дисциплина",
    "whole": "Сводный план",
    "papers": "Отчёты",
}

here = district()
today = now().date()
states = watched(here.home, here.actor, today, now())
owed = owed_in(states)
if not states:
    st.title("Планов на контроле нет", anchor=False)
    st.write("Загрузите план мероприятий: из его сроков сложится, кто и когда должен отчитаться.")
    st.page_link(page("plans"), label="Планы мероприятий", query_params=kept_filters())
    stop_here(here.facts)
chosen = card_asked(states)
if chosen is not None:
    draw_card(here, *chosen, today)
    stop_here(here.facts)

title = st.empty()
draw_said()
of_plans = st.query_params.get("part") == "papers"
sieve, words = sieve_asked(states, owed, today, whole=of_plans)
found, whole = sifted(owed, sieve), sifted(owed, replace(sieve, first=None, last=None))
title.title(
    headline(sifted(owed, replace(sieve, first=None, last=None, status=None)), today), anchor=False
)
draw = {
    "matrix": partial(draw_matrix, here, found, whole, words),
    "dates": partial(draw_dates, here, found, today, words),
    "letters": partial(draw_letters, here, whole, today),
    "rating": partial(draw_rating, here, found, today, words),
    "whole": partial(draw_whole, here, states, sieve, today),
    "papers": partial(draw_papers, here, states, sieve, today),
}
draw[switch("part", "Показать", PARTS)]()
