"""The lines of a trend side by side, each with its name, its total and its year ago."""

import streamlit as st

from analytics.changes import change
from analytics.words import change as change_words
from analytics.words import counted, number
from answers.conclusions import MESSAGES
from answers.trends import Line, Trends
from charts.multiples import small_trend
from charts.palette import Palette
from ui.literal import literal
from ui.pictures import picture

SPLITS = {
    "": "Не разбивать",
    "settlement": "По поселениям",
    "block": "По блокам",
    "source": "По источникам",
}
MOST = 7  # more pictures than a person compares
_A_ROW = 4


def draw_lines(answer: Trends, colours: Palette) -> None:
    """Draw at most MOST small pictures, the largest first; the rest is named below."""
    shown = answer.lines[:MOST]
    for start in range(0, len(shown), _A_ROW):
        for column, line in zip(st.columns(_A_ROW), shown[start : start + _A_ROW]):
            with column:
                st.markdown(f"**{literal(line.name)}**  \n:small[{literal(_words(line))}]")
                figure = small_trend(line.points, answer.grain, colours)
                picture(figure, f"line_{line.name}", f"{line.name}: {_words(line)}")
    rest = answer.lines[MOST:]
    if rest:
        named = ", ".join(f"{line.name} ({counted(line.now, *MESSAGES)})" for line in rest)
        st.caption(f"Остальные, их ряды — в таблице xlsx: {named}.")


def _words(line: Line) -> str:
    if line.before is None:
        return counted(line.now, *MESSAGES)
    compared = change(line.now, line.before)
    words = f"{number(line.now)}, год назад {number(line.before)}"
    return words if compared is None else f"{words} ({change_words(compared)})"
