"""Periods as they stand in an address and in a sentence: 2026, 2026-q3, 2026-10, or two days."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from analytics.words import MONTHS, day

OWN = "own"
_QUARTERS = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Span:
    """A period: its code in the address, its Russian name, its first and last day."""

    code: str
    name: str
    date_from: date
    date_to: date


def span(code: str) -> Span | None:
    """Return the period of a code: «2026», «2026-q3», «2026-10», «2026-07-01..2026-09-30».

    None when it is none of these, or the days stand the wrong way round.
    """
    if found := re.fullmatch(r"(\d{4})", code):
        return _months(code, int(found[1]), 1, 12, f"{found[1]} год")
    if found := re.fullmatch(r"(\d{4})-q([1-4])", code):
        year, quarter = int(found[1]), int(found[2])
        name = f"{_QUARTERS[quarter - 1]} квартал {year}"
        return _months(code, year, 3 * quarter - 2, 3 * quarter, name)
    if found := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", code):
        year, month = int(found[1]), int(found[2])
        return _months(code, year, month, month, f"{MONTHS[month - 1]} {year}")
    if found := re.fullmatch(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)", code):
        return _own(found[1], found[2])
    return None


def own_span(date_from: date, date_to: date) -> Span:
    """Return the period of two days; the name has both."""
    code = f"{date_from.isoformat()}..{date_to.isoformat()}"
    return Span(code, f"с {day(date_from)} по {day(date_to)}", date_from, date_to)


def spans_between(first: date, last: date) -> list[Span]:
    """Return the years, then the quarters, then the months that have a day in first…last.

    Within each kind the newest comes first.
    """
    codes: list[list[str]] = [[], [], []]
    year, month = last.year, last.month
    while (year, month) >= (first.year, first.month):
        found = (str(year), f"{year}-q{(month + 2) // 3}", f"{year}-{month:02d}")
        for kind, code in zip(codes, found):
            if code not in kind:
                kind.append(code)
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    known = [span(code) for kind in codes for code in kind]
    return [one for one in known if one is not None]


def _months(code: str, year: int, first: int, last: int, name: str) -> Span | None:
    if year < 1:
        return None
    end = date(year, last, calendar.monthrange(year, last)[1])
    return Span(code, name, date(year, first, 1), end)


def _own(first: str, last: str) -> Span | None:
    try:
        date_from, date_to = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
    return own_span(date_from, date_to) if date_from <= date_to else None
