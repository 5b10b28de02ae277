"""The heat map: numbers in coloured cells that can be clicked.

Plotly sends no click from a heat map, so invisible squares lie over the cells and carry the row
and the column in `customdata`.
"""

import pandas as pd
import plotly.graph_objects as go

from analytics.words import NBSP
from charts.canvas import BODY, FONT, canvas, safe, wrapped
from charts.palette import SIGNS, Palette

SMALL_N = 3
MISSING = "нет<br>данных"
ROW_HEIGHT = 44
_NARROW = 16  # more columns leave no room for letters of the usual size
_ACROSS, _LETTER = 900, 7.2  # pixels that all columns share; of a letter


def heatmap(frame: pd.DataFrame, colours: Palette, mode: str = "load") -> go.Figure:
    """Return the map; rows and columns stand in the order in which the frame first names them.

    `frame`: one row a cell, columns row, column (names), value (what is coloured; NaN unknown),
    count (messages behind it; NaN = no data at all), text (what stands in the cell), hover (a
    Russian sentence, plain text) and, for `mode` "status" instead of "load", status (key of the status palette; empty where nothing is judged), and perhaps unit (what
    the count counts, short). Zero messages are
    «0» on the plain surface, missing data are hatched «нет данных», fewer than three messages are
    pale with their count. Load has one hue by seven steps of the square root, a status has its sign before the figure; a selected point
    carries customdata [row, column].
    """
    rows = list(dict.fromkeys(frame["row"]))
    columns = list(dict.fromkeys(frame["column"]))
    cells = frame.set_index(["row", "column"])
    kinds = codes(frame, mode, colours).set_axis(cells.index)
    scale = shades(mode, colours)
    grid = [[_code(kinds, r, c) for c in columns] for r in rows]
    narrow = len(columns) > _NARROW
    texts = [[_text(cells, kinds, r, c, mode) for c in columns] for r in rows]
    longest = max((len(text) for row in texts for text in row), default=0)
    if narrow or longest * _LETTER > _ACROSS / len(columns):
        texts = [[_broken(text) for text in row] for row in texts]
    figure = canvas(colours, height=ROW_HEIGHT * len(rows) + 72, right=8)
    figure.add_heatmap(
        x=columns, y=rows, z=grid, text=texts, texttemplate="%{text}", hoverinfo="skip",
        textfont={"family": FONT, "size": 11 if narrow else BODY}, colorscale=stepped(scale),
        zmin=-0.5, zmax=len(scale) - 0.5, showscale=False, xgap=2, ygap=2,
    )  # fmt: skip
    pairs = [(r, c) for r in rows for c in columns]
    figure.add_scatter(
        x=[c for _, c in pairs],
        y=[r for r, _ in pairs],
        mode="markers",
        marker={"symbol": "square", "size": ROW_HEIGHT - 6, "opacity": 0},
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}},
        customdata=[[r, c] for r, c in pairs],
        text=[_hover(cells, r, c) for r, c in pairs],
        hovertemplate="%{text}<extra></extra>",
    )
    missing = [(rows.index(r), columns.index(c)) for r, c in pairs if _code(kinds, r, c) is None]
    if missing:
        figure.add_shape(
            type="path", path=hatching(missing), layer="above",
            line={"color": colours.past, "width": 1}, opacity=0.7,
        )  # fmt: skip
        for y, x in missing:
            figure.add_annotation(
                x=x, y=y, text=MISSING, showarrow=False, bgcolor=colours.surface, borderpad=1,
                font={"family": FONT, "size": 11, "color": colours.muted},
            )  # fmt: skip
    figure.update_layout(clickmode="event+select", hoverdistance=-1)
    figure.update_xaxes(
        type="category", side="top", tickangle=0, tickvals=columns, showline=False,
        ticktext=[_heading(name, len(columns)) for name in columns],
        tickfont={"color": colours.ink}, range=[-0.5, len(columns) - 0.5],
    )  # fmt: skip
    figure.update_yaxes(
        type="category", range=[len(rows) - 0.5, -0.5], showgrid=False, tickvals=rows,
        ticktext=[wrapped(safe(name), 32) for name in rows],
        tickfont={"color": colours.ink, "size": BODY},
    )  # fmt: skip
    return figure


def _heading(name: str, columns: int) -> str:
    return wrapped(safe(name).replace("/", "/ ").replace("-", "- "), 14 if columns < 9 else 9)


def codes(frame: pd.DataFrame, mode: str, colours: Palette) -> pd.Series:
    """Return the colour code of every cell: 0 zero, 1 pale, from 2 the shades, NaN missing."""
    if mode == "status":
        keys = list(colours.tint)
        found = frame["status"].map({key: 2 + i for i, key in enumerate(keys)}).astype(float)
    else:
        value = frame["value"].astype(float).clip(lower=0)
        top = value[frame["count"] >= SMALL_N].max()
        steps = len(colours.load)
        share = (value / top) ** 0.5 if pd.notna(top) and top > 0 else value * 0
        found = 2 + (share * steps).clip(upper=steps - 1).fillna(0) // 1
    found = found.mask(frame["count"] < SMALL_N, 1.0).mask(frame["count"] == 0, 0.0)
    # Enough messages but no value (nothing has come due, nothing to compare with) is pale too.
    found = found.mask(frame["value"].isna() & (frame["count"] >= SMALL_N), 1.0)
    return found.mask(frame["count"].isna())


def shades(mode: str, colours: Palette) -> list[str]:
    """Return the colour of every code."""
    steps = colours.tint.values() if mode == "status" else colours.load
    return [colours.surface, colours.pale, *steps]


def stepped(shades: list[str]) -> list[tuple[float, str]]:
    """Return the shades as a scale of Plotly, a step a code."""
    n = len(shades)
    return [(edge / n, shade) for i, shade in enumerate(shades) for edge in (i, i + 1)]


def _code(kinds: pd.Series, row: str, column: str) -> float | None:
    code = kinds.get((row, column))
    return None if code is None or pd.isna(code) else float(code)


def _text(cells: pd.DataFrame, kinds: pd.Series, row: str, column: str, mode: str) -> str:
    code = _code(kinds, row, column)
    if code is None:
        return ""
    count = cells.at[(row, column), "count"]
    if count == 0:
        return "0"
    if count < SMALL_N and (mode == "status" or cells.at[(row, column), "value"] != count):
        unit = cells.at[(row, column), "unit"] if "unit" in cells else "сообщ."
        return f"{count:.0f} {unit}"
    text, status = str(cells.at[(row, column), "text"]), cells.at[(row, column), "status"]
    return f"{SIGNS[status]} {text}" if mode == "status" and status else text


def _broken(text: str) -> str:
    """Return the text in two lines: «41» over «из 20», «3,2» over «дн.»."""
    if len(text) < 5:
        return text
    space = text.find(" из") if " из" in text else max(text.rfind(" "), text.rfind(NBSP))
    return text if space < 0 else f"{text[:space]}<br>{text[space + 1 :]}"


def _hover(cells: pd.DataFrame, row: str, column: str) -> str:
    if (row, column) not in cells.index:
        return safe(f"{row}, {column}: нет данных")
    return safe(cells.at[(row, column), "hover"])


def hatching(cells: list[tuple[int, int]]) -> str:
    """Return one path of slanting lines over the cells, in axis units (a category is one unit)."""
    strokes = []
    for y, x in cells:
        for i in range(1, 8):
            a = i / 4  # the line x + y = a inside the unit square
            x0, x1 = max(0.0, a - 1), min(1.0, a)
            strokes.append(
                f"M{x - 0.48 + 0.96 * x0:.3f},{y - 0.48 + 0.96 * (a - x0):.3f}"
                f"L{x - 0.48 + 0.96 * x1:.3f},{y - 0.48 + 0.96 * (a - x1):.3f}"
            )
    return "".join(strokes)
