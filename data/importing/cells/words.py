"""Cells with few spellings: blanks said in words, yes and no, evidence of control, whole numbers."""

import re
from collections.abc import Mapping

from data.importing.cells.normal import normal, tidy

_BLANK = frozenset(
    normal(word)
    for word in (
        "", "-", "--", "---", "н/д", "нд", "н.д", "нет данных", "данных нет", "нет сведений",
        "нет информации", "не указано", "не указан", "не указана", "неизвестно", "не определено",
        "не заполнено", "пусто", "(пусто)", "n/a", "#n/a", "null", "none", "nan", "nat", "<na>",
    )
)  # fmt: skip
_YES = frozenset(
    normal(word) for word in ("да", "yes", "true", "истина", "1", "1.0", "+", "y", "д")
)
_NO = frozenset(normal(word) for word in ("нет", "no", "false", "ложь", "0", "0.0", "n", "н"))
# «Да, автоматически», «нет (вручную)»: the word stands first and something explains it.
_EXPLAINED = re.compile(r"^(да|нет)\s*[,;(:]")
_EVIDENCE = tuple(
    normal(stem) for stem in ("фото", "photo", "видео", "video", "глонасс", "glonass", "камер")
)
_ABSENT = re.compile(r"\b(нет|без|не)\b|отсутств")
_PIECES = re.compile(r"[,;/+\n]|\sи\s")
_NUMBER = re.compile(
    r"(?P<sign>-?)(?P<digits>\d{1,3}(?: \d{3})+|\d+)(?:[.,]0+)?"
    r"(?:\s*(?:из 5|/ ?5|балл\w*|зв[её]зд\w*|чел\w*|шт|ед|\([^)]*\)))?\.?"
)
_DASH = "-"


def blank(said: str) -> bool:
    """Return whether a cell says in words that it says nothing: «—», «н/д», «нет данных», «nan»."""
    return normal(said) in _BLANK


def flag(said: str, signs: bool = False) -> bool | None:
    """Return whether ``said`` is yes or no, None for a blank and for a word that is neither.

    A lone dash is no only among pluses (``signs``), elsewhere it stands for a blank. Ticks and
    crosses say nothing for sure: «х» marks a chosen box in one office and an empty one in another.
    """
    form = normal(said)
    if form in _YES:
        return True
    if form in _NO or (signs and form == _DASH):
        return False
    explained = _EXPLAINED.match(tidy(said).lower())
    if explained is not None and not blank(said):
        return explained[1] == "да"
    return None


def evidence(said: str, signs: bool = False) -> bool | None:
    """Return whether a control evidence is named: фото, видео, ГЛОНАСС, камера; «нет» is False."""
    named = [p for p in _PIECES.split(said) if any(stem in normal(p) for stem in _EVIDENCE)]
    if named:
        return any(_ABSENT.search(piece.lower()) is None for piece in named)
    return flag(said, signs)


def whole_number(said: str) -> int | None:
    """Return an integer written with any spaces, a zero fraction or a unit after it, else None."""
    text = tidy(said).lower().replace("−", "-").lstrip("'")
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    number = int(match["sign"] + match["digits"].replace(" ", ""))
    return number if abs(number) < 2**31 else None


def mark(said: str) -> int | None:
    """Return a mark from one to five, else None."""
    number = whole_number(said)
    return number if number is not None and 1 <= number <= 5 else None


def meaning(said: str, words: Mapping[str, str], yes: bool = False) -> str | None:
    """Return what a state means («open», «resolved», «answered», «excluded»), None when nothing.

    ``words`` maps normal forms to meanings; one that ends in «*» is a beginning. ``yes`` says that
    any word for yes is «да».
    """
    form = "" if blank(said) else normal(said)
    if yes and flag(said):
        form = normal("да")
    if form in words:
        return words[form]
    begun = [key for key in words if form and key.endswith("*") and form.startswith(key[:-1])]
    return words[max(begun, key=len)] if begun else None
