"""What is due this week, and every due date in its order: as a table, a workbook, a calendar."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from access.rights import Right, may
from analytics.words import counted, day
from answers.execution.owed import Owed, Sieve, pending, sifted, status_words, week_of
from answers.execution.words import due_day, owed_frame
from documents.due_calendar import due_calendar
from ui.clock import now
from ui.district import District
from ui.execution.calendar import draw_calendar
from ui.execution.filters import card_address
from ui.tables import Column, draw_export, draw_table

_COLUMNS = (
    Column("due", "Срок"),
    Column("executor", "Исполнитель"),
    Column("number", "№"),
    Column("measure", "Мероприятие", link="address"),
    Column("period", "За период"),
    Column("status", "Статус"),
    Column("plan", "План"),
)
_SHOWN = 300


def draw_dates(here: District, owed: Sequence[Owed], today: date, words: str) -> None:
    """Draw this week and the month, then all that was asked by due date and how to take it along."""
    several = len({one.plan for one in owed}) > 1
    columns = _COLUMNS if several else _COLUMNS[:-1]
    first, last = week_of(today)
    week = pending(sifted(owed, Sieve(first=first, last=last)))
    st.subheader(f"На этой неделе, {first:%d.%m} – {day(last)}", anchor=False)
    if week:
        draw_table(_frame(week), columns)
    else:
        st.write("По этому выбору на этой неделе отчётов не ждут.")
    draw_calendar(owed, today)
    waiting = pending(owed)
    said = counted(len(owed), "срок", "срока", "сроков")
    st.subheader(f"{said}: сначала без отчёта", anchor=False)
    ordered = [*waiting, *(one for one in reversed(owed) if one not in waiting)]
    draw_table(_frame(ordered[:_SHOWN]), columns)
    if len(owed) > _SHOWN:
        st.caption(f"Показаны первые {_SHOWN}; в файлах — все.")
    if not owed:
        return
    with st.container(horizontal=True):
        draw_export(here.actor, owed_frame(owed), "Сроки отчётов", [words], "sroki")
        if may(here.actor, Right.EXPORT):
            st.download_button(
                "Скачать сроки в календарь (ics)",
                data=lambda: due_calendar(here.actor, owed, now()),
                file_name="sroki.ics",
                mime="text/calendar",
                key="ics",
                on_click="ignore",
            )


def _frame(owed: Sequence[Owed]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "due": due_day(one.owes),
                "executor": one.executor,
                "number": one.number or None,
                "measure": one.measure,
                "address": card_address(one),
                "period": one.owes.period,
                "status": status_words(one.owes),
                "plan": one.title,
            }
            for one in owed
        ],
        columns=["due", "executor", "number", "measure", "address", "period", "status", "plan"],
    )
