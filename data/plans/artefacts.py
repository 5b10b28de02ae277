"""What editors and converters leave in a text: marks, tags, broken words."""

import re
from functools import lru_cache

_MARKS = re.compile(r"\[bookmark:[^\]]*\]|\[\s*_GoBack\s*\]|¬|\u00ad|[\u200b-\u200f\u2060\ufeff]")
_BREAKS = re.compile(r"<\s*/?\s*(?:p|br|div|li)\b[^<>]{0,200}>", re.IGNORECASE)
_TAGS = re.compile(r"</?[a-z][a-z0-9]{0,9}(?:\s[^<>]{0,200})?>|\*\*", re.IGNORECASE)
_SPACES = re.compile(r"[^\S\n]+")
_HYPHEN = re.compile(r"(?<![\w-])([а-яё]{3,})-\s?([а-яё]{2,})(?![\w-])", re.IGNORECASE)


def plain(text: str) -> str:
    """Return the text without what no author wrote: one space between words, no blank lines."""
    said = _TAGS.sub("", _BREAKS.sub("\n", _MARKS.sub("", text)))
    lines = (_SPACES.sub(" ", line).strip() for line in said.replace("\r", "\n").split("\n"))
    return whole_words("\n".join(line for line in lines if line))


def has_marks(text: str) -> bool:
    """Return whether a text holds marks of an editor."""
    return bool(_MARKS.search(text) or _BREAKS.search(text))


def whole_words(text: str) -> str:
    """Return the text with words joined that a converter broke: «законодатель-ством»."""
    return _HYPHEN.sub(lambda found: _joined(found[0], found[1], found[2]), text)


def one_line(text: str) -> str:
    """Return a text of several lines as one."""
    return " ".join(text.split())


def _joined(said: str, left: str, right: str) -> str:
    if _known(right.lower()) or not _known((left + right).lower()):
        return said
    return left + right


@lru_cache(maxsize=4096)
def _known(word: str) -> bool:
    """Return whether the dictionary of Russian words has the word, in any of its forms."""
    return bool(_dictionary().word_is_known(word))


@lru_cache(maxsize=1)
def _dictionary():  # noqa: ANN202 - pymorphy3 has no types
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")
