"""How long an answer takes, point by point: open messages counted in, and the simple median."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analytics.grains import Grain
from analytics.words import counted, hours, number
from charts.canvas import canvas, label
from charts.palette import Palette
from charts.point_names import UNFINISHED, point_name
from charts.trend import time_ticks

_DAY = 24.0
_LONG = 48.0  # hours; longer times are read in days


def answer_times_figure(frame: pd.DataFrame, grain: Grain, colours: Palette) -> go.Figure:
    """Return the median hours of messages by when they came, from zero; gaps where it is unknown.

    `frame`: one row a point in order, columns start (Timestamp), median, low, high, simple (hours
    or NaN), answered, waiting (int), unfinished (bool). The simple median is thin and grey; the
    line that counts the open ones in has its 95 % interval as a band. Long times are in days.
    """
    highest = frame[["median", "simple", "high"]].max().max()
    unit = _DAY if pd.notna(highest) and highest >= _LONG else 1.0
    figure = canvas(colours, height=280, right=120)
    for column, name in (("high", "верх"), ("low", "низ")):
        figure.add_scatter(
            x=frame["start"], y=frame[column] / unit, mode="lines", hoverinfo="skip", name=name,
            line={"width": 0}, fill="tonexty" if column == "low" else None,
            fillcolor=colours.load[0], connectgaps=False,
        )  # fmt: skip
    figure.add_scatter(
        x=frame["start"], y=frame["simple"] / unit, mode="lines", hoverinfo="skip",
        name="среди отвеченных", line={"color": colours.past, "width": 1.2},
    )  # fmt: skip
    figure.add_scatter(
        x=frame["start"], y=frame["median"] / unit, mode="lines+markers", name="время ответа",
        line={"color": colours.fact, "width": 2.5},
        marker={
            "size": 8,
            "color": [colours.surface if open_ else colours.fact for open_ in frame["unfinished"]],
            "line": {"color": colours.fact, "width": 2},
        },
        text=[_sentence(row, grain) for row in frame.itertuples()],
        hovertemplate="%{text}<extra></extra>",
    )  # fmt: skip
    _write_ends(figure, frame, unit, colours)
    figure.update_xaxes(**time_ticks(frame["start"], grain))
    figure.update_yaxes(rangemode="tozero", ticksuffix=" дн." if unit == _DAY else " ч", nticks=6)
    return figure


def _write_ends(figure: go.Figure, frame: pd.DataFrame, unit: float, colours: Palette) -> None:
    ends = {name: frame[name].last_valid_index() for name in ("median", "simple")}
    values = {name: frame[name][at] for name, at in ends.items() if at is not None}
    top = max(values.values(), default=0.0)
    near = len(values) == 2 and abs(values["median"] - values["simple"]) < 0.1 * top
    rise = 9 if near and values["median"] >= values["simple"] else -9 if near else 0
    for name, colour, up in (("median", colours.fact, rise), ("simple", colours.muted, -rise)):
        if name in values:
            words = f"<b>{hours(values[name])}</b>" if name == "median" else "без ждущих"
            label(figure, frame["start"][ends[name]], values[name] / unit, words, colour, rise=up)


def _sentence(row: Any, grain: Grain) -> str:
    n = counted(int(row.answered + row.waiting), "сообщение", "сообщения", "сообщений")
    text = f"{point_name(row.start, grain)}: {n},<br>ещё ждут ответа {number(row.waiting)}"
    if pd.notna(row.median):
        text += f"<br>половина с ответом за {hours(row.median)}"
        if pd.notna(row.low) and pd.notna(row.high):
            text += f"<br>(95 %: от {hours(row.low)} до {hours(row.high)})"
    if pd.notna(row.simple):
        text += f"<br>среди отвеченных — {hours(row.simple)}"
    return f"{text}<br>{UNFINISHED[grain]}" if row.unfinished else text
