"""A small picture of one line in time, to stand among others of its kind."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analytics.grains import Grain
from analytics.words import counted, number
from charts.canvas import canvas, count_axis
from charts.palette import Palette
from charts.point_names import UNFINISHED, point_name, quarter


def small_trend(
    frame: pd.DataFrame, grain: Grain, colours: Palette, top: float | None = None
) -> go.Figure:
    """Return one line from zero with last year thin and grey under it; days by their mean.

    `frame`: columns start, messages, year_ago, mean7 (NaN where there is none), unfinished, as
    answers.trends.received gives them. The scale goes up to `top`, the same for all that are compared, or is the
    picture's own; only its ends are named. The last point of an unfinished period is hollow.
    """
    figure = canvas(colours, height=120, right=28)
    if frame["year_ago"].notna().any():
        figure.add_scatter(
            x=frame["start"], y=frame["year_ago"], mode="lines", hoverinfo="skip",
            name="год назад", line={"color": colours.past, "width": 1.2},
        )  # fmt: skip
    means = grain is Grain.DAY and frame["mean7"].notna().any()
    figure.add_scatter(
        x=frame["start"], y=frame["mean7"] if means else frame["messages"],
        mode="lines+markers" if len(frame) < 3 else "lines", name="сообщения",
        line={"color": colours.fact, "width": 2}, connectgaps=False,
        text=[_sentence(row, grain) for row in frame.itertuples()],
        hovertemplate="%{text}<extra></extra>",
    )  # fmt: skip
    ends = [frame["start"].iloc[0], frame["start"].iloc[-1]] if len(frame) else []
    figure.update_xaxes(
        type="date", tickvals=list(dict.fromkeys(ends)), tickangle=0,
        ticktext=[_short(end, grain) for end in dict.fromkeys(ends)],
    )  # fmt: skip
    if not means and len(frame) and frame["unfinished"].iloc[-1]:
        figure.add_scatter(
            x=frame["start"].iloc[-1:], y=frame["messages"].iloc[-1:], mode="markers",
            hoverinfo="skip", name="не завершён",
            marker={"size": 7, "color": colours.surface, "line": {"color": colours.fact, "width": 2}},
        )  # fmt: skip
    own = float(frame[["messages", "year_ago"]].max().max())
    count_axis(figure, top or own, ticks=3)
    if top and top >= 5:
        figure.update_yaxes(range=[0, top * 1.08])
    return figure


def _short(start: pd.Timestamp, grain: Grain) -> str:
    if grain is Grain.QUARTER:
        return f"{quarter(start)} кв. {start.year}"
    return f"{start:%m.%Y}" if grain is Grain.MONTH else f"{start:%d.%m}"


def _sentence(row: Any, grain: Grain) -> str:
    came = counted(int(row.messages), "сообщение", "сообщения", "сообщений")
    text = f"{point_name(row.start, grain)}: {came}"
    if pd.notna(row.year_ago):
        text += f"<br>год назад {number(row.year_ago)}"
    return f"{text}<br>{UNFINISHED[grain]}" if row.unfinished else text
