"""Times of day and lengths of time as people write them."""

import re
from functools import lru_cache

from data.importing.cells.normal import tidy

_SECONDS_OF_DAY = 86_400
_REMEMBERED = 4_096  # a day has fewer minutes
# «14:30», «14:30:05.217», «2:30 pm», «14 ч 30 мин»: a time wherever it stands.
SPOKEN_CLOCK = (
    r"\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]m)?(?:\s?(?:час\.?|ч\.?))?"
    r"|\d{1,2}\s?(?:часа|часов|час|ч)(?![а-яё])\.?(?:\s?\d{1,2}\s?(?:минуты|минута|минут|мин|м)?\.?)?"
)
# «9.30», «9-30», «9 30»: a time only where nothing else is expected.
CLOCK = rf"(?:{SPOKEN_CLOCK}|\d{{1,2}}[.,; -]\d{{2}})"
_CLOCK = re.compile(CLOCK)
_SPOKEN = re.compile(rf"(?<![\d:.,-])(?:{SPOKEN_CLOCK})(?![\d:])")
# Bare «9.30» may be a time, «01.02» a date and «12-15» a house.
_DOTTED = re.compile(
    r"(?:(?:^|[\s,(])в\s(\d{1,2}[.-]\d{2})|(?:^|[\s,(])(\d{1,2}\.(?:1[3-9]|[2-5]\d)))(?=$|[\s,;)])"
)
# A typed time of day comes as a moment of the day from which Excel counts.
_TYPED = re.compile(
    r"(?:(?:1899-12-31|1899-12-30|1904-01-01) (\d{2}:\d{2}:\d{2})(?:\.\d+)?"
    # … in 1С from the first day of all, in databases as they write days.
    r"|(?:01\.01\.0001|0001-01-01|30\.12\.1899) (\d{1,2}:\d{2}(?::\d{2})?))"
)
_TYPED_MOMENT = re.compile(r"20\d{2}-\d{2}-\d{2}[ t](\d{2}:\d{2}:\d{2})(?:\.\d+)?")
_FRACTION = re.compile(r"0?[.,]\d+|0|1")
_LENGTH = re.compile(
    r"(?:(?P<weeks>\d+) ?(?:недел\w*|нед)\.? ?)?"
    r"(?:(?P<days>\d+) ?(?:days?|d|дн\w*|день|д|сут\w*)(?![а-яa-z])[.,]? ?)?"
    r"(?:(?P<hours>\d+) ?(?:hours?|h|час\w*|ч)(?![а-яa-z])[.,]? ?)?"
    r"(?:(?P<minutes>\d+) ?(?:minutes?|min|m|мин\w*|м)(?![а-яa-z])[.,]? ?)?"
    r"(?:(?P<seconds>\d+) ?(?:seconds?|sec|s|сек\w*|с)(?![а-яa-z])[.,]? ?)?"
    r"(?:(?P<clock>\d+:\d{2}(?::\d{2})?)(?:[.,]\d+)?)?"
)
_ISO_LENGTH = re.compile(
    r"p(?:(?P<days>\d+)d)?(?:t(?:(?P<hours>\d+)h)?(?:(?P<minutes>\d+)m)?"
    r"(?:(?P<seconds>\d+)(?:[.,]\d+)?s)?)?"
)
_DOTTED_LENGTH = re.compile(r"(?P<days>\d+)\.(?P<clock>\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?")
_DAYS = re.compile(r"\d+[.,]\d{3,}")
_UNITS = {"weeks": 7 * _SECONDS_OF_DAY, "days": _SECONDS_OF_DAY, "hours": 3600, "minutes": 60}


def clock_said(said: str, native: bool = False) -> int | None:
    """Return the seconds since midnight that a cell of a time alone means; «24:00» is the day's end.

    ``native`` says that numbers were typed cells, where 0.25 is a quarter of a day and not 0:25.
    """
    text = tidy(said).lower().strip("'~ .,;")
    typed = _TYPED.fullmatch(text) or _TYPED_MOMENT.fullmatch(text)
    if typed is not None:
        return seconds_of(next(filter(None, typed.groups())))
    if _FRACTION.fullmatch(text):
        digits = text.partition(".")[2] or text.partition(",")[2]
        minutes = len(digits) == 2 and int(digits) < 60 and not native and text[0] == "0"
        if not minutes:
            return round(float(text.replace(",", ".")) * _SECONDS_OF_DAY) % _SECONDS_OF_DAY
    text = text.removeprefix("в ").removeprefix("до ").removesuffix(" г.")
    return seconds_of(text) if _CLOCK.fullmatch(text) else None


def clock_among_words(said: str) -> int | None:
    """Return the seconds since midnight of the first time of day in «Петрову, 14:45», else None."""
    text = tidy(said).lower()
    for match in _SPOKEN.finditer(text):
        seconds = seconds_of(match[0])
        if seconds is not None:
            return seconds
    for match in _DOTTED.finditer(text):
        seconds = seconds_of(match[1] or match[2])
        if seconds is not None:
            return seconds
    return None


@lru_cache(maxsize=_REMEMBERED)
def seconds_of(clock: str) -> int | None:
    """Return the seconds since midnight of a text in the form of CLOCK; None when there is no such time."""
    numbers = [
        int(part) for part in re.findall(r"\d+", re.sub(r"(:\d{2}:\d{2})[.,]\d+", r"\1", clock))
    ]
    hours, minutes, seconds = (*numbers, 0, 0)[:3]
    if "am" in clock or "pm" in clock:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if "pm" in clock else 0)
    if (hours, minutes, seconds) == (24, 0, 0):
        return _SECONDS_OF_DAY
    if hours > 23 or minutes > 59 or seconds > 59:
        return None
    return hours * 3600 + minutes * 60 + seconds


def length_said(said: str) -> int | None:
    """Return the whole seconds of a length of time: «1 д. 2 ч. 30 мин.», «P1DT2H», «26:30».

    A number with three digits or more after the comma is a part of days, as Excel counts.
    """
    text = tidy(said).lower().strip(" .'")
    if _DAYS.fullmatch(text):
        return round(float(text.replace(",", ".")) * _SECONDS_OF_DAY)
    for pattern in (_ISO_LENGTH, _DOTTED_LENGTH, _LENGTH):
        match = pattern.fullmatch(text)
        if match is not None and any(match.groupdict().values()):
            parts = {name: value for name, value in match.groupdict().items() if value}
            clock = [int(part) for part in parts.pop("clock", "0:0").split(":")]
            hours, minutes, seconds = (*clock, 0)[:3]
            if minutes > 59 or seconds > 59:
                return None
            total = sum(_UNITS.get(name, 1) * int(value) for name, value in parts.items())
            return total + hours * 3600 + minutes * 60 + seconds
    return None
