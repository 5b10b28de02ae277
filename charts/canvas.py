"""What every figure shares: type, spacing, hover, and the settings the browser gets."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import plotly.graph_objects as go

from analytics.words import MONTHS, MONTHS_SHORT, month_short
from charts.palette import Palette

FONT = "'Golos Text', 'PT Sans', sans-serif"
BODY, SMALL = 14, 12
_FEW = 5  # a count above it leaves the axis whole steps by itself

# Without the inline locale Plotly would ask a server for it; without the mode bar nothing English
# is left on the picture.
CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "showTips": False,
    "scrollZoom": False,
    "doubleClick": "reset",
    "locale": "ru",
    "locales": {
        "ru": {
            "dictionary": {},
            "format": {
                "days": [
                    "воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница",
                    "суббота",
                ],
                "shortDays": ["вс", "пн", "вт", "ср", "чт", "пт", "сб"],
                "months": list(MONTHS),
                "shortMonths": list(MONTHS_SHORT),
                "date": "%d.%m.%Y",
                "decimal": ",",
                "thousands": "\u202f",
            },
        }
    },
}  # fmt: skip


def canvas(colours: Palette, height: int, right: int = 24, left: int = 8) -> go.Figure:
    """Return an empty figure in our type. `right` and `left` leave room for labels, in pixels."""
    axis = {
        "fixedrange": True,
        "zeroline": False,
        "ticks": "",
        "automargin": True,
        "ticklabelstandoff": 4,
    }
    # All at once: every update of a figure goes through all of its settings again.
    return go.Figure(
        layout={
            "template": "none",
            "height": height,
            "margin": {"l": left, "r": right, "t": 16, "b": 8},
            "font": {"family": FONT, "size": SMALL, "color": colours.muted},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "showlegend": False,
            "separators": ",\u202f",
            "hovermode": "closest",
            "dragmode": False,
            "hoverlabel": {
                "bgcolor": colours.hover,
                "bordercolor": colours.past,
                "align": "left",
                "font": {"family": FONT, "size": BODY, "color": colours.ink},
            },
            "xaxis": {**axis, "showgrid": False, "linecolor": colours.grid},
            "yaxis": {**axis, "gridcolor": colours.grid, "showline": False},
        }
    )


def label(
    figure: go.Figure, x: Any, y: float, text: str, colour: str, shift: int = 8, rise: int = 0
) -> None:
    """Write a direct label to the right of a point, `rise` pixels above it."""
    figure.add_annotation(
        x=x, y=y, text=text, showarrow=False, xanchor="left", yanchor="middle",
        xshift=shift, yshift=rise, font={"family": FONT, "size": BODY, "color": colour},
    )  # fmt: skip


def count_axis(figure: go.Figure, top: float, ticks: int = 0) -> None:
    """Put counts up to `top` on the vertical axis from zero; few of them are marked one by one.

    Left to itself the axis of a handful would be marked by halves and read «0, 0, 1, 1».
    """
    figure.update_yaxes(rangemode="tozero", tickformat=",d")
    if not top >= _FEW:  # also when nothing is known
        figure.update_yaxes(dtick=1, range=[0, max(1.0, top) * 1.08])
    elif ticks:
        figure.update_yaxes(nticks=ticks)


def month_ticks(starts: Iterable[date]) -> list[str]:
    """Return tick words for months in order: «янв», and the year under the first of each year."""
    words: list[str] = []
    year = None
    for start in starts:
        words.append(month_short(start) + (f"<br>{start.year}" if start.year != year else ""))
        year = start.year
    return words


def wrapped(text: str, width: int) -> str:
    """Return the text broken into lines of about `width` letters, nothing cut.

    A longer word gets a hyphen after a vowel: «Здраво-охранение».
    """
    lines = [""]
    for word in (part for whole in text.split() for part in _halves(whole, width)):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(lines)


def _halves(word: str, width: int) -> list[str]:
    if len(word) <= width:
        return [word]
    for i in range(5, len(word) - 2):
        if word[i - 1].lower() in "аеёиоуыэюя" and word[i].lower() not in "ьъй":
            return [f"{word[:i]}-", word[i:]]
    return [word]


def safe(text: str) -> str:
    """Return plain text for a figure: Plotly reads a small HTML, and names from files may hold it.

    Line ends become line breaks.
    """
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\n", "<br>")
