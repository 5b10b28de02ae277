"""What the indicators would be after the files of a preview, beside what they are now."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import pandas as pd

from access.rights import Actor, Right, require
from analytics import achievement
from analytics.words import number, percent
from answers.indicators.cards import Standing, standing_of
from data.definitions import indicators_of
from registers.passports.values import of_plain

_UNCHANGED = "без изменений"
_NO_EVENTS = "нет событий"
_COLUMNS = {
    "indicator": "object",
    "month": "datetime64[us]",
    "covered_month": "datetime64[us]",
    "numerator": "int64",
    "denominator": "int64",
    "unknown": "int64",
}


@dataclass(frozen=True)
class IndicatorEffect:
    """One indicator in one year, from 1 January to the date of the data, before and after.

    ``before`` is None when nothing is published that could be read. ``plan`` is in percents.
    """

    year: int
    indicator: int | str
    name: str
    plan: float | None
    before: Standing | None
    after: Standing
    words: str

    @property
    def changes(self) -> bool:
        """Whether the files change anything of it."""
        return self.words not in (_UNCHANGED, _NO_EVENTS)


def indicator_effect(
    actor: Actor, outcomes: Sequence[Mapping[str, Any]]
) -> tuple[IndicatorEffect, ...]:
    """Return the indicators of every year that the previewed files touch, the newest year first.

    ``outcomes`` are those of one preview; after their confirmation the indicators are what ``after``
    says. Empty when no count changes. Needs Right.IMPORT.
    """
    require(actor, Right.IMPORT)
    found = [one["figures"] for one in outcomes if one.get("figures")]
    if not found:
        return ()
    before, after = found[-1]["before"], found[-1]["after"]
    rows: list[IndicatorEffect] = []
    for year in sorted(_years(before) | _years(after), reverse=True):
        was, becomes = _standings(before, year), _standings(after, year)
        of_year = [
            IndicatorEffect(
                year, key, name, now.plan, was.get(key, (name, None))[1], now,
                _words(was.get(key, (name, None))[1], now),
            )
            for key, (name, now) in becomes.items()
        ]  # fmt: skip
        if any(one.changes for one in of_year):
            rows += of_year
    return tuple(rows)


def indicator_effect_rows(
    actor: Actor, outcomes: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Return ``indicator_effect`` as plain values for JSON."""
    return [asdict(one) for one in indicator_effect(actor, outcomes)]


def _years(figures: Mapping[str, Any] | None) -> set[int]:
    return {int(row[1][:4]) for row in figures["rows"]} if figures else set()


def _standings(
    figures: Mapping[str, Any] | None, year: int
) -> dict[int | str, tuple[str, Standing]]:
    """Return {indicator: (name, standing)} of the year at the figures' own date."""
    if figures is None:
        return {}
    known = indicators_of(of_plain(one) for one in figures["passports"])
    as_of = date.fromisoformat(figures["data_date"])
    tally = pd.DataFrame(figures["rows"], columns=list(_COLUMNS)).astype(_COLUMNS)
    rows = achievement.year_to_date(tally, known, year, as_of).to_dict(orient="records")
    return {
        one.key: (one.short_name, standing_of(row, unfinished=bool(row["unfinished"])))
        for one, row in zip(known, rows, strict=True)
    }


def _words(before: Standing | None, after: Standing) -> str:
    if before is None and not after.denominator:
        return _NO_EVENTS
    if before is None:
        return f"станет {_said(after)}: {after.verdict}"
    if _counts(before) == _counts(after) and before.verdict == after.verdict:
        return _UNCHANGED
    said = f"{_said(before)} → {_said(after)}"
    if before.verdict == after.verdict:
        return f"{said}; вывод прежний: {after.verdict}"
    return f"{said}; было «{before.verdict}», станет «{after.verdict}»"


def _counts(one: Standing) -> tuple[int | None, ...]:
    return one.numerator, one.denominator, one.unknown


def _said(one: Standing) -> str:
    if not one.denominator:
        return _NO_EVENTS
    return f"{percent(one.value, one.plan)} ({number(one.numerator)} из {number(one.denominator)})"
