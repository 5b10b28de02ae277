"""The ratings of settlements, blocks and bodies: as rows for the command line, whole for the page."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from access.rights import Actor, Right, require
from analytics.changes import previous_equal_period
from analytics.places import place_changes
from analytics.ratings import Weights, rate
from analytics.steps_up import steps_up
from analytics.survival import median_times
from analytics.ways_up import axis_points, ways_up
from answers.plain import plain_rows
from data.home import Home
from data.queries.coverage import source_days
from data.queries.rating_parts import (
    UNKNOWN,
    Unit,
    answer_times,
    populations,
    rating_parts,
    weights_published,
)
from data.queries.selection import Selection
from data.snapshots import Facts, current

# Those are nobody: they count in the district's share and have no place.
NEVER_RATED = (UNKNOWN, "Вне блоков")
_FIELDS = (
    "settlement", "messages", "rated", "place", "place_low", "place_high", "k", "t", "q", "score",
)  # fmt: skip


@dataclass(frozen=True)
class Rating:
    """The rating of a period beside that of the equal period right before.

    ``table``: name (of a settlement, block or body: ``unit``), the other columns of
    analytics.ratings.rate, place_before, change (places up, down is negative), those of
    analytics.steps_up and median (hours to an answer, by Kaplan–Meier), answered_known and waiting
    (how many messages it stands on); best place first, then the unrated. ``points`` and ``ways``:
    analytics.ways_up.axis_points and ways_up, by name. The earlier rating is as it was known the
    same number of days after its end; without data so far back (``comparable`` is false) there is
    no change. ``weights_version``: None of weights that are not in force.
    """

    unit: Unit
    date_from: date
    date_to: date
    before: tuple[date, date]
    comparable: bool
    months: int
    weights: Weights
    weights_version: int | None
    table: pd.DataFrame
    points: pd.DataFrame
    ways: pd.DataFrame

    @property
    def rated(self) -> pd.DataFrame:
        """The rows that have a place."""
        return self.table[self.table["rated"]]


def rating_rows(home: Home, actor: Actor, chosen: Selection) -> list[dict[str, Any]]:
    """Return rows of contract.md, section 4; without a period the year up to the as-of.

    Needs Right.VIEW_FIGURES.
    """
    require(actor, Right.VIEW_FIGURES)
    facts = current(home)
    period = _period(chosen, "settlement")
    frame = _rated(facts, period, weights_published(facts)[0], "settlement")
    return plain_rows(frame[list(_FIELDS)])


def rating(
    facts: Facts,
    actor: Actor,
    chosen: Selection,
    unit: Unit = "settlement",
    weights: Weights | None = None,
) -> Rating:
    """Return the rating of the period of ``chosen``, its changes and what would move each up.

    ``weights`` other than those in force: what the places were with them. Needs Right.VIEW_FIGURES. Raises ValueError when the period begins after the as-of.
    """
    require(actor, Right.VIEW_FIGURES)
    # An unfinished period is rated by the months that are there.
    last = min(chosen.date_to or chosen.as_of, chosen.as_of)
    period = _period(replace(chosen, date_to=last), unit)
    first, last = _days(period)
    published, version = weights_published(facts)
    weights = published if weights is None else weights
    now = _rated(facts, period, weights, unit)
    before = previous_equal_period(first, last)
    earlier = replace(
        period,
        as_of=chosen.as_of - (first - before[0]),
        date_from=before[0],
        date_to=before[1],
    )
    firsts = [one.first for one in source_days(facts) if chosen.source in (None, one.source)]
    comparable = bool(firsts) and min(firsts).replace(day=1) <= before[0]
    then = _rated(facts, earlier, weights, unit) if comparable else now.assign(place=float("nan"))
    changes = place_changes(now, then)[["settlement", "place_before", "change"]]
    table = now.merge(changes, on="settlement", how="left")
    table = table.merge(steps_up(now, weights), on="settlement", how="left")
    table = table.merge(_typical_times(facts, period, unit), on="settlement", how="left")
    named = {"settlement": "name"}
    return Rating(
        unit, first, last, before, comparable, _months(first, last), weights,
        version if weights == published else None,
        table=table.rename(columns=named),
        points=axis_points(now, weights).rename(columns=named),
        ways=ways_up(now, weights).rename(columns=named),
    )  # fmt: skip


def places_by_source(
    facts: Facts, actor: Actor, chosen: Selection, unit: Unit, sources: tuple[str, ...]
) -> dict[str, pd.DataFrame]:
    """Return {source: name, messages, rated, place, place_low, place_high, score}, each rated apart.

    Needs Right.VIEW_FIGURES.
    """
    require(actor, Right.VIEW_FIGURES)
    last = min(chosen.date_to or chosen.as_of, chosen.as_of)
    weights, _version = weights_published(facts)
    columns = ["name", "messages", "rated", "place", "place_low", "place_high", "score"]
    return {
        source: _rated(
            facts, _period(replace(chosen, date_to=last, source=source), unit), weights, unit
        ).rename(columns={"settlement": "name"})[columns]
        for source in sources
    }


def month_rating(facts: Facts, month: Selection, unit: Unit) -> pd.DataFrame:
    """Return analytics.ratings.rate of the period of ``month``; who asks has checked the right."""
    return _rated(facts, _period(month, unit), weights_published(facts)[0], unit)


def _period(chosen: Selection, unit: Unit) -> Selection:
    """The days that are rated; who is rated is so among all, so that filter does not narrow."""
    last = chosen.date_to or chosen.as_of
    first = chosen.date_from or date(last.year, 1, 1)
    return Selection(
        chosen.as_of,
        first,
        last,
        source=chosen.source,
        settlement=None if unit == "settlement" else chosen.settlement,
        block=None if unit == "block" else chosen.block,
    )


def _days(period: Selection) -> tuple[date, date]:
    assert period.date_from is not None  # noqa: S101 - _period has just set both
    assert period.date_to is not None  # noqa: S101
    return period.date_from, period.date_to


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _rated(facts: Facts, period: Selection, weights: Weights, unit: Unit) -> pd.DataFrame:
    """The rating of ``unit``, whose names stand in the column settlement as analytics has it."""
    months = _months(*_days(period))
    parts = rating_parts(facts, period, unit).rename(columns={unit: "settlement"})
    if unit == "settlement":
        return rate(parts, populations(facts), months, weights, never=NEVER_RATED)
    # Only places have residents: the axis of quantity is left out of the other ratings.
    return rate(parts, {}, months, weights, never=(*NEVER_RATED, *silent(parts)))


def silent(parts: pd.DataFrame) -> list[str]:
    """Return whose answers nobody says anything of, when of most something is known.

    Rated by terms alone they would stand above all who are rated by substance as well: a dispatch
    service closes in hours, and no source says whether it helped. `parts`: settlement and the counts.
    """
    known = (
        parts[["resolved_known", "repeat_known", "returned_known", "mark_count"]].sum(axis=1) > 0
    )
    some = ~parts["settlement"].isin(NEVER_RATED)
    few = 2 * int((some & known).sum()) < int(some.sum())
    return [] if few else parts.loc[some & ~known, "settlement"].tolist()


def _typical_times(facts: Facts, period: Selection, unit: Unit) -> pd.DataFrame:
    times = median_times(answer_times(facts, period, unit), [unit])
    return times.rename(columns={unit: "settlement", "answered": "answered_known"})[
        ["settlement", "median", "answered_known", "waiting"]
    ]
