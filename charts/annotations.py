"""Numbered marks of the analyst's notes upon a chart in time; their words stand below it."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from answers.trends.annotations import Note
from charts.canvas import FONT, SMALL, safe, wrapped
from charts.palette import Palette

_NEAR = 0.05  # of the width: closer marks stand above one another
_LEVELS = 3
_STEP = 20
_HOVER = 44


def mark(
    figure: go.Figure,
    notes: Sequence[Note],
    starts: Iterable[date],
    colours: Palette,
    *,
    by_place: bool = False,
) -> go.Figure:
    """Put a thin dotted line and a number on the figure for every note, and return the figure.

    `starts` are the first days of the chart's points, in order. With `by_place` the axis is one of
    names (a category a point) and a day stands within the slot of its point; else it is of dates.
    A period is a pale strip behind the lines, cut at the ends of the chart.
    """
    days_of_points = [pd.Timestamp(one).date() for one in starts]
    if not notes or not days_of_points:
        return figure
    edges = _edges(days_of_points)
    levels = _levels([_share(max(note.first_day, edges[0]), edges, by_place) for note in notes])
    for note, level in zip(notes, levels):
        days = (max(note.first_day, edges[0]), min(note.last_day, edges[-1]))
        _draw(figure, note, days, edges, colours, level, by_place=by_place)
    figure.update_layout(margin={"t": 36 + _STEP * max(levels)})
    return figure


def _levels(shares: Sequence[float]) -> list[int]:
    """How high the number of each mark stands: a close neighbour goes one step up."""
    levels: list[int] = []
    for place, share in enumerate(shares):
        near = place > 0 and share - shares[place - 1] < _NEAR
        levels.append((levels[-1] + 1) % _LEVELS if near else 0)
    return levels


def _draw(
    figure: go.Figure,
    note: Note,
    days: tuple[date, date],
    edges: list[date],
    colours: Palette,
    level: int,
    *,
    by_place: bool,
) -> None:
    x = _place(days[0], edges, by_place)
    if days[1] > days[0]:
        figure.add_vrect(
            x0=x, x1=_place(days[1] + timedelta(days=1), edges, by_place), layer="below",
            fillcolor=colours.past, opacity=0.14, line_width=0,
        )  # fmt: skip
    figure.add_shape(
        type="line", x0=x, x1=x, yref="paper", y0=0, y1=1, layer="below",
        line={"color": colours.muted, "width": 1, "dash": "dot"},
    )  # fmt: skip
    figure.add_annotation(
        x=x, yref="paper", y=1, yanchor="bottom", yshift=2 + _STEP * level, showarrow=False,
        text=f"<b>{note.number}</b>", borderpad=3, bordercolor=colours.muted,
        bgcolor=colours.surface, font={"family": FONT, "size": SMALL, "color": colours.ink},
        hovertext=f"{note.days}<br>{wrapped(safe(note.text), _HOVER)}", captureevents=True,
        name=f"note {note.number}",
    )  # fmt: skip


def _edges(starts: list[date]) -> list[date]:
    """The first days of the points and the day after the last one, as long as the one before."""
    length = starts[-1] - starts[-2] if len(starts) > 1 else timedelta(days=31)
    return [*starts, starts[-1] + length]


def _place(day: date, edges: list[date], by_place: bool) -> str | float:
    return _slot(day, edges) if by_place else day.isoformat()


def _slot(day: date, edges: list[date]) -> float:
    """The place among categories: the slot of point i lies from i − ½ to i + ½."""
    last = len(edges) - 2
    i = max((n for n, edge in enumerate(edges[:-1]) if edge <= day), default=0)
    within = (day - edges[i]).days / max(1, (edges[i + 1] - edges[i]).days)
    return min(i - 0.5 + within, last + 0.5)


def _share(day: date, edges: list[date], by_place: bool) -> float:
    """How far across the chart the day stands, 0–1."""
    if by_place:
        return (_slot(day, edges) + 0.5) / max(1, len(edges) - 1)
    return (day - edges[0]).days / max(1, (edges[-1] - edges[0]).days)
