"""The history of places: a line for everybody, the first place on top."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.canvas import BODY, FONT, SMALL, canvas, month_ticks, safe
from charts.palette import Palette

_LINE = 30  # pixels of one place


def place_lines(frame: pd.DataFrame, colours: Palette, highlight: str | None = None) -> go.Figure:
    """Return places by month; the name stands at the end of its line, months without a place are gaps.

    `frame`: start (Timestamp of a month), name, place, place_low, place_high, unfinished, hover (a
    Russian sentence); a row for every place there was. An unfinished month is hollow. `highlight`
    names the line in the accent colour; without it those stand out who moved further than chance:
    neither the first nor the last place is within the limits of the other.
    """
    months = [stamp.date() for stamp in sorted(frame["start"].unique())]
    last = int(frame["place"].max()) if len(frame) else 1
    figure = canvas(colours, height=_LINE * last + 70, right=210)
    slots = {month: place for place, month in enumerate(months)}
    ends: dict[int, list[str]] = {}
    for name, line in frame.groupby("name", sort=True):
        line = line.sort_values("start")
        places = line.set_index(line["start"].dt.date)
        wide = places.reindex(months)
        loud = name == highlight if highlight else _moved(line.iloc[0], line.iloc[-1])
        colour = colours.accent if loud else colours.past
        figure.add_scatter(
            x=[slots[month] for month in months], y=wide["place"].astype(float),
            mode="lines+markers", name=safe(str(name)), connectgaps=False,
            line={"color": colour, "width": 3 if loud else 1.5},
            marker={
                "size": 9, "line": {"color": colour, "width": 2},
                "color": [colours.surface if one is True else colour for one in wide["unfinished"]],
            },
            text=[safe(one) if isinstance(one, str) else "" for one in wide["hover"]],
            hovertemplate="%{text}<extra></extra>",
        )  # fmt: skip
        if months[-1] in places.index:
            words = f"<b>{safe(str(name))}</b>" if loud else safe(str(name))
            ends.setdefault(int(places.loc[months[-1], "place"]), []).append(words)
    for place, names in ends.items():
        figure.add_annotation(
            x=len(months) - 1, y=place, text=", ".join(names), showarrow=False, xanchor="left",
            xshift=12, font={"family": FONT, "size": SMALL, "color": colours.ink},
        )  # fmt: skip
    figure.update_xaxes(
        tickvals=list(slots.values()), ticktext=month_ticks(months), tickangle=0,
        range=[-0.3, max(len(months) - 0.7, 0.3)],
    )  # fmt: skip
    figure.update_yaxes(
        range=[last + 0.6, 0.4], tickvals=list(range(1, last + 1)), showgrid=False,
        tickfont={"size": BODY},
    )  # fmt: skip
    return figure


def _moved(first: "pd.Series[Any]", last: "pd.Series[Any]") -> bool:
    return not (
        last["place_low"] <= first["place"] <= last["place_high"]
        or first["place_low"] <= last["place"] <= first["place_high"]
    )
