"""«Сроки и календарь»: how long an answer may take, which days count, and how it is kept."""

import streamlit as st

from analytics.words import day
from answers.messages.terms import kept_terms, of_kept, terms
from ui.asked import selection, switch
from ui.cached import kept
from ui.clock import now
from ui.directories.terms import (
    draw_calendar,
    draw_changes,
    draw_due_day,
    draw_kept,
    draw_terms,
    drop_asked,
)
from ui.district import district
from ui.filters import filters
from ui.publishing import draw_state

TABS = {
    "terms": "Сроки ответа",
    "calendar": "Рабочий календарь",
    "due_day": "Срок выгрузок",
    "changes": "Кто менял",
}

here = district()
title = st.empty()
drop_asked(here)
choice = filters(here.choices)
known = terms(here.home, here.actor, here.facts, now())
table = kept(kept_terms, here, selection(here, choice))
title.title(f"{of_kept(table)}, {choice.period}" if len(table) else "Сроки ответа", anchor=False)
draw_state(here, known.unpublished)
if len(table):
    st.caption(
        f"Сообщения, поступившие за период; состояние на {day(here.facts.data_date)}. Срок «наступил», "
        "когда ответ дан или срок прошёл; без срока — нет ни даты в файле, ни нормы. Считаются все "
        "принятые сообщения, вместе с исключёнными; рейтинг исключённые не считает, поэтому его "
        "доля в срок немного другая."
    )
    draw_kept(here, table, choice.words)
match switch("tab", "Раздел", TABS):
    case "calendar":
        draw_calendar(here, known)
    case "due_day":
        draw_due_day(here, known)
    case "changes":
        draw_changes(known)
    case _:
        draw_terms(here, known)
