"""Words of repetition: how often, and by which day of the period or of the next one."""

import re
from dataclasses import dataclass

from analytics.schedules.reading import Reading
from analytics.schedules.rules import MONTHS_IN

_UNITS = {
    "день": "day", "дня": "day", "сутк": "day", "недел": "week", "месяц": "month",
    "квартал": "quarter", "полугод": "half_year", "полгод": "half_year", "год": "year",
    "лет": "year",
}  # fmt: skip
_NUMBERS = {
    "раз": 1, "один": 1, "одного": 1, "одну": 1, "два": 2, "две": 2, "двух": 2, "три": 3,
    "трех": 3, "четыре": 4, "четырех": 4, "пять": 5, "пяти": 5, "шесть": 6, "шести": 6,
    "двенадцать": 12, "двенадцати": 12,
}  # fmt: skip
_WEEKDAYS = ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень")
_OF_MONTHS = {months: every for every, months in MONTHS_IN.items()}

_UNIT = r"(?P<unit>день|дня|сутк\w*|недел\w*|месяц\w*|квартал\w*|полугоди\w*|полгода|года?\b|лет\b)"
_COUNTED = re.compile(
    r"(?:(?:не\s+(?:реже|менее),?\s*(?:чем\s+)?|минимум\s+)?"
    r"(?:(?P<times>\d+|\b(?:один|одного|два|двух|три|трех|четыре|четырех|шесть|шести)\b)"
    r"(?:-?х|-?го)?\s*(?:\([а-я]+\)\s*)?)?\bраза?\s+(?:в|за)\s+"
    rf"(?:(?P<units>\d+|две|два|три|четыре|пять|шесть)(?:-?х)?\s+)?(?:каждый\s+|каждую\s+)?{_UNIT})"
)
_EACH = re.compile(
    rf"\bкажды[ехй]\s+(?:(?P<units>\d+|два|две|три|четыре|пять|шесть)(?:-?х)?\s+)?{_UNIT}"
)
_PLAIN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), every)
    for pattern, every in (
        (r"\bеже(?:дневн|суточн)\w*|\bкаждый (?:рабочий )?день\b|\bкаждые сутки\b", "day"),
        (r"\b(?:в рабочие дни|по рабочим дням)\b", "day"),
        (r"\bеженедельн\w*|\bкаждую неделю\b|\bкаждой недели\b", "week"),
        (r"\bежемесячн\w*|\bкаждый месяц\b|\bпомесячно\b", "month"),
        (r"\bеже[\s-]?квартал\w*|\b(?:каждый|каждого) квартала?\b|\bпоквартально\b", "quarter"),
        (r"\bпо\s?квартал(?:ам|ьно)\b|\bквартально\b", "quarter"),
        (
            r"\bеже(?:полугод\w*|полгода)|\bкаждо[ег]о? полугоди[ея]\b|\bпо полугодиям\b",
            "half_year",
        ),
        (r"\bежегодн\w*|\bкаждый год\b", "year"),
        (r"\bпо (?:итогам|окончани[июя]|завершени[июя]) (?:каждого )?месяца\b", "month"),
        (r"\bпо (?:итогам|окончани[июя]|завершени[июя]) (?:каждого )?квартала\b", "quarter"),
        (r"\bпо (?:итогам|окончани[июя]|завершени[июя]) (?:каждого )?полугодия\b", "half_year"),
        (r"\bпо (?:итогам|окончани[июя]|завершени[июя]) каждого года\b", "year"),
    )
)
_WEEKDAY = re.compile(
    r"(?P<nth>(?:перв|втор|трет|четверт|последн)\w+\s+)?"
    r"(?:каждый\s+|каждую\s+|каждое\s+|по\s+|не позднее\s+|до\s+|в\s+|во\s+)*"
    rf"\b(?P<day>{'|'.join(_WEEKDAYS)})\w*(?P<month>\s+(?:каждого\s+)?месяца)?"
)

_MONTH_PLACE = {"перв": 1, "втор": 2, "трет": 3, "последн": 0}
_DAY = re.compile(
    r"(?:\b(?:до|не позднее|не позже|к)\s+)?"
    r"(?:(?P<day>\d{1,2})(?:-?(?:го|му|ое|е))?\s*(?P<number>числа|числу|число|(?P<worked>рабочего дня)))"
    r"|\b(?:до|не позднее|не позже|к)\s+(?P<short>\d{1,2})-?(?:го|му)\b(?!\s*(?:январ|феврал|март"
    r"|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр))"
    r"|\b(?:до|не позднее|в|не позже)\s+последн(?:его|ий|ее)\s+(?P<last>рабочего |рабочий )?"
    r"(?:дня|день|числа|число)"
)
_TAIL = re.compile(
    r"\s*,?\s*(?:каждого\s+|текущего\s+|отчетного\s+)?"
    r"(?:(?P<place>перв|втор|трет|последн)(?:ого|его)\s+)?"
    r"(?P<noun>(?P<own>текущего |отчетного |каждого |следующего )?"
    r"(?:месяца|квартала|полугодия|года)(?:\s+(?P<after>следующего|каждого|отчетного|текущего)\s+"
    r"(?P<base>квартала|полугодия|года|месяца))?)?"
    r"(?P<following>\s*,?\s*(?:идущ|следующ)\w+\s+за\b(?:\s+(?:отчетн\w+|истекш\w+|прошедш\w+))?"
    r"(?:\s+(?P<of>месяц\w*|квартал\w*|полугоди\w*|год\w*|период\w*))?)?"
)


@dataclass(frozen=True)
class DueDay:
    """By which day: as `Rule` has it, and of which period where the words say so."""

    day: int | None
    month: int | None = None
    within: bool | None = None  # None: the words do not say whether in the period or after it
    every: str | None = None
    days: int | None = None
    on: bool = False  # «15 числа», not «до 15 числа»


@dataclass(frozen=True)
class Recurrence:
    """How often, with the weekday of a weekly one, and what is doubtful."""

    every: str
    weekday: int | None = None
    note: str = ""


def recurrence(reading: Reading) -> Recurrence | None:
    """How often the words say, or None when they name no repetition."""
    found = reading.search(_COUNTED)
    if found:
        reading.take(*found.span())
        times = _number(found["times"])
        units = _number(found["units"])
        return _often(times, units, _unit(found["unit"]), found[0].strip())
    found = reading.search(_EACH)
    if found and (found["units"] or found["unit"].startswith("полг")):
        reading.take(*found.span())
        return _often(1, _number(found["units"]), _unit(found["unit"]), found[0])
    said: list[tuple[int, str]] = []
    for pattern, meant in _PLAIN:
        for found in pattern.finditer(reading.left):
            reading.take(*found.span())
            said.append((found.start(), meant))
    every = min(said)[1] if said else None
    found = reading.search(_WEEKDAY)
    if found and not found["nth"] and every in (None, "week"):
        reading.take(*found.span())
        place = next(i for i, stem in enumerate(_WEEKDAYS) if found["day"] == stem)
        return Recurrence("week", place + 1)
    several = len({meant for _, meant in said}) > 1
    note = "названо несколько повторений: принято первое" if several else ""
    return Recurrence(every, note=note) if every else None


def due_day(reading: Reading) -> DueDay | None:
    """By which day of the month, or None when the words name none."""
    found = reading.search(_DAY)
    if not found:
        return None
    tail = _TAIL.match(reading.left, found.end())
    end = tail.end() if tail else found.end()
    day = int(found["day"] or found["short"] or 31)
    if not 1 <= day <= 31:
        return None
    words = reading.left[found.start() : end]
    reading.take(found.start(), end)
    month, within, every = _of_which(tail, words) if tail else (None, None, None)
    if found["worked"]:
        return DueDay(None, month, within, every, days=day)
    if not (found["day"] or found["short"]):
        last_working = 0 if found["last"] else None
        return DueDay(31 if last_working is None else None, month, True, every, last_working)
    return DueDay(day, month, within, every, on=found[0][0].isdigit())


def _of_which(tail: re.Match[str], words: str) -> tuple[int | None, bool | None, str | None]:
    """The place of the month, whether inside the period, and the period, as the tail says."""
    month = _MONTH_PLACE.get(tail["place"] or "")
    named = tail["of"] or tail["base"]
    every = _unit(named) if named and not named.startswith("период") else None
    if tail["following"]:
        if every is None and not tail["of"] and "месяца" in words:
            every = "month"
        return month or None, False, every
    if "следующего" in words:
        return month or None, False, every or _unit(tail["noun"]) if tail["noun"] else None
    if tail["place"] and tail["noun"]:
        return month or None, True, every or _other(tail["noun"])
    if "текущего" in words or "отчетного" in words:
        return month or None, True, every
    if "каждого" in words and "месяца" in words:
        return None, None, "month"
    return None, None, None


def _often(times: int, units: int, unit: str, words: str) -> Recurrence:
    """N times in K units as one of the periods we know."""
    if unit == "day":
        return Recurrence("day")
    if unit == "week":
        if times == 1 and units <= 2:
            return Recurrence("week" if units == 1 else "two_weeks")
        if times == 1 and units == 4:
            return Recurrence("month", note=f"«{words}»: принято раз в месяц")
        return Recurrence("week", note=f"«{words}»: принят один отчёт за неделю")
    months = MONTHS_IN[unit] * units
    if times == 2 and months == 1:
        return Recurrence("half_month")
    if times and months % times == 0 and months // times in _OF_MONTHS:
        return Recurrence(_OF_MONTHS[months // times])
    return Recurrence(unit, note=f"«{words}»: принят один отчёт за период")


def _number(word: str | None) -> int:
    return 1 if not word else int(word) if word.isdigit() else _NUMBERS[word]


def _unit(word: str) -> str:
    return next(every for stem, every in _UNITS.items() if stem in word)


def _other(noun: str) -> str | None:
    """The longer period of «последнего месяца квартала»; a month alone names none."""
    rest = noun.replace("месяца", "")
    return _unit(rest) if rest.strip() and any(stem in rest for stem in _UNITS) else None
