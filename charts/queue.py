"""What waits, a bar a block or executor: overdue, due soon, asked again."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analytics.words import counted, number
from charts.canvas import BODY, FONT, canvas, safe, wrapped
from charts.palette import CLOSE, FAILED, SIGNS, Palette

MOST = 15
_NAME = 34


def queue_bars(groups: pd.DataFrame, colours: Palette) -> go.Figure:
    """Return stacked bars from zero, most overdue on top, at most MOST of them.

    `groups`: columns name, overdue, soon, only_repeat (they add up to waiting), waiting, repeat,
    days_late. The parts are told apart by colour, by the sign in the hover and by their order; the
    end of a bar says how much waits in all.
    """
    shown = groups.head(MOST)
    names = [wrapped(safe(name), _NAME) for name in shown["name"]]
    figure = canvas(colours, height=34 * max(1, len(shown)) + 56, right=72)
    hover = [safe(_sentence(row)) for row in shown.to_dict(orient="records")]
    parts = (
        ("overdue", "просрочено", colours.status[FAILED], FAILED, ""),
        ("soon", "срок вот-вот", colours.status[CLOSE], CLOSE, "/"),
        ("only_repeat", "только повторные", colours.past, None, "."),
    )
    for column, words, colour, sign, pattern in parts:
        figure.add_bar(
            x=shown[column], y=names, orientation="h",
            name=f"{SIGNS[sign]} {words}" if sign else words,
            marker={"color": colour, "pattern": {"shape": pattern, "fillmode": "overlay", "fgcolor": colours.surface}},
            customdata=shown["name"], hovertext=hover, hovertemplate="%{hovertext}<extra></extra>",
        )  # fmt: skip
    for name, waiting in zip(names, shown["waiting"], strict=True):
        figure.add_annotation(
            x=waiting, y=name, text=number(waiting), showarrow=False, xanchor="left", xshift=6,
            font={"family": FONT, "size": BODY, "color": colours.ink},
        )  # fmt: skip
    figure.update_layout(
        barmode="stack", bargap=0.35, showlegend=True,
        legend={"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0, "traceorder": "normal",
                "itemclick": False, "itemdoubleclick": False,
                "font": {"family": FONT, "size": BODY, "color": colours.ink}},
    )  # fmt: skip
    figure.update_xaxes(rangemode="tozero", visible=False)
    figure.update_yaxes(
        type="category", autorange="reversed", showgrid=False,
        tickfont={"color": colours.ink, "size": BODY},
    )  # fmt: skip
    return figure


def _sentence(row: Mapping[Hashable, Any]) -> str:
    late = "просроченных нет"
    if row["overdue"]:
        days = counted(int(row["days_late"]), "день", "дня", "дней")
        late = f"просрочено {number(row['overdue'])}, самое долгое — {days}"
    again = f"обратились повторно {number(row['repeat'])}"
    return f"{row['name']}: {late},\nсрок вот-вот у {number(row['soon'])}, {again}"
