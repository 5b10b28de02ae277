"""Words that may be parts of a person's name, by the dictionary of OpenCorpora (pymorphy3)."""

import re
from functools import cache, lru_cache
from typing import Any

# One letter for what a word may be; the same letters make up the patterns of ``persons``.
FIRST_NAME = "F"  # nothing but a first name: Мария
SURNAME = "S"  # nothing but a surname: Иванова
EITHER_FIRST = "f"  # a first name and a word: Вера, Света
EITHER_SURNAME = "M"  # a surname and a word: Мороз, Волков
PATRONYMIC = "P"
SHAPED = "B"  # a word in the shape of a surname: Хромова, Домов
BEING = "C"  # an animate noun: Ткач, Кузнец are surnames too
ADJECTIVE = "A"  # Толстая, Белых
UNKNOWN = "U"  # no such word in the dictionary
OTHER = "c"

_CACHED = 1 << 16
_PERSONS = ("Name", "Surn", "Patr")
_NOT_WORDS = ("Geox", "Orgn", "Trad", "Init")
# Surnames that no dictionary lists: Молданова, Вагатов, Каксин. Words on -ский are too often
# something else.
_LIKE_SURNAMES = re.compile(
    r".{2,}(?:[оеё]в(?:а|у|ым|ой|е|ы|ых|ыми)?|[иы]н(?:а|у|ым|ой|е|ы|ых)?|енк[оа]|чук[ауе]?"
    r"|дзе|швили|.[оаня]ян(?:а|у|ом|е|ц)?)"
)
_PATRONYMICS = re.compile(
    r".{2,}(?:(?:ович|евич)(?:а|у|ем|ом|е)?|(?:овн|евн|иничн|ьиничн)(?:а|ы|у|ой|е))"
)
# Names to the dictionary, other things to people: cars, the words of «Слава Богу», sheets.
_NO_NAMES = frozenset(
    "лада ладу ладе лады слава славы славе марс марсе лист листа листе листы".split()
)


@lru_cache(_CACHED)
def kind_of(word: str) -> str:
    """Return the letter of a word in lower case; double names by their parts."""
    if "-" in word:
        kinds = [kind_of(part) for part in word.split("-") if part]
        return next((kind for kind in "PFSMf" if kind in kinds), OTHER)
    tags = _tags(word)
    if not tags:
        if _PATRONYMICS.fullmatch(word):
            return PATRONYMIC
        return SURNAME if _LIKE_SURNAMES.fullmatch(word) else UNKNOWN
    if word in _NO_NAMES:
        return OTHER
    # «Май» as many Mayas is no name.
    persons = [tag for tag in tags if _is_person(tag) and not ("Name" in tag and "plur" in tag)]
    plain = [tag for tag in tags if not _is_person(tag) and not any(m in tag for m in _NOT_WORDS)]
    if any("Patr" in tag for tag in persons):
        return PATRONYMIC
    if persons:
        first = any("Name" in tag for tag in persons)
        if any("Poss" not in tag for tag in plain):  # «Иванов дом» is Ivan's
            return EITHER_FIRST if first else EITHER_SURNAME
        return FIRST_NAME if first else SURNAME
    if any("Geox" in tag for tag in tags) and _LIKE_SURNAMES.fullmatch(word):
        return EITHER_SURNAME  # Орехов has an Орехово
    lemma = any(tag.startswith("NOUN") and "sing,nomn" in tag for tag in plain)
    if not lemma and _LIKE_SURNAMES.fullmatch(word):
        return SHAPED
    if any(tag.startswith("NOUN,anim") and "sing" in tag for tag in plain):
        return BEING
    return ADJECTIVE if plain and all(tag.startswith("ADJF") for tag in plain) else OTHER


def calls_somebody(word: str) -> bool:
    """Return whether a first name stands in the nominative alone: Мария, but not Марии, Карла."""
    names = [tag for tag in _tags(word) if "Name" in tag and "sing" in tag]
    return any("nomn" in tag for tag in names) and not any("gent" in tag for tag in names)


def prepare() -> None:
    """Load the dictionary now, so that forked children share it."""
    _dictionary()


def _is_person(tag: str) -> bool:
    return any(mark in tag for mark in _PERSONS)


def _tags(word: str) -> tuple[str, ...]:
    """Return the tags of a word as texts, е read as ё too; none when nobody knows it."""
    dictionary, replaces = _dictionary()
    found = dictionary.words.similar_items(word, replaces)
    return tuple(
        str(dictionary.build_tag_info(paradigm, form))
        for _, forms in found
        for paradigm, form in forms
    )


@cache
def _dictionary() -> tuple[Any, Any]:
    # Only the dictionary: the analyser on top of it guesses unknown words, and loads twice as long.
    import pymorphy3_dicts_ru
    from pymorphy3.opencorpora_dict.wrapper import Dictionary

    dictionary = Dictionary(pymorphy3_dicts_ru.get_path())
    return dictionary, dictionary.words.compile_replaces({"е": "ё"})
