"""The vertical axis of shares, zoomed to what is drawn, and labels at the ends of its lines."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from charts.canvas import BODY, FONT, SMALL, label
from charts.palette import Palette

HEIGHT = 340
NARROWEST = 30  # percents: a closer look would make waves of nothing
_DRAWN = 250  # pixels of the height that are left to the lines
_LINE = 18  # pixels of a line of type


@dataclass(frozen=True)
class End:
    """A label of a line at the category `x`; `beyond` when it stands to the right of the chart."""

    x: str | int
    value: float
    words: str
    colour: str
    beyond: bool = True


def share_axis(figure: go.Figure, drawn: Iterable[float], colours: Palette) -> tuple[float, float]:
    """Put percents on the vertical axis, from and to tens around what is drawn, and return them.

    Inside 0–100 and never narrower than NARROWEST. A zoomed axis says so in its corner.
    """
    values = np.asarray(list(drawn), dtype=float)
    values = values[~np.isnan(values)]
    low, high = 0.0, 100.0
    if len(values):
        low, high = _tens(float(values.min()), float(values.max()))
    step = 25 if high - low == 100 else 20 if high - low > 60 else 10
    ticks = np.arange(-(-low // step) * step, high + 1, step)
    room = 0.03 * (high - low)
    figure.update_yaxes(
        range=[low - (room if low > 0 else 0), high + room], tickvals=ticks.tolist(),
        ticktext=[f"{tick:.0f} %" for tick in ticks],
    )  # fmt: skip
    if (low, high) != (0, 100):
        figure.add_annotation(
            xref="paper", yref="paper", x=0, y=0, xanchor="left", yanchor="bottom", xshift=4,
            yshift=10, bgcolor=colours.surface, showarrow=False, text=f"шкала от {low:.0f} до {high:.0f} %",
            font={"family": FONT, "size": SMALL, "color": colours.muted},
        )  # fmt: skip
    return low, high


def write_ends(figure: go.Figure, ends: Iterable[End], low: float, high: float) -> None:
    """Write the labels on an axis from low to high; those to the right never upon one another."""
    to_pixels = _DRAWN / (high - low)
    lowest = float("-inf")
    for end in sorted(ends, key=lambda end: end.value):
        if not end.beyond:
            up = end.value < high - 0.2 * (high - low)
            figure.add_annotation(
                x=end.x, y=end.value, text=end.words, showarrow=False, yshift=18 if up else -18,
                font={"family": FONT, "size": BODY, "color": end.colour},
            )  # fmt: skip
            continue
        height = max(end.value * to_pixels, lowest + _LINE)
        lowest = height
        rise = round(height - end.value * to_pixels)
        label(figure, end.x, end.value, end.words, end.colour, rise=rise)


def _tens(low: float, high: float) -> tuple[float, float]:
    low, high = low // 10 * 10, -(-high // 10) * 10
    down = True
    while high - low < NARROWEST:
        if (down and low > 0) or high == 100:
            low -= 10
        else:
            high += 10
        down = not down
    return low, high
