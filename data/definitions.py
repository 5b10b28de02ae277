"""The indicators in force, from the versions of their passports."""

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from analytics.definitions import Indicator, MethodChange, parse_indicator
from registers.passports.values import PassportVersion, by_code, versions_in_force


def indicators_of(versions: Iterable[PassportVersion]) -> tuple[Indicator, ...]:
    """Return the indicators in force, by their number, those added later by code."""
    found = [
        _in_force(counting, own)
        for own in by_code(versions).values()
        if (counting := versions_in_force(own))
    ]
    return tuple(sorted(found, key=lambda i: (i.number is None, i.number or 0, i.code)))


@lru_cache(maxsize=512)
def parsed(toml_text: str) -> Indicator:
    """Return the indicator written as TOML; raises DefinitionError and TOMLDecodeError."""
    return parse_indicator(tomllib.loads(toml_text))


def counts_otherwise(one: Indicator, other: Indicator) -> bool:
    """Return whether the two count different rows, whatever else differs."""
    return any(getattr(one, name) != getattr(other, name) for name in _METHOD)


_METHOD = ("table", "base", "where", "numerator", "dated", "unknown", "kept_reasons")


def _in_force(
    counting: tuple[PassportVersion, ...], every: tuple[PassportVersion, ...]
) -> Indicator:
    own = [
        replace(parsed(one.toml_text), version=one.version, valid_from=one.valid_from)
        for one in counting
    ]
    return replace(own[0], earlier=tuple(own[1:]), changes=_changes(every))


def _changes(every: tuple[PassportVersion, ...]) -> tuple[MethodChange, ...]:
    """Where the counting became another one: at the first day of a version, or when it was saved."""
    published = [one for one in every if one.state == "published"]
    found: list[MethodChange] = []
    for before, one in pairwise(published):
        if counts_otherwise(parsed(before.toml_text), parsed(one.toml_text)):
            recounted = one.valid_from == one.valid_from.min
            day = one.at.date() if recounted else one.valid_from
            found.append(MethodChange(day, one.version, recounted))
    return tuple(sorted(found, key=lambda change: (change.day, change.version)))
