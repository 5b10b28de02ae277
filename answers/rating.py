"""The rating of settlements: as rows for the command line, and whole for the page."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from access.rights import Actor, Right, require
from analytics.changes import previous_equal_period
from analytics.places import place_changes
from analytics.ratings import Weights, rate
from analytics.steps_up import steps_up
from answers.plain import plain_rows
from data.home import Home
from data.queries.coverage import source_days
from data.queries.rating_parts import populations, rating_parts, rating_weights
from data.queries.selection import Selection
from data.snapshots import Facts, current

_FIELDS = (
    "settlement", "messages", "rated", "place", "place_low", "place_high", "k", "t", "q", "score",
)  # fmt: skip


@dataclass(frozen=True)
class Rating:
    """The rating of a period beside that of the equal period right before.

    ``table``: the columns of analytics.ratings.rate, place_before, change (places up, down is
    negative) and those of analytics.steps_up; best place first, then the unrated. The earlier
    rating is as it was known the same number of days after its end; without data so far back
    (``comparable`` is false) there is no change.
    """

    date_from: date
    date_to: date
    before: tuple[date, date]
    comparable: bool
    months: int
    weights: Weights
    table: pd.DataFrame

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
    period = _period(chosen)
    frame = _rated(facts, period, _weights(facts))
    return plain_rows(frame[list(_FIELDS)])


def rating(facts: Facts, actor: Actor, chosen: Selection) -> Rating:
    """Return the rating of the period of ``chosen``, its changes and what would move each up.

    Needs Right.VIEW_FIGURES. Raises ValueError when the period begins after the as-of.
    """
    require(actor, Right.VIEW_FIGURES)
    # An unfinished period is rated by the months that are there.
    last = min(chosen.date_to or chosen.as_of, chosen.as_of)
    period = _period(replace(chosen, date_to=last))
    first, last = _days(period)
    weights = _weights(facts)
    now = _rated(facts, period, weights)
    before = previous_equal_period(first, last)
    earlier = replace(
        period,
        as_of=chosen.as_of - (first - before[0]),
        date_from=before[0],
        date_to=before[1],
    )
    firsts = [one.first for one in source_days(facts) if chosen.source in (None, one.source)]
    comparable = bool(firsts) and min(firsts).replace(day=1) <= before[0]
    then = _rated(facts, earlier, weights) if comparable else now.assign(place=float("nan"))
    changes = place_changes(now, then)[["settlement", "place_before", "change"]]
    table = now.merge(changes, on="settlement", how="left")
    table = table.merge(steps_up(now, weights), on="settlement", how="left")
    return Rating(first, last, before, comparable, _months(first, last), weights, table)


def _period(chosen: Selection) -> Selection:
    """The days that are rated; a settlement is rated among all, so its filter does not narrow."""
    last = chosen.date_to or chosen.as_of
    first = chosen.date_from or date(last.year, 1, 1)
    return Selection(chosen.as_of, first, last, source=chosen.source, block=chosen.block)


def _days(period: Selection) -> tuple[date, date]:
    assert period.date_from is not None  # noqa: S101 - _period has just set both
    assert period.date_to is not None  # noqa: S101
    return period.date_from, period.date_to


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _weights(facts: Facts) -> Weights:
    k, t, q = rating_weights(facts)
    return Weights(quantity=k, timeliness=t, substance=q)


def _rated(facts: Facts, period: Selection, weights: Weights) -> pd.DataFrame:
    months = _months(*_days(period))
    return rate(rating_parts(facts, period), populations(facts), months, weights)
