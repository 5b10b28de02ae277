"""A document as it is handed on, whatever its format: words outside tables, and rows of tables."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """A paragraph outside any table; ``place`` says in Russian where it stands."""

    text: str
    place: str


@dataclass(frozen=True)
class Row:
    """One row of table number ``table``.

    ``above`` holds, under a vertically merged cell, the text that a person sees there; else "".
    ``loose`` tells that cells end at line breaks only, so that words after the row may be its own.
    """

    cells: tuple[str, ...]
    place: str
    table: int
    above: tuple[str, ...] = ()
    loose: bool = False


Block = Words | Row
