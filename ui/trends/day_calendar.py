"""The calendar of days on a page: the picture, what its frames mean, its table."""

from collections.abc import Sequence

import streamlit as st

from answers.calendar_days import calendar_days
from answers.trends.annotations import Note
from answers.trends.day_calendar import day_calendar, of_day_calendar, sums_of
from charts.day_calendar import calendar_heat
from data.queries.selection import Selection
from ui.cached import kept
from ui.clock import now
from ui.district import District
from ui.pictures import picture
from ui.tables import Column, draw_export, draw_table

_COLUMNS = {"day": "День", "messages": "Сообщений", "working": "Рабочий день"}
_SHOWN = 31  # rows on the page; all of them in the workbook


def draw_calendar(here: District, asked: Selection, notes: Sequence[Note], words: str) -> None:
    """Draw every day of the period; ``words`` are the choice."""
    own_days = calendar_days(here.home, here.actor, now())
    answer = kept(day_calendar, here, asked, own_days)
    said = of_day_calendar(answer)
    st.header(said, anchor=False)
    with st.container(key="wide_calendar"):
        picture(calendar_heat(answer.days, notes, here.colours), "calendar", said)
    framed = (
        "В рамке — выходные и праздники по производственному календарю и по странице «Сроки и "
        "календарь»."
    )
    legend = [f"{sums_of(answer)}.", framed]
    st.caption(" ".join(legend))
    with st.expander("Таблица"):
        latest = answer.days.iloc[::-1].head(_SHOWN)
        draw_table(
            latest,
            [Column("day", "День", "day"), Column("messages", "Сообщений", "whole"),
             Column("working", "Рабочий день", "flag")],
        )  # fmt: skip
        if len(answer.days) > _SHOWN:
            st.caption(f"Последние {_SHOWN} дней; все дни — в книге.")
        flags = answer.days["working"].map({True: "да", False: "нет"})
        saved = answer.days.assign(working=flags).rename(columns=_COLUMNS)
        draw_export(here.actor, saved, "Сообщения по дням", [words, *legend], "kalendar")
