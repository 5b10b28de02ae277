"""The district: its boundary, and a circle for every settlement.

Drawn on plain axes, not on map tiles: labels of a tile map need a server of glyphs, and a
computer without WebGL would show nothing at all.
"""

import math
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from charts.canvas import BODY, FONT, canvas, safe
from charts.heatmap import codes, shades
from charts.label_places import Spot, label_places
from charts.palette import Palette

# For these sizes labels are laid out; a wider screen only leaves more room.
WIDTH, HEIGHT = 860, 560
LARGEST, SMALLEST = 26, 7

Ring = Sequence[tuple[float, float]]


def district_map(
    places: pd.DataFrame, rings: Sequence[Ring], chosen: str | None, colours: Palette
) -> go.Figure:
    """Return the map.

    `places`: row (name), lat, lon, messages (size), value, count (behind it; NaN no data), text,
    hover; the largest first. `rings`: lines of (longitude, latitude). Fewer than three messages are
    pale, zero is hollow, no data are a cross; `chosen` has a dark rim. A selected point carries
    customdata [row].
    """
    shown = places.dropna(subset=["lat", "lon"]).reset_index(drop=True)
    figure = canvas(colours, height=HEIGHT)
    if shown.empty:
        return figure
    middle = math.cos(math.radians(float(shown["lat"].mean())))
    for number, ring in enumerate(rings):
        figure.add_scatter(
            x=[x * middle for x, _ in ring], y=[y for _, y in ring], mode="lines", fill="toself",
            fillcolor=colours.pale if number == 0 else colours.surface, hoverinfo="skip",
            line={"color": colours.past, "width": 1.5},
        )  # fmt: skip
    xs, ys = shown["lon"] * middle, shown["lat"]
    radii = _radii(shown["messages"])
    kinds = codes(shown, "load", colours).to_numpy()
    scale = shades("load", colours)
    own = shown["row"] == chosen
    pale = [pd.isna(kind) or kind < 2 for kind in kinds]  # a pale circle needs an edge
    edges = [colours.ink if mine else colours.muted if light else colours.surface
             for mine, light in zip(own, pale)]  # fmt: skip
    figure.add_scatter(
        x=xs.tolist(), y=ys.tolist(), mode="markers", customdata=[[name] for name in shown["row"]],
        text=[safe(one) for one in shown["hover"]], hovertemplate="%{text}<extra></extra>",
        marker={
            "size": [2 * radius for radius in radii],
            "symbol": ["x-thin" if pd.isna(kind) else "circle" for kind in kinds],
            "color": [colours.surface if pd.isna(kind) else scale[int(kind)] for kind in kinds],
            "line": {"color": edges, "width": [3 if mine else 1.5 for mine in own]}, "opacity": 1,
        },
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
    )  # fmt: skip
    _label(figure, shown, xs, ys, radii, rings, middle, colours)
    figure.update_layout(clickmode="event+select")
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False, scaleanchor="x", scaleratio=1)
    return figure


def _radii(messages: pd.Series) -> list[float]:
    """The area of a circle is the number of messages."""
    top = max(1.0, float(messages.max()))
    return [max(SMALLEST, LARGEST * math.sqrt(count / top)) for count in messages]


def _label(
    figure: go.Figure, shown: pd.DataFrame, xs: pd.Series, ys: pd.Series, radii: list[float],
    rings: Sequence[Ring], middle: float, colours: Palette,
) -> None:  # fmt: skip
    corners = [(x * middle, y) for ring in rings for x, y in ring] or list(zip(xs, ys))
    wide = max(x for x, _ in corners) - min(x for x, _ in corners)
    high = max(y for _, y in corners) - min(y for _, y in corners)
    scale = min(WIDTH / (1.1 * wide or 1), HEIGHT / (1.1 * high or 1))
    said = [f"{name} · {text}" for name, text in zip(shown["row"], shown["text"])]
    spots = [
        Spot(x * scale, y * scale, radius, 8 + 7.6 * len(words), 22)
        for x, y, radius, words in zip(xs, ys, radii, said)
    ]
    for x, y, radius, words, move in zip(xs, ys, radii, said, label_places(spots)):
        figure.add_annotation(
            x=x, y=y, ax=move[0], ay=-move[1], text=safe(words), showarrow=True, arrowhead=0,
            arrowwidth=1, arrowcolor=colours.muted, standoff=radius,
            font={"family": FONT, "size": BODY, "color": colours.ink},
        )  # fmt: skip
