"""The answers that an indicator's page gives beside its number: the year's end, the plan, the move."""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from access.rights import Actor, Right, require
from analytics.achievement import over_years
from analytics.definitions import Indicator
from analytics.outlooks import YearEnd
from analytics.pace import pace
from analytics.prospects import (
    Movement,
    Steadiness,
    end_of_year,
    months_of,
    movement,
    steadiness,
)
from answers.indicators.achievement_table import indicator_of
from answers.indicators.cards import JUDGED, Standing, applicable, standings
from answers.indicators.prospect_words import (
    assurance_words,
    end_words,
    pace_words,
    variation_words,
)
from data.queries.selection import Selection
from data.queries.tally import tally
from data.snapshots import Facts, indicators


@dataclass(frozen=True)
class Prospects:
    """What is known of an indicator at the date of the data, in numbers and in sentences.

    ``end`` and ``of_end`` are None when the year is over or nothing can be judged by its plan,
    ``of_pace`` when the plan is flat, or little is known of the first year with events.
    """

    end: YearEnd | None
    steady: Steadiness
    moves: Movement
    of_end: str | None
    of_pace: str | None
    of_plan: str
    of_change: str


def prospects(facts: Facts, actor: Actor, chosen: Selection, key: int | str) -> Prospects | None:
    """Return the prospects of an indicator at the as-of; filters count, the period does not.

    None where the indicator lacks the filter. Needs Right.VIEW_FIGURES.
    """
    require(actor, Right.VIEW_FIGURES)
    one = indicator_of(indicators(facts), key)
    if not applicable([one], chosen):
        return None
    asked = replace(chosen, date_from=None, date_to=None)
    found = tally(facts, [one], (), asked)
    now = standings(found, [one], asked)[one.key]
    months = months_of(found, one, asked.as_of)
    steady, moves = steadiness(months, now.plan, one.minimum_n), movement(months)
    end, of_end = None, None
    if now.judged and now.unfinished:
        so_far = (now.numerator or 0, now.denominator or 0)
        year_ends = one.method_on(date(asked.as_of.year, 12, 31))
        end = end_of_year(months, so_far, now.plan, asked.as_of, year_ends)
        of_end = end_words(one, end, now.plan, asked.as_of.year)
    return Prospects(
        end, steady, moves, of_end, _of_pace(found, one, now, asked.as_of),
        assurance_words(steady, now.plan), variation_words(steady, moves),
    )  # fmt: skip


def _of_pace(found: pd.DataFrame, one: Indicator, now: Standing, as_of: date) -> str | None:
    """How the path goes from the first year with events; None where there is none to speak of."""
    if not now.judged or now.value is None or now.plan is None:
        return None
    first = found.loc[found["denominator"] > 0, "month"].min().year
    if first >= as_of.year or first not in one.plan:
        return None
    if one.method_on(date(first, 12, 31)) != one.method_on(as_of):
        return None  # two ways of counting have no path between them
    row = over_years(found, [one], [first], as_of, "year").iloc[0]
    if row["verdict"] not in JUDGED:
        return None
    base = float(row["value"])
    gone = pace(base, now.value, one.plan[first], now.plan)
    return None if gone is None else pace_words(first, base, as_of.year, now.plan, gone)
