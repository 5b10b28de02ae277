"""What came and what was answered above, what is without an answer below, on one line of time."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analytics.grains import Grain
from analytics.words import counted, day, number
from charts.canvas import BODY, FONT, canvas, count_axis, label
from charts.palette import Palette
from charts.point_names import UNFINISHED, point_name
from charts.trend import time_ticks

_UPPER, _LOWER = (0.5, 0.9), (0.0, 0.34)  # shares of the height, with room for a title each


def backlog_figure(frame: pd.DataFrame, grain: Grain, colours: Palette) -> go.Figure:
    """Return received (solid) and answered (dark, dotted) from zero, and under them what is open.

    `frame`: one row a point in order, columns start (Timestamp), came, answered, open (int),
    came_mean7, answered_mean7 (numbers or NaN), unfinished (bool). Days of the flow are drawn by
    their means of seven: nobody answers on a Sunday, and the saw would hide the rest. What is open
    is a level and is drawn as it is. An unfinished point is hollow.
    """
    means = grain is Grain.DAY and bool(frame["answered_mean7"].notna().any())
    tail = "_mean7" if means else ""
    figure = canvas(colours, height=400, right=104)
    hover = [_sentence(row, grain) for row in frame.itertuples()]
    for column, words, colour, dash in (
        ("answered", "отвечено", colours.plan, "dot"),
        ("came", "поступило", colours.fact, "solid"),
    ):
        figure.add_scatter(
            x=frame["start"], y=frame[column + tail], name=words, text=hover, yaxis="y",
            mode="lines" if len(frame) > 31 else "lines+markers",
            hovertemplate="%{text}<extra></extra>", line={"color": colour, "width": 2, "dash": dash},
            marker=_marks(frame, colour, colours),
        )  # fmt: skip
    figure.add_scatter(
        x=frame["start"], y=frame["open"], name="без ответа", text=hover, yaxis="y2",
        mode="lines" if len(frame) > 31 else "lines+markers", fill="tozeroy",
        fillcolor=colours.load[0], hovertemplate="%{text}<extra></extra>",
        line={"color": colours.fact, "width": 2}, marker=_marks(frame, colours.fact, colours),
    )  # fmt: skip
    top = float(frame[[f"came{tail}", f"answered{tail}"]].max().max()) if len(frame) else 0.0
    if len(frame):
        _write_ends(figure, frame.iloc[-1], tail, top, colours)
    figure.update_xaxes(**time_ticks(frame["start"], grain), anchor="y2")
    count_axis(figure, top, ticks=4)
    level = float(frame["open"].max()) if len(frame) else 0.0
    below = go.Figure()
    count_axis(below, level, ticks=3)
    lower = below.layout.yaxis.to_plotly_json()
    figure.update_layout(
        yaxis2={**figure.layout.yaxis.to_plotly_json(), "range": None, "dtick": None, **lower},
    )
    figure.update_layout(yaxis={"domain": _UPPER}, yaxis2={"domain": _LOWER, "anchor": "x"})
    upper = "Поступило и отвечено" + (", в среднем за 7 дней" if means else "")
    _name(figure, _UPPER[1] + 0.06, upper, colours)
    _name(figure, _LOWER[1] + 0.06, f"Без ответа на конец {_ENDS[grain]}", colours)
    return figure


_ENDS = {
    Grain.QUARTER: "квартала",
    Grain.MONTH: "месяца",
    Grain.WEEK: "недели",
    Grain.DAY: "дня",
}


def _marks(frame: pd.DataFrame, colour: str, colours: Palette) -> dict[str, Any]:
    fills = [colours.surface if goes_on else colour for goes_on in frame["unfinished"]]
    return {"size": 7, "color": fills, "line": {"color": colour, "width": 2}}


def _write_ends(
    figure: go.Figure, last: pd.Series, tail: str, top: float, colours: Palette
) -> None:
    came, answered = last[f"came{tail}"], last[f"answered{tail}"]
    near = abs(came - answered) <= 0.15 * top
    rise = (9 if came >= answered else -9) if near else 0
    label(figure, last["start"], came, "поступило", colours.fact, rise=rise)
    label(figure, last["start"], answered, "отвечено", colours.ink, rise=-rise)
    label(figure, last["start"], last["open"], f"<b>{number(last['open'])}</b>", colours.fact)
    figure.layout.annotations[-1].yref = "y2"


def _name(figure: go.Figure, y: float, words: str, colours: Palette) -> None:
    figure.add_annotation(
        x=0, xref="paper", y=y, yref="paper", text=words, showarrow=False, xanchor="left",
        yanchor="middle", bgcolor=colours.surface, borderpad=2,
        font={"family": FONT, "size": BODY, "color": colours.ink},
    )  # fmt: skip


def _sentence(row: Any, grain: Grain) -> str:
    came = counted(int(row.came), "сообщение", "сообщения", "сообщений")
    last = day(row.start) if grain is Grain.DAY else "конец"
    text = (
        f"{point_name(row.start, grain)}: поступило {came},<br>отвечено {number(row.answered)};"
        f"<br>без ответа на {last} — {number(row.open)}"
    )
    return f"{text}<br>{UNFINISHED[grain]}" if row.unfinished else text
