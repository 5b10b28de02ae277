"""Personal data are masked before a text is kept (152-ФЗ).

Columns of text are masked while they are Arrow, so that the database never sees what they said:
patterns for numbers and links (``contacts``), words and their neighbours for names (``persons``).
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import partial
from hashlib import blake2b
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from data.importing.cells.expressions import literal
from data.importing.persons.contacts import (
    COVERS,
    cover_contacts,
    cover_contacts_of,
    may_hold_contacts,
    replaced,
)
from data.importing.persons.letters import Known, may_name
from data.importing.persons.patterns import COVER, cover_persons

_LOOKED_AT = 1000
# What leaves a flat in an address without its word, and what covering leaves behind.
_ADDRESS = (
    (rf"\s*(?:{COVERS})", ""),
    (r"(\d+[А-Яа-я]?)\s?[-–/]\s?\d+[А-Яа-я]?", r"\1"),
    (r",(?:\s*,)+", ","),
    (r"^[\s,;]+|[\s,;]+$", ""),
)
_NOBODY = (
    "житель жители жильцы жилец аноним анонимно очевидец прохожий неизвестно неизвестный нет бн "
    "непредставился непредставилась гражданин гражданка мужчина женщина заявитель абонент сосед соседи"
).split()
_MARKED = COVER.replace("]", " {}]")


class Manner(Enum):
    """How a column is masked."""

    TEXT = "text"  # whatever people write
    ADDRESS = "address"  # places and streets stay; names and flats leave no trace
    SUBJECT = "subject"  # sentences that name a row: a mark tells one name from another
    LABEL = "label"  # posts and bodies: only names of several parts, with a mark


def cover_columns(
    table: pa.Table, manners: Mapping[int, Manner], known: Known, salt: bytes
) -> pa.Table:
    """Return the table with the columns at the given positions masked."""
    for position, manner in manners.items():
        column = table.column(position)
        cover = partial(_cover, manner=manner, known=known, salt=salt)
        kept = pa.chunked_array([cover(chunk) for chunk in column.chunks], pa.string())
        table = table.set_column(position, table.field(position).name, kept)
    return table


def covered(texts: Iterable[str], known: Known | None = None) -> list[str]:
    """Return each of the texts masked as people's texts are: cells, headers, names of files."""
    listed = pa.array(list(texts), pa.string())
    return _cover(listed, Manner.TEXT, known or Known(), b"").to_pylist()


def covered_text(text: str, known: Known | None = None) -> str:
    """Return one text masked in the same way."""
    return cover_persons(cover_contacts_of(text), known or Known())


def covered_name(file_name: str) -> str:
    """Return the name of a file masked: «Обращение Иванова И.И.xlsx» stays a workbook."""
    ending = Path(file_name).suffix
    return covered_text(file_name.removesuffix(ending)) + ending


def street_only(text: str) -> str:
    """Return the SQL expression of an address without house and flat."""
    pattern = r"(?i:[,;]?\s*(?:д|дом|кв|квартира|корп|корпус|к|стр)\.?\s*№?\s*\d+\S*)"
    return f"nullif(regexp_replace({text}, {literal(pattern)}, '', 'g'), '')"


def hashed(text: str, salt: bytes) -> str:
    """Return the SQL expression of a salted hash of a person, the same for any spelling.

    NULL for a blank, and for a caller who gave no name.
    """
    form = f"replace(lower(regexp_replace({text}, '[^0-9A-Za-zА-Яа-яЁё]+', '', 'g')), 'ё', 'е')"
    nobody = ", ".join(literal(word) for word in _NOBODY)
    return (
        f"CASE WHEN {form} NOT IN ('', {nobody}) "
        f"THEN sha256({literal(salt.hex())} || {form})[:32] END"
    )


def _cover(texts: pa.Array, manner: Manner, known: Known, salt: bytes) -> pa.Array:
    if manner is Manner.TEXT:
        work = partial(_cover_all, persons=partial(cover_persons, known=known))
        return _each_once(texts, work) if _repeats(texts) else work(texts)
    alone, address = manner is Manner.SUBJECT, manner is Manner.ADDRESS
    persons = partial(cover_persons, known=known, alone=alone, address=address, cover=_marker(salt))
    return _each_once(texts, partial(_cover_address if address else _cover_all, persons=persons))


def _repeats(texts: pa.Array) -> bool:
    """Return whether looking for what repeats costs less than masking all: replies are few."""
    first = texts.slice(0, _LOOKED_AT)
    return 2 * len(pc.call_function("unique", [first])) < len(first)


def _each_once(texts: pa.Array, work: Callable[[pa.Array], pa.Array]) -> pa.Array:
    """Return the texts masked, each different one once."""
    different = pc.call_function("unique", [texts])
    shown = work(different)
    if shown.equals(different):
        return texts
    places = pc.call_function("index_in", [texts], pc.SetLookupOptions(different))
    return pc.call_function("take", [shown, places])


def _cover_all(texts: pa.Array, persons: Callable[[str], str]) -> pa.Array:
    named = _may_name(texts)
    either = pc.call_function("or", [named, may_hold_contacts(texts)])
    chosen, called = cover_contacts(texts.filter(either)), named.filter(either)
    said: list[str] = chosen.filter(called).to_pylist()
    chosen = replaced(chosen, called, pa.array([persons(text) for text in said], pa.string()))
    return replaced(texts, either, chosen)


def _cover_address(texts: pa.Array, persons: Callable[[str], str]) -> pa.Array:
    texts = _cover_all(texts, persons)
    for pattern, kept in _ADDRESS:
        options = pc.ReplaceSubstringOptions(pattern, kept)
        texts = pc.call_function("replace_substring_regex", [texts], options)
    return texts


def _may_name(texts: pa.Array) -> pa.Array:
    """Return which texts hold a word of somebody's name, by one look at each different word."""
    pieces = pc.call_function("ascii_split_whitespace", [texts])
    words = pieces.flatten()
    names = [word for word in pc.call_function("unique", [words]).to_pylist() if may_name(word)]
    found = pc.call_function("is_in", [words], pc.SetLookupOptions(pa.array(names, pa.string())))
    ends: list[int] = pieces.offsets.to_pylist()[1:]
    named = bytearray(len(texts))
    first = pieces.offsets[0].as_py() if len(texts) else 0
    for place in pc.call_function("indices_nonzero", [found]).to_pylist():
        named[bisect_right(ends, place + first)] = 1
    return pa.array(map(bool, named), pa.bool_())


def _marker(salt: bytes) -> Callable[[str], str]:
    """Return what covers a name and tells it from other names, to nobody without the salt."""

    def cover(said: str) -> str:
        form = " ".join(said.lower().replace("ё", "е").split())
        return _MARKED.format(blake2b(form.encode(), key=salt, digest_size=3).hexdigest())

    return cover
