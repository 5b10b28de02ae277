"""The funnel of late answers: a share against the number it stands on, within limits of chance."""

import math

import pandas as pd
import plotly.graph_objects as go

from analytics.funnels import Position
from analytics.words import percent
from charts.canvas import BODY, FONT, SMALL, canvas, label, safe
from charts.palette import CLOSE, DONE, FAILED, Palette
from charts.point_labels import sides

HEIGHT = 440
_DRAWN = (860, 370)  # pixels that a desktop leaves to the points
_LEAST_TOP = 5.0  # percents: where nobody is late the axis still has a height
_LABELLED = 12  # of more only those outside the limits are named
_LIMITS = (("far_low", "far_high", "dot"), ("low", "high", "dash"))
_SYMBOLS = {
    Position.FAR_ABOVE: ("triangle-up", FAILED),
    Position.ABOVE: ("diamond", CLOSE),
    Position.BELOW: ("circle", DONE),
    Position.FAR_BELOW: ("circle", DONE),
}


def funnel_plot(
    points: pd.DataFrame,
    curves: pd.DataFrame,
    common: float,
    colours: Palette,
    highlight: str | None = None,
) -> go.Figure:
    """Return the points in the funnel of `curves` around the line of the common share.

    `points`: name, terms, share (percents), position, hover (a Russian sentence); `curves`: size,
    low, high, far_low, far_high in percents, by size; both as answers.ratings.late_funnel has them. A late
    share is bad above and good below: colour and shape say so. `highlight` names whom to ring.
    """
    figure = canvas(colours, height=HEIGHT, right=120)
    for low, high, dash in _LIMITS:
        for name in (low, high):
            figure.add_scatter(
                x=curves["size"], y=curves[name], mode="lines", name=name, hoverinfo="skip",
                line={"color": colours.past, "width": 1.2, "dash": dash},
            )  # fmt: skip
    ends = curves["size"].iloc[[0, -1]]
    figure.add_scatter(
        x=ends, y=[common] * 2, mode="lines", name="common", hoverinfo="skip",
        line={"color": colours.plan, "width": 1.5},
    )  # fmt: skip
    looks = [_SYMBOLS.get(one, ("circle", "")) for one in points["position"]]
    own = [name == highlight for name in points["name"]]
    top = min(100.0, 1.15 * max(points["share"].max(), common, _mouth(curves, points), _LEAST_TOP))
    named = [
        safe(row.name)
        if mine or row.position != Position.INSIDE or len(points) <= _LABELLED
        else ""
        for row, mine in zip(points.itertuples(), own)
    ]
    across = _DRAWN[0] / (_log(ends.iloc[1]) - _log(ends.iloc[0]) or 1)
    pixels = [
        (across * _log(terms), share * _DRAWN[1] / top)
        for terms, share in zip(points["terms"], points["share"])
    ]
    figure.add_scatter(
        x=points["terms"], y=points["share"], mode="markers+text", name="points",
        marker={
            "size": [15 if mine else 11 for mine in own],
            "symbol": [shape for shape, _ in looks],
            "color": [colours.status.get(key, colours.fact) for _, key in looks],
            "line": {"color": colours.ink, "width": [2 if mine else 0 for mine in own]},
        },
        text=named,
        textposition=sides(pixels, named),
        textfont={"family": FONT, "size": SMALL, "color": colours.ink},
        customdata=points["name"],
        hovertext=points["hover"].map(safe),
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip
    figure.update_yaxes(range=[-0.04 * top, top], ticksuffix=" %", rangemode="tozero", nticks=6)
    figure.update_xaxes(
        type="log", tickvals=_ticks(float(ends.iloc[1])), tickformat=",d",
        title={"text": "сообщений, срок ответа которых наступил", "font": {"size": SMALL}},
    )  # fmt: skip
    label(figure, _log(ends.iloc[1]), common, f"все: {percent(common)}", colours.ink)
    for name, words in (("high", "95 %"), ("far_high", "99,8 %")):
        inside = curves[curves[name] < 0.97 * top]
        if len(inside):
            first = inside.iloc[0]
            label(figure, _log(first["size"]), first[name], words, colours.muted, shift=0, rise=8)
    figure.update_layout(font={"family": FONT, "size": BODY})
    return figure


def _mouth(curves: pd.DataFrame, points: pd.DataFrame) -> float:
    """The upper limit at the smallest point: left of it the funnel opens for nobody."""
    return float(curves.loc[curves["size"] >= points["terms"].min(), "high"].max())


def _ticks(most: float) -> list[int]:
    steps = [base * 10**power for power in range(7) for base in (1, 2, 5)]
    return [step for step in steps if step <= most]


def _log(value: float) -> float:
    """Annotations on a logarithmic axis are placed by the logarithm."""
    return math.log10(value)
