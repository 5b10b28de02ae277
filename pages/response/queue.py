"""«Очередь»: what is overdue, due soon or asked again, for the heads of blocks."""

from dataclasses import replace

import streamlit as st

from analytics.words import day
from answers.calendar_days import calendar_days
from answers.messages.queue import KIND_NAMES, queue, queue_list, queue_table
from charts.queue import queue_bars
from data.queries.queue import Kind
from ui.asked import selection, switch
from ui.cached import kept
from ui.clock import now
from ui.district import district
from ui.empty import next_steps
from ui.filters import filters
from ui.frame import stop_here
from ui.messages.queue import GROUPS, draw_groups, draw_queue, executor_asked, queue_notes
from ui.messages.row_list import draw_list_export, page_asked
from ui.pictures import kept_picture

here = district()
title = st.empty()
choice = filters(here.choices)
if not here.facts.messages:
    title.title("Очередь пуста: сообщений в районе ещё нет", anchor=False)
    next_steps("Сообщений в районе ещё нет.")
    stop_here(here.facts)
days_off = calendar_days(here.home, here.actor, now())
chosen = selection(here, choice)
with st.container(key="switches", horizontal=True, vertical_alignment="bottom"):
    by = switch("group", "Показать по", GROUPS, default="executor" if choice.block else "block")
    shown = switch("kind", "Что показать", {"": "всё", **KIND_NAMES})
    executor = executor_asked(kept(queue, here, chosen, "executor", days_off).groups)
chosen, kind = replace(chosen, executor=executor), Kind(shown) if shown else None
answer = kept(queue, here, chosen, by, days_off)
title.title(answer.title, anchor=False)
st.caption(queue_notes(answer))
if not answer.waiting:
    st.markdown("По этим фильтрам ждать нечего. Снимите один из фильтров, чтобы увидеть остальных.")
    stop_here(here.facts)
with st.container(key="wide_queue"):
    kept_picture(
        lambda: queue_bars(answer.groups, here.colours),
        here, "queue", answer.title, chosen, by, days_off,
    )  # fmt: skip
with st.expander("Таблица"):
    draw_groups(here.actor, answer, by, choice.words)
listing = kept(queue_list, here, chosen, kind, page_asked((chosen, kind)), days_off)
draw_queue(listing)
draw_list_export(
    here.actor,
    listing.total,
    lambda: queue_table(here.facts, here.actor, chosen, kind, days_off),
    "Очередь",
    [choice.words, f"Состояние на {day(answer.as_of)}.", queue_notes(answer)],
    "ochered",
)
