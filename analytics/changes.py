"""Comparing a period with an earlier one: which days, by how much, and could it be chance."""

from calendar import monthrange
from datetime import date, timedelta

import pandas as pd
from scipy import stats


def previous_equal_period(date_from: date, date_to: date) -> tuple[date, date]:
    """The same number of days right before; both ends inclusive.

    Raises ValueError when the period ends before it begins.
    """
    _in_order(date_from, date_to)
    length = date_to - date_from + timedelta(days=1)
    return date_from - length, date_to - length


def year_earlier(date_from: date, date_to: date) -> tuple[date, date]:
    """The same dates a year before; both ends inclusive.

    29 February becomes the 28th; a period that ends with February ends with February a year
    before, be it the 28th or the 29th, so that whole months are compared with whole months.
    Raises ValueError when the period ends before it begins.
    """
    _in_order(date_from, date_to)
    start, end = _year_before(date_from), _year_before(date_to)
    if date_to.day == _last_day(date_to) and date_to != date_from:
        end = end.replace(day=_last_day(end))
    return start, end


def change(now: float, before: float) -> float | None:
    """The change in percent of `before`; None when there was nothing before."""
    return 100 * (now - before) / before if before else None


def growth_risk(now: int, before: int) -> float:
    """How likely `now` or more of the two together are by chance, if both periods are alike.

    One-sided conditional binomial test of two Poisson counts (Przyborowski & Wilenski 1940).
    1 when nothing happened at all. Raises ValueError on a negative count.
    """
    if now < 0 or before < 0:
        raise ValueError("a count cannot be negative")
    return float(stats.binom.sf(now - 1, now + before, 0.5))


def rolling_mean(daily: pd.Series, days: int = 7) -> pd.Series:
    """The mean of the last `days` values, one value a day; NaN until there are that many."""
    return daily.rolling(days).mean()


def _in_order(date_from: date, date_to: date) -> None:
    if date_from > date_to:
        raise ValueError("a period cannot end before it begins")


def _year_before(day: date) -> date:
    earlier = day.replace(year=day.year - 1, day=1)
    return earlier.replace(day=min(day.day, _last_day(earlier)))


def _last_day(day: date) -> int:
    return monthrange(day.year, day.month)[1]
