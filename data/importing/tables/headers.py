"""Header rows of a sheet, one to three of them, as one text a column and the forms it is known by."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from data.importing.cells.normal import normal
from data.reader.sheet import Merge

DEEPEST = 3  # rows of one header
_LONGEST = 300  # characters: a longer text is no header
_NOT_NAMES = re.compile(r"[\d\s.,:/%+-]+")
# What people and pages add to a header without changing its sense; also a word cut at a line's end.
_ADDED = re.compile(
    r"_|[▲▼△▽↑↓⇅↕¹²³⁴-⁹?\[\]]|^\s*[-–—•·]\s*|(?<=[А-яё])-\s+(?=[А-яё])|\([^()]*\)|\*+|^\s*\d{1,2}[.)]\s+|,\s*(?:шт|ед|чел|дн|дней|час\w*|%)\.?\s*$"
)


@dataclass(frozen=True)
class Header:
    """A header that begins at ``first`` and ends at ``last`` (indexes of rows of the sheet).

    ``texts`` are the headers by column, levels joined by « / »; ``places`` finds the column of a
    normal form; ``repeated`` are forms that stand over several columns, of which the first counts.
    """

    first: int
    last: int
    texts: tuple[str, ...]
    places: Mapping[str, int]
    repeated: frozenset[str]


def header_at(
    rows: Sequence[Sequence[str]], merges: Sequence[Merge], first: int, depth: int
) -> Header | None:
    """Return the header of ``depth`` rows from the row ``first`` on; None where it cannot be one."""
    levels = [list(row) for row in rows[first : first + depth]]
    if len(levels) < depth or any(_says_values(level) for level in levels[1:]):
        return None
    for index in range(depth - 1):
        _spread(levels, index, first, merges)
    columns = [
        [level[place] for level in levels if level[place]] for place in range(len(levels[0]))
    ]
    columns = [list(dict.fromkeys(column)) for column in columns]
    texts = tuple(" / ".join(column) for column in columns)
    ways = [
        [form(text) for text in texts],
        [form("".join(column)) for column in columns],
        [form(column[-1]) if len(column) > 1 else "" for column in columns],
        [form(column[0]) if len(column) > 1 else "" for column in columns],
        [loose_form(text) for text in texts],
        [loose_form(column[-1]) if column else "" for column in columns],
        [_other_number(text) for text in texts],
    ]
    places: dict[str, int] = {}
    repeated: set[str] = set()
    for rank, said in enumerate(ways):
        seen = Counter(said)
        for place, name in enumerate(said):
            # Only whole headers may repeat: the same part of several ones names none of them.
            if name and name not in places and (rank < 2 or seen[name] == 1):
                places[name] = place
        if rank < 2:
            repeated |= {name for name, count in seen.items() if name and count > 1}
    return Header(first, first + depth - 1, texts, places, frozenset(repeated))


@lru_cache(maxsize=20_000)
def form(text: str) -> str:
    """Return the form in which a header is compared, empty for what is too long to be one."""
    return normal(text) if len(text) <= _LONGEST else ""


@lru_cache(maxsize=20_000)
def loose_form(text: str) -> str:
    """Return the form of a header without remarks in brackets, numbering, stars and units."""
    return normal(_ADDED.sub(" ", text)) if len(text) <= _LONGEST else ""


def _other_number(text: str) -> str:
    """Return the form of a header with «Номер …» for «№ …» and the reverse, empty without either."""
    said = loose_form(text)
    for one, other in ((form("№"), form("Номер")), (form("Номер"), form("№"))):
        if said.startswith(one):
            return other + said.removeprefix(one)
    return ""


def _says_values(row: Sequence[str]) -> bool:
    """Return whether a row holds numbers or dates, as no lower part of a header does."""
    return not any(row) or any(cell and _NOT_NAMES.fullmatch(cell) for cell in row)


def _spread(levels: list[list[str]], index: int, first: int, merges: Sequence[Merge]) -> None:
    """Write the text of merged cells of one level over all the columns they cover."""
    level, number = levels[index], first + index + 1
    across = [one for one in merges if one.top == number and one.right > one.left]
    for merge in across:
        for place in range(merge.left, min(merge.right + 1, len(level))):
            level[place] = level[merge.left]
    if across:
        return
    # Where nothing is merged, a blank over a filled cell belongs to the text on its left.
    for place in range(1, len(level)):
        if not level[place] and any(lower[place] for lower in levels[index + 1 :]):
            level[place] = level[place - 1]
