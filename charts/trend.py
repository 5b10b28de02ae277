"""Messages in time: now, the same days a year ago, and the mean of seven days."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analytics.grains import Grain
from analytics.words import counted, number
from charts.canvas import canvas, count_axis, label, month_ticks
from charts.palette import Palette
from charts.point_names import UNFINISHED, point_name, quarter


def trend(frame: pd.DataFrame, grain: Grain, colours: Palette) -> go.Figure:
    """Return counts from a zero baseline, last year thin and grey, the seven-day mean over days.

    `frame`: one row a period in order, columns start (Timestamp), messages (int), year_ago and
    mean7 (numbers or NaN; mean7 is drawn for days only), unfinished (bool). For days the counts are
    thin and the mean is the line that is read; give year_ago as a mean too. An unfinished period
    has a hollow mark.
    """
    figure = canvas(colours, height=360, right=104)
    daily = grain is Grain.DAY and bool(frame["mean7"].notna().any())  # too few days have no mean
    if frame["year_ago"].notna().any():
        figure.add_scatter(
            x=frame["start"], y=frame["year_ago"], mode="lines", name="год назад",
            line={"color": colours.past, "width": 1.2}, hoverinfo="skip",
        )  # fmt: skip
    figure.add_scatter(
        x=frame["start"],
        y=frame["messages"],
        mode="lines" if daily else "lines+markers",
        name="сообщения",
        line={"color": colours.fact, "width": 1 if daily else 2.5},
        opacity=0.45 if daily else 1,
        marker={
            "size": 8,
            "color": [colours.surface if open_ else colours.fact for open_ in frame["unfinished"]],
            "line": {"color": colours.fact, "width": 2},
        },
        text=[_sentence(row, grain) for row in frame.itertuples()],
        hovertemplate="%{text}<extra></extra>",
    )
    if daily:
        figure.add_scatter(
            x=frame["start"], y=frame["mean7"], mode="lines", name="среднее за 7 дней",
            line={"color": colours.fact, "width": 2.5}, hoverinfo="skip",
        )  # fmt: skip
    _write_ends(figure, frame, daily, colours)
    figure.update_xaxes(**time_ticks(frame["start"], grain))
    count_axis(figure, float(frame[["messages", "year_ago"]].max().max()))
    return figure


def _write_ends(figure: go.Figure, frame: pd.DataFrame, daily: bool, colours: Palette) -> None:
    if frame.empty:
        return
    ends = []
    column = "mean7" if daily else "messages"
    seen = frame[column].last_valid_index()
    if seen is not None:
        value = frame.loc[seen, column]
        words = f"<b>{number(value, 1 if daily else 0)}</b>" + (" в день" if daily else "")
        ends.append((frame.loc[seen, "start"], value, words, colours.fact))
    seen = frame["year_ago"].last_valid_index()
    if seen is not None:
        ends.append(
            (frame.loc[seen, "start"], frame.loc[seen, "year_ago"], "год назад", colours.muted)
        )
    top = max(1.0, float(frame[["messages", "year_ago"]].max().max()))
    near = len(ends) == 2 and abs(ends[0][1] - ends[1][1]) / top < 0.07
    for i, (x, y, words, colour) in enumerate(ends):
        above = near and (ends[i][1], -i) >= (ends[1 - i][1], i - 1)
        label(figure, x, y, words, colour, rise=(10 if above else -10) if near else 0)


def time_ticks(starts: pd.Series, grain: Grain | None = None) -> dict[str, Any]:
    """Months as «янв» with the year under the first one; days and weeks get the day's number too.

    Quarters stand as «III кв.» with the year under each.
    """
    if starts.empty:
        return {"type": "date"}
    if grain is Grain.QUARTER:
        marks = list(starts.iloc[:: max(1, -(-len(starts) // 8))])
        words = [f"{quarter(mark)}&nbsp;кв.<br>{mark.year}" for mark in marks]
        return {"type": "date", "tickvals": marks, "ticktext": words, "tickangle": 0}
    first, last = starts.iloc[0], starts.iloc[-1]
    months = pd.date_range(first.to_period("M").to_timestamp(), last, freq="MS")
    if len(months) < 3:
        step = max(1, len(starts) // 8)
        marks = list(starts.iloc[::step])
        return {"type": "date", "tickvals": marks, "ticktext": [f"{mark:%d.%m}" for mark in marks]}
    marks = list(months[months >= first][:: max(1, -(-len(months) // 14))])
    return {"type": "date", "tickvals": marks, "ticktext": month_ticks(marks), "tickangle": 0}


def _sentence(row: Any, grain: Grain) -> str:
    text = f"{point_name(row.start, grain)}: {counted(int(row.messages), 'сообщение', 'сообщения', 'сообщений')}"
    if pd.notna(row.year_ago):
        text += f"<br>год назад {number(row.year_ago)}"
    if grain is Grain.DAY and pd.notna(row.mean7):
        text += f"<br>в среднем за 7 дней {number(row.mean7, 1)}"
    return f"{text}<br>{UNFINISHED[grain]}" if row.unfinished else text
