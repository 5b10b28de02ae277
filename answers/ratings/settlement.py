"""The card of a settlement: its place, what the score is made of, what waits, what grows."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from access.rights import Actor, Right, require
from analytics.contributions import contributions
from analytics.definitions import Indicator
from analytics.grains import Grain
from analytics.words import counted, number
from answers.calendar_days import Days
from answers.indicators.cards import Standing
from answers.indicators.carpet import carpet
from answers.messages.queue import Queue, queue
from answers.ratings.rating import Rating, rating
from answers.trends.received import trends
from data.queries.counts import message_counts
from data.queries.selection import Selection
from data.snapshots import Facts

MONTHS = 13
RISK = 0.05  # of a change by chance, among all topics, from which on it is said to be none
# Part of the score → how many of how many, as columns of a rating.
_PARTS = {
    "on_time": ("on_time", "terms"),
    "resolved": ("resolved_true", "resolved_known"),
    "repeat": ("repeat_true", "repeat_known"),
    "returned": ("returned_true", "returned_known"),
    "mark": ("mark_sum", "mark_count"),
    "per_1000": ("counted", "population"),
}


@dataclass(frozen=True)
class Part:
    """One part of the score: ``count`` of ``whole`` here and in the district with all it holds.

    ``name`` is one of analytics.ways_up (on_time, resolved, repeat, returned, mark) or per_1000,
    whose whole is residents; a mark is the sum of marks and their number.
    """

    name: str
    count: int
    whole: int
    district_count: int
    district_whole: int


@dataclass(frozen=True)
class Own:
    """An indicator in the settlement and in the district."""

    indicator: Indicator
    here: Standing
    district: Standing


@dataclass(frozen=True)
class SettlementCard:
    """What the head of a settlement comes for.

    ``rating`` is that of all settlements; ``row`` its own line there (None when no message of the
    period is its own), ``points`` what each axis gives (None likewise), ``ways`` what would move
    it up. ``months``: as charts.trend takes them, with on_time and late beside. ``topics``: topic,
    now, before, change, percent, listed (more than chance explains), most messages first; before
    and what follows are NaN and False when the data do not reach so far (``rating.comparable``).
    ``waiting``: what is overdue and due soon now, whenever it came.
    """

    name: str
    rating: Rating
    row: dict[str, Any] | None
    points: dict[str, Any] | None
    ways: pd.DataFrame
    parts: tuple[Part, ...]
    waiting: Queue
    months: pd.DataFrame
    topics: pd.DataFrame
    indicators: tuple[Own, ...]

    @property
    def rated(self) -> bool:
        """Whether it has a place."""
        return self.row is not None and bool(self.row["rated"])


def settlement_card(
    facts: Facts, actor: Actor, chosen: Selection, overrides: Days = ()
) -> SettlementCard:
    """Return the card of the settlement of ``chosen``; needs Right.VIEW_FIGURES.

    ``overrides`` are the days that differ from the production calendar: what is due soon hangs on
    them. Raises ValueError without a settlement and when the period begins after the as-of.
    """
    require(actor, Right.VIEW_FIGURES)
    if chosen.settlement is None:
        raise ValueError("a card is of one settlement")
    name, everywhere = chosen.settlement, replace(chosen, settlement=None)
    known = rating(facts, actor, everywhere)
    own = Selection(chosen.as_of, source=chosen.source, settlement=name, block=chosen.block)
    return SettlementCard(
        name=name,
        rating=known,
        row=_named(known.table, name),
        points=_named(known.points, name),
        ways=known.ways[known.ways["name"] == name].reset_index(drop=True),
        parts=_parts(known.table, name),
        waiting=queue(facts, actor, own, "block", overrides),
        months=_months(facts, actor, own, known.date_to),
        topics=_topics(facts, own, known),
        indicators=_indicators(facts, actor, everywhere, name),
    )


def _named(table: pd.DataFrame, name: str) -> dict[str, Any] | None:
    rows = table[table["name"] == name].to_dict(orient="records")
    return {str(key): value for key, value in rows[0].items()} if rows else None


def _parts(table: pd.DataFrame, name: str) -> tuple[Part, ...]:
    """The parts with data here or in the district; the district is the sum of all rows."""
    counted = table.assign(
        terms=table["on_time"] + table["late"],
        # Who lives nowhere cannot be counted per resident.
        counted=table["messages"].where(table["population"].notna(), 0),
    ).fillna({"population": 0})
    here = counted[counted["name"] == name]
    parts = [
        Part(
            part,
            int(here[count].sum()),
            int(here[whole].sum()),
            int(counted[count].sum()),
            int(counted[whole].sum()),
        )
        for part, (count, whole) in _PARTS.items()
    ]
    return tuple(part for part in parts if part.whole or part.district_whole)


def _months(facts: Facts, actor: Actor, own: Selection, end: date) -> pd.DataFrame:
    """The flow of MONTHS months up to the one of ``end``, with what was answered in time."""
    begins = (pd.Period(end, "M") - (MONTHS - 1)).to_timestamp().date()
    asked = replace(own, date_from=begins, date_to=end)
    points = trends(facts, actor, asked, Grain.MONTH).points
    terms = message_counts(facts, ("month",), asked).rename(columns={"month": "start"})
    both = points.merge(terms[["start", "on_time", "late"]], on="start", how="left")
    return both.fillna({"on_time": 0, "late": 0})


def _topics(facts: Facts, own: Selection, known: Rating) -> pd.DataFrame:
    now = _by_topic(facts, replace(own, date_from=known.date_from, date_to=known.date_to))
    before = _by_topic(facts, replace(own, date_from=known.before[0], date_to=known.before[1]))
    columns = ["topic", "now", "before", "change", "percent", "listed"]
    if not known.comparable:
        table = pd.DataFrame({"now": now}).assign(
            before=np.nan, change=np.nan, percent=np.nan, listed=False
        )
    else:
        days = [
            (last - first).days + 1
            for first, last in ((known.date_from, known.date_to), known.before)
        ]
        table = contributions(now, before, (days[0], days[1]))
        table = table.assign(listed=table["listed"] <= RISK)
    table = table.rename_axis("topic").reset_index()
    return table.sort_values(["now", "topic"], ascending=[False, True], ignore_index=True)[columns]


def _by_topic(facts: Facts, asked: Selection) -> "pd.Series[int]":
    found = message_counts(facts, ("topic_group", "topic"), asked)
    names = found["topic"].where(found["topic"].notna(), found["topic_group"])
    return found.assign(name=names.fillna("тема не указана")).groupby("name")["messages"].sum()


def _indicators(facts: Facts, actor: Actor, everywhere: Selection, name: str) -> tuple[Own, ...]:
    """The indicators that are counted by settlement, with those of the district."""
    known = carpet(facts, actor, everywhere)
    return tuple(
        Own(one, known.cells[name, one.key], known.district[one.key])
        for one in known.indicators
        if (name, one.key) in known.cells and known.cells[name, one.key].applies
    )


def of_settlement(card: SettlementCard) -> str:
    """Return the conclusion: the place among how many, and what is overdue."""
    late = counted(
        card.waiting.overdue, "сообщение просрочено", "сообщения просрочены", "сообщений просрочено"
    )
    overdue = late if card.waiting.overdue else "просроченного нет"
    if card.row is None:
        return f"{card.name}: за период сообщений не было, {overdue}"
    if not card.rated:
        return f"{card.name}: в рейтинге места нет, {overdue}"
    place, among = number(card.row["place"]), number(len(card.rating.rated))
    return f"{card.name}: место {place} из {among}, {overdue}"
