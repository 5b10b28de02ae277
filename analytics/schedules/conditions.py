"""Terms that no calendar holds: counted from an anchor, on an event, always, by another paper."""

import re
from dataclasses import dataclass

from analytics.schedules.reading import Reading

_NUMBERS = {
    "одного": 1, "одной": 1, "двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7,
    "восьми": 8, "девяти": 9, "десяти": 10, "двенадцати": 12, "четырнадцати": 14,
    "пятнадцати": 15, "двадцати": 20, "тридцати": 30, "одно": 1, "дву": 2,
}  # fmt: skip
_N = rf"(?P<n>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = r"(?P<unit>дн(?:я|ей|ь)\b|день\b|суток\b|сутки\b|недел\w+|месяц\w*|час(?:а|ов)?\b)"
_FROM = (
    r"(?:со|с|от|до)\s+(?:дня|даты|момента|времени)|после|по (?:окончании|истечении|завершении)"
    r"|следующ(?:их|его) за(?=\s)|до(?=\s)|от(?=\s)|с(?=\s)|со(?=\s)"
)
# Another term begins here, whatever clause we are in.
_OTHER_TERM = r"\s*,?\s*\b(?:еже|постоянн|не реже|не менее|но\b|раз в)"
_ANCHOR = rf"(?:\s*,?\s*(?P<from>{_FROM})\s+(?P<anchor>(?:(?!{_OTHER_TERM})[^;·])+))?"
_RELATIVE = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<lead>\b(?:в течени[еи]|не позднее(?:,? чем)?(?: через| за)?|не позже(?:,? чем)?(?: через| за)?"
        r"|в срок до|в срок не более|не более|до|через|за(?: не менее чем)?|спустя)\s+)"
        rf"{_N}(?:-?(?:х|ти|и|го|ми))?(?:\s*\([^)]*\))?\s*(?P<sort>рабоч\w+|календарн\w+|банковск\w+)?\s*{_UNIT}"
        + _ANCHOR,
        rf"(?P<lead>\bв\s+){_N}(?:-?х)?[- ]?(?P<unit>дневн|недельн|месячн|часов)\w+(?P<sort>) срок"
        + _ANCHOR,
        r"(?P<lead>\bв\s+)(?P<unit>суточн|недельн|месячн)\w+(?P<n>)(?P<sort>) срок" + _ANCHOR,
        r"(?P<lead>\b(?:в течени[еи]|через|не позднее|за)\s+)(?P<n>)(?P<sort>рабоч\w+ )?"
        r"(?P<unit>часа|суток|дня|недел[июя]|месяц[а]?\b|рабочего дня)" + _ANCHOR,
        r"(?P<lead>\b(?:не позднее|до|на)\s+)(?P<n>)следующего (?P<sort>рабочего )?(?P<unit>дня)"
        + _ANCHOR,
    )
)
_PERIOD_END = re.compile(
    r"^(?:окончани[яеию]+|завершени[яеию]+|истечени[яеию]+|конца)?\s*"
    r"(?P<which>(?:отчетн\w+|каждого|соответствующего|календарного)\s+)?"
    r"(?P<period>месяц|квартал|полугоди|год|период)\w*$"
)

_CONTINUOUS = re.compile(
    r"\b(?:на постоянной основе|в постоянном режиме|постоянн\w+|непрерывно|круглогодично|круглосуточно"
    r"|(?:на протяжении|в течени[еи]|весь) (?:всего )?(?:периода|срока|период|срок)"
    r"(?: действия| реализации)?(?: \w*(?:плана|программы|комплекса))?)"
)
_SOMEHOW = re.compile(r"\b(?:регулярно|систематическ\w+|периодическ\w+|по возможности)")
# To the end of the clause, with the number and date of a paper but with no term of its own.
_PAPER = r"(?:(?!\bв течени)(?:[^,;·)\d]|(?<=от )\d[\d.]*|(?<=№ )[\w/-]+|(?<=№)\d[\w/-]*))*"
_ELSEWHERE = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:по|согласно|в соответствии с|на основании)\s+(?:\w+\s+){0,3}?"
        r"(?:план(?:у|ам|ом|ами|а)?|график(?:у|ам|ом|а)?|план-график(?:у|ом)|расписани(?:ю|ем)"
        r"|дорожн\w+ карт\w+)\b" + _PAPER,
        r"\bв\s+(?:установленн|предусмотренн|определенн|указанн)\w+\b[^;·)]*?\bсрок(?:и|ах)?\b",
        r"\bв\s+срок(?:и)?,?\s+(?:установленн|предусмотренн|определенн|указанн)\w+" + _PAPER,
        r"\b(?:срок\w*\s+)?(?:установлен\w*|определя\w+)\s+(?:законодательств|отдельн)\w+" + _PAPER,
        r"\bпо\s+(?:отдельн\w+|согласованн\w+)\s+(?:решени|поручени|указани|срок)\w+" + _PAPER,
    )
)
_PROVISO = re.compile(
    r"\b(?:(?:кроме|за исключением|исключая|не считая)\b|по\s+(?:сведениям|предложениям|данным|информации|согласованию|компетенции)\b|с учетом\b)"
    rf"(?:(?!{_OTHER_TERM})[^;·)])*"
)
_CLOCK = re.compile(
    r"\b(?:до|к|не позднее)\s+\d{1,2}(?:[:.-]\d\d)?\s*(?:час(?:ов|а)?\.?|ч\b\.?)(?!\s+(?:со|с|после|от|до)\b)"
    r"|\b(?:до|к|не позднее)\s+\d{1,2}:\d\d"
)
_ONCE = re.compile(r"\b(?:разово|однократно|единовременно|(?:один|1) раз(?!\w|\s+в\b))")
_NAMED_PERIOD = re.compile(
    r"\bв\s+(?:(?:течени[еи]\s+)?\w+\s+)?(?:период\w*|сезон\w*|время)\b[^;·)(]*|\bв\s+дни\s[^;·)(]*"
)
_EVENT = re.compile(
    r"\b(?:по мере|при(?= )(?! участии)|в случае|по факту|по (?:запрос|обращени|требовани|заявк|заявлени"
    r"|поручени|поступлени|необходимост|результат|окончани|завершени|итог)\w*|в день |после\b"
    r"|незамедлительно|немедленно|безотлагательно|в ходе|накануне|перед\b|одновременно с"
    r"|в рамках)[^;·)(]*"
)


@dataclass(frozen=True)
class Relative:
    """N units from an anchor; `period`: the anchor is the end of a period of the report itself."""

    words: str
    anchor: str
    days: int
    unit: str
    working: bool
    period: str | None = None


def relative(reading: Reading) -> Relative | None:
    """The first term that is counted from an anchor, crossed out; None when there is none."""
    for pattern in _RELATIVE:
        found = reading.search(pattern)
        if not found:
            continue
        if found["from"] is None and _calendar_follows(reading.left[found.end() :]):
            continue
        words = reading.take(*found.span()).strip(" ,.")
        before = found["from"] == "до" or "до дня" in (found["from"] or "")
        count = _number(found["n"])
        anchor = (found["anchor"] or "").strip(" ,.")
        ended = _PERIOD_END.match(anchor)
        return Relative(
            words=_balanced(words),
            anchor=anchor,
            days=-count if before else count,
            unit=_unit(found["unit"]),
            working="рабоч" in (found["sort"] or "") or "рабоч" in found["unit"],
            period=ended["period"] if ended else None,
        )
    return None


def continuous(reading: Reading) -> bool:
    """Whether the words say «always»; crossed out."""
    said = False
    while found := reading.search(_CONTINUOUS):
        reading.take(*found.span())
        said = True
    return said


def somehow(reading: Reading) -> str:
    """Words that promise repetition and no date: «регулярно»; crossed out."""
    found = reading.search(_SOMEHOW)
    return reading.take(*found.span()) if found else ""


def elsewhere(reading: Reading) -> str:
    """The words that send to another paper: «по отдельному графику»; crossed out."""
    said: list[str] = []
    for pattern in _ELSEWHERE:
        while found := reading.search(pattern):
            said.append(reading.take(*found.span()).strip(" ,.()"))
    return "; ".join(said)


def proviso(reading: Reading) -> str:
    """A reservation that changes no date: «по согласованию»; crossed out."""
    found = reading.search(_PROVISO)
    return reading.take(*found.span()).strip(" ,.()") if found else ""


def time_of_day(reading: Reading) -> str:
    """«до 12 часов»: an hour of the due day, which due dates do not hold; crossed out."""
    found = reading.search(_CLOCK)
    return reading.take(*found.span()) if found else ""


def just_once(reading: Reading) -> bool:
    """Whether the words say «once» and no more; crossed out."""
    found = reading.search(_ONCE)
    if found:
        reading.take(*found.span())
    return found is not None


def named_period(reading: Reading) -> str:
    """A time whose days no calendar knows: «в пожароопасный период»; crossed out."""
    found = reading.search(_NAMED_PERIOD)
    return reading.take(*found.span()).strip(" ,.") if found else ""


def events(reading: Reading) -> tuple[str, ...]:
    """The events the term waits for, as written; crossed out."""
    said: list[str] = []
    while found := reading.search(_EVENT):
        words = reading.take(*found.span()).strip(" ,.")
        said.append(re.sub(r"[,\s]+(?:но|а также|и)$", "", words))
    return tuple(said)


def _calendar_follows(rest: str) -> bool:
    """«в течение месяца, следующего за…» and «до 5 дня месяца» are days of a period."""
    return bool(re.match(r"\s*,?\s*(?:следующ|кажд|месяца|квартала|(?:19|20)\d\d)", rest))


def _number(word: str | None) -> int:
    return 1 if not word else int(word) if word.isdigit() else _NUMBERS[word]


def _unit(word: str) -> str:
    if word.startswith("недел"):
        return "week"
    if word.startswith("меся"):
        return "month"
    return "hour" if word.startswith("час") else "day"


def _balanced(words: str) -> str:
    """Without a bracket that opened before the words."""
    return words.rstrip(")") if words.count(")") > words.count("(") else words
