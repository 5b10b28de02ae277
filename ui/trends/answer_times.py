"""The time to an answer on a page: the picture, one sentence that explains it, its table."""

import streamlit as st

from analytics.words import hours, number
from answers.trends.answer_times import EXPLAINED, AnswerTimes, of_answer_times
from charts.answer_times import answer_times_figure
from data.queries.selection import Selection
from ui.district import District
from ui.pictures import kept_picture
from ui.tables import Column, Kind, draw_export, draw_table

_COLUMNS: dict[str, tuple[str, Kind]] = {
    "start": ("Начало", "day"),
    "median": ("Половина с ответом за", "hours"),
    "low": ("Не меньше (95 %)", "hours"),
    "high": ("Не больше (95 %)", "hours"),
    "simple": ("Среди отвеченных", "hours"),
    "answered": ("Отвечено", "whole"),
    "waiting": ("Ещё ждут", "whole"),
}


def draw_answer_times(
    here: District, answer: AnswerTimes, words: str, asked: Selection, months: int | None
) -> None:
    """Draw how long answers to ``asked`` take; ``words`` say it."""
    st.header(of_answer_times(answer), anchor=False)
    with st.container(key="wide_times"):
        kept_picture(
            lambda: answer_times_figure(answer.points, answer.grain, here.colours),
            here, "times", of_answer_times(answer), asked, answer.grain, months,
        )  # fmt: skip
    # «5 дн.» ends the sentence by itself.
    period = _of_period(answer).removesuffix(".")
    said = [EXPLAINED, f"По дню поступления; за период {period}."]
    st.caption(" ".join(said))
    with st.expander("Таблица: время ответа"):
        draw_table(answer.points, [Column(key, *named) for key, named in _COLUMNS.items()])
        titles = {
            key: f"{title}, ч" if kind == "hours" else title
            for key, (title, kind) in _COLUMNS.items()
        }
        saved = answer.points[list(_COLUMNS)].rename(columns=titles)
        draw_export(here.actor, saved, "Время ответа", [words, *said], "vremya_otveta")


def _of_period(answer: AnswerTimes) -> str:
    whole = answer.whole
    counts = f"отвечено {number(whole.answered)}, ещё ждут {number(whole.waiting)}"
    if whole.low is None or whole.high is None:
        return counts
    return f"{counts}, с вероятностью 95 % от {hours(whole.low)} до {hours(whole.high)}"
