"""A wording as it was meant: artefacts of office files, look-alike letters and slips removed."""

import re
from dataclasses import dataclass

from rapidfuzz.distance import OSA

_ARTEFACTS = re.compile(r"\[bookmark:[^\]]*\]|<[^<>]{1,20}>|[\u00ad\u200b\ufeff¬]")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−─", "-"))
_SPACES = re.compile(r"\s+")
_AROUND_DASH = re.compile(r" ?- ?")
_LATIN = str.maketrans("aceopxykmtbhAOCEPXKMTBH", "асеорхукмтвнАОСЕРХКМТВН")
_WORD = re.compile(r"[A-Za-zА-Яа-яЁё]+")
_BROKEN = re.compile(r"\b([а-яё]{2,})-([а-яё]{2,})\b", re.IGNORECASE)
_LETTERS_APART = re.compile(r"\b(?:[А-Яа-яЁё] ){4,}[А-Яа-яЁё]\b")

# What follows a dash only where a word was broken at the end of a line.
_TAIL = re.compile(
    r"ств\w+|ни[еяюй]м?|ци[яиюей]+|тель\w*|ност\w+|н(?:ый|ая|ое|ые|ого|ой|ых|ым|ыми|ому|о)"
    r"|ск(?:ий|ая|ого|ой|их|им|ое)|тельн\w+|ственн\w+|альн\w+|ся|ми|ях|ями"
)

_ENDING = re.compile(
    r"(?:[ыи]ми|[оеы]го|[оеиы]му|[аыоя]ми|[ыои]й|[аяыио]?[яеюхм]|[оаыуияюеь]|ией|ием|ов)$"
)
_SHORT = (
    (re.compile(r"\bв теч\.", re.IGNORECASE), "в течение"),
    (re.compile(r"\bкв-л(?=[аеу]?\b)", re.IGNORECASE), "квартал"),
    (re.compile(r"\bежекв\.", re.IGNORECASE), "ежеквартально"),
    (re.compile(r"\bежемес\.", re.IGNORECASE), "ежемесячно"),
    (re.compile(r"\bежегод\.", re.IGNORECASE), "ежегодно"),
    (re.compile(r"\bеженед\.", re.IGNORECASE), "еженедельно"),
    (re.compile(r"\bпост\.", re.IGNORECASE), "постоянно"),
    (re.compile(r"\bмес\.", re.IGNORECASE), "месяца"),
    (re.compile(r"\bн\.\s?г\."), "текущего года"),
)
_ROMAN = str.maketrans({"Ⅰ": "I", "Ⅱ": "II", "Ⅲ": "III", "Ⅳ": "IV", "І": "I", "і": "i"})

# The forms that a slip of the pen is compared with; all of them are long.
_WELL_KNOWN = (
    "ежедневно еженедельно ежемесячно ежеквартально ежегодно ежемесячный ежемесячная ежеквартальный "
    "ежегодный ежегодная ежемесячное ежеквартальное ежемесячные ежеквартальные постоянно постоянной "
    "постоянный постоянном полугодиям полугодиях полугодий полугодие полугодия полугодии полугодию квартал квартала квартале "
    "кварталу кварталы кварталов кварталом квартально поквартально течение течении отопительный "
    "отопительного отопительном необходимости поступления поступлении понедельник понедельникам "
    "четверг четвергам пятница пятницам январь января январе февраль февраля феврале август августа "
    "августе сентябрь сентября сентябре октябрь октября октябре ноябрь ноября ноябре декабрь декабря "
    "декабре рабочих календарных следующего следующим отчетным отчетного периодически систематически "
    "регулярно позднее раз года году годов числа месяц месяца месяце месяцем месяцам месяцев неделю "
    "недели отдельному"
).split()
_KNOWN = frozenset(_WELL_KNOWN)
_COMPARED = tuple(word for word in _WELL_KNOWN if len(word) >= 6)


@dataclass(frozen=True)
class Spelled:
    """The wording as a person would have typed it; `folded` has the same length, in small letters."""

    text: str
    folded: str
    slips: tuple[tuple[str, str], ...]  # as it stood, as it was read


def spelled(wording: str) -> Spelled:
    """The wording without artefacts, with one kind of dash and space, and slips put right."""
    text = _ARTEFACTS.sub("", wording).translate(_DASHES).translate(_ROMAN)
    text = _SPACES.sub(" ", text).strip()
    text = _LETTERS_APART.sub(lambda found: found[0].replace(" ", ""), text)
    text = _AROUND_DASH.sub("-", text)
    for pattern, whole in _SHORT:
        text = pattern.sub(whole, text)
    text = _WORD.sub(lambda found: _cyrillic(found[0]), text)
    text = _BROKEN.sub(_joined, text)
    slips: list[tuple[str, str]] = []
    text = _WORD.sub(lambda found: _corrected(found[0], slips), text)
    return Spelled(text, folded(text), tuple(slips))


def folded(text: str) -> str:
    """Small letters without ё, as many as there were."""
    return "".join(_small(letter) for letter in text)


def _small(letter: str) -> str:
    small = letter.lower()
    return letter if len(small) != 1 else "е" if small == "ё" else small


def _cyrillic(word: str) -> str:
    """A word of mixed letters in Cyrillic ones; a wholly Latin one stays, it may be a number."""
    return word.translate(_LATIN) if re.search("[А-Яа-яЁё]", word) else word


def _joined(found: re.Match[str]) -> str:
    """The two parts of a word broken at the end of a line; «май-сентябрь» is no such word."""
    whole = folded(found[1] + found[2])
    broken = whole in _KNOWN or _TAIL.fullmatch(folded(found[2]))
    return found[1] + found[2] if broken else found[0]


def _corrected(word: str, slips: list[tuple[str, str]]) -> str:
    """The well-known word that this one was meant to be, when it is one or two letters away."""
    small = folded(word)
    if len(small) < 6 or small in _KNOWN:
        return word
    allowed = 1 if len(small) < 10 else 2
    near = [one for one in _COMPARED if one[0] == small[0]]
    distances = {one: OSA.distance(small, one, score_cutoff=allowed) for one in near}
    best = min(distances.items(), key=lambda item: item[1], default=None)
    if best is None or best[1] > allowed or _inflected(small, best[0]):
        return word
    slips.append((word, best[0]))
    return best[0]


def _inflected(small: str, known: str) -> bool:
    """Whether only the ending differs: another form of the word, not a slip."""
    return _ENDING.sub("", small) == _ENDING.sub("", known)
