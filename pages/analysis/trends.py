"""«Динамика»: messages by quarters to days, against last year, who makes the flow, what is open."""

import streamlit as st

from analytics.grains import fitting
from analytics.words import capital
from answers.conclusions import of_trends
from answers.trends.annotations import MESSAGES
from answers.trends.answer_times import answer_times
from answers.trends.backlog import backlog
from answers.trends.received import trends
from charts.annotations import mark
from charts.trend import trend
from ui.asked import selection, switch
from ui.cached import kept
from ui.district import district
from ui.filters import filters
from ui.frame import stop_here
from ui.nothing import say_nothing
from ui.pictures import kept_picture
from ui.trends.annotations import draw_notes, notes_here
from ui.trends.answer_times import draw_answer_times
from ui.trends.backlog import draw_backlog
from ui.trends.day_calendar import draw_calendar
from ui.trends.lines import SPLITS, draw_lines
from ui.trends.notes import CALENDAR, LENGTHS, length, trend_notes
from ui.trends.table import draw_trend_table

here = district()
title = st.empty()
choice = filters(here.choices)
asked = selection(here, choice)
first = max(choice.date_from, here.choices.first_day)
last = max(first, min(choice.date_to, here.choices.newest or here.facts.data_date))
with st.container(key="switches", horizontal=True, vertical_alignment="bottom"):
    by = switch("grain", "Показать по", LENGTHS, default=fitting(first, last))
    grain, months = length(by)
    split = switch("split", "Разбить", SPLITS)
answer = kept(trends, here, asked, grain, split or None, months)
said = of_trends(answer, capital(choice.period))
title.title(said, anchor=False)
if not answer.now:
    say_nothing(here, "trends")
    stop_here(here.facts)

starts = answer.points["start"]
marked = notes_here(here, MESSAGES, starts)
if by == CALENDAR:
    draw_calendar(here, asked, marked, choice.words)
    draw_notes(here, MESSAGES, marked)
else:
    with st.container(key="wide_trend"):
        kept_picture(
            lambda: mark(trend(answer.points, grain, here.colours), marked, starts, here.colours),
            here, "trend", said, asked, grain, months, marked,
        )  # fmt: skip
    notes = trend_notes(answer, months, asked.as_of)
    st.caption(" ".join(notes))
    draw_notes(here, MESSAGES, marked)
    draw_trend_table(here, answer, [choice.words, *notes])
if split:
    draw_lines(answer, SPLITS[split], here.colours)
flow = kept(backlog, here, asked, grain, months)
draw_backlog(here, flow, marked, choice.words, asked, months)
times = kept(answer_times, here, asked, grain, months)
draw_answer_times(here, times, choice.words, asked, months)
