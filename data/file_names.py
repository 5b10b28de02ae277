"""Names of strangers' files, as they may be shown, written and sent on."""

import os
import re
from pathlib import PurePath

_LONGEST = 255  # bytes: what a file system takes for one name
# Controls, and signs that turn the direction of writing: «отчёт‮xslx.exe» must show its end.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


def shown_name(name: str) -> str:
    """Return the last part of a path without invisible signs, readable and never empty."""
    last = re.split(r"[/\\]", readable(name))[-1]
    return _UNSEEN.sub("", last).strip() or "без имени"


def readable(name: str) -> str:
    """Return a path as it is, unless it is in an old encoding: then as cp866 or cp1251 read it.

    Python carries such bytes as stray halves of letters, which nothing can print or store.
    """
    try:
        name.encode()
    except UnicodeEncodeError:
        return _decoded(os.fsencode(name))
    return name


def with_ending(name: str, ending: str) -> str:
    """Return ``name`` with ``ending`` before its extension, cut so that a file system takes it."""
    path = PurePath(name)
    ending += path.suffix
    return with_suffix(path.stem, ending)


def with_suffix(name: str, suffix: str) -> str:
    """Return ``name`` with ``suffix`` behind it, cut so that a file system takes it."""
    return _cut(name, _LONGEST - len(os.fsencode(suffix))) + suffix


def _cut(text: str, room: int) -> str:
    while len(os.fsencode(text)) > room:
        text = text[:-1]
    return text


def _decoded(raw: bytes) -> str:
    """Return the old Russian reading: cp866 has most of its letters below 0xB0, cp1251 none."""
    high = [byte for byte in raw if byte >= 0x80]
    older = sum(byte < 0xB0 for byte in high) * 4 > len(high)
    return raw.decode("cp866" if older else "cp1251", "replace")
