"""What needs attention, in words: the worst gaps, what is overdue, what grew."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import pandas as pd

from access.rights import Actor, Right, require
from analytics.changes import growth_risk
from analytics.words import (
    capital,
    counted,
    day,
    month,
    number,
    percent,
    plan_percent,
    points,
)
from answers.choices import UNKNOWN
from answers.indicators.cards import Card
from answers.places import in_place
from data.queries.counts import message_counts
from data.queries.messages import overdue_places
from data.queries.selection import Selection
from data.snapshots import Facts

MOST = 3  # sentences of a kind: the head of the district reads nine, not ninety
RISK = 0.01
EXCESS = 5

Kind = Literal["gap", "overdue", "growth"]


@dataclass(frozen=True)
class Concern:
    """One sentence and what it leads to.

    ``indicator`` for a gap; settlement and block for the others, None where they do not narrow;
    ``period`` is the month of a growth. ``brief`` is what the page's title says of it.
    """

    kind: Kind
    words: str
    brief: str = ""
    indicator: int | str | None = None
    settlement: str | None = None
    block: str | None = None
    period: tuple[date, date] | None = None


def gaps(cards: Sequence[Card]) -> tuple[Concern, ...]:
    """Return the indicators that are furthest below their plans, the worst first."""
    below = [card for card in cards if card.standing.below]
    below.sort(key=lambda card: card.standing.gap or 0)
    return tuple(
        Concern(
            "gap",
            f"{capital(card.indicator.short_name)}: "
            f"{percent(card.standing.value, card.standing.plan)} при плане "
            f"{plan_percent(card.standing.plan)}, разрыв {points(card.standing.gap)}",
            indicator=card.indicator.key,
        )
        for card in below[:MOST]
    )


def overdue(facts: Facts, actor: Actor, chosen: Selection) -> tuple[Concern, ...]:
    """Return the settlements × blocks with most open messages past their term.

    Needs Right.VIEW_FIGURES.
    """
    require(actor, Right.VIEW_FIGURES)
    rows = overdue_places(facts, chosen).head(MOST).to_dict(orient="records")
    return tuple(
        Concern(
            "overdue",
            f"{_named(row['block'], row['settlement'])}: "
            f"{counted(row['messages'], 'сообщение', 'сообщения', 'сообщений')} с истёкшим сроком, "
            f"самый давний срок — {day(row['oldest_due'].date())}",
            settlement=row["settlement"],
            block=row["block"],
        )
        for row in rows
    )


def growth(facts: Facts, actor: Actor, chosen: Selection) -> tuple[Concern, ...]:
    """Return settlements × blocks that grew in the period's last full month, the least likely first.

    Grown is what is above both the month before and the same month a year before by EXCESS
    messages or more and with a risk of chance below RISK (conditional binomial test); a year that
    the data do not reach is not asked. A settlement nobody knows is no place to look at. Needs
    Right.VIEW_FIGURES.
    """
    require(actor, Right.VIEW_FIGURES)
    last = last_full_month(min(chosen.date_to or chosen.as_of, chosen.as_of))
    before, year_ago = _first_of_month_before(last), last.replace(year=last.year - 1)
    counts = _three_months(facts, chosen, last, before, year_ago)
    if counts[before].sum() == 0:
        return ()
    rivals = [before, *([year_ago] if counts[year_ago].sum() else [])]
    risks = pd.Series(0.0, index=counts.index)
    for rival in rivals:
        risk = [growth_risk(now, then) for now, then in zip(counts[last], counts[rival])]
        enough = counts[last] - counts[rival] >= EXCESS
        risks = risks.combine(pd.Series(risk, index=counts.index).where(enough, 1.0), max)
    grown = counts.loc[risks[risks < RISK].sort_values(kind="stable").index]
    period = (last, last.replace(day=monthrange(last.year, last.month)[1]))
    return tuple(
        _grown(str(place), str(block), {m: int(row[m]) for m in rivals}, int(row[last]), period)
        for (place, block), row in grown.head(MOST).iterrows()  # pyright: ignore[reportGeneralTypeIssues]
    )


def last_full_month(day: date) -> date:
    """Return the first day of the last month that is over at the end of ``day``."""
    return _first_of_month_before((day + timedelta(days=1)).replace(day=1))


def _first_of_month_before(first: date) -> date:
    return (first - timedelta(days=1)).replace(day=1)


def _three_months(
    facts: Facts, chosen: Selection, last: date, before: date, year_ago: date
) -> pd.DataFrame:
    """Return messages by (settlement, block), a column a month."""
    frames = []
    for first in (last, before, year_ago):
        asked = Selection(
            chosen.as_of, first, first.replace(day=monthrange(first.year, first.month)[1]),
            chosen.source, chosen.settlement, chosen.block,
        )  # fmt: skip
        counts = message_counts(facts, ["settlement", "block"], asked)
        frames.append(counts.set_index(["settlement", "block"])["messages"].rename(first))
    counts = pd.concat(frames, axis=1).fillna(0).astype("int64")
    return counts[counts.index.get_level_values("settlement") != UNKNOWN]


def _grown(
    place: str, block: str, rivals: dict[date, int], now: int, period: tuple[date, date]
) -> Concern:
    then = ", ".join(
        f"{'годом раньше' if m.month == period[0].month else 'в месяце до этого'} {number(n)}"
        for m, n in rivals.items()
    )
    what = f"{block} растёт" if block != UNKNOWN else "обращений больше"
    where = in_place(place)
    return Concern(
        "growth",
        f"{_named(block, place)}: {counted(now, 'сообщение', 'сообщения', 'сообщений')} "
        f"за {month(period[0])}, {then}",
        brief=f"{what} {where}" if where else f"{what}: {place}",
        settlement=place,
        block=block,
        period=period,
    )


def _named(block: str, settlement: str) -> str:
    place = "поселение не определено" if settlement == UNKNOWN else settlement
    return capital(place) if block == UNKNOWN else f"{block}, {place}"
