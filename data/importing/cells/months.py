"""Months by their Russian and English names."""

import re
from functools import lru_cache

_MONTHS = (
    "январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр",
    "декабр",
)  # fmt: skip
_ENDINGS = {"ма": ("й", "я", "е", "ю", "ем"), "т": ("", "а", "е", "у", "ом")}
_SOFT_ENDINGS = ("ь", "я", "е", "ю", "ем", "ём")
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH_MONTH = re.compile(
    r"jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?"
    r"|oct(ober)?|nov(ember)?|dec(ember)?"
)
_IN = "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре"


@lru_cache(maxsize=64)
def month_number(word: str) -> int | None:
    """Return 1–12 for a Russian or English month, short or full, in lower case; else None."""
    for number, stem in enumerate(_MONTHS, start=1):
        endings = _ENDINGS.get(stem, _ENDINGS.get(stem[-1], _SOFT_ENDINGS))
        short = len(word) >= 3 and stem.startswith(word)
        if short or (word.startswith(stem) and word[len(stem) :] in endings):
            return number
    return _ENGLISH.index(word[:3]) + 1 if _ENGLISH_MONTH.fullmatch(word) else None


def month_in(number: int) -> str:
    """Return the month as it stands after «в»: «феврале»."""
    return _IN.split()[number - 1]
