"""A search for invented people in everything that a home holds and a command says.

What «found» means: a surname in any of its cases (unless it is an ordinary word too), a surname or
patronymic beside a first name, a telephone, mail, handle, number of a profile, passport, СНИЛС or
flat.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import duckdb
import pyarrow as pa

from tests.people import ORDINARY, Person


def kept_texts(folder: Path) -> Iterator[str]:
    """Yield every text of every file: values of databases and Arrow files, and all plain bytes."""
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        content = path.read_bytes()
        # Words and numbers as they lie in the bytes, whatever the format.
        yield b"\n".join(set(_READABLE.findall(content))).decode()
        if content[8:12] == b"DUCK":
            yield from database_texts(path)
        elif content.startswith(b"SQLite"):
            with sqlite3.connect(path) as connection:
                yield "\n".join(connection.iterdump())
        elif content.startswith(b"ARROW1"):
            yield str(pa.ipc.open_file(str(path)).read_all().to_pylist())


def database_texts(path: Path) -> Iterator[str]:
    with duckdb.connect(str(path), read_only=True) as connection:
        tables = connection.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
        ).fetchall()
        for (table,) in tables:
            rows = connection.execute(f'SELECT * FROM "{table}"').fetchall()
            yield "\n".join({cell for row in rows for cell in row if isinstance(cell, str)})


_READABLE = re.compile(rb"(?:[\xd0\xd1][\x80-\xbf]|[ -~]){6,}")

_WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")

_HANDLE = re.compile(r"\bbox\d+@[\w.]+|\buser_\d+|\bid\d+|\b7\d{7}\b")

# In one line: the texts of a file stand below each other in any order, years of the plan among them.
_FLAT = re.compile(r"(?:кв[^\d\n]{0,12}|5-|5/)(\d{4})\b")


_INITIALS = (
    re.compile(r"([А-Яа-яЁё-]+)[ \xa0][А-ЯЁ]\.[ \xa0]?[А-ЯЁ]\."),
    re.compile(r"[А-ЯЁ]\.[ \xa0]?[А-ЯЁ]\.[ \xa0]?([А-Яа-яЁё-]+)"),
)

_NUMBER = re.compile(r"\d(?:[ ()\xa0-]{0,2}\d){8,}")


def who_is_found(texts: Iterable[str], crowd: list[Person]) -> set[str]:
    """Return what is found of the people, in words and numbers."""
    surnames = {form.lower() for one in crowd for form in one.surname}
    surnames -= {word.lower() + end for word in ORDINARY for end in ("", "а", "у", "ой")}
    beside = {form.lower() for one in crowd for form in (*one.surname, one.father.split()[0])}
    names = {form.lower() for one in crowd for form in one.name}
    numbers = {n for one in crowd for n in (one.phone, one.passport, one.snils)}
    handles = {h for one in crowd for h in (one.mail, one.handle, f"id{one.network}", one.network)}
    flats = {one.flat for one in crowd}
    found: set[str] = set()
    for text in texts:
        words = [word.lower() for word in _WORD.findall(text)]
        found |= surnames.intersection(words)
        found |= {
            f"{a} {b}"
            for a, b in pairwise(words)
            if (a in names and b in beside) or (a in beside and b in names)
        }
        initialled = (word for pattern in _INITIALS for word in pattern.findall(text))
        found |= {word for word in initialled if word.lower() in beside}
        for run in set(_NUMBER.findall(text)):
            digits = re.sub(r"\D", "", run)
            pieces = {digits[i : i + n] for n in (10, 11) for i in range(len(digits) - n + 1)}
            found |= numbers & pieces
        found |= handles.intersection(_HANDLE.findall(text))
        found |= flats.intersection(_FLAT.findall(text.lower()))
    return found
