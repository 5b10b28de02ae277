"""One indicator against its plan path, by months, quarters or cumulatively."""

from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from analytics.words import capital, month, number, percent, plan_percent, points
from charts.canvas import canvas, label, month_ticks
from charts.palette import Palette

Grain = Literal["month", "quarter", "cumulative"]

MOST_TICKS = 24
SHARES = [0, 25, 50, 75, 100]
_ROMAN = ("I", "II", "III", "IV")
_STILL = {
    "month": "месяц не завершён", "quarter": "квартал не завершён", "cumulative": "год не завершён",
}  # fmt: skip


def plan_path(frame: pd.DataFrame, grain: Grain, colours: Palette) -> go.Figure:
    """Return the fact as a solid line and the plan as a dark step line, both labelled at the end.

    `frame`: one row a period in order, columns start (Timestamp, first day), value and plan
    (percents, NaN where there is none), numerator, denominator, unfinished (bool: the period that is
    still running). The axis runs
    from 0 to 100 %. A period without events breaks the line. An unfinished period has a hollow
    mark and «идёт» below it. A cumulative line starts anew each January.
    """
    figure = canvas(colours, height=340, right=92)
    xs = [f"{start:%Y-%m}" for start in frame["start"]]
    _draw_plan(figure, frame, xs, colours)
    figure.add_scatter(
        x=_with_breaks(frame, xs, grain)[0],
        y=_with_breaks(frame, xs, grain)[1],
        mode="lines",
        line={"color": colours.fact, "width": 2.5},
        connectgaps=False,
        hoverinfo="skip",
        name="факт",
    )
    figure.add_scatter(
        x=xs,
        y=frame["value"],
        mode="markers",
        marker={
            "size": 9,
            "color": [colours.surface if open_ else colours.fact for open_ in frame["unfinished"]],
            "line": {"color": colours.fact, "width": 2},
        },
        text=[_sentence(row, grain) for row in frame.itertuples()],
        hovertemplate="%{text}<extra></extra>",
        name="значения",
    )
    _write_ends(figure, frame, xs, colours)
    ticks = month_ticks(frame["start"]) if grain != "quarter" else _quarter_ticks(frame["start"])
    if len(xs) > MOST_TICKS:  # on a phone the names of so many months would run together
        ticks = [
            words if start.month % 3 == 1 or "<br>" in words else ""
            for words, start in zip(ticks, frame["start"])
        ]
    ticks = [
        f"{words}<br>идёт" if open_ else words for words, open_ in zip(ticks, frame["unfinished"])
    ]
    figure.update_xaxes(
        type="category", categoryorder="array", categoryarray=xs, tickvals=xs, ticktext=ticks,
        range=[-0.4, len(xs) - 0.6], tickangle=0,
    )  # fmt: skip
    figure.update_yaxes(
        range=[0, 103], tickvals=SHARES, ticktext=[f"{share} %" for share in SHARES]
    )
    return figure


def _draw_plan(figure: go.Figure, frame: pd.DataFrame, xs: list[str], colours: Palette) -> None:
    figure.add_scatter(
        x=xs,
        y=frame["plan"],
        mode="lines",
        line={"color": colours.plan, "width": 1.5, "shape": "hvh"},
        hoverinfo="skip",
        name="план",
    )


def _write_ends(figure: go.Figure, frame: pd.DataFrame, xs: list[str], colours: Palette) -> None:
    """Label the last fact and the last plan, moved apart when they would overlap."""
    if not xs:
        return
    plan = frame["plan"].iloc[-1]
    seen = frame["value"].last_valid_index()
    value = None if seen is None else frame.loc[seen, "value"]
    rise = 0
    if value is not None and pd.notna(plan) and abs(value - plan) < 7:
        rise = 10 if plan >= value else -10
    if pd.notna(plan):
        label(figure, xs[-1], plan, f"план {plan_percent(plan)}", colours.plan, rise=rise)
    if value is not None:
        words = f"<b>{percent(value, plan)}</b>"
        place = xs[frame.index.get_loc(seen)]
        label(figure, place, value, words, colours.fact, rise=-rise)


def _with_breaks(
    frame: pd.DataFrame, xs: list[str], grain: Grain
) -> tuple[list[str], list[float | None]]:
    """Return the line's points; a cumulative one has a gap before every January but the first."""
    across: list[str] = []
    values: list[float | None] = []
    for x, start, value in zip(xs, frame["start"], frame["value"]):
        if grain == "cumulative" and start.month == 1 and across:
            across.append(x)
            values.append(None)
        across.append(x)
        values.append(None if pd.isna(value) else float(value))
    return across, values


def _quarter_ticks(starts: pd.Series) -> list[str]:
    return [
        f"{_ROMAN[start.quarter - 1]} кв."
        + (f"<br>{start.year}" if i == 0 or start.quarter == 1 else "")
        for i, start in enumerate(starts)
    ]


def _sentence(row: Any, grain: Grain) -> str:
    when = {
        "month": capital(month(row.start)),
        "quarter": f"{_ROMAN[row.start.quarter - 1]} квартал {row.start.year}",
        "cumulative": f"С 1 января по {month(row.start)}",
    }[grain]
    if pd.isna(row.value):
        return f"{when}: нет событий"
    text = (
        f"{when}: {percent(row.value, row.plan)}, "
        f"{number(row.numerator)} из {number(row.denominator)}"
    )
    if pd.notna(row.plan):
        text += f"<br>план {plan_percent(row.plan)}, разница {points(row.value - row.plan)}"
    return f"{text}<br>{_STILL[grain]}" if row.unfinished else text
