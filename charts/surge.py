"""One alarm in its series: the counts of the window, what is usual, the limit, the alarmed days."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analytics.words import counted, day, number
from charts.canvas import canvas, count_axis, label
from charts.palette import CLOSE, Palette

_NEAR = 0.09  # of the height: closer labels are moved apart
MESSAGES = ("сообщение", "сообщения", "сообщений")


def surge(frame: pd.DataFrame, window: int, colours: Palette) -> go.Figure:
    """Return the counts with the band of the usual, the dark limit and marks on alarmed days.

    `frame`: as of answers.surges.series.surge_series, a row a day; `window` is its length in days.
    """
    figure = canvas(colours, height=320, right=96)
    for column, fill in (("low", None), ("high", "tonexty")):
        figure.add_scatter(
            x=frame["day"], y=frame[column], mode="lines", line={"width": 0}, fill=fill,
            fillcolor=colours.pale, hoverinfo="skip", name="обычно",
        )  # fmt: skip
    figure.add_scatter(
        x=frame["day"], y=frame["upper"], mode="lines", name="предел", hoverinfo="skip",
        line={"color": colours.plan, "width": 1.2, "shape": "hv", "dash": "dot"},
    )  # fmt: skip
    figure.add_scatter(
        x=frame["day"], y=frame["count"], mode="lines", name="сообщения",
        line={"color": colours.fact, "width": 2.5},
        text=[_sentence(row, window) for row in frame.itertuples()],
        hovertemplate="%{text}<extra></extra>",
    )  # fmt: skip
    alarmed = frame[frame["alarmed"].astype(bool)]
    figure.add_scatter(
        x=alarmed["day"], y=alarmed["count"], mode="markers", name="тревога", hoverinfo="skip",
        marker={"color": colours.status[CLOSE], "size": 9, "symbol": "triangle-up"},
    )  # fmt: skip
    _write_ends(figure, frame, colours)
    marks = frame["day"].iloc[::21]
    figure.update_xaxes(
        type="date", tickvals=list(marks), ticktext=[f"{one:%d.%m}" for one in marks]
    )
    count_axis(figure, float(frame[["count", "upper"]].max().max()))
    return figure


def _write_ends(figure: go.Figure, frame: pd.DataFrame, colours: Palette) -> None:
    """Name the line of counts and the limit at their right ends, apart when they are close."""
    if frame.empty:
        return
    last = frame.iloc[-1]
    count, top = float(last["count"]), max(1.0, float(frame[["count", "upper"]].max().max()))
    judged = frame[frame["upper"].notna()]
    limit = float(judged["upper"].iloc[-1]) if len(judged) else None
    rise = 0
    if limit is not None:
        near = abs(limit - count) / top < _NEAR
        rise = (10 if count >= limit else -10) if near else 0
        label(
            figure, judged["day"].iloc[-1], limit, f"предел {number(limit)}", colours.plan,
            rise=-rise,
        )  # fmt: skip
    label(figure, last["day"], count, f"<b>{number(count)}</b>", colours.fact, rise=rise)


def _sentence(row: Any, window: int) -> str:
    length = {1: "за сутки", 7: "за неделю до этого дня"}.get(
        window, f"за {counted(window, 'день', 'дня', 'дней')} до этого дня"
    )
    text = f"{day(row.day)}: {counted(int(row.count), *MESSAGES)} {length}"
    if pd.notna(row.upper):
        text += f"<br>обычно {number(row.low)}–{number(row.high)}, предел {number(row.upper)}"
    return f"{text}<br>тревога" if row.alarmed else text
