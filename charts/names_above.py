"""Names over horizontal bars instead of beside them: for a screen too narrow for both."""

import plotly.graph_objects as go

from charts.canvas import BODY, FONT, wrapped
from charts.palette import Palette

_BAR, _LINE, _GAP = 20, 18, 14  # pixels of a bar, of a line of its name, between two of them
_LETTERS = 40  # of a line


def names_above(figure: go.Figure, colours: Palette, right: int, left: int = 8) -> go.Figure:
    """Return the figure of horizontal bars (its first trace) with each name over its own bar.

    `right` and `left` leave room for what is written beyond the bars, in pixels.
    """
    bars = [str(name) for name in figure.data[0].y]
    names = [wrapped(name.replace("<br>", " "), _LETTERS) for name in bars]
    lines = max((name.count("<br>") + 1 for name in names), default=1)
    row = _BAR + _LINE * lines + _GAP
    for bar, name in zip(bars, names, strict=True):
        figure.add_annotation(
            xref="paper", x=0, y=bar, text=name, showarrow=False, align="left", xanchor="left",
            yanchor="bottom", yshift=_BAR / 2, xshift=8 - left, font={"family": FONT, "size": BODY, "color": colours.ink},
        )  # fmt: skip
    figure.update_yaxes(showticklabels=False)
    top = 16 + _LINE * lines / 2
    figure.update_layout(
        height=row * len(bars) + top + 32, bargap=1 - _BAR / row,
        margin={"l": left, "r": right, "t": top, "b": 8},
    )  # fmt: skip
    return figure
