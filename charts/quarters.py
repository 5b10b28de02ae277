"""Quarters side by side, and the parts of one quarter."""

import pandas as pd
import plotly.graph_objects as go

from analytics.words import number
from charts.canvas import BODY, FONT, SMALL, canvas, safe
from charts.palette import Palette

_NUMERALS = {"Q1": "I", "Q2": "II", "Q3": "III", "Q4": "IV"}


def quarter_name(quarter: str) -> str:
    """Return «III квартал 2019» of «2019-Q3»."""
    year, rest = quarter.split("-", 1)
    return f"{_NUMERALS.get(rest, rest)} квартал {year}"


def quarter_bars(frame: pd.DataFrame, chosen: str, colours: Palette) -> go.Figure:
    """Return one bar a quarter from zero with its figure above; the chosen one in accent.

    `frame`: columns quarter («2019-Q3»), value, hover (a Russian sentence), in order.
    """
    figure = canvas(colours, height=300)
    names = [_axis_name(quarter) for quarter in frame["quarter"]]
    figure.add_bar(
        x=names, y=frame["value"], hovertext=frame["hover"].map(safe),
        hovertemplate="%{hovertext}<extra></extra>",
        text=[number(value) for value in frame["value"]], textposition="outside", cliponaxis=False,
        textfont={"family": FONT, "size": BODY, "color": colours.ink},
        marker={"color": [_shade(q == chosen, colours) for q in frame["quarter"]]},
    )  # fmt: skip
    figure.update_layout(bargap=0.35)
    figure.update_xaxes(type="category", tickangle=0, tickfont={"color": colours.ink})
    figure.update_yaxes(rangemode="tozero", tickformat=",d", nticks=5)
    return figure


def part_bars(frame: pd.DataFrame, colours: Palette) -> go.Figure:
    """Return horizontal bars from zero in the order given; a year ago is a thin grey bar below.

    `frame`: columns name, value, year_ago (NaN where there is none), text (beside the bar), hover.
    """
    figure = canvas(colours, height=54 * len(frame) + 24, right=104)
    rows = list(range(len(frame)))
    figure.add_bar(
        x=frame["value"], y=rows, orientation="h", marker={"color": colours.load[4]}, width=0.34,
        text=frame["text"].map(safe), textposition="outside", cliponaxis=False,
        textfont={"family": FONT, "size": BODY, "color": colours.ink},
        hovertext=frame["hover"].map(safe), hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip
    if frame["year_ago"].notna().any():
        figure.add_bar(
            x=frame["year_ago"], y=rows, orientation="h", marker={"color": colours.past},
            width=0.1, offset=0.2, hoverinfo="skip", name="год назад",
        )  # fmt: skip
    # Names stand above their bars: beside them they would leave a phone no room for the bars.
    for row, name in zip(rows, frame["name"]):
        figure.add_annotation(
            x=0, y=row - 0.34, text=safe(name), showarrow=False, xanchor="left", yanchor="middle",
            xref="paper", font={"family": FONT, "size": SMALL, "color": colours.ink},
        )  # fmt: skip
    figure.update_layout(barmode="overlay")
    figure.update_xaxes(rangemode="tozero", showticklabels=False)
    figure.update_yaxes(
        range=[len(rows) - 0.5, -0.6], showgrid=False, showticklabels=False, tickvals=[]
    )
    return figure


def _axis_name(quarter: str) -> str:
    year, rest = quarter.split("-", 1)
    return f"{_NUMERALS.get(rest, rest)} кв.<br>{year}"


def _shade(chosen: bool, colours: Palette) -> str:
    return colours.accent if chosen else colours.load[3]
