"""A Russian text as letters: what each word may be, for the patterns of ``persons``.

F S P M f B C A U c are the letters of ``lexicon``; m e k u are M f C U at the start of a sentence or
among capitals, where a capital says nothing. l n p: a surname, a name, a patronymic written small.
D: what is called after people, d: a kind of places, T: a title, O: «оглы», R: what stands
before places, h: another abbreviation, g: a known place, w: any other word. I: one initial, J: several,
i: a capital alone. 9: a short number, 0: a long one. Q: an opening quote, «,»: a pause, «.»: an end.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from data.importing.persons.lexicon import kind_of
from data.importing.persons.surroundings import (
    BEFORE_PLACES,
    CALLED_AFTER,
    MONTHS,
    PLACES,
    POINTED,
    POSTS,
    SHORTENED,
    SON_OF,
    TITLES,
    USUAL_STREETS,
)

Token = tuple[str, int, int]  # letter, start, end

_TOKEN = re.compile(
    r"(?P<initials>(?<![А-Яа-яЁё])[А-ЯЁ]\.(?:[ \xa0]?-?[А-ЯЁ]\.)*(?:[А-ЯЁ](?![А-Яа-яЁё]))?)"
    r"|(?P<word>[А-Яа-яЁё]+(?:[-‑–][А-Яа-яЁё]+)*)"
    r"|(?P<number>\d+)"
    r"|(?P<point>\.)"
    r"|(?P<quote>[«„“\"])"
    r"|(?P<pause>[,:()»”'/|–—\[\]-])"
    r"|(?P<end><br\s*/?>|[^\s_]|\n)"
)
_WORD = re.compile(r"[А-Яа-яЁё]+(?:[-‑–][А-Яа-яЁё]+)*")
_INITIAL = re.compile(r"(?<![А-Яа-яЁё])[А-ЯЁ]\.")
_CLOSING = ("»", "”", "“", '"')
_SHORT = 5  # capitals of fewer letters are an abbreviation, x when nobody knows it
# Surnames and patronymics written small; the dictionary has the last word.
_SMALL = re.compile(
    r".{2,}(?:[оеё]в(?:а|у|ым|ой|е)?|[иы]н(?:а|у|ым|ой|е)?|енко|чук"
    r"|[оеь]?вич(?:а|у|ем|ом|е)?|[оеё]вн(?:а|ы|у|ой|е)|иничн(?:а|ы|у|ой|е))"
)
_AT_START = {"M": "m", "f": "e", "C": "k", "A": "c", "U": "u"}
_IN_CAPITALS = {"M": "m", "f": "e", "C": "k", "A": "k", "U": "u"}
_IN_ABBREVIATIONS = {"S": "S", "F": "F", "P": "P", "M": "m", "f": "e", "U": "x"}
_WORDS = (
    (CALLED_AFTER, "D"), (PLACES, "d"), (TITLES, "T"), (SON_OF, "O"), (BEFORE_PLACES, "R"),
    (SHORTENED, "h"),
)  # fmt: skip
_CASES = re.compile(
    r"(?:ого|ому|ыми|ими|ами|ями|ой|ом|ем|ей|ая|ое|ый|ий|ых|их|ым|им|ую|ах|ях|[аеийоуыьюя])$"
)


@dataclass(frozen=True)
class Known:
    """Names that are no persons here: the words of the directories' places, and their stems."""

    names: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()

    def is_place(self, word: str) -> bool:
        """Return whether a word in lower case is one of the places, in any of its cases."""
        return _stem(word) in self.stems


def places_known(names: Iterable[str]) -> Known:
    """Return what the ``names`` of settlements and localities make known."""
    found = (word for name in names for word in re.findall(r"[А-ЯЁ][а-яё]{2,}", name))
    words = frozenset(word.lower() for word in found)
    return Known(words, frozenset(map(_stem, words)))


def may_name(said: str) -> bool:
    """Return whether a piece of text without spaces may be a part of a person's name."""
    if _INITIAL.search(said):
        return True
    if said.startswith("[id") and said.endswith(("]", "],")):
        return False  # a mention, covered as such
    for word in _WORD.findall(said):
        letter = _small(word)
        if letter == "*" and len(word) > 1:
            small = word.lower()
            if _small(small) in "TO" or kind_of(small) in "FSMfP":
                return True
        elif letter in "lpTO":
            return True
    return False


def tokens_of(text: str, known: Known) -> list[Token]:
    """Return (letter, start, end) of what ``text`` is made of, without points of abbreviations."""
    tokens: list[Token] = []
    starts, small, last, last_end = True, False, ".", 0
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        start, end = found.span()
        if kind == "word":
            code = _small(found[0])
            if code == "*":
                code = _capital(found[0], starts, last, text[end : end + 1], known)
            if code == "d":
                code = _place_word(found[0].lower(), last, text[end : end + 1])
            small = small or code in "lpTO"
            starts = False
        elif kind == "point":
            if last in "DdTh" and last_end == start:
                continue
            code, starts = ".", True
        elif kind == "initials":
            code, starts = ("I" if end - start == 2 else "J"), False
        elif kind == "number":
            code, starts = ("9" if end - start < 5 else "0"), False
        elif kind == "quote":
            code = "Q"
        elif kind == "pause":
            code = ","
        else:
            code, starts = ".", True
        tokens.append((code, start, end))
        last, last_end = code, end
    return _with_small_names(text, tokens) if small else tokens


@lru_cache(1 << 16)
def _small(word: str) -> str:
    """Return the letter of a word written small; «*» for one that starts with a capital."""
    if not word[0].islower():
        return "*"
    for words, letter in _WORDS:
        if word in words:
            return letter
    if _SMALL.fullmatch(word):
        return {"S": "l", "P": "p"}.get(kind_of(word), "w")
    return "w"


def _capital(said: str, starts: bool, last: str, after: str, known: Known) -> str:
    """Return the letter of a capital word; ``last`` is the letter before, ``after`` the next sign."""
    if len(said) == 1:
        return "i"
    word = said.lower()
    code = _small(word)
    if code in "DdTORh":
        return code
    shop = last == "Q" and after in _CLOSING  # «Надежда» is one
    if shop or word in POSTS or (last == "9" and word in MONTHS):
        return "c"
    kind = kind_of(word)
    if word in known.names or (last == "R" and word in USUAL_STREETS):
        return "g"
    if known.is_place(word) and (kind in "UCAcMf" or last in "DdR"):
        return "g"
    if said.isupper():
        if len(said) < _SHORT:
            return _IN_ABBREVIATIONS.get(kind, "c")
        return _IN_CAPITALS.get(kind, kind)
    return _AT_START.get(kind, kind) if starts else kind


def _place_word(word: str, last: str, after: str) -> str:
    """One letter is a place only with a point: not «с Ивановым», «2025 г.», «и т. п.»."""
    if word not in POINTED or (after == "." and last not in "9h"):
        return "d"
    return "h" if after == "." else "w"


def _with_small_names(text: str, tokens: list[Token]) -> list[Token]:
    """Return the tokens with names in small letters beside a small surname or a title."""
    found = list(tokens)
    for index, (code, _, _) in enumerate(tokens):
        if code not in "lpTO":
            continue
        # Beside a patronymic even a word that nobody knows is a name.
        kinds = "FSfMUB" if code in "pO" else "FSfM"
        for beside in (index - 3, index - 2, index - 1, index + 1, index + 2):
            if 0 <= beside < len(tokens) and tokens[beside][0] == "w":
                _, start, end = tokens[beside]
                if kind_of(text[start:end]) in kinds:
                    found[beside] = ("n", start, end)
    return found


def _stem(word: str) -> str:
    """Return a place's word without what its cases change: Мортке and Мортка have one stem."""
    return _CASES.sub("", word)
