"""What a term of a plan means: rules, the spans of days they name, and how both look as JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

# every → how many months one period lasts
MONTHS_IN: dict[str, int] = {
    "month": 1,
    "two_months": 2,
    "quarter": 3,
    "four_months": 4,
    "half_year": 6,
    "year": 12,
    "two_years": 24,
    "three_years": 36,
    "five_years": 60,
}
SHORTER = ("day", "week", "two_weeks", "half_month")


class Kind(StrEnum):
    """What sort of term it is."""

    ONCE = "once"  # by the day `end`
    RECURRING = "recurring"  # each `every`
    CONTINUOUS = "continuous"  # always; no due dates
    WINDOW = "window"  # something that lasts from `start` to `end`; due at the end
    EVENT = "event"  # whenever `anchor` happens; no due dates
    RELATIVE = "relative"  # `days` from `anchor`
    PERIODS = "periods"  # each of `parts`
    UNKNOWN = "unknown"  # a person has to say


@dataclass(frozen=True)
class Span:
    """Whole days from the first to the last."""

    start: date
    end: date


@dataclass(frozen=True)
class Rule:
    """One term as a rule. `note` says in Russian what a person must confirm, "" if nothing.

    `due_day`: of a week 1 (Monday) to 7, otherwise the day of the month; 31 is the last one. It is
    counted in the month after the period, in the `due_month`-th one, or, with `within`, in the
    period itself: in its `due_month`-th month, the last by default. `days` counts from the anchor,
    or after a period's end; negative before it; `unit` is day, week, month or hour, `working` says
    whether days are working ones. A relative rule has due dates once a person sets `start`, the day
    of the anchor.
    """

    kind: Kind
    every: str | None = None
    due_day: int | None = None
    start: date | None = None
    end: date | None = None
    anchor: str = ""
    note: str = ""
    due_month: int | None = None
    within: bool = False
    days: int | None = None
    unit: str = "day"
    working: bool = False
    parts: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Understood:
    """The rules of one wording, and all that a person must confirm, in Russian sentences."""

    rules: tuple[Rule, ...]
    to_confirm: tuple[str, ...]


def as_json(rule: Rule) -> dict[str, Any]:
    """The seven keys of the command line; dates as YYYY-MM-DD, what is absent null."""
    return {
        "kind": rule.kind.value,
        "every": rule.every,
        "due_day": rule.due_day,
        "start": rule.start.isoformat() if rule.start else None,
        "end": rule.end.isoformat() if rule.end else None,
        "anchor": rule.anchor or None,
        "note": rule.note,
    }


def as_record(rule: Rule) -> dict[str, Any]:
    """Everything the rule holds, for keeping it: `from_record` gives the same rule back."""
    parts = [[span.start.isoformat(), span.end.isoformat()] for span in rule.parts]
    return {**asdict(rule), **as_json(rule), "anchor": rule.anchor, "parts": parts}


def from_record(record: Mapping[str, Any]) -> Rule:
    """The rule kept by `as_record`.

    Raises ValueError or KeyError when the record is none.
    """
    known = {one.name for one in fields(Rule)}
    if not record.keys() <= known:
        raise ValueError(f"unknown keys {sorted(record.keys() - known)}")
    values = dict(record)
    for name in ("start", "end"):
        values[name] = date.fromisoformat(record[name]) if record.get(name) else None
    values["kind"] = Kind(record["kind"])
    values["parts"] = tuple(
        Span(date.fromisoformat(first), date.fromisoformat(last))
        for first, last in record.get("parts", ())
    )
    return Rule(**values)
