"""Working days of Russia with the official transfers, and terms counted in days."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import holidays

END_OF_DAY = time(23, 59, 59)
SATURDAY = 5


@dataclass(frozen=True)
class WorkCalendar:
    """The working days, in order, of every day from `first` to `last`."""

    first: date
    last: date
    days: tuple[date, ...]


def working_days(
    years: Iterable[int], overrides: Mapping[date, bool] | None = None
) -> WorkCalendar:
    """The working days of all years from the earliest to the latest.

    Holidays and transfers come from the package `holidays` (Labour Code, art. 112, and the
    government's decrees); `overrides` says of single days whether they are working and wins.
    Raises ValueError without any year.
    """
    wanted = sorted(set(years))
    if not wanted:
        raise ValueError("a calendar needs a year")
    first, last = date(wanted[0], 1, 1), date(wanted[-1], 12, 31)
    official = holidays.country_holidays("RU", years=range(wanted[0], wanted[-1] + 1))
    by_hand = overrides or {}
    days = tuple(
        day
        for day in _days(first, last)
        if by_hand.get(day, _is_working(day, official, official.weekend_workdays))
    )
    return WorkCalendar(first, last, days)


def due_after_working_days(day: date, n: int, calendar: WorkCalendar) -> datetime:
    """The end of the n-th working day counted from the day after `day`.

    Raises ValueError when n < 1 or the calendar does not reach that far.
    """
    if n < 1:
        raise ValueError("a term is at least one day")
    place = bisect_right(calendar.days, day) + n - 1
    if not calendar.first <= day <= calendar.last or place >= len(calendar.days):
        raise ValueError(f"the calendar {calendar.first}–{calendar.last} does not hold the term")
    return datetime.combine(calendar.days[place], END_OF_DAY)


def due_after_calendar_days(day: date, n: int) -> datetime:
    """The end of the n-th day counted from the day after `day`; weekends do not shift it.

    Raises ValueError when n < 1.
    """
    if n < 1:
        raise ValueError("a term is at least one day")
    return datetime.combine(day + timedelta(days=n), END_OF_DAY)


def working_days_between(after: date, until: date, calendar: WorkCalendar) -> int:
    """How many working days lie after the one day and up to the other, that one included.

    Negative when `until` is the earlier one. Raises ValueError outside the calendar.
    """
    for day in (after, until):
        if not calendar.first <= day <= calendar.last:
            raise ValueError(f"the calendar {calendar.first}–{calendar.last} does not hold {day}")
    return bisect_right(calendar.days, until) - bisect_right(calendar.days, after)


def working_day_from(day: date, calendar: WorkCalendar) -> date:
    """The day itself when it is a working one, else the next that is.

    Raises ValueError when the calendar does not reach that far.
    """
    place = bisect_left(calendar.days, day)
    if not calendar.first <= day <= calendar.last or place >= len(calendar.days):
        raise ValueError(f"the calendar {calendar.first}–{calendar.last} does not hold the day")
    return calendar.days[place]


def _is_working(day: date, official: Mapping[date, str], transferred: set[date]) -> bool:
    """A weekday that is no holiday, or a weekend that the government made a working day."""
    if day in transferred:
        return True
    return day.weekday() < SATURDAY and day not in official


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=step) for step in range((last - first).days + 1))
