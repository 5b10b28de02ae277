"""«Сообщения»: the rows behind any figure, by the filters of the address."""

import streamlit as st

from access.rights import Right, may
from analytics.words import capital, counted
from answers.messages.listing import STATE_NAMES, message_list, message_table, message_texts
from answers.messages.twins import decisions, linked_words
from data.queries.messages import RowsAsked
from ui.asked import selection, switch
from ui.cached import kept
from ui.clock import now
from ui.district import district
from ui.empty import next_steps
from ui.filters import filters
from ui.indicators.why import offer_why
from ui.messages.row_list import (
    LINKED_COLUMN,
    MESSAGE_COLUMNS,
    TEXT_COLUMNS,
    draw_list_export,
    draw_pages,
    dressed,
    numbers_asked,
    page_asked,
)
from ui.subject_filter import subject_filter
from ui.tables import draw_table

here = district()
title = st.empty()
chosen = filters(here.choices)
with st.container(key="filters_of_list", horizontal=True, vertical_alignment="bottom"):
    state = switch("state", "Состояние", {"": "любое", **STATE_NAMES}, wide=True)
    moment = switch("by", "Период по дате", {"received": "поступления", "answered": "ответа"})
    ids = numbers_asked()
subject = subject_filter()
asked = RowsAsked(
    selection(here, chosen, **subject),
    moment="answered" if moment == "answered" else "received",
    state=state or None,
    ids=ids,
)
listing = kept(message_list, here, asked, page_asked(asked))
what = f"{STATE_NAMES[state]} — " if state else ""
words = counted(listing.total, "сообщение", "сообщения", "сообщений")
if not listing.total:
    words = "таких сообщений нет" if state else "сообщений нет"
title.title(capital(f"{what}{words}, {chosen.period}"), anchor=False)
offer_why(state, moment, subject)

if not here.facts.messages:
    next_steps("Сообщений в районе ещё нет.")
elif not listing.total:
    st.markdown(
        "Таких сообщений нет. Возьмите период шире, снимите один из фильтров или проверьте номер."
    )
else:
    rows, columns = dressed(listing.rows), MESSAGE_COLUMNS
    rows = rows.assign(linked=linked_words(rows, decisions(here.home, here.actor, now())))
    if rows["linked"].notna().any():
        columns = (*columns[:6], LINKED_COLUMN, *columns[6:])
    if may(here.actor, Right.VIEW_TEXTS) and st.toggle(
        "Показать тексты этой страницы (просмотр записывается в журнал)", key="show_texts"
    ):
        keys = list(zip(rows["source"], rows["external_id"]))
        found = message_texts(here.facts, here.actor, here.home, keys, now())
        rows = rows.merge(found, on=["source", "external_id"], how="left")
        columns = (*columns[:6], *TEXT_COLUMNS, *columns[6:])
    draw_pages(listing)
    with st.container(key="rows_messages"):
        draw_table(rows, columns)
    draw_list_export(
        here.actor,
        listing.total,
        lambda: message_table(here.facts, here.actor, asked),
        "Сообщения",
        [chosen.words, *([f"Состояние: {STATE_NAMES[state]}"] if state else [])],
        "soobshcheniya",
    )
