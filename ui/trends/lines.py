"""The lines of a trend side by side, each with its name, its total and its year ago."""

import streamlit as st

from analytics.changes import change
from analytics.grains import Grain
from analytics.words import change as change_words
from analytics.words import counted, number, percent
from answers.conclusions import MESSAGES
from answers.trends.received import Line, Trends
from charts.multiples import small_trend
from charts.palette import Palette
from ui.asked import switch
from ui.literal import literal
from ui.pictures import picture

SPLITS = {
    "": "Не разбивать",
    "settlement": "По поселениям",
    "block": "По блокам",
    "source": "По источникам",
}
MOST = 7  # more pictures than a person compares
SCALES = {"one": "Одна на всех", "own": "У каждой своя"}
_A_ROW = 4


def draw_lines(answer: Trends, title: str, colours: Palette) -> None:
    """Draw at most MOST small pictures, the largest first, on one scale or each on its own.

    The rest is named below.
    """
    shown = answer.lines[:MOST]
    st.header(_conclusion(answer, title), anchor=False)
    common = switch("scale", "Шкала", SCALES) == "one"
    top = max((_highest(line, answer.grain) for line in shown), default=0.0) if common else None
    for start in range(0, len(shown), _A_ROW):
        for column, line in zip(st.columns(_A_ROW), shown[start : start + _A_ROW]):
            with column:
                st.markdown(f"**{literal(line.name)}**  \n:small[{literal(_words(line))}]")
                figure = small_trend(line.points, answer.grain, colours, top)
                picture(figure, f"line_{line.name}", f"{line.name}: {_words(line)}")
    rest = answer.lines[MOST:]
    if rest:
        named = ", ".join(f"{line.name} ({counted(line.now, *MESSAGES)})" for line in rest)
        st.caption(f"Остальные, их ряды — в таблице xlsx: {named}.")


def _conclusion(answer: Trends, title: str) -> str:
    """Who makes most of the flow: «По поселениям: 54 % дают Мортка и Леуши, 650 из 1 204»."""
    if len(answer.lines) < 3 or not answer.now:
        return title
    two = answer.lines[:2]
    now = sum(line.now for line in two)
    names = " и ".join(line.name for line in two)
    share = percent(100 * now / answer.now, digits=0)
    return f"{title}: {share} дают {names} — {number(now)} из {number(answer.now)}"


def _highest(line: Line, grain: Grain) -> float:
    drawn = ["mean7" if grain is Grain.DAY and line.points["mean7"].notna().any() else "messages"]
    return float(line.points[[*drawn, "year_ago"]].max().max())


def _words(line: Line) -> str:
    if line.before is None:
        return counted(line.now, *MESSAGES)
    compared = change(line.now, line.before)
    words = f"{number(line.now)}, год назад {number(line.before)}"
    return words if compared is None else f"{words} ({change_words(compared)})"
