"""Dates as people write them, read one by one: what the fast formats leave over.

Explicit notations only: a guesser takes 12.13.2026 for the 13th of December.
"""

import re
from datetime import datetime, timedelta, timezone

ZONE = timezone(timedelta(hours=5))  # Asia/Yekaterinburg: no summer time since 2014

_MONTHS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_WORDS = re.compile(
    r"^(?P<day>\d{1,2})\s+(?P<month>[а-яё]+)\.?\s+(?P<year>\d{4})(?:\s*(?:г\.?|года))?"
    r"(?:,?\s+(?:в\s+)?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?)?$"
)
_SHORT = re.compile(
    r"^(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4}|\d{2})(?:\s*г\.?)?"
    r"(?:[ ,]+(?:в\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?)?$"
)
_MONTH_YEAR = re.compile(r"^(?P<month>[а-яё]+)\.?\s+(?P<year>\d{4})(?:\s*(?:г\.?|года))?$")
_NUMERIC_MONTH = re.compile(
    r"^(?:(?P<year>\d{4})-(?P<month>\d{1,2})|(?P<m2>\d{1,2})\.(?P<y2>\d{4}))$"
)


def parse_moment(said: str) -> datetime | None:
    """Return the local moment (Asia/Yekaterinburg, naive) written in ``said``, or None."""
    text = " ".join(said.replace("\u00a0", " ").lower().split())
    for pattern in (_WORDS, _SHORT):
        match = pattern.match(text)
        if match is not None:
            return _assembled(match.groupdict())
    try:
        moment = datetime.fromisoformat(text.upper())
    except ValueError:
        return None
    if moment.tzinfo is not None:
        moment = moment.astimezone(ZONE).replace(tzinfo=None)
    return moment if 2000 <= moment.year < 2100 else None


def parse_month(said: str) -> datetime | None:
    """Return the first day of the month in «январь 2026», «2026-01», «01.2026» or in any date."""
    text = " ".join(said.replace("\u00a0", " ").lower().split())
    match = _MONTH_YEAR.match(text)
    if match is not None:
        month = month_number(match["month"])
        return datetime(int(match["year"]), month, 1) if month else None
    match = _NUMERIC_MONTH.match(text)
    if match is not None:
        year, month = int(match["year"] or match["y2"]), int(match["month"] or match["m2"])
        return datetime(year, month, 1) if 1 <= month <= 12 and 2000 <= year < 2100 else None
    moment = parse_moment(text)
    return moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0) if moment else None


def month_number(word: str) -> int | None:
    """Return 1–12 for a Russian month in any case, else None."""
    for number, stem in enumerate(_MONTHS, start=1):
        # «ма» is may only as май, мая, мае; «мар» comes first.
        if word.startswith(stem) and (number != 5 or word in ("май", "мая", "мае", "маем")):
            return number
    return None


def _assembled(parts: dict[str, str | None]) -> datetime | None:
    year = int(parts["year"] or 0)
    year = year + 2000 if year < 100 else year
    word = parts["month"] or ""
    month = int(word) if word.isdigit() else month_number(word)
    if month is None or not 2000 <= year < 2100:
        return None
    try:
        return datetime(
            year,
            month,
            int(parts["day"] or 0),
            int(parts["hour"] or 0),
            int(parts["minute"] or 0),
            int(parts["second"] or 0),
        )
    except ValueError:
        return None
