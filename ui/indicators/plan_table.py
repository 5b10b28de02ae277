"""The indicators over the years of the plan: the fact with its sign, the plan below it."""

from collections.abc import Callable
from html import escape
from typing import Any

import pandas as pd

from analytics.verdicts import Verdict
from analytics.words import ABSENT, number, percent, plan_percent, titled
from charts.palette import status
from ui.style import place

Address = Callable[[Any, int | None], str]


def draw_plan_table(frame: pd.DataFrame, address: Address) -> None:
    """Draw the frame of answers.indicators.achievement_table.plan_and_fact, a row an indicator.

    ``address``: indicator and year (None for its name) → where the figure is explained.
    """
    place(plan_table_markup(frame, address))


def plan_table_markup(frame: pd.DataFrame, address: Address) -> str:
    """Return the table as HTML with every value escaped."""
    years = list(dict.fromkeys(frame["year"]))
    heads = "".join(f'<th scope="col" class="right">{year}</th>' for year in years)
    rows: list[str] = []
    for key, own in frame.groupby("indicator", sort=False):
        of_year = {row["year"]: row for row in own.to_dict(orient="records")}
        cells = "".join(
            f'<td class="right">{_cell(of_year.get(year), address(key, year))}</td>'
            for year in years
        )
        to = escape(address(key, None), quote=True)
        name = escape(titled(str(key), own["name"].iloc[0]))
        rows.append(f'<tr><td><a href="{to}" target="_self">{name}</a></td>{cells}</tr>')
    return (
        '<div class="table-frame whole"><table><thead><tr><th scope="col">Показатель</th>'
        f"{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _cell(row: dict[str, Any] | None, address: str) -> str:
    if row is None:
        return ABSENT
    plan = f'<span class="small">план {plan_percent(row["plan"])}</span>'
    verdict = row["verdict"]
    if not isinstance(verdict, str):
        return f"{_forecast(row, 'прогноз')}{plan}"
    if verdict == Verdict.NOT_APPLICABLE:
        return "не применимо"
    if not row["denominator"]:
        return f"{escape(verdict)}<br>{plan}"
    shown = status(verdict, bool(row["unfinished"]))
    counts = f"{number(row['numerator'])} из {number(row['denominator'])}"
    return (
        f'<a class="figure-link" href="{escape(address, quote=True)}" target="_self" '
        f'title="{escape(shown.words)}, {counts}. Почему такое число">'
        f'<span class="sign-{shown.key}">{shown.sign}</span> '
        f"<b>{percent(row['value'], row['plan'])}</b></a><br>"
        f'<span class="small">{counts}</span><br>{_forecast(row, "к 31.12")}{plan}'
    )


def _forecast(row: dict[str, Any], when: str) -> str:
    """A line on what is ahead, its limits in the tooltip; nothing where nothing can be said."""
    value = row.get("forecast")
    if value is None or pd.isna(value):
        return ""
    low, high = (
        percent(row["forecast_low"], row["plan"]),
        percent(row["forecast_high"], row["plan"]),
    )
    return (
        f'<span class="small" title="С вероятностью 95 % от {low} до {high}">'
        f"{when} {percent(value, row['plan'])}</span><br>"
    )
