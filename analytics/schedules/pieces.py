"""Days, months, quarters, years and seasons named in a wording, each as whole days of a year."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from analytics.schedules.rules import Span

LAST = 99  # the last day of any month

_STEMS = "янв фев мар апр ма июн июл авг сен окт ноя дек".split()
MONTH = (
    r"(?:январ[ьяею]м?|феврал[ьяею]м?|март(?:а|е|у|ом)?|апрел[ьяею]м?|ма(?:й|я|е|ю|ем)|июн[ьяею]м?"
    r"|июл[ьяею]м?|август(?:а|е|у|ом)?|сентябр[ьяею]м?|октябр[ьяею]м?|ноябр[ьяею]м?|декабр[ьяею]м?"
    r"|(?:янв|фев|апр|авг|сент?|окт|нояб?|дек)\.)(?![а-я])"
)
_YEAR = r"(?:19|20)\d\d(?!\d)"
_YEARS_WORD = r"(?:\s*-?(?:год\w*|гг?\b\.?г?\.?|го\b))?"
_SAME_YEAR = r"(?:(?:текущего|этого|планового) года|т\.\s?г\.)"
_OF_YEAR = rf"(?:,?\s*(?P<@>{_YEAR}){_YEARS_WORD}|\s*{_SAME_YEAR})?"
_ORDER = (
    r"(?:iv|i{1,3}|[1i][vу]|1{1,3}|[2-4]|п|ш|перв\w+|втор\w+|трет\w+|четверт\w+)"
    r"(?:-?(?:ый|ой|ий|й|ого|го|ом|ем|м|ое|е|ая|я))?"
)
_ORDERS = rf"(?<![\w·])(?P<@>{_ORDER}(?:\s*(?:,|и|-)\s*{_ORDER}){{0,11}})\s*"
_ORDER_VALUES = {
    "i": 1, "1": 1, "перв": 1, "ii": 2, "11": 2, "2": 2, "п": 2, "втор": 2, "iii": 3, "111": 3,
    "3": 3, "ш": 3, "трет": 3, "iv": 4, "iу": 4, "1v": 4, "1у": 4, "4": 4, "четверт": 4,
}  # fmt: skip
_TWO_YEARS = rf"(?P<@a>{_YEAR})\s*[/-]\s*(?P<@b>(?:20)?\d\d)(?!\d)"

_ATOM = re.compile(
    "|".join(
        (
            r"(?<!\d)(?P<nd>\d{1,2})\.(?P<nm>\d{1,2})\.(?P<ny>\d{4}|\d\d)(?!\d)\s*(?:года|г\b\.?)?",
            r"(?<![\d.])(?P<sd>\d{1,2})\.(?P<sm>0[1-9]|1[0-2])(?![\d.])",
            r"(?<!\d)(?P<iy>20\d\d)-(?P<im>\d\d)-(?P<id>\d\d)(?!\d)",
            r"(?<!\d)(?P<dd>\d{1,2})(?:-?(?:го|ого|ое|е))?(?:(?:-|\s+по\s+)(?P<de>\d{1,2})(?:-?е|-?го)?)?\s+"
            rf"(?P<dm>{MONTH})" + _OF_YEAR.replace("@", "dy")
            + r"(?P<next>\s*,?\s*(?:следующего года|года,? следующего за отчетным(?: \w+)?))?",
            r"(?:" + _TWO_YEARS.replace("@", "s") + r"\s*)?(?P<school>учебн\w+ год\w*|уч\.\s?год\w*)"
            + r"(?:\s+" + _TWO_YEARS.replace("@", "t") + _YEARS_WORD + ")?",
            r"(?:" + _TWO_YEARS.replace("@", "h") + _YEARS_WORD + r"\s*)?(?P<heat>(?:отопительн\w+|осенне-зимн\w+)"
            r"\s+(?:период|сезон)\w*)(?:\s+" + _TWO_YEARS.replace("@", "k") + _YEARS_WORD + ")?",
            r"(?<!-)\b(?P<season>(?:летн|весенн|осенн|зимн)\w+\s+(?:период|сезон|месяц)\w*|лет(?:о|ом|а)\b|весн(?:а|ы|ой|у|ою)\b"
            r"|осень?ю?\b|осени\b|зим(?:а|ы|ой|у)\b)" + _OF_YEAR.replace("@", "ey"),
            _ORDERS.replace("@", "q") + r"(?:квартал\w*|кв\b\.?)" + _OF_YEAR.replace("@", "qy"),
            _ORDERS.replace("@", "p") + r"(?:полугоди\w*|п/г)" + _OF_YEAR.replace("@", "py"),
            r"(?<!\d)(?P<since>(?:за|по итогам)\s+)?(?<!\d)(?P<nine>[369]|девять|шесть|три) месяц(?:ев|а)" + _OF_YEAR.replace("@", "zy"),
            rf"(?<![а-я])(?P<mm>{MONTH})" + _OF_YEAR.replace("@", "my"),
            _TWO_YEARS.replace("@", "y") + _YEARS_WORD,
            rf"(?<!\d)(?P<yy>{_YEAR}){_YEARS_WORD}",
            r"(?P<whole>(?:(?:всего|весь|круглый|целый) )?"  # noqa: ISC004
            r"(?:(?:календарн|текущ|отчетн|планов|этого)\w* )?(?:года|год)\b)",
        )
    )
)  # fmt: skip


@dataclass(frozen=True)
class Seasons:
    """Settings: first and last (month, day) of seasons that a plan names without dates."""

    heating: tuple[tuple[int, int], tuple[int, int]] = ((9, 15), (5, 15))
    school_year: tuple[tuple[int, int], tuple[int, int]] = ((9, 1), (5, 31))
    spring: tuple[tuple[int, int], tuple[int, int]] = ((3, 1), (5, LAST))
    summer: tuple[tuple[int, int], tuple[int, int]] = ((6, 1), (8, LAST))
    autumn: tuple[tuple[int, int], tuple[int, int]] = ((9, 1), (11, LAST))
    winter: tuple[tuple[int, int], tuple[int, int]] = ((12, 1), (2, LAST))


@dataclass(frozen=True)
class Piece:
    """A named stretch: (month, day) of its ends, the years where the words give them.

    `at` is its place in the wording; `grain` says what was named: day, month, quarter, half_year,
    months, year, whole_year, school_year, heating or season; `following`: a day of the next year.
    """

    at: tuple[int, int]
    grain: str
    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None = None
    last_year: int | None = None
    following: bool = False

    def span(self, plan_year: int) -> Span:
        """Its days; the plan's year where the words give none. Raises ValueError on 31 June."""
        year = self.year or plan_year
        last_year = self.last_year or (year + 1 if self.last < self.first else year)
        start, end = _day(year, *self.first), _day(last_year, *self.last)
        if start > end:
            raise ValueError(f"{start} is after {end}")
        return Span(start, end)


def pieces(text: str, seasons: Seasons) -> Iterator[Piece]:
    """Everything named in the folded text, in order; days that no calendar holds are left out."""
    for found in _ATOM.finditer(text):
        for piece in _pieces_of(found, seasons):
            try:
                piece.span(2024 if piece.year is None else piece.year)
            except ValueError:
                continue
            yield piece


def joined(first: Piece, last: Piece) -> Piece:
    """The stretch from the one to the other: «май – сентябрь», «декабрь 2025 – март 2026»."""
    year, last_year = first.year, last.last_year or last.year
    wraps = last.last < first.first
    if year is None and last_year is not None:
        year = last_year - 1 if wraps else last_year
    elif year is not None and last_year is None:
        last_year = year + 1 if wraps else year
    at = (first.at[0], last.at[1])
    return replace(first, at=at, grain="range", last=last.last, year=year, last_year=last_year)


def _pieces_of(found: re.Match[str], seasons: Seasons) -> Iterator[Piece]:
    """The pieces of one match: several for «I, III кварталы»."""
    at = found.span()
    if found["nd"]:
        year = int(found["ny"]) + (2000 if len(found["ny"]) == 2 else 0)
        day = (int(found["nm"]), int(found["nd"]))
        yield Piece(at, "day", day, day, year)
    elif found["iy"]:
        day = (int(found["im"]), int(found["id"]))
        yield Piece(at, "day", day, day, int(found["iy"]))
    elif found["dm"]:
        month = _month(found["dm"])
        first, last = (month, int(found["dd"])), (month, int(found["de"] or found["dd"]))
        grain = "range" if found["de"] else "day"
        yield Piece(at, grain, first, last, _year(found["dy"]), following=bool(found["next"]))
    elif found["q"]:
        yield from _ordered(found, "q", 3, _year(found["qy"]))
    elif found["p"]:
        yield from _ordered(found, "p", 6, _year(found["py"]))
    elif found["mm"]:
        month = _month(found["mm"])
        yield Piece(at, "month", (month, 1), (month, LAST), _year(found["my"]))
    elif found["nine"] and (found["since"] or found["zy"]):
        count = {"три": 3, "шесть": 6, "девять": 9}.get(found["nine"]) or int(found["nine"])
        yield Piece(at, "months", (1, 1), (count, LAST), _year(found["zy"]))
    elif found["sd"]:
        day = (int(found["sm"]), int(found["sd"]))
        yield Piece(at, "day", day, day)
    elif not found["nine"]:
        yield _long(found, seasons)


def _long(found: re.Match[str], seasons: Seasons) -> Piece:
    """Years and seasons."""
    at = found.span()
    if found["school"]:
        ends, years = seasons.school_year, _two(found, "s") or _two(found, "t")
        return Piece(at, "school_year", *ends, *(years or (None, None)))
    if found["heat"]:
        years = _two(found, "h") or _two(found, "k")
        return Piece(at, "heating", *seasons.heating, *(years or (None, None)))
    if found["season"]:
        names = {"вес": "spring", "лет": "summer", "осе": "autumn", "зим": "winter"}
        first, last = getattr(seasons, names[found["season"][:3]])
        return Piece(at, "season", first, last, _year(found["ey"]))
    if found["ya"]:
        return Piece(at, "years", (1, 1), (12, LAST), *(_two(found, "y") or (None, None)))
    if found["yy"]:
        return Piece(at, "year", (1, 1), (12, LAST), int(found["yy"]))
    return Piece(at, "whole_year", (1, 1), (12, LAST))


def _ordered(found: re.Match[str], group: str, months: int, year: int | None) -> Iterator[Piece]:
    """Quarters or half-years: «III», «I–II», «I, III и IV»."""
    grain = "quarter" if months == 3 else "half_year"
    for stretch in re.split(r"\s*(?:,|(?<![а-я])и(?![а-я]))\s*", found[group]):
        ends = [_order(word) for word in re.split(r"\s*-\s*(?![а-я])", stretch)]
        first, last = ends[0], ends[-1]
        if last * months <= 12:
            named = grain if first == last else "range"
            start = (first * months - months + 1, 1)
            yield Piece(found.span(), named, start, (last * months, LAST), year)


def _order(word: str) -> int:
    stem = max((one for one in _ORDER_VALUES if word.startswith(one)), key=len)
    return _ORDER_VALUES[stem]


def _two(found: re.Match[str], group: str) -> tuple[int, int] | None:
    if not found[f"{group}a"]:
        return None
    first, last = int(found[f"{group}a"]), int(found[f"{group}b"])
    return first, last if last > 99 else first // 100 * 100 + last


def _month(word: str) -> int:
    return next(n for n, stem in enumerate(_STEMS, 1) if word.startswith(stem))


def _year(word: str | None) -> int | None:
    return int(word) if word else None


def _day(year: int, month: int, day: int) -> date:
    """The date; the last day of the month for LAST. Raises ValueError when there is none."""
    return date(year, month, monthrange(year, month)[1] if day == LAST else day)
