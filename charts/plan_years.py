"""One indicator along the years of its plan: the step, the fact, and what is within reach ahead."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analytics.words import number, percent, plan_percent, points
from charts.canvas import canvas
from charts.palette import Palette
from charts.share_axis import HEIGHT, End, share_axis, write_ends


def plan_years(frame: pd.DataFrame, colours: Palette) -> go.Figure:
    """Return the plan as a dark step, the fact with its interval, the forecast in a band.

    `frame`: one row a year in order, columns year, plan, value, low, high (percents, NaN where
    there is none), numerator, denominator, forecast, forecast_low, forecast_high (percents or NaN)
    and unfinished. The running year has a hollow mark; its forecast is that of its end.
    """
    figure = canvas(colours, height=HEIGHT, right=132)
    xs = [str(year) for year in frame["year"]]
    _draw_ahead(figure, frame, colours)
    figure.add_scatter(
        x=xs, y=frame["plan"], mode="lines", name="план", hoverinfo="skip",
        line={"color": colours.plan, "width": 1.5, "shape": "hvh"},
    )  # fmt: skip
    seen = frame[frame["value"].notna()]
    figure.add_scatter(
        x=[str(year) for year in seen["year"]], y=seen["value"], mode="lines+markers", name="факт",
        line={"color": colours.fact, "width": 2.5},
        marker={
            "size": 10,
            "color": [colours.surface if open_ else colours.fact for open_ in seen["unfinished"]],
            "line": {"color": colours.fact, "width": 2},
        },
        error_y={
            "type": "data", "symmetric": False, "array": seen["high"] - seen["value"],
            "arrayminus": seen["value"] - seen["low"], "color": colours.fact, "thickness": 1.2,
            "width": 4,
        },
        text=[_fact(row) for row in seen.itertuples()], hovertemplate="%{text}<extra></extra>",
    )  # fmt: skip
    figure.update_xaxes(
        type="category", categoryorder="array", categoryarray=xs, tickvals=xs, ticktext=xs,
        range=[-0.4, len(xs) - 0.6], tickangle=0,
    )  # fmt: skip
    drawn = frame[["plan", "value", "low", "high", "forecast", "forecast_low", "forecast_high"]]
    low, high = share_axis(figure, drawn.to_numpy(dtype=float).ravel(), colours)
    write_ends(figure, _ends(frame, seen, colours), low, high)
    return figure


def _draw_ahead(figure: go.Figure, frame: pd.DataFrame, colours: Palette) -> None:
    coming = frame[frame["forecast"].notna()]
    if coming.empty:
        return
    xs = [str(year) for year in coming["year"]]
    if len(coming) > 1:
        figure.add_scatter(
            x=[*xs, *xs[::-1]], y=[*coming["forecast_high"], *coming["forecast_low"][::-1]],
            mode="lines", fill="toself", fillcolor=colours.load[0], line={"width": 0},
            hoverinfo="skip", name="пределы прогноза",
        )  # fmt: skip
    figure.add_scatter(
        x=xs, y=coming["forecast"], mode="lines+markers", name="прогноз",
        line={"color": colours.fact, "width": 1.5, "dash": "dash"}, marker={"size": 7},
        text=[_forecast(row) for row in coming.itertuples()],
        hovertemplate="%{text}<extra></extra>",
    )  # fmt: skip


def _ends(frame: pd.DataFrame, seen: pd.DataFrame, colours: Palette) -> list[End]:
    """The end of the plan, the last fact and the last forecast in words.

    Places are numbers: Plotly would take a year for the number of a category.
    """
    ends: list[End] = []
    last = len(frame) - 1
    if last >= 0 and pd.notna(frame["plan"].iloc[last]):
        plan = frame["plan"].iloc[last]
        ends.append(End(last, plan, f"план {plan_percent(plan)}", colours.plan))
    if len(seen):
        row = seen.iloc[-1]
        words = f"<b>{percent(row['value'], row['plan'])}</b>"
        place = frame.index.get_loc(seen.index[-1])
        ends.append(End(place, row["value"], words, colours.fact, beyond=place == last))
    coming = frame[frame["forecast"].notna()]
    if len(coming):
        row = coming.iloc[-1]
        place = frame.index.get_loc(coming.index[-1])
        words = f"прогноз {percent(row['forecast'], row['plan'])}"
        beyond = place == last or place != frame.index.get_loc(seen.index[-1])
        ends.append(End(place, row["forecast"], words, colours.fact, beyond=beyond))
    return ends


def _fact(row: Any) -> str:
    text = f"{row.year}: {percent(row.value, row.plan)}, "
    text += f"{number(row.numerator)} из {number(row.denominator)}"
    if pd.notna(row.plan):
        text += f"<br>план {plan_percent(row.plan)}, разница {points(row.value - row.plan)}"
    limits = f"от {percent(row.low, row.plan)} до {percent(row.high, row.plan)}"
    text += f"<br>с поправкой на случайность {limits}"
    return f"{text}<br>год не завершён" if row.unfinished else text


def _forecast(row: Any) -> str:
    when = f"Прогноз на конец {row.year}" if pd.notna(row.value) else f"Прогноз на {row.year} год"
    limits = f"от {percent(row.forecast_low, row.plan)} до {percent(row.forecast_high, row.plan)}"
    text = f"{when}: {percent(row.forecast, row.plan)}<br>{limits}"
    return f"{text}<br>план {plan_percent(row.plan)}" if pd.notna(row.plan) else text
