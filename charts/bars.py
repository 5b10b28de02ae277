"""The rating of settlements as bars, best place first."""

import pandas as pd
import plotly.graph_objects as go

from analytics.words import number
from charts.canvas import BODY, FONT, canvas, safe
from charts.palette import Palette

UNRATED = "не рейтингуется"


def rating_bars(frame: pd.DataFrame, colours: Palette, highlight: str | None = None) -> go.Figure:
    """Return horizontal bars from zero with the score at the end; those not rated come last.

    `frame`: one row a settlement, block or body, columns name, place (number or NaN), score (0–100 or NaN),
    hover (a Russian sentence, plain text). `highlight` names the settlement drawn in the accent colour.
    """
    frame = frame.sort_values(["place", "name"], na_position="last")
    names = [
        safe(row.name) if pd.isna(row.place) else f"{row.place:.0f}. {safe(row.name)}"
        for row in frame.itertuples()
    ]
    rated = frame["place"].notna() & frame["score"].notna()
    figure = canvas(colours, height=34 * len(frame) + 40, right=120)
    figure.add_bar(
        x=frame["score"].where(rated, 0),
        y=names,
        orientation="h",
        marker={
            "color": [
                colours.accent if name == highlight else colours.load[3] for name in frame["name"]
            ]
        },
        text=[
            number(score, 1) if known else UNRATED for score, known in zip(frame["score"], rated)
        ],
        textposition="outside",
        cliponaxis=False,
        textfont={"family": FONT, "size": BODY, "color": colours.ink},
        customdata=frame["name"],
        hovertext=frame["hover"].map(safe),
        hovertemplate="%{hovertext}<extra></extra>",
    )
    figure.update_layout(bargap=0.35)
    figure.update_xaxes(range=[0, 100], tickvals=[0, 25, 50, 75, 100], showgrid=True,
                        gridcolor=colours.grid)  # fmt: skip
    figure.update_yaxes(
        type="category", autorange="reversed", showgrid=False,
        tickfont={"color": colours.ink, "size": BODY},
    )  # fmt: skip
    return figure
