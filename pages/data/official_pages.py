"""«Официальные страницы»: who must keep one, who reports, who fell out of the report."""

import streamlit as st

from access.rights import Right, may
from answers.imports.official_pages import official_pages
from ui.asked import selection, switch
from ui.clock import now
from ui.directories.official_pages import (
    draw_counting,
    draw_form,
    draw_register,
    draw_unlisted,
    period_words,
)
from ui.district import district
from ui.filters import filters
from ui.publishing import draw_state

here = district()
title = st.empty()
choice = filters(here.choices)
state = official_pages(here.home, here.actor, here.facts, selection(here, choice), now())
title.title(state.title, anchor=False)
said = st.session_state.pop("pages_said", None)
if said:
    st.success(said)
draw_state(here, unpublished=False)
way = "по отчётам и реестру" if state.in_force else "только по отчётам"
counted = state.by_register if state.in_force else state.by_report
st.caption(f"{period_words(state)} Показатель 3 сейчас считается {way}: {counted.words}.")
tabs = {"register": "Реестр"}
if may(here.actor, Right.EDIT_DIRECTORIES):
    unlisted = f" ({len(state.unlisted)})" if len(state.unlisted) else ""
    tabs |= {"unlisted": f"Нет в реестре{unlisted}", "edit": "Внести или изменить",
             "counting": "Как считать показатель 3"}  # fmt: skip
if not len(state.table):
    st.markdown(
        "**Что сделать дальше.** Загрузите отчёт об официальных страницах: его получателей можно внести в "
        "реестр одной кнопкой, «Нет в реестре». Или внесите их по одному."
    )
match switch("tab", "Раздел", tabs):
    case "unlisted":
        draw_unlisted(here, state)
    case "edit":
        draw_form(here, state)
    case "counting":
        draw_counting(here, state)
    case _:
        draw_register(here, state, choice.words)
