"""One indicator against its plan path, by months, quarters or cumulatively."""

from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from analytics.control import Chart
from analytics.outlooks import YearEnd
from analytics.words import capital, month, number, percent, plan_percent, points
from charts.canvas import canvas, month_ticks
from charts.palette import Palette
from charts.share_axis import HEIGHT, End, share_axis, write_ends

Grain = Literal["month", "quarter", "cumulative"]

MOST_TICKS = 24
QUARTERS = ("I", "II", "III", "IV")
_STILL = {
    "month": "месяц не завершён", "quarter": "квартал не завершён", "cumulative": "год не завершён",
}  # fmt: skip


def plan_path(
    frame: pd.DataFrame,
    grain: Grain,
    colours: Palette,
    ahead: YearEnd | None = None,
    usual: Chart | None = None,
) -> go.Figure:
    """Return the fact as a solid line and the plan as a dark step line, both labelled at the end.

    `frame`: one row a period in order, columns start (Timestamp, first day), value and plan
    (percents, NaN where there is none), numerator, denominator, unfinished (bool: the period that is
    still running). The axis is
    zoomed to what is drawn and says so. A period without events breaks the line. An unfinished period has a hollow
    mark and «идёт» below it. A cumulative line starts anew each January, and with `ahead` it goes
    on to December as a lighter line in a band. `usual` puts the limits of ordinary fluctuation on
    the months as thin dotted lines.
    """
    figure = canvas(colours, height=HEIGHT, right=132)
    starts = list(frame["start"])
    coming = _coming(starts) if ahead is not None and grain == "cumulative" else []
    xs = [f"{start:%Y-%m}" for start in starts]
    every = [*xs, *(f"{start:%Y-%m}" for start in coming)]
    if usual is not None and grain == "month":
        _draw_usual(figure, usual, every, colours)
    if ahead is not None and coming:
        _draw_ahead(figure, frame, xs, every, ahead, colours)
    _draw_plan(figure, frame, xs, every, colours)
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
        text=[sentence(row, grain) for row in frame.itertuples()],
        hovertemplate="%{text}<extra></extra>",
        name="значения",
    )
    shown = [*starts, *coming]
    ticks = month_ticks(shown) if grain != "quarter" else _quarter_ticks(frame["start"])
    if len(every) > MOST_TICKS:  # on a phone the names of so many months would run together
        ticks = [
            words if start.month % 3 == 1 or "<br>" in words else ""
            for words, start in zip(ticks, shown)
        ]
    running = [*frame["unfinished"], *([False] * len(coming))]
    ticks = [f"{words}<br>идёт" if open_ else words for words, open_ in zip(ticks, running)]
    figure.update_xaxes(
        type="category", categoryorder="array", categoryarray=every, tickvals=every,
        ticktext=ticks, range=[-0.4, len(every) - 0.6], tickangle=0,
    )  # fmt: skip
    drawn = [*frame["value"], *frame["plan"]]
    if ahead is not None and coming:
        drawn += [ahead.low, ahead.high]
    ends = _ends(frame, xs, every, ahead if coming else None, colours)
    if usual is not None and grain == "month":
        drawn += [usual.low, usual.high]
        ends += _usual_ends(usual, every, colours)
    write_ends(figure, ends, *share_axis(figure, drawn, colours))
    return figure


def _coming(starts: list[pd.Timestamp]) -> list[pd.Timestamp]:
    """The months after the last one to December of its year."""
    if not starts:
        return []
    last = starts[-1]
    return [last.replace(month=number) for number in range(last.month + 1, 13)]


def _draw_usual(figure: go.Figure, usual: Chart, xs: list[str], colours: Palette) -> None:
    for value, words in ((usual.low, "обычно от"), (usual.high, "обычно до")):
        figure.add_scatter(
            x=xs, y=[value] * len(xs), mode="lines", hoverinfo="skip", name=words,
            line={"color": colours.past, "width": 1.2, "dash": "dot"},
        )  # fmt: skip


def _usual_ends(usual: Chart, xs: list[str], colours: Palette) -> list[End]:
    named = ((usual.low, "обычно от"), (usual.high, "обычно до"))
    return [
        End(xs[-1], value, f"{words} {percent(value)}", colours.muted)
        for value, words in named
        if xs
    ]


def _draw_ahead(
    figure: go.Figure,
    frame: pd.DataFrame,
    xs: list[str],
    every: list[str],
    ahead: YearEnd,
    colours: Palette,
) -> None:
    """Draw the way from the last value to December and the band it will probably stay in."""
    now = float(frame["value"].iloc[-1])
    figure.add_scatter(
        x=[xs[-1], every[-1], every[-1]], y=[now, ahead.high, ahead.low], mode="lines",
        fill="toself", fillcolor=colours.load[0], line={"width": 0}, hoverinfo="skip",
        name="пределы прогноза",
    )  # fmt: skip
    plan = frame["plan"].iloc[-1]
    limits = f"от {percent(ahead.low, plan)} до {percent(ahead.high, plan)}"
    figure.add_scatter(
        x=[xs[-1], every[-1]], y=[now, ahead.value], mode="lines+markers", name="прогноз",
        line={"color": colours.fact, "width": 1.5, "dash": "dash"}, marker={"size": [0, 7]},
        text=["", f"Прогноз на 31 декабря: {percent(ahead.value, plan)}<br>{limits}"],
        hovertemplate="%{text}<extra></extra>",
    )  # fmt: skip


def _draw_plan(
    figure: go.Figure, frame: pd.DataFrame, xs: list[str], every: list[str], colours: Palette
) -> None:
    more = len(every) - len(xs)
    figure.add_scatter(
        x=every,
        y=[*frame["plan"], *([frame["plan"].iloc[-1]] * more if more else [])],
        mode="lines",
        line={"color": colours.plan, "width": 1.5, "shape": "hvh"},
        hoverinfo="skip",
        name="план",
    )


def _ends(
    frame: pd.DataFrame, xs: list[str], every: list[str], ahead: YearEnd | None, colours: Palette
) -> list[End]:
    """The last plan, the last fact and what is ahead, in words."""
    if not xs:
        return []
    ends: list[End] = []
    plan = frame["plan"].iloc[-1]
    seen = frame["value"].last_valid_index()
    if pd.notna(plan):
        ends.append(End(every[-1], plan, f"план {plan_percent(plan)}", colours.plan))
    if seen is not None:
        value, place = float(frame.loc[seen, "value"]), xs[frame.index.get_loc(seen)]
        words = f"<b>{percent(value, plan)}</b>"
        ends.append(End(place, value, words, colours.fact, beyond=place == every[-1]))
    if ahead is not None:
        words = f"прогноз {percent(ahead.value, plan)}"
        ends.append(End(every[-1], ahead.value, words, colours.fact))
    return ends


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
        f"{QUARTERS[start.quarter - 1]} кв."
        + (f"<br>{start.year}" if i == 0 or start.quarter == 1 else "")
        for i, start in enumerate(starts)
    ]


def sentence(row: Any, grain: Grain) -> str:
    """Return what a point says when it is pointed at: the period, «N из M», the plan."""
    when = {
        "month": capital(month(row.start)),
        "quarter": f"{QUARTERS[row.start.quarter - 1]} квартал {row.start.year}",
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
