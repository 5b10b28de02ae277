"""Indicators against their plan: sums first, one division last, over months, quarters, the year.

A tally is the counted facts in long form, one row a month and combination:
indicator (number or code), month (first day), the breakdown columns, numerator, denominator,
unknown; for a dated indicator also covered_month (first day of the month the event happened, empty
when it has not), and then `numerator` counts the rows covered in that month. The tally is counted
as of `as_of`: what happened later is not in it.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import numpy as np
import pandas as pd

from analytics.definitions import Indicator
from analytics.intervals import wilson_bounds
from analytics.periods import (
    Period,
    cumulative_months,
    months_begun,
    one_month,
    quarters_begun,
    whole_year,
)
from analytics.verdicts import Verdict, verdicts

COUNTS = ("numerator", "denominator", "unknown")


def year_to_date(
    tally: pd.DataFrame,
    indicators: Sequence[Indicator],
    year: int,
    as_of: date,
    by: Sequence[str] = (),
) -> pd.DataFrame:
    """One row an indicator (and combination of `by`), cumulative from 1 January to as_of.

    Columns: indicator, year, month ("YYYY-MM" or None), *by, numerator, denominator, unknown,
    value, plan (%), gap (percentage points), low, high (Wilson 95 %, %), coverage (0–1), verdict,
    unfinished. Percents are unrounded; NaN where there is nothing to divide. An indicator that has
    no such breakdown gives one row, «не применимо». Raises ValueError on counts that cannot be.
    """
    return _achievement(tally, indicators, [whole_year(year)], as_of, by).drop(columns="quarter")


def single_month(
    tally: pd.DataFrame,
    indicators: Sequence[Indicator],
    year: int,
    month: int,
    as_of: date,
    by: Sequence[str] = (),
) -> pd.DataFrame:
    """The month's own numbers against the plan of its year; columns as in `year_to_date`."""
    periods = [one_month(year, month)]
    return _achievement(tally, indicators, periods, as_of, by).drop(columns="quarter")


def by_month(
    tally: pd.DataFrame,
    indicators: Sequence[Indicator],
    year: int,
    as_of: date,
    by: Sequence[str] = (),
) -> pd.DataFrame:
    """Every month's own numbers, January to the month of as_of; columns as in `year_to_date`."""
    periods = months_begun(year, as_of)
    return _achievement(tally, indicators, periods, as_of, by).drop(columns="quarter")


def cumulative_by_month(
    tally: pd.DataFrame,
    indicators: Sequence[Indicator],
    year: int,
    as_of: date,
    by: Sequence[str] = (),
) -> pd.DataFrame:
    """From 1 January to the end of every month seen; columns as in `year_to_date`.

    The row of a month is what the year looked like at its end: `unfinished` speaks of that month.
    """
    periods = cumulative_months(year, as_of)
    return _achievement(tally, indicators, periods, as_of, by).drop(columns="quarter")


def by_quarter(
    tally: pd.DataFrame,
    indicators: Sequence[Indicator],
    year: int,
    as_of: date,
    by: Sequence[str] = (),
) -> pd.DataFrame:
    """Every quarter begun by as_of; columns as in `year_to_date` and quarter (1–4) after month."""
    rows = _achievement(tally, indicators, quarters_begun(year, as_of), as_of, by)
    return rows.astype({"quarter": "int64"})


def over_years(
    tally: pd.DataFrame,
    indicators: Sequence[Indicator],
    years: Sequence[int],
    as_of: date,
    grain: str,
) -> pd.DataFrame:
    """Several years at once; `grain` is «year», «month», «quarter» or «cumulative».

    The same rows as the function of that grain gives year by year, in one pass over the tally;
    columns as in `by_quarter`.
    """
    periods = [period for year in years for period in _PERIODS[grain](year, as_of)]
    return _achievement(tally, indicators, periods, as_of, ())


def _year(year: int, as_of: date) -> list[Period]:
    del as_of  # the year is one period whether it has ended or not
    return [whole_year(year)]


_PERIODS: Mapping[str, Callable[[int, date], list[Period]]] = {
    "year": _year,
    "month": months_begun,
    "quarter": quarters_begun,
    "cumulative": cumulative_months,
}


def _achievement(
    tally: pd.DataFrame,
    indicators: Sequence[Indicator],
    periods: Sequence[Period],
    as_of: date,
    by: Sequence[str],
) -> pd.DataFrame:
    by = list(by)
    seen = _seen(tally, indicators, periods, as_of)
    grid = _grid(seen, indicators, len(periods), by)
    counted = _sums(seen, indicators, periods, as_of, by)
    rows = grid.merge(counted, on=["position", "period", *by], how="left")
    return _judged(rows, indicators, periods, as_of, by)


def _seen(
    tally: pd.DataFrame, indicators: Sequence[Indicator], periods: Sequence[Period], as_of: date
) -> pd.DataFrame:
    """The tally of the periods' years up to as_of, with each indicator's place in the list."""
    positions = {indicator.key: position for position, indicator in enumerate(indicators)}
    years = {period.year for period in periods}
    months = tally["month"]
    wanted = months.dt.year.isin(years) & (months <= pd.Timestamp(as_of))
    wanted &= tally["indicator"].isin(list(positions))
    seen = tally[wanted]
    return seen.assign(
        position=seen["indicator"].map(positions).astype("int64"),
        year=seen["month"].dt.year.astype("int64"),
        month_number=seen["month"].dt.month.astype("int64"),
    )


def _grid(
    seen: pd.DataFrame, indicators: Sequence[Indicator], periods: int, by: list[str]
) -> pd.DataFrame:
    """position, applies, *by, period: every row of the answer, those without events too.

    A combination stands if the indicator has it anywhere in the years; so an empty month is a row
    «нет событий», and a settlement without any decision gets none.
    """
    parts: list[pd.DataFrame] = []
    for position, indicator in enumerate(indicators):
        applies = set(by) <= set(indicator.dimensions)
        if by and applies:
            part = seen.loc[seen["position"] == position, by].drop_duplicates().sort_values(by)
        else:
            part = pd.DataFrame({column: pd.Series([None], dtype=object) for column in by}, [0])
        parts.append(part.astype(object).assign(position=position, applies=applies))
    combinations = pd.concat(parts, ignore_index=True)
    return combinations.merge(pd.DataFrame({"period": range(periods)}), how="cross")


def _sums(
    seen: pd.DataFrame,
    indicators: Sequence[Indicator],
    periods: Sequence[Period],
    as_of: date,
    by: list[str],
) -> pd.DataFrame:
    """position, period, *by and the three sums of each."""
    dated = [position for position, one in enumerate(indicators) if one.dated is not None]
    spans = pd.DataFrame(
        {
            "period": range(len(periods)),
            "year": [period.year for period in periods],
            "first": [period.first_month for period in periods],
            "last": [period.last_month for period in periods],
            "known_on": pd.to_datetime([min(period.ends_on, as_of) for period in periods]),
        }
    )
    together = seen.merge(spans, on="year")
    together = together[together["month_number"].between(together["first"], together["last"])]
    if dated:
        covered = together["covered_month"] <= together["known_on"]
        counts = covered | ~together["position"].isin(dated)
        together = together.assign(numerator=together["numerator"].where(counts, 0))
    keys = ["position", "period", *by]
    together = together.astype(dict.fromkeys(by, object))
    return together.groupby(keys, dropna=False, as_index=False)[list(COUNTS)].sum()


def _judged(
    rows: pd.DataFrame,
    indicators: Sequence[Indicator],
    periods: Sequence[Period],
    as_of: date,
    by: list[str],
) -> pd.DataFrame:
    """The divisions, comparisons and verdicts over the sums."""
    applies = rows["applies"].to_numpy(dtype=bool)
    places = rows["position"].to_numpy(dtype="int64")
    numbers = rows["period"].to_numpy(dtype="int64")
    counts = rows[list(COUNTS)].astype("float64").fillna(0)
    counts[~applies] = 0
    plan = np.array([[one.plan.get(p.year, np.nan) for p in periods] for one in indicators])
    minimum = np.array([one.minimum_n for one in indicators])
    counts["plan"] = np.where(applies, plan[places, numbers], np.nan)
    counts["minimum_n"] = minimum[places]
    unfinished = np.array([as_of < period.ends_on for period in periods], dtype=bool)
    some = counts["denominator"] > 0
    judged = verdicts(counts).where(applies, Verdict.NOT_APPLICABLE.value)
    bounds = wilson_bounds(counts.loc[some, "numerator"], counts.loc[some, "denominator"])
    bounds = 100 * bounds.reindex(rows.index)
    divisor = counts["denominator"].where(some)
    value = 100 * counts["numerator"] / divisor
    everything = counts["denominator"] + counts["unknown"]
    keys: list[int | str] = [one.key for one in indicators]
    answer: dict[str, object] = {
        "indicator": _objects([keys[place] for place in places]),
        "year": [periods[number].year for number in numbers],
        "month": _objects([periods[number].month for number in numbers]),
        "quarter": _objects([periods[number].quarter for number in numbers]),
        # The join turns None into NaN.
        **{column: rows[column].where(applies, None) for column in by},
        **{name: counts[name].where(applies).astype("Int64") for name in COUNTS},
        "value": value,
        "plan": counts["plan"],
        "gap": value - counts["plan"],
        "low": bounds["low"],
        "high": bounds["high"],
        "coverage": counts["denominator"] / everything.where(everything > 0),
        "verdict": judged,
        "unfinished": unfinished[numbers],
    }
    return pd.DataFrame(answer, index=rows.index)


def _objects(values: Sequence[int | str | None]) -> pd.Series:
    """A column that keeps None and mixed keys as they are."""
    return pd.Series(list(values), dtype=object)
