"""Names of a directory that look like a given one: an offer for a person, never a decision."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from registers.directories.values import folded

_OFFERED = 3
_ALIKE = 60  # of 100


def most_alike(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return at most three of ``names`` that look like ``name``, the likeliest first."""
    found = process.extract(
        name, list(names), scorer=fuzz.WRatio, processor=folded, limit=_OFFERED, score_cutoff=_ALIKE
    )
    return tuple(one[0] for one in found)
