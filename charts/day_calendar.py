"""Days of a period as a calendar: a month a row, days off framed."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analytics.words import capital, counted, day, month
from answers.trends.annotations import Note
from charts.canvas import BODY, FONT, SMALL, canvas, safe, wrapped
from charts.heatmap import SMALL_N, shades, stepped
from charts.palette import Palette

_ROW = 34
_WEEKDAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
_HOVER = 44


def calendar_heat(frame: pd.DataFrame, notes: Sequence[Note], colours: Palette) -> go.Figure:
    """Return the number of messages in every day, shaded from little to much by the square root.

    `frame`: one row a day in order, columns day (Timestamp), messages (int), working (bool). Zero
    is «0» on the plain surface, fewer than three are pale; a frame means a day off. A day of a note
    carries its number above the count.
    """
    rows = list(dict.fromkeys(capital(month(one)) for one in frame["day"]))
    codes = np.full((len(rows), 31), np.nan)
    texts = np.full((len(rows), 31), "", dtype=object)
    hover = np.full((len(rows), 31), "", dtype=object)
    top = max(1.0, float(frame["messages"].max())) if len(frame) else 1.0
    off: list[tuple[int, int]] = []
    for one in frame.itertuples():
        row, column = rows.index(capital(month(one.day))), one.day.day - 1
        marks = [note for note in notes if note.first_day <= one.day.date() <= note.last_day]
        codes[row, column] = _code(int(one.messages), top, len(colours.load))
        texts[row, column] = _text(int(one.messages), marks)
        hover[row, column] = _sentence(one, marks)
        if not one.working:
            off.append((row, column))
    figure = canvas(colours, height=_ROW * len(rows) + 56, right=8)
    scale = shades("load", colours)
    figure.add_heatmap(
        x=list(range(1, 32)), y=rows, z=codes, text=texts, texttemplate="%{text}",
        customdata=hover, hovertemplate="%{customdata}<extra></extra>", hoverongaps=False,
        textfont={"family": FONT, "size": SMALL}, colorscale=stepped(scale), zmin=-0.5,
        zmax=len(scale) - 0.5, showscale=False, xgap=3, ygap=3,
    )  # fmt: skip
    if off:
        figure.add_shape(
            type="path", path="".join(_frame(row, column) for row, column in off),
            line={"color": colours.ink, "width": 1.2}, layer="above",
        )  # fmt: skip
    figure.update_xaxes(
        side="top", tickvals=list(range(1, 32)), range=[0.5, 31.5], showline=False, tickangle=0,
        tickfont={"color": colours.ink},
    )  # fmt: skip
    figure.update_yaxes(
        type="category", range=[len(rows) - 0.5, -0.5], showgrid=False,
        tickfont={"color": colours.ink, "size": BODY},
    )  # fmt: skip
    return figure


def _code(messages: int, top: float, steps: int) -> float:
    if messages < SMALL_N:
        return 0.0 if messages == 0 else 1.0
    return 2 + min(steps - 1, int((messages / top) ** 0.5 * steps))


def _text(messages: int, marks: Sequence[Note]) -> str:
    numbers = ",".join(str(note.number) for note in marks)
    return f"<b>{messages}</b><sup>{numbers}</sup>" if marks else str(messages)


def _sentence(one: Any, marks: Sequence[Note]) -> str:
    kind = "рабочий день" if one.working else "выходной"
    came = counted(int(one.messages), "сообщение", "сообщения", "сообщений")
    text = f"{day(one.day)}, {_WEEKDAYS[one.day.weekday()]}, {kind}: {came}"
    said = [f"{note.number} · {wrapped(safe(note.text), _HOVER)}" for note in marks]
    return "<br>".join([text, *said])


def _frame(row: int, column: int) -> str:
    """A rectangle just inside the cell, in axis units: days from 1, rows by place."""
    left, right, high, low = column + 0.56, column + 1.44, row - 0.42, row + 0.42
    return f"M{left},{high}L{right},{high}L{right},{low}L{left},{low}Z"
