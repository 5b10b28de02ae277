"""Quarters, months, weeks and days as the points of a line, and the points a year ago beside them."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import pandas as pd

from analytics.changes import year_earlier

WEEKS_IN_YEAR = timedelta(days=364)  # 52 weeks: a Monday is compared with a Monday


class Grain(StrEnum):
    """How long one point is."""

    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"

    @property
    def by_date(self) -> bool:
        """Whether a year ago means the same dates; weeks and days keep their weekday instead."""
        return self in (Grain.QUARTER, Grain.MONTH)


@dataclass(frozen=True)
class Span:
    """Whole points from ``first`` to ``last``; only the last one may be cut short."""

    grain: Grain
    first: date
    last: date

    def starts(self) -> pd.DatetimeIndex:
        """Return the first day of every point."""
        step = {Grain.QUARTER: "QS", Grain.MONTH: "MS", Grain.WEEK: "W-MON", Grain.DAY: "D"}[
            self.grain
        ]
        return pd.date_range(self.first, self.last, freq=step)

    def unfinished(self) -> list[bool]:
        """Return of every point whether it goes on after the last day."""
        return [end.date() > self.last for end in self._ends()]

    def year_ago(self) -> tuple[date, date]:
        """Return the days a year ago: the same dates, or 52 weeks back for weeks and days."""
        if self.first > self.last:
            return self.first, self.last
        if self.grain.by_date:
            return year_earlier(self.first, self.last)
        return self.first - WEEKS_IN_YEAR, self.last - WEEKS_IN_YEAR

    def starts_year_ago(self) -> pd.DatetimeIndex:
        """Return the first day of every point a year ago, in the order of ``starts``."""
        back = pd.DateOffset(years=1) if self.grain.by_date else WEEKS_IN_YEAR
        return pd.DatetimeIndex([start - back for start in self.starts()])

    def start_of(self, days: pd.Series) -> pd.Series:
        """Return the first day of the point that each day lies in."""
        days = pd.to_datetime(days)
        if self.grain.by_date:
            length = "M" if self.grain is Grain.MONTH else "Q"
            return days.dt.to_period(length).dt.to_timestamp()
        if self.grain is Grain.WEEK:
            return days - pd.to_timedelta(days.dt.day_of_week, unit="D")
        return days

    def _ends(self) -> list[pd.Timestamp]:
        if self.grain.by_date:
            months = 1 if self.grain is Grain.MONTH else 3
            return [start + pd.offsets.MonthEnd(months) for start in self.starts()]
        length = timedelta(days=6 if self.grain is Grain.WEEK else 0)
        return [start + length for start in self.starts()]


def touched(grain: Grain, first: date, last: date, as_of: date) -> Span:
    """Return the whole points that have a day in first…last, cut by the date of the data."""
    if grain.by_date:
        whole = pd.offsets.MonthEnd(0) if grain is Grain.MONTH else pd.offsets.QuarterEnd(0)
        begins = first.month if grain is Grain.MONTH else 3 * ((first.month - 1) // 3) + 1
        end = (pd.Timestamp(last) + whole).date()
        return Span(grain, first.replace(month=begins, day=1), min(end, as_of))
    if grain is Grain.WEEK:
        monday = first - timedelta(days=first.weekday())
        return Span(grain, monday, min(last + timedelta(days=6 - last.weekday()), as_of))
    return Span(grain, first, min(last, as_of))


def fitting(first: date, last: date) -> Grain:
    """Return the length of points that shows a period best: some ten to sixty of them."""
    days = (last - first).days + 1
    if days > 123:
        return Grain.MONTH
    return Grain.WEEK if days > 62 else Grain.DAY
