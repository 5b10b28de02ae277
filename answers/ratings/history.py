"""Places month by month: a rating of every month up to the end of the period, as known today."""

import calendar
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from access.rights import Actor, Right, require
from analytics.places import place_history
from answers.ratings.rating import month_rating
from data.queries.coverage import source_days
from data.queries.rating_parts import Unit
from data.queries.selection import Selection
from data.snapshots import Facts

MONTHS = 12


@dataclass(frozen=True)
class RatingHistory:
    """Who stood where, month by month.

    ``places``: start (first day of the month, Timestamp), name, place, place_low, place_high, change
    (places up since the month before), score, unfinished; months in order, only those with a place.
    ``months``: the first days of all months looked at.
    """

    months: tuple[date, ...]
    places: pd.DataFrame


def rating_history(
    facts: Facts, actor: Actor, chosen: Selection, unit: Unit = "settlement"
) -> RatingHistory:
    """Return the places of the MONTHS months up to the end of the period of ``chosen``.

    Each month is rated by itself, by what is known of it at the as-of, with the weights in force.
    Months before the first message are left out. Needs Right.VIEW_FIGURES.
    """
    require(actor, Right.VIEW_FIGURES)
    firsts = [one.first for one in source_days(facts) if chosen.source in (None, one.source)]
    last = min(chosen.date_to or chosen.as_of, chosen.as_of).replace(day=1)
    begins = min(firsts).replace(day=1) if firsts else last
    months = [one for one in _before(last) if one >= begins]
    ratings: dict[date, pd.DataFrame] = {}
    for first in months:
        month = replace(chosen, date_from=first, date_to=_month_end(first))
        ratings[first] = month_rating(facts, month, unit)
    history = place_history(ratings).rename(columns={"period": "start", "settlement": "name"})
    scores = [
        frame[["settlement", "score"]].assign(start=first) for first, frame in ratings.items()
    ]
    if scores:
        named = pd.concat(scores).rename(columns={"settlement": "name"})
        history = history.merge(named, on=["start", "name"], how="left")
    history = history[history["place"].notna()].reset_index(drop=True)
    unfinished = [_month_end(one) > chosen.as_of for one in history["start"]]
    places = history.assign(start=pd.to_datetime(history["start"]), unfinished=unfinished)
    return RatingHistory(tuple(months), places)


def _before(last: date) -> list[date]:
    """The first days of MONTHS months, the last one ``last``."""
    counted = 12 * last.year + last.month - 1
    return [date(one // 12, one % 12 + 1, 1) for one in range(counted - MONTHS + 1, counted + 1)]


def _month_end(first: date) -> date:
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])
