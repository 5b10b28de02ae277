"""Dates as people write them, read one by one: what the fast formats leave over.

Explicit notations only: a guesser takes 12.13.2026 for the 13th of December.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from data.importing.cells.clocks import CLOCK, SPOKEN_CLOCK, seconds_of
from data.importing.cells.months import month_in, month_number
from data.importing.cells.normal import tidy

ZONE = timezone(timedelta(hours=5))  # Asia/Yekaterinburg: no summer time since 2014

_YEAR = r"(?P<year>\d{4}|\d{2})(?!\d)(?:\s*(?:года|году|год|г)(?![а-яё])\.?)?"
_DATES = (
    rf"(?P<day>\d{{1,2}})\s?(?P<mark>[./,-])\s?(?P<month>\d{{1,2}})\s?[./,-]\s?{_YEAR}",
    r"(?P<year>\d{4})[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})",
    rf"(?P<day>\d{{1,2}})(?:-?го|-?е)?[\s./-]*(?P<month>[а-яёa-z]{{3,}})[\s.,/-]*{_YEAR}",
    r"(?P<month>[а-яёa-z]{3,})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})",
    rf"(?P<day>\d{{1,2}}) (?P<month>\d{{1,2}}) {_YEAR}",
    r"(?P<year>20\d{2})(?P<month>\d{2})(?P<day>\d{2})",
)
_APART = r"(?:t|\s*[,;/|_(]\s*|\s+-\s+|\s+|(?<=\.))(?:(?:в|at)\s+)?"
_AFTER = tuple(re.compile(rf"{date}(?:{_APART}(?P<clock>{CLOCK})\)?)?") for date in _DATES)
_BEFORE = tuple(re.compile(rf"(?P<clock>{SPOKEN_CLOCK}){_APART}{date}") for date in _DATES)
_QUOTES = str.maketrans("", "", "«»\"'“”„`‘’")
_SERIAL = re.compile(r"[345]\d{4}(?:[.,]\d+)?")
_COMPACT = re.compile(r"(20\d{6})t?(\d{6})")
_INSIDE = re.compile(
    r"(?<![\d.])\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})[,\s]+(?:в\s)?\d{1,2}:\d{2}(?::\d{2})?(?!\d)"
)
_LEADING = re.compile(r"^(?:не позднее|до|от|дата:?)\s+(?=[\d«\"])")
_WEEKDAY = re.compile(
    r"[(,\s]*(?<![а-яё])(?:понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье"
    r"|пн|вт|ср|чт|пт|сб|вс)(?![а-яё])[.,)\s]*"
)
_ENGLISH_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? ")
_OFFSET = re.compile(
    r"(?<=[\d.])\s*\(?(?P<name>z|utc|gmt|мск|msk|екб|yekt)?\s*"
    r"(?P<offset>[+-]\d{1,2}(?::?\d{2})?)?\)?(?:\s*\(?(?:мск|msk|екб|yekt|utc|gmt)\)?)?$"
)
_NAMED_HOURS = {"мск": 3, "msk": 3, "екб": 5, "yekt": 5}
_MONTH_YEAR = re.compile(
    r"(?:за\s+)?(?P<month>[а-яёa-z]+)\.?[\s,.-]*(?P<year>\d{4}|\d{2})\s*(?:года|год|г)?\.?"
)
_NUMERIC_MONTH = re.compile(
    r"(?:(?P<year>\d{4})[-./](?P<month>\d{1,2})|(?P<m2>\d{1,2})[-./](?P<y2>\d{4}))(?:\s*г\.?)?"
)


@dataclass(frozen=True)
class Said:
    """What a cell says of a moment: the moment, whether it names a time, or why it is none."""

    moment: datetime | None
    timed: bool = False
    fault: str | None = None


def parse_moment(said: str) -> datetime | None:
    """Return the local moment (Asia/Yekaterinburg, naive) written in ``said``, or None."""
    return moment_said(said).moment


def moment_said(said: str, month_first: bool = False) -> Said:
    """Return what ``said`` means; ``month_first`` reads «02/13/2025» as the 13th of February.

    A zone in the text is turned into the local time; the fault is a clause in Russian.
    """
    text = _plain(said)
    text, offset = _zone_cut(text)
    for pattern in (*_AFTER, *_BEFORE):
        match = pattern.fullmatch(text)
        if match is not None:
            return _assembled(match.groupdict(), offset, month_first)
    return _serial_or_compact(text)


def moment_among_words(said: str) -> datetime | None:
    """Return the first date with a time in «Петрову 01.02.2025 в 14:30», else None."""
    match = _INSIDE.search(tidy(said).lower())
    return parse_moment(match[0]) if match is not None else None


def parse_month(said: str) -> datetime | None:
    """Return the first day of the month in «январь 2026», «2026-01», «01.2026» or in any date."""
    text = _plain(said)
    match = _MONTH_YEAR.fullmatch(text)
    if match is not None:
        month = month_number(match["month"])
        return datetime(_full_year(match["year"]), month, 1) if month else None
    match = _NUMERIC_MONTH.fullmatch(text)
    if match is not None:
        year, month = int(match["year"] or match["y2"]), int(match["month"] or match["m2"])
        return datetime(year, month, 1) if 1 <= month <= 12 and 2000 <= year < 2100 else None
    moment = parse_moment(text)
    return moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0) if moment else None


def _plain(said: str) -> str:
    text = tidy(said).lower().strip(" ,;`")
    if text.endswith(".") and text[-2:-1].isdigit():
        text = text[:-1]
    text = _ENGLISH_WEEKDAY.sub("", text)
    if text.isascii() and "'" not in text and '"' not in text:
        return text
    text = _WEEKDAY.sub(" ", text.translate(_QUOTES))
    return _LEADING.sub("", " ".join(text.split())).strip(" ,;")


def _zone_cut(text: str) -> tuple[str, timedelta | None]:
    """Return the text without its zone, and how far the zone is from Greenwich."""
    if text[-3:-2] in ":." and text[-2:].isdigit() and text[-6:-5] not in "+-":
        return text, None  # «…14:30», and not «…+05:00»
    match = _OFFSET.search(text)
    if match is None or not (match["name"] or match["offset"]) or ":" not in text[: match.start()]:
        return text, None
    hours = float(_NAMED_HOURS.get(match["name"] or "", 0))
    if match["offset"]:
        sign = -1 if match["offset"][0] == "-" else 1
        digits = match["offset"][1:].replace(":", "")
        minutes = int(digits[-2:]) if len(digits) > 2 else 0
        hours += sign * (int(digits[:-2] if len(digits) > 2 else digits) + minutes / 60)
    return text[: match.start()], timedelta(hours=hours)


def _assembled(parts: dict[str, str | None], offset: timedelta | None, month_first: bool) -> Said:
    year, day = _full_year(parts["year"] or ""), int(parts["day"] or 0)
    word = parts["month"] or ""
    month = int(word) if word.isdigit() else month_number(word)
    if month_first and parts.get("mark") == "/" and month is not None:
        day, month = month, day
    fault = _fault_of_day(year, month, day, word)
    if fault is not None:
        return Said(None, fault=fault)
    clock, seconds = parts["clock"], 0
    if clock is not None:
        found = seconds_of(clock)
        if found is None:
            return Said(None, fault=f"времени «{clock}» не бывает")
        seconds = found
    moment = datetime(year, month or 1, day) + timedelta(seconds=seconds)
    if offset is not None:
        moment = (moment.replace(tzinfo=UTC) - offset).astimezone(ZONE)
        moment = moment.replace(tzinfo=None)
    return Said(moment, timed=clock is not None)


def _serial_or_compact(text: str) -> Said:
    if _SERIAL.fullmatch(text):
        days = float(text.replace(",", "."))
        moment = datetime(1899, 12, 30) + timedelta(seconds=round(days * 86400))
        fault = _fault_of_day(moment.year, moment.month, moment.day, "")
        return Said(None if fault else moment, timed=not days.is_integer(), fault=fault)
    compact = _COMPACT.fullmatch(text)
    if compact is not None:
        try:
            return Said(datetime.strptime("".join(compact.groups()), "%Y%m%d%H%M%S"), timed=True)
        except ValueError:
            return Said(None)
    return Said(None, fault=_fault_of_form(text))


def _full_year(said: str) -> int:
    return int(said) + 2000 if len(said) == 2 else int(said)


def _fault_of_day(year: int, month: int | None, day: int, word: str) -> str | None:
    if month is None:
        return f"месяца «{word}» нет"
    if not 2000 <= year < 2100:
        return f"год {year} не подходит, нужен от 2000 до 2099"
    if not 1 <= month <= 12:
        swapped = 1 <= day <= 12 and month <= 31
        hint = ", а сначала пишется день" if swapped else ""
        return f"месяца {month} не бывает{hint}"
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        return f"в {month_in(month)} {year} года {last} {'день' if last == 31 else 'дней'}"
    return None


def _fault_of_form(text: str) -> str | None:
    if re.fullmatch(r"\d{1,2}[./-]\d{1,2}\.?", text) or re.fullmatch(r"\d{1,2} [а-яё]+", text):
        return "не указан год"
    if len(re.findall(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}", text)) > 1:
        return "в ячейке несколько дат"
    return None
