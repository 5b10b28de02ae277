"""The small line of a card: 13 months against the step of the plan, as an SVG image.

SVG and not a Plotly figure: seven of these are on the first screen, and Plotly's script would cost
a second before the first of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

import pandas as pd

from analytics.words import capital, month, percent, plan_percent
from charts.palette import DARK, LIGHT, Palette

WIDTH, HEIGHT, PAD = 240.0, 44.0, 4.0


@dataclass(frozen=True)
class Sparkline:
    """An image as an address to put into <img>, and what it shows in words."""

    address: str
    words: str


def sparkline(frame: pd.DataFrame) -> Sparkline:
    """Return the monthly values and the plan's step line.

    `frame`: one row a month in order, columns month (Timestamp), value and plan (percents, NaN
    where there is none), unfinished (bool); and, if known, method: where it changes between two
    months a dotted line stands. A month without a value breaks the line; a running
    month ends in a hollow mark. The scale is zoomed to the data, and the words say so together with
    the ends and the last value. The image follows the light or dark theme of the browser by itself.
    """
    if frame["value"].dropna().empty:
        return Sparkline(_address(""), "За 13 месяцев данных нет.")
    known = pd.concat([frame["value"], frame["plan"]]).dropna()
    low, high = _scale(float(known.min()), float(known.max()))
    xs = [_across(i, len(frame)) for i in range(len(frame))]

    def up(value: float) -> float:
        return HEIGHT - PAD - (value - low) / (high - low) * (HEIGHT - 2 * PAD)

    parts = [f'<path class="plan" d="{path}"/>' for path in _steps(xs, frame["plan"], up)]
    parts += [
        f'<path class="change" d="M{(xs[i - 1] + xs[i]) / 2:.1f} 0V{HEIGHT:g}"/>'
        for i in _changes(frame)
    ]
    parts += [f'<polyline class="fact" points="{run}"/>' for run in _runs(xs, frame["value"], up)]
    last = int(frame["value"].notna().to_numpy().nonzero()[0][-1])
    hollow = " hollow" if bool(frame["unfinished"].iloc[last]) else ""
    height = up(float(frame["value"].iloc[last]))
    parts.append(f'<circle class="end{hollow}" cx="{xs[last]:.1f}" cy="{height:.1f}" r="3"/>')
    return Sparkline(_address("".join(parts)), _sentence(frame, low, high))


def _address(drawn: str) -> str:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" '
        f'width="{WIDTH:g}" height="{HEIGHT:g}">'
        f"<style>{_look(LIGHT)}@media(prefers-color-scheme:dark){{{_look(DARK)}}}</style>"
        f"{drawn}</svg>"
    )
    return f"data:image/svg+xml,{quote(svg)}"


def _look(colours: Palette) -> str:
    return (
        f".fact{{fill:none;stroke:{colours.fact};stroke-width:2}}"
        f".plan{{fill:none;stroke:{colours.plan};stroke-width:1.25}}"
        f".change{{stroke:{colours.muted};stroke-width:1;stroke-dasharray:2 2}}"
        f".end{{fill:{colours.fact};stroke:{colours.fact};stroke-width:1.5}}"
        f".hollow{{fill:{colours.surface}}}"
    )


def _changes(frame: pd.DataFrame) -> list[int]:
    """The places of the months that are counted otherwise than the one before."""
    if "method" not in frame:
        return []
    methods = frame["method"].tolist()
    return [i for i in range(1, len(methods)) if methods[i] != methods[i - 1]]


def _scale(low: float, high: float) -> tuple[float, float]:
    """Round outwards to tens, at least twenty points wide and inside 0–100."""
    low, high = low // 10 * 10, -(-high // 10) * 10
    if high - low < 20:
        low, high = max(0.0, low - 10), min(100.0, high + 10)
    return low, high


def _across(i: int, n: int) -> float:
    return PAD + (WIDTH - 2 * PAD) * (i / (n - 1) if n > 1 else 1.0)


def _steps(xs: list[float], plan: pd.Series, up: Callable[[float], float]) -> list[str]:
    """One path for each unbroken stretch of the plan; it steps half-way between two months."""
    paths: list[str] = []
    previous = None
    for x, value in zip(xs, plan):
        if pd.isna(value):
            previous = None
            continue
        y = up(value)
        if previous is None:
            paths.append(f"M{x:.1f} {y:.1f}")
        else:
            paths[-1] += f"H{(previous + x) / 2:.1f}V{y:.1f}H{x:.1f}"
        previous = x
    return paths


def _runs(xs: list[float], values: pd.Series, up: Callable[[float], float]) -> list[str]:
    runs: list[list[str]] = [[]]
    for x, value in zip(xs, values):
        if pd.isna(value):
            runs.append([])
        else:
            runs[-1].append(f"{x:.1f},{up(value):.1f}")
    return [" ".join(run) for run in runs if run]


def _changed(frame: pd.DataFrame) -> str:
    when = [f"{frame['month'].iloc[i]:%m.%Y}" for i in _changes(frame)]
    return f"Порядок расчёта сменился с {', '.join(when)}. " if when else ""


def _sentence(frame: pd.DataFrame, low: float, high: float) -> str:
    seen = frame.dropna(subset=["value"])
    last = seen.iloc[-1]
    plan = f", план {plan_percent(last['plan'])}" if pd.notna(last["plan"]) else ""
    still = " (месяц не завершён)" if last["unfinished"] else ""
    return (
        f"{capital(month(frame['month'].iloc[0]))} – {month(frame['month'].iloc[-1])}. "
        f"Последнее значение, {month(last['month'])}: {percent(last['value'], last['plan'])}"
        f"{plan}{still}. {_changed(frame)}Шкала от {low:.0f} до {high:.0f} %."
    )
