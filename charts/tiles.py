"""The district as equal tiles, each settlement about where it lies: nothing is hidden by size."""

import math

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from scipy.optimize import linear_sum_assignment

from charts.canvas import BODY, FONT, canvas, safe, wrapped
from charts.heatmap import codes, hatching, shades, stepped
from charts.palette import Palette

TILE = 96


def tiles(places: pd.DataFrame, chosen: str | None, colours: Palette) -> go.Figure:
    """Return the tiles; columns of `places` as for charts.district_map.district_map.

    North is up. A settlement without coordinates takes a tile that is left. A selected point
    carries customdata [row]; `chosen` has a dark rim.
    """
    columns, rows, spots = layout(places)
    kinds = codes(places, "load", colours).to_numpy()
    grid: list[list[float | None]] = [[None] * columns for _ in range(rows)]
    words = [[""] * columns for _ in range(rows)]
    records = places.to_dict(orient="records")
    for (x, y), kind, row in zip(spots, kinds, records):
        grid[y][x] = None if pd.isna(kind) else float(kind)
        words[y][x] = f"{wrapped(safe(row['row']), 16)}<br><b>{safe(row['text'])}</b>"
    scale = shades("load", colours)
    figure = canvas(colours, height=TILE * rows + 24)
    figure.add_heatmap(
        x=list(range(columns)), y=list(range(rows)), z=grid, text=words, texttemplate="%{text}",
        hoverinfo="skip", showscale=False, xgap=6, ygap=6, zmin=-0.5, zmax=len(scale) - 0.5,
        colorscale=stepped(scale), textfont={"family": FONT, "size": BODY},
    )  # fmt: skip
    figure.add_scatter(
        x=[x for x, _ in spots], y=[y for _, y in spots], mode="markers",
        marker={"symbol": "square", "size": TILE - 12, "opacity": 0},
        selected={"marker": {"opacity": 0}}, unselected={"marker": {"opacity": 0}},
        customdata=[[row["row"]] for row in records],
        text=[safe(row["hover"]) for row in records], hovertemplate="%{text}<extra></extra>",
    )  # fmt: skip
    for (x, y), kind, row in zip(spots, kinds, records):
        if row["row"] == chosen or pd.isna(kind) or kind < 2:  # what is pale needs an edge
            figure.add_shape(
                type="rect", x0=x - 0.488, x1=x + 0.488, y0=y - 0.465, y1=y + 0.465, layer="above",
                line={"color": colours.ink, "width": 3} if row["row"] == chosen
                else {"color": colours.past, "width": 1},
            )  # fmt: skip
        if pd.isna(kind):
            figure.add_shape(type="path", path=hatching([(y, x)]), layer="below", opacity=0.7,
                             line={"color": colours.past, "width": 1})  # fmt: skip
            figure.add_annotation(x=x, y=y, text=words[y][x], showarrow=False,
                                  bgcolor=colours.surface,
                                  font={"family": FONT, "size": BODY, "color": colours.ink})  # fmt: skip
    figure.update_layout(clickmode="event+select", hoverdistance=-1)
    figure.update_xaxes(visible=False, range=[-0.5, columns - 0.5])
    figure.update_yaxes(visible=False, range=[rows - 0.5, -0.5])
    return figure


def layout(places: pd.DataFrame) -> tuple[int, int, list[tuple[int, int]]]:
    """Return the columns, the rows, and the (column, row) of each place, row 0 in the north.

    The sum of squared moves on the grid is the least there is.
    """
    columns = max(1, math.ceil(math.sqrt(1.5 * len(places))))
    rows = max(1, math.ceil(len(places) / columns))
    free = [(x, y) for y in range(rows) for x in range(columns)]
    east = _spread(places["lon"].to_numpy(dtype=float), columns)
    south = _spread(-places["lat"].to_numpy(dtype=float), rows)
    moves = np.array([[(a - x) ** 2 + (b - y) ** 2 for x, y in free] for a, b in zip(east, south)])
    moves = np.nan_to_num(moves.reshape(len(places), len(free)))
    _, taken = linear_sum_assignment(moves)
    return columns, rows, [free[one] for one in taken]


def _spread(values: np.ndarray, steps: int) -> np.ndarray:
    """Ranks over the steps: neighbours keep their order, and no crowd fights for one tile."""
    ranks = pd.Series(values).rank().to_numpy()
    known = max(1, int(np.sum(~np.isnan(values))) - 1)
    return (ranks - 1) / known * (steps - 1)
