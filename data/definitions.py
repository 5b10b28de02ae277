"""The indicators in force, from the texts of their passports."""

import tomllib
from collections.abc import Iterable

from analytics.definitions import Indicator, parse_indicator


def indicators_of(texts: Iterable[str]) -> tuple[Indicator, ...]:
    """Return the indicators written as TOML, by their number, those added later by code."""
    found = [parse_indicator(tomllib.loads(text)) for text in texts]
    return tuple(sorted(found, key=lambda i: (i.number is None, i.number or 0, i.code)))
