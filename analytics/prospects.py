"""What may be said of an indicator beyond its number: where the year goes, and whether it moves.

Everything rests on whole months that are over at the date asked for. The months of a dated
indicator are counted as known now for a forecast, and as known at their own ends for a trend: a
measure may be carried out long after the answer.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from analytics.control import Assurance, Chart, Variation, assurance, variation, xmr
from analytics.definitions import Indicator
from analytics.forecasts import expected_total
from analytics.outlooks import Outlook, YearEnd, coming_years, year_end
from analytics.trends import Arrow, arrow, share_trend

MONTHS_TESTED = 24  # two years: every month is compared with itself a year before
MONTHS_WITHOUT_SEASONS = 12


@dataclass(frozen=True)
class Movement:
    """Whether an indicator moves, over its last ``months`` months with events.

    ``seasonal``: each month was compared with the same month of the other year; ``mixed``: the months
    were counted by different versions of the passport.
    """

    arrow: Arrow
    months: int
    seasonal: bool
    mixed: bool = False


@dataclass(frozen=True)
class Steadiness:
    """The control chart of the months and its two answers.

    ``chart`` is None with fewer than two months; ``small`` is how many months were left out because
    they have fewer events than the least number for a verdict.
    """

    chart: Chart | None
    assurance: Assurance
    variation: Variation
    small: int


def months_of(found: pd.DataFrame, one: Indicator, last: date) -> pd.DataFrame:
    """Return an indicator's months that are over by ``last``, from its first one, without gaps.

    Columns: month (date), numerator (known at the month's end), settled (known now), denominator,
    method (the version of the passport that counts it).
    ``found`` is what data.queries.tally gave.
    """
    rows = found[found["indicator"] == one.key]
    ends = rows["month"] + pd.offsets.MonthEnd(0)
    rows = rows[ends <= pd.Timestamp(last)]
    if rows.empty:
        return pd.DataFrame(columns=["month", "numerator", "settled", "denominator", "method"])
    numerator = rows["numerator"]
    if one.dated is not None:
        numerator = numerator.where(rows["covered_month"] <= rows["month"], 0)
    sums = (
        rows.assign(settled=rows["numerator"], numerator=numerator)
        .groupby("month")[["numerator", "settled", "denominator"]]
        .sum()
    )
    over = pd.date_range(sums.index.min(), _last_whole(last), freq="MS")
    sums = sums.reindex(over, fill_value=0).astype("int64")
    days = [month.date() for month in over]
    return sums.reset_index(names="month").assign(
        month=days, method=[one.method_on(day) for day in days]
    )


def end_of_year(
    months: pd.DataFrame,
    so_far: tuple[int, int],
    plan: float | None,
    as_of: date,
    method: int | None = None,
) -> YearEnd | None:
    """Return where the year of ``as_of`` will probably end; None before three months are over.

    ``so_far``: its numerator and denominator at ``as_of``. As many are expected as the rest of last
    year brought in the same proportion; without a last year, as the days so far brought. Only the
    months counted by ``method`` tell the level: the version that counts the year's end, that of the
    last month when it is not given.
    """
    expected = expected_total(so_far[1], as_of, _last_year(months, as_of))
    if expected is None or (as_of.month, as_of.day) == (12, 31):
        return None
    alike = _counted_by(months, method)
    return year_end(
        alike["settled"].tolist(), alike["denominator"].tolist(), so_far,
        max(expected, so_far[1]), plan,
    )  # fmt: skip


def ahead(months: pd.DataFrame, years: Sequence[int], method: int | None = None) -> list[Outlook]:
    """Return the outlook of the coming years that the past counted by ``method`` reaches.

    Without a method: the past counted as the last month.
    """
    alike = _counted_by(months, method)
    return coming_years(
        alike["month"].tolist(), alike["settled"].tolist(), alike["denominator"].tolist(), years
    )


def movement(months: pd.DataFrame) -> Movement:
    """Return whether the share rises or falls, as far as a test allows to say so.

    Months counted by different versions of the passport say nothing of a direction.
    """
    seasonal = len(months) >= MONTHS_TESTED
    tested = months.tail(MONTHS_TESTED if seasonal else MONTHS_WITHOUT_SEASONS)
    seasons = [one.month for one in tested["month"]] if seasonal else None
    trend = share_trend(tested["numerator"].tolist(), tested["denominator"].tolist(), seasons)
    methods = tested.loc[tested["denominator"] > 0, "method"].tolist()
    return Movement(arrow(trend, methods), trend.periods, seasonal, len(set(methods)) > 1)


def steadiness(months: pd.DataFrame, plan: float | None, minimum_n: int) -> Steadiness:
    """Return the control chart of the last two years' months, and what it says of the plan.

    Only months counted as the last one: a step made by another method is not a fluctuation.
    """
    recent = _counted_by(months.tail(MONTHS_TESTED))
    recent = recent[recent["denominator"] > 0]
    enough = recent[recent["denominator"] >= minimum_n]
    small = len(recent) - len(enough)
    if len(enough) < 2:
        return Steadiness(None, Assurance.FEW, Variation.FEW, small)
    values = (100 * enough["numerator"] / enough["denominator"]).astype(float).tolist()
    chart = xmr(values, 0, 100)
    relied = Assurance.FEW if plan is None else assurance(chart, plan)
    return Steadiness(chart, relied, variation(values, chart), small)


def _counted_by(months: pd.DataFrame, method: int | None = None) -> pd.DataFrame:
    """The months of one way of counting, that of the last month unless another is named."""
    if months.empty:
        return months
    return months[months["method"] == (months["method"].iloc[-1] if method is None else method)]


def _last_whole(last: date) -> pd.Timestamp:
    """The first day of the last month that is over by ``last``."""
    first = pd.Timestamp(last.replace(day=1))
    over = last.day == monthrange(last.year, last.month)[1]
    return first if over else first - pd.offsets.MonthBegin(1)


def _last_year(months: pd.DataFrame, as_of: date) -> tuple[int, int] | None:
    """The denominators of last year by the same day and in all, None when it is not whole.

    A month that is cut by the day counts for the part of its days.
    """
    own = [day.year == as_of.year - 1 for day in months["month"]]
    year = months[np.array(own, dtype=bool)]
    if len(year) < 12:
        return None
    counts = year["denominator"].tolist()
    days = monthrange(as_of.year, as_of.month)[1]
    within = counts[as_of.month - 1] * as_of.day / days
    return round(sum(counts[: as_of.month - 1]) + within), sum(counts)
