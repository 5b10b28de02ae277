"""Topics as bars: how many now against before, or how the number changed."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analytics.words import change, counted, number, points
from charts.canvas import BODY, FONT, canvas, safe, wrapped
from charts.palette import Palette

_ROW, _LINE, _WIDTH = 20, 18, 40  # pixels of a bar and of a line of its name; letters of a line


def topic_bars(frame: pd.DataFrame, colours: Palette) -> go.Figure:
    """Return a bar a topic from zero, the first on top, and a grey mark where it was before.

    `frame`: columns name (unique), now, before, change, percent, points (numbers or NaN).
    """
    texts = [_now(row) for row in _rows(frame)]
    figure = _bars(frame, frame["now"], [colours.load[3]] * len(frame), texts, colours)
    if frame["before"].notna().any():
        figure.add_scatter(
            x=frame["before"], y=_names(frame), mode="markers", name="было", hoverinfo="skip",
            marker={"symbol": "line-ns", "size": 22, "line": {"width": 3, "color": colours.muted}},
            cliponaxis=False,
        )  # fmt: skip
    top = float(frame[["now", "before"]].max().max()) if len(frame) else 1.0
    figure.update_xaxes(range=[0, max(1.0, top) * 1.02])
    return figure


def change_bars(frame: pd.DataFrame, colours: Palette) -> go.Figure:
    """Return a bar a topic to the right where it grew and to the left where it fell.

    `frame`: as topic_bars, and listed: the risk of so much by chance; what chance explains is pale.
    """
    sure = [pd.notna(row.listed) and row.listed <= 0.05 for row in _rows(frame)]
    shades = [colours.load[4] if one else colours.load[1] for one in sure]
    figure = _bars(frame, frame["change"], shades, [_moved(row) for row in _rows(frame)], colours)
    low, high = min(0.0, float(frame["change"].min())), max(0.0, float(frame["change"].max()))
    room = 0.3 * max(1.0, high - low)  # for the words beyond the ends of the bars
    figure.update_xaxes(
        range=[low - room if low else 0.0, high + (0.05 * room if low else 0.0) or 1.0],
        zeroline=True, zerolinecolor=colours.muted,
    )  # fmt: skip
    return figure


def _bars(
    frame: pd.DataFrame, values: pd.Series, shades: list[str], texts: list[str], colours: Palette
) -> go.Figure:
    figure = canvas(colours, height=_height(frame), right=130)
    figure.add_bar(
        x=values, y=_names(frame), orientation="h", marker={"color": shades}, text=texts,
        textposition="outside", cliponaxis=False, name="сообщения",
        textfont={"family": FONT, "size": BODY, "color": colours.ink},
        hovertext=[_sentence(row) for row in _rows(frame)],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip
    figure.update_layout(bargap=0.4)
    figure.update_xaxes(tickformat=",d", showgrid=True, gridcolor=colours.grid)
    figure.update_yaxes(
        type="category", autorange="reversed", showgrid=False,
        tickfont={"color": colours.ink, "size": BODY},
    )  # fmt: skip
    return figure


def _height(frame: pd.DataFrame) -> int:
    """Every row as high as the longest name needs."""
    lines = max((name.count("<br>") + 1 for name in _names(frame)), default=1)
    return max(_ROW + 18, _LINE * lines + 8) * len(frame) + 48


def _names(frame: pd.DataFrame) -> list[str]:
    return [wrapped(safe(str(name)), _WIDTH) for name in frame["name"]]


def _rows(frame: pd.DataFrame) -> list[Any]:
    return list(frame.itertuples())


def _now(row: Any) -> str:
    said = number(row.now)
    return f"{said} ({change(row.percent)})" if pd.notna(row.percent) else said


def _moved(row: Any) -> str:
    sign = "+" if row.change > 0 else ""
    return f"{sign}{number(row.change)} ({number(row.before)} → {number(row.now)})"


def _sentence(row: Any) -> str:
    text = f"{safe(row.name)}: {counted(int(row.now), 'сообщение', 'сообщения', 'сообщений')}"
    if pd.isna(row.before):
        return text
    text += f"<br>было {number(row.before)}"
    if pd.notna(row.points):
        text += f"<br>вклад в общее изменение {points(row.points)}"
    return text
