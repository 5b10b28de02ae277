"""Names of places as files write them: what is left of a name when everything around it is taken off."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from data.importing.cells.normal import normal, tidy
from data.importing.cells.words import blank

_TYPES = frozenset(
    "пгт гп г п с сп д пос поселок поселка село села деревня деревни город города гор городское"
    " городского сельское сельского поселение поселения типа рабочий рп нп населенный пункт мо"
    " муниципальное образование сел посел администрация администрации ст станция х хутор дер"
    " т р о городской округ муниципальный".split()  # also «п.г.т.», «р.п.», «г.о.», cut at points
)
_GLUED = re.compile(r"^(пгт|ПГТ|Пгт|гп|ГП|сп|СП)(?=[А-ЯЁ][а-яё])")
_OF_SETTLEMENT = re.compile(
    r"(?<!\w)(гп|сп|г ?п|с ?п|(гор|сель?)\w*\.? ?пос\w*|поселени[ея]|администраци[яи])(?!\w)"
)
_DISTRICT = re.compile(r"(?<!\w)(м(униципальн\w+)?[ .]*)?(р[ -]?о?н|район)\w*(?!\w)")
# What is wider than a settlement, and what says only that no settlement was named.
_WIDER = re.compile(
    r"(?<!\w)(кондинск\w+ район|ханты мансийск\w+ автономн\w+ округ\w*( югр\w)?|автономн\w+ округ\w*"
    r"|хмао( югр\w)?|югр[аы]|российск\w+ федераци\w|росси[яи]|рф|тюменск\w+ обл\w*|ао|друго[ейм]|др"
    r"|проч[а-я]+|ино[ей])(?!\w)"
)
_ALONE = frozenset(("район", "область", "обл", "округ", "край", "кондинский"))
_OTHER_DISTRICT = re.compile(r"(?<!\w)((?:ханты )?\w+(?:ский|цкий|ского|цкого)) район(?!\w)")
_OTHER_REGION = re.compile(
    r"(?<!\w)(\w+(?:ская|ской) обл\w*|\w+(?:ский|ского) кра[йя]|республик[аи] \w+)(?!\w)"
)
_OURS = "кондинский"
_ALIKE = 0.8
_REMEMBERED = 4_096  # names: the same few stand in most rows


@lru_cache(maxsize=_REMEMBERED)
def bare(name: str) -> str:
    """Return a name as names of places are compared.

    Without case, ё, words of its kind («пгт», «с.п.») wherever they stand, punctuation, and what is
    wider than a settlement; empty when nothing is left.
    """
    words = _WIDER.sub(" ", _plain(name)).split()
    left = " ".join(word for word in words if word not in _TYPES)
    return "" if left in _ALONE else left


def of_settlement(name: str) -> bool:
    """Return whether the name says that the settlement as a whole is meant: «с.п. Леуши»."""
    return _OF_SETTLEMENT.search(_plain(name)) is not None


def pieces(part: str) -> list[str]:
    """Return the part itself, then what stands between its commas, slashes and parentheses."""
    if blank(part):
        return []
    cut = [piece.strip() for piece in re.split(r"[,;/()\n]", part)]
    return list(dict.fromkeys((part.strip(), *(piece for piece in cut if piece))))


def says_something(name: str) -> bool:
    """Return whether there is a name: letters besides words for kinds and for what is wider."""
    return re.search("[а-яa-z]", bare(name)) is not None


def district_of_ours(name: str) -> bool:
    """Return whether the district of this home is named."""
    return "кондинский район" in _plain(name)


def other_district(name: str) -> str | None:
    """Return another district or region that the name mentions, as it is compared; else None.

    A misspelling of our own district is no other one.
    """
    text = _plain(name)
    for match in _OTHER_DISTRICT.finditer(text):
        stem = re.sub("ого$", "ий", match[1])
        if SequenceMatcher(None, stem, _OURS).ratio() < _ALIKE:
            return f"{stem} район"
    region = _OTHER_REGION.search(_WIDER.sub(" ", text))
    return region[0] if region is not None else None


@lru_cache(maxsize=_REMEMBERED)
def _plain(name: str) -> str:
    """Letters in one script and case, single spaces, «район» however it is shortened."""
    text = _GLUED.sub(r"\1 ", tidy(name))
    words = re.split(r"[\s.,;:()/«»\"'“”„№-]+|[‐-―−]+", _DISTRICT.sub(" район ", text.lower()))
    joined = " ".join(normal(word) for word in words if word)
    return re.sub(r"кондинского район\w*", "кондинский район", joined)
