"""Numbers of messages as files spell them: one number, one spelling."""

import re

from data.importing.cells.normal import normal, tidy
from data.importing.cells.words import blank

# What needs no second look, as the database says it: digits among letters, dashes and slashes.
PLAIN_SQL = r"[0-9]+|[A-Za-zА-Яа-яЁё№_/-]*[0-9][0-9A-Za-zА-Яа-яЁё№_/-]*"

_NO_NUMBER = frozenset(normal(word) for word in ("б/н", "без номера", "бн", "нет", "нет номера"))
_FLOAT = re.compile(r"([1-9]\d*|0)[.,]0+")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?: \d{3})+")
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?e\+\d+")


def identifier(said: str) -> str | None:
    """Return the number in ``said``, None where there is none («б/н», «—», only punctuation).

    Leading zeros and letters stay; an apostrophe before, a full stop after, characters of no width,
    the zero fraction of a number and spaces between its thousands go.
    """
    text = tidy(said).lstrip("'’`‘").rstrip(" .,;").strip()
    if not any(sign.isalnum() for sign in text) or blank(text) or normal(text) in _NO_NUMBER:
        return None
    number = _FLOAT.fullmatch(text)
    if number is not None:
        return number[1]
    return text.replace(" ", "") if _GROUPED.fullmatch(text) else text


def rounded(said: str) -> bool:
    """Return whether a spreadsheet wrote the number as «1,23457E+15»: its last digits are lost."""
    return _ROUNDED.fullmatch(tidy(said).lower()) is not None
