"""The flow and what is open on a page: the picture, what it leaves out, its table."""

from collections.abc import Sequence

import streamlit as st

from analytics.grains import Grain
from analytics.words import counted, day, number
from answers.trends.annotations import Note
from answers.trends.backlog import Backlog, of_backlog
from charts.annotations import mark
from charts.backlog import backlog_figure
from data.queries.selection import Selection
from ui.district import District
from ui.pictures import kept_picture
from ui.tables import Column, draw_export, draw_table

_COLUMNS = {
    "start": "Начало",
    "came": "Поступило",
    "answered": "Отвечено",
    "open": "Без ответа в конце",
}


def draw_backlog(
    here: District,
    answer: Backlog,
    notes: Sequence[Note],
    words: str,
    asked: Selection,
    months: int | None,
) -> None:
    """Draw what came, what was answered and what is open, of ``asked``; ``words`` say it."""
    points, grain = answer.points, answer.grain
    st.header(of_backlog(answer), anchor=False)
    with st.container(key="wide_backlog"):
        kept_picture(
            lambda: mark(
                backlog_figure(points, grain, here.colours), notes, points["start"], here.colours
            ),
            here, "backlog", of_backlog(answer), asked, grain, months, notes,
        )  # fmt: skip
    sums = (
        f"Было без ответа {number(answer.before)}, за период поступило {number(answer.came)}, "
        f"отвечено {number(answer.answered)}, осталось {number(answer.now)} "
        f"на {day(answer.date_to)}."
    )
    said = [
        sums,
        "Ответ считается в день ответа, когда бы сообщение ни пришло.",
    ]
    if answer.excluded:
        out = counted(answer.excluded, "исключённого сообщения", *["исключённых сообщений"] * 2)
        said.append(f"Здесь нет {out}.")
    st.caption(" ".join(said))
    with st.expander("Таблица: поступило, отвечено, без ответа"):
        columns = [
            Column(key, title, "day" if key == "start" else "whole")
            for key, title in _COLUMNS.items()
        ]
        rows = answer.points.iloc[::-1] if answer.grain is Grain.DAY else answer.points
        draw_table(rows, columns)
        saved = answer.points[list(_COLUMNS)].rename(columns=_COLUMNS)
        draw_export(here.actor, saved, of_backlog(answer), [words, *said], "bez_otveta")
