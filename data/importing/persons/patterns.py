"""Names of people in Russian texts, found by what the words are and how they stand together.

Every word becomes one letter (see ``letters``), and names are found by patterns over the letters.
Streets, settlements and what is called after people stay.
"""

import re
from collections.abc import Callable

from data.importing.persons.letters import Known, Token, tokens_of
from data.importing.persons.lexicon import calls_somebody

COVER = "[имя скрыто]"

_BLANK = " \t\xa0_"  # between the words of one name; names of files have lines for spaces

# What looks like a name and is a place: ул. А. С. Пушкина, ул. Карла Маркса; на Ленина, 5;
# Титова ул.
_PLACES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<=[Dd])(?:[IJ]+[SFMfmeACUkucB]|[Ffe][SMmB](?![PIJ])|[SFMfmeACUkuPlB])",
        r"(?<=R)(?:[Ffe][SMm]|[SMmACl])(?=,?9)",
        r"[SMm](?=D(?:[,.9]|$))",
    )
)
# In addresses: Карла Маркса, 5, but not Мария Иванова, 5.
_STREET = re.compile(r"[Ffe][SMm](?=,?9|,|$)")
_RUNS = (
    r"[SMmUuCkAfeB]?[FSfeMmUuCkAxB]?P[SMmFfeBCU]?",  # a patronymic and what stands beside it
    r"[SFMfmeUuCAkxnlB]{1,3}O",
    r"[SFMfmeUuCAkB]J|J[SFMfmeUCAkB]|[SFMfmeB]I|I[SFMfB]|[SFMfB]ii",  # initials
    r"(?<=T)[SFMfmeUuCklB][SFMfmeUuCknlB]{0,2}|(?<=T,)[SFMfmel][SFMfmeUuCknlB]{0,2}",
    r"[SFMfme][SFMf]|[SFMf][me]",  # a name and a surname
    r"S[Uu]|[Uu]S|MU|UM|B[Ffe]|[Ffe]B",
    r"[UCA]F|F[UCA]",  # a name and a word nobody knows, or a being: Ткач Анна
    r"[nl]{0,2}p[nl]?|ln|nl",
)
_SEVERAL = tuple(re.compile(pattern) for pattern in _RUNS)
_ANY = (*_SEVERAL, re.compile(r"[SFMf]"))


def cover_persons(
    text: str,
    known: Known,
    *,
    alone: bool = True,
    address: bool = False,
    cover: Callable[[str], str] | None = None,
) -> str:
    """Return ``text`` with every name of a person replaced, by ``cover`` of it when that is given.

    Without ``alone`` only names of several parts are: for posts, bodies and addresses, where a
    word by itself is rather a street or an office. An ``address`` has streets without the word.
    """
    tokens = tokens_of(text, known)
    codes = "".join([code for code, _, _ in tokens])
    for pattern in _PLACES:
        codes = pattern.sub(lambda found: "g" * len(found[0]), codes)
    if address:
        codes = _STREET.sub(lambda found: _street(found, text, tokens), codes)
    hidden: set[int] = set()
    for pattern in _ANY if alone else _SEVERAL:
        for found in pattern.finditer(codes):
            hidden.update(range(*found.span()))
    if not hidden:
        return text
    parts: list[str] = []
    done = 0
    for start, end in _spans(text, tokens, sorted(hidden)):
        parts += [text[done:start], cover(text[start:end]) if cover else COVER]
        done = end
    return "".join([*parts, text[done:]])


def _street(found: re.Match[str], text: str, tokens: list[Token]) -> str:
    _, start, end = tokens[found.start()]
    return found[0] if calls_somebody(text[start:end].lower()) else "gg"


def _spans(text: str, tokens: list[Token], hidden: list[int]) -> list[tuple[int, int]]:
    """Return the places of names in the text; words parted by spaces alone are one name."""
    spans: list[tuple[int, int]] = []
    for index in hidden:
        _, start, end = tokens[index]
        if spans and not text[spans[-1][1] : start].strip(_BLANK):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans
