"""«Выпущенные рейтинги»: the list and the button that issues, or one as it was issued."""

import streamlit as st

from analytics.words import counted
from answers.ratings.issued import issued_rating, issued_ratings
from data.queries.coverage import source_days
from registers.ratings.issued import IssueError
from ui.asked import selection, switch
from ui.clock import now
from ui.district import district
from ui.empty import next_steps
from ui.filters import filters
from ui.frame import stop_here
from ui.links import kept_filters
from ui.literal import literal
from ui.menu import page
from ui.ratings.issued import (
    SOURCES,
    draw_issued,
    draw_issuing,
    draw_list,
    draw_said,
    draw_since,
    draw_withdrawing,
    heading,
)

here = district()
asked = st.query_params.get("id", "")
if asked:
    try:
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
        known = issued_rating(here.home, here.actor, number, now())
    except IssueError as error:
        st.title("Такого рейтинга нет", anchor=False)
        st.write(literal(str(error)))
        st.page_link(page("issued"), label="К списку", query_params=kept_filters())
        stop_here(here.facts)
    st.title(heading(known.issued), anchor=False)
    draw_said()
    shown = switch("issued_source", "Каналы", {one: SOURCES.get(one, one) for one in known.tables})
    draw_issued(here, known, shown)
    draw_since(here, known, shown)
    draw_withdrawing(here, known.issued)
    with st.container(key="links_back"):
        st.page_link(page("issued"), label="Все выпущенные рейтинги", query_params=kept_filters())
    stop_here(here.facts)

listed = issued_ratings(here.home, here.actor, now())
valid = sum(one.in_force for one in listed)
words = counted(valid, "рейтинг", "рейтинга", "рейтингов")
st.title(f"Выпущено: {words}" if valid else "Рейтинги ещё не выпускали", anchor=False)
draw_said()
choice = filters(here.choices)
chosen = selection(here, choice)
if not source_days(here.facts):
    next_steps("Сообщений в районе ещё нет, выпускать пока нечего.")
elif choice.date_from <= chosen.as_of:
    draw_issuing(here, chosen)
if listed:
    st.header("Все выпущенные", anchor=False)
    draw_list(listed)
with st.container(key="links_back"):
    st.page_link(page("rating"), label="К рейтингу", query_params=kept_filters())
