"""Periods of whole months in one year, and which of them a date has reached."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Period:
    """Whole months of one year; `month` ("YYYY-MM") or `quarter` name it where it is one."""

    year: int
    first_month: int
    last_month: int
    month: str | None = None
    quarter: int | None = None

    @property
    def ends_on(self) -> date:
        """Its last day."""
        return date(self.year, self.last_month, monthrange(self.year, self.last_month)[1])


def whole_year(year: int) -> Period:
    """January to December."""
    return Period(year, 1, 12)


def one_month(year: int, month: int) -> Period:
    """The month alone. Raises ValueError when there is no such month."""
    if not 1 <= month <= 12:
        raise ValueError(f"no month {month} in a year")
    return Period(year, month, month, month=f"{year}-{month:02d}")


def months_begun(year: int, as_of: date) -> list[Period]:
    """The months of the year that as_of has reached, in order."""
    return [one_month(year, month) for month in range(1, _last_month(year, as_of) + 1)]


def cumulative_months(year: int, as_of: date) -> list[Period]:
    """From 1 January to the end of every month that as_of has reached."""
    return [
        Period(year, 1, period.last_month, month=period.month)
        for period in months_begun(year, as_of)
    ]


def quarters_begun(year: int, as_of: date) -> list[Period]:
    """The quarters of the year that as_of has reached, in order."""
    count = (_last_month(year, as_of) + 2) // 3
    return [Period(year, 3 * q - 2, 3 * q, quarter=q) for q in range(1, count + 1)]


def _last_month(year: int, as_of: date) -> int:
    if year == as_of.year:
        return as_of.month
    return 12 if year < as_of.year else 0
