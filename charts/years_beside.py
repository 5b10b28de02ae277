"""One indicator, its years upon one another: the same months or quarters compared."""

import pandas as pd
import plotly.graph_objects as go

from analytics.words import MONTHS_SHORT, percent, plan_percent
from charts.canvas import canvas
from charts.palette import Palette
from charts.plan_path import QUARTERS, Grain, sentence
from charts.share_axis import HEIGHT, End, share_axis, write_ends


def years_beside(frame: pd.DataFrame, grain: Grain, colours: Palette) -> go.Figure:
    """Return a line a year from January to December: the last one bold, those before thin and grey.

    `frame` as charts.plan_path takes it. The plan is that of the last year.
    """
    figure = canvas(colours, height=HEIGHT, right=132)
    quarters = grain == "quarter"
    slots = [f"{name} кв." for name in QUARTERS] if quarters else list(MONTHS_SHORT)
    years = sorted({start.year for start in frame["start"]})
    ends: list[End] = []
    for year in years:
        own = frame[frame["start"].dt.year == year]
        xs = [slots[(start.quarter if quarters else start.month) - 1] for start in own["start"]]
        last = year == years[-1]
        _draw_year(figure, own, xs, grain, colours, last=last)
        seen = own["value"].notna().to_numpy().nonzero()[0]
        if len(seen):
            value = float(own["value"].iloc[seen[-1]])
            plan = own["plan"].iloc[-1]
            words = f"<b>{year}: {percent(value, plan)}</b>" if last else str(year)
            colour = colours.fact if last else colours.muted
            place = xs[seen[-1]]
            ends.append(End(place, value, words, colour, beyond=place == slots[-1]))
    if len(frame) and pd.notna(frame["plan"].iloc[-1]):
        plan = float(frame["plan"].iloc[-1])
        figure.add_scatter(
            x=slots, y=[plan] * len(slots), mode="lines", name="план", hoverinfo="skip",
            line={"color": colours.plan, "width": 1.5},
        )  # fmt: skip
        words = f"план {years[-1]} {plan_percent(plan)}"
        ends.append(End(slots[-1], plan, words, colours.plan))
    figure.update_xaxes(
        type="category", categoryorder="array", categoryarray=slots, tickvals=slots,
        ticktext=slots, range=[-0.4, len(slots) - 0.6], tickangle=0,
    )  # fmt: skip
    last_plan = frame["plan"].tail(1)
    low, high = share_axis(figure, [*frame["value"], *last_plan], colours)
    write_ends(figure, ends, low, high)
    return figure


def _draw_year(
    figure: go.Figure,
    own: pd.DataFrame,
    xs: list[str],
    grain: Grain,
    colours: Palette,
    *,
    last: bool,
) -> None:
    line = colours.fact if last else colours.past
    figure.add_scatter(
        x=xs, y=own["value"], mode="lines+markers", name=str(own["start"].iloc[0].year),
        connectgaps=False, line={"color": line, "width": 2.5 if last else 1.2},
        marker={
            "size": 8 if last else 5,
            "color": [colours.surface if open_ else line for open_ in own["unfinished"]],
            "line": {"color": line, "width": 2 if last else 1},
        },
        text=[sentence(row, grain) for row in own.itertuples()],
        hovertemplate="%{text}<extra></extra>",
    )  # fmt: skip
