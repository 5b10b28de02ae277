"""The indicators over the years of the plan, one of them in time, and who pulls it down."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from access.rights import Actor, Right, require
from analytics import achievement
from analytics.achievement import COUNTS
from analytics.definitions import DIMENSIONS, Indicator
from analytics.prospects import ahead, end_of_year, months_of
from analytics.verdicts import Verdict
from answers.indicators.cards import JUDGED, applicable, last_day
from data.queries.selection import Selection
from data.queries.tally import tally
from data.snapshots import Facts, indicators

FORECAST = ("forecast", "forecast_low", "forecast_high")


def plan_and_fact(facts: Facts, actor: Actor, chosen: Selection) -> pd.DataFrame:
    """Return one row an indicator and year of its plan, by indicator and year.

    Columns: indicator, name, year, plan (%), and of the year counted from 1 January to the as-of
    numerator, denominator, unknown, value, gap, low, high (%), verdict, unfinished; absent where
    the year has not begun (verdict too) or has nothing counted; and forecast, forecast_low,
    forecast_high (%) of the year's end in the running year and in the years that the past reaches.
    Filters count, the period does not. Needs Right.VIEW_FIGURES.
    """
    require(actor, Right.VIEW_FIGURES)
    every = indicators(facts)
    asked = replace(chosen, date_from=None, date_to=None)
    found = tally(facts, every, (), asked)
    known = applicable(every, chosen)
    first = min((min(one.plan) for one in every), default=chosen.as_of.year)
    years = range(first, chosen.as_of.year + 1)
    counted = [achievement.over_years(found, known, years, chosen.as_of, "year")] if known else []
    grid = pd.DataFrame(
        [
            {"indicator": one.key, "name": one.short_name, "year": year, "plan": plan}
            for one in every
            for year, plan in one.plan.items()
        ]
    )
    kept = ["indicator", "year", *COUNTS, "value", "gap", "low", "high", "verdict", "unfinished"]
    seen = pd.concat(counted)[kept] if counted else pd.DataFrame(columns=kept)
    rows = grid.merge(seen, on=["indicator", "year"], how="left")
    absent = ~rows["indicator"].isin([one.key for one in known])
    forecasts = _forecasts(found, known, rows, chosen.as_of)
    return rows.merge(forecasts, on=["indicator", "year"], how="left").assign(
        verdict=rows["verdict"].mask(absent, Verdict.NOT_APPLICABLE.value),
        unfinished=rows["unfinished"].astype("boolean").fillna(True).astype(bool),
    )


def _forecasts(
    found: pd.DataFrame, known: Sequence[Indicator], rows: pd.DataFrame, as_of: date
) -> pd.DataFrame:
    """indicator, year and the forecast columns, a row a year that can be spoken of."""
    now = rows[(rows["year"] == as_of.year) & rows["verdict"].isin(JUDGED)]
    counted = {row["indicator"]: row for row in now.to_dict(orient="records")}
    said: list[tuple[int | str, int, float, float, float]] = []
    for one in known:
        row = counted.get(one.key)
        if row is None:
            continue
        months = months_of(found, one, as_of)
        so_far = (int(row["numerator"]), int(row["denominator"]))
        year_ends = one.method_on(date(as_of.year, 12, 31))
        end = end_of_year(months, so_far, one.plan.get(as_of.year), as_of, year_ends)
        if end is not None:
            said.append((one.key, as_of.year, end.value, end.low, end.high))
        coming = ahead(months, [year for year in one.plan if year > as_of.year], one.version)
        said += [(one.key, far.year, far.value, far.low, far.high) for far in coming]
    frame = pd.DataFrame(said, columns=["indicator", "year", *FORECAST])
    return frame.astype({"indicator": object, "year": "int64", **dict.fromkeys(FORECAST, float)})


def plan_and_fact_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of plan_and_fact under Russian headers, to be saved."""
    named = {
        "indicator": "№", "name": "Показатель", "year": "Год", "plan": "План, %", "value": "Факт, %",
        "gap": "Разрыв, п. п.", "numerator": "Числитель", "denominator": "Знаменатель",
        "unknown": "Отметка неизвестна", "verdict": "Вывод", "forecast": "Прогноз на конец года, %",
        "forecast_low": "Прогноз от, %", "forecast_high": "Прогноз до, %",
    }  # fmt: skip
    return rows[list(named)].rename(columns=named)


def in_time(
    facts: Facts, actor: Actor, chosen: Selection, key: int | str, grain: str
) -> pd.DataFrame:
    """Return an indicator over all the years that have it, as charts.plan_path takes it.

    Columns: start (first day), value, plan (%), gap, numerator, denominator, unknown, verdict,
    unfinished (the period runs on), year_runs (the year counted so far does); from the first period
    with events. Empty where the indicator has no such filter.
    Needs Right.VIEW_FIGURES.
    """
    require(actor, Right.VIEW_FIGURES)
    one = indicator_of(indicators(facts), key)
    found = tally(facts, [one], (), replace(chosen, date_from=None, date_to=None))
    if not applicable([one], chosen) or found.empty:
        return pd.DataFrame(columns=["start", *_IN_TIME, "year_runs"])
    years = range(found["month"].min().year, chosen.as_of.year + 1)
    rows = achievement.over_years(found, [one], years, chosen.as_of, grain)
    if grain == "quarter":
        starts = [date(y, 3 * q - 2, 1) for y, q in zip(rows["year"], rows["quarter"])]
        rows = rows.assign(start=pd.to_datetime(pd.Series(starts, index=rows.index)))
    else:
        rows = rows.assign(start=pd.to_datetime(rows["month"], format="%Y-%m"))
    rows = rows[rows["start"] >= rows.loc[rows["denominator"] > 0, "start"].min()]
    # Held against the plan of the year, a sum from January to a month before December is unfinished.
    early = (rows["start"].dt.month < 12) & (grain == "cumulative")
    rows = rows.assign(year_runs=rows["unfinished"] | early)
    return rows[["start", *_IN_TIME, "year_runs"]].reset_index(drop=True)


_IN_TIME = ("value", "plan", "gap", "numerator", "denominator", "unknown", "verdict", "unfinished")


def breakdown(
    facts: Facts, actor: Actor, chosen: Selection, key: int | str, by: str
) -> pd.DataFrame:
    """Return an indicator by settlement, block or source, the widest gap below the plan first.

    Counted from 1 January to the month in which the period ends. Columns: name, numerator,
    denominator, unknown, value, plan, gap, low, high, verdict, unfinished. Empty where the
    indicator has no such breakdown or filter. Needs Right.VIEW_FIGURES.
    """
    require(actor, Right.VIEW_FIGURES)
    one = indicator_of(indicators(facts), key)
    if by not in one.dimensions or not applicable([one], chosen):
        return pd.DataFrame(columns=["name", *_OF_PLACES])
    end = last_day(chosen)
    asked = replace(chosen, date_from=date(end.year, 1, 1), date_to=end)
    found = tally(facts, [one], [by], asked)
    rows = achievement.cumulative_by_month(found, [one], end.year, chosen.as_of, [by])
    rows = rows[rows["month"] == f"{end:%Y-%m}"].rename(columns={by: "name"})
    rows = rows.assign(unfinished=(end.month, end.day) != (12, 31))
    rows = rows.sort_values(["gap", "denominator"], ascending=[True, False], na_position="last")
    return rows[["name", *_OF_PLACES]].reset_index(drop=True)


_OF_PLACES = (
    "numerator", "denominator", "unknown", "value", "plan", "gap", "low", "high", "verdict",
    "unfinished",
)  # fmt: skip


def indicator_of(known: Sequence[Indicator], key: int | str) -> Indicator:
    """Return the indicator of a number or code as an address has it; the first when unknown."""
    return next((one for one in known if str(one.key) == str(key)), known[0])


def dimensions_of(one: Indicator) -> tuple[str, ...]:
    """Return the breakdowns that the indicator has, in the order of the screens."""
    return tuple(name for name in DIMENSIONS if name in one.dimensions)
