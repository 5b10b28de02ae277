"""What came and what was answered, point by point."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analytics.grains import Grain
from analytics.words import capital, counted, day, month, number
from charts.canvas import canvas, count_axis, label
from charts.palette import Palette
from charts.trend import time_ticks


def balance(frame: pd.DataFrame, grain: Grain, colours: Palette) -> go.Figure:
    """Return received as a solid line and answered as a dark dotted one, from a zero baseline.

    `frame`: one row a point in order, columns start (Timestamp), messages, answered (int), mean7,
    answered_mean7 (numbers or NaN), unfinished (bool). Days are drawn by their means of seven:
    nobody answers on a Sunday, and the saw would hide the rest.
    """
    means = grain is Grain.DAY and bool(frame["answered_mean7"].notna().any())
    drawn = frame.assign(messages=frame["mean7"], answered=frame["answered_mean7"])
    drawn = drawn if means else frame
    figure = canvas(colours, height=280, right=104)
    hover = [_sentence(row, grain) for row in frame.itertuples()]
    for column, colour, dash in (
        ("answered", colours.plan, "dot"),
        ("messages", colours.fact, "solid"),
    ):
        figure.add_scatter(
            x=drawn["start"], y=drawn[column], mode="lines", name=column, text=hover,
            hovertemplate="%{text}<extra></extra>",
            line={"color": colour, "width": 2, "dash": dash},
        )  # fmt: skip
    if len(frame):
        last = drawn.iloc[-1]
        top = float(drawn[["messages", "answered"]].max().max())
        apart = abs(last["messages"] - last["answered"]) > 0.1 * top
        rise = 0 if apart else (9 if last["messages"] >= last["answered"] else -9)
        label(figure, last["start"], last["messages"], "поступило", colours.fact, rise=rise)
        label(figure, last["start"], last["answered"], "отвечено", colours.ink, rise=-rise)
    figure.update_xaxes(**time_ticks(frame["start"]))
    count_axis(figure, float(drawn[["messages", "answered"]].max().max()))
    return figure


def point_name(start: pd.Timestamp, grain: Grain) -> str:
    """Return «Октябрь 2026», «Неделя с 12.10.2026» or «12.10.2026»."""
    if grain is Grain.MONTH:
        return capital(month(start))
    return f"Неделя с {day(start)}" if grain is Grain.WEEK else day(start)


def _sentence(row: Any, grain: Grain) -> str:
    came = counted(int(row.messages), "сообщение", "сообщения", "сообщений")
    text = f"{point_name(row.start, grain)}: поступило {came},<br>отвечено {number(row.answered)}"
    return f"{text}<br>период не завершён" if row.unfinished else text
