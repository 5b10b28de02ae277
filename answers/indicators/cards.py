"""The cards of the indicators: from 1 January to the end of the period chosen, and 13 months back."""

from calendar import monthrange
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from access.rights import Actor, Right, require
from analytics import achievement
from analytics.definitions import Indicator
from analytics.prospects import end_of_year, months_of, movement, steadiness
from analytics.verdicts import Verdict
from answers.indicators.prospect_words import arrow_words, card_words
from data.queries.selection import Selection
from data.queries.tally import tally
from data.snapshots import Facts, indicators

MONTHS_SHOWN = 13
MISSED = (Verdict.LIKELY_MISSED, Verdict.SURELY_MISSED)
JUDGED = (Verdict.SURELY_MET, Verdict.LIKELY_MET, *MISSED)
"""The verdicts that say something of the plan."""


@dataclass(frozen=True)
class Standing:
    """Where an indicator stands: counts are None where it does not apply, value where n is 0."""

    numerator: int | None
    denominator: int | None
    unknown: int | None
    value: float | None
    plan: float | None
    gap: float | None
    low: float | None
    high: float | None
    coverage: float | None
    verdict: str
    unfinished: bool

    @property
    def applies(self) -> bool:
        """Whether the indicator has the dimensions that are filtered by."""
        return self.verdict != Verdict.NOT_APPLICABLE

    @property
    def judged(self) -> bool:
        """Whether there is enough to say anything of the plan."""
        return self.verdict in JUDGED

    @property
    def below(self) -> bool:
        """Whether the verdict says that the plan is missed: too little data say nothing."""
        return self.verdict in MISSED


@dataclass(frozen=True)
class Card:
    """One indicator: where it stands, the words on what remains, its arrow and its months.

    ``remaining``: what is still needed until the year's end, None when nothing is to be said;
    ``arrow``: «↘ снижается», empty when no test allows to say so. ``months``: month (Timestamp), value, plan (percents or NaN), unfinished,
    method (the version of the passport that counts it); MONTHS_SHOWN rows.
    """

    indicator: Indicator
    standing: Standing
    remaining: str | None
    arrow: str
    months: pd.DataFrame


def cards(facts: Facts, actor: Actor, chosen: Selection) -> tuple[Card, ...]:
    """Return a card for every indicator, in their order. Needs Right.VIEW_FIGURES.

    Indicators are counted by whole months: from 1 January to the month in which the period ends,
    as the data know it at their as-of.
    """
    require(actor, Right.VIEW_FIGURES)
    counted_by = indicators(facts)
    end = last_day(chosen)
    # Two years before the year itself: a trend compares every month with that of the other year.
    asked = replace(chosen, date_from=date(end.year - 2, 1, 1), date_to=end)
    found = tally(facts, counted_by, (), asked)
    now = standings(found, counted_by, chosen)
    known = applicable(counted_by, chosen)
    years = (end.year - 1, end.year)
    months = [achievement.over_years(found, known, years, chosen.as_of, "month")] if known else []
    return tuple(_card(one, now[one.key], found, months, end, chosen.as_of) for one in counted_by)


def _card(
    one: Indicator,
    now: Standing,
    found: pd.DataFrame,
    months: Sequence[pd.DataFrame],
    end: date,
    as_of: date,
) -> Card:
    past = months_of(found, one, end)
    remaining = None
    if now.judged and end == as_of and now.unfinished:
        so_far = (now.numerator or 0, now.denominator or 0)
        year_ends = one.method_on(date(as_of.year, 12, 31))
        forecast = end_of_year(past, so_far, now.plan, as_of, year_ends)
        remaining = card_words(one, forecast, now.plan, below=now.below)
    arrow = ""
    if now.judged:
        arrow = arrow_words(movement(past), steadiness(past, now.plan, one.minimum_n))
    return Card(one, now, remaining, arrow, _line(months, one, end))


def standings(
    found: pd.DataFrame, counted_by: Sequence[Indicator], chosen: Selection
) -> dict[int | str, Standing]:
    """Return {indicator: standing} cumulatively to the month in which the period ends."""
    end = last_day(chosen)
    known: dict[int | str, Standing] = {}
    if has_dimensions := applicable(counted_by, chosen):
        rows = achievement.cumulative_by_month(found, has_dimensions, end.year, chosen.as_of)
        rows = rows[rows["month"] == f"{end:%Y-%m}"]
        unfinished = (end.month, end.day) != (12, 31)  # the year runs on past the end
        known = {
            row["indicator"]: standing_of(row, unfinished=unfinished)
            for row in rows.to_dict(orient="records")
        }
    return {one.key: known.get(one.key, _NOT_APPLICABLE) for one in counted_by}


def standing_of(row: Mapping[Hashable, Any], *, unfinished: bool) -> Standing:
    """Return a row of ``analytics.achievement`` as plain values."""
    numerator, denominator, unknown = (
        None if pd.isna(row[name]) else int(row[name])
        for name in ("numerator", "denominator", "unknown")
    )
    value, plan, gap, low, high, coverage = (
        None if pd.isna(row[name]) else float(row[name])
        for name in ("value", "plan", "gap", "low", "high", "coverage")
    )
    return Standing(
        numerator, denominator, unknown, value, plan, gap, low, high, coverage,
        verdict=str(row["verdict"]),
        unfinished=unfinished,
    )  # fmt: skip


_NOT_APPLICABLE = Standing(
    None, None, None, None, None, None, None, None, None,
    verdict=Verdict.NOT_APPLICABLE.value,
    unfinished=True,
)  # fmt: skip


def applicable(counted_by: Sequence[Indicator], chosen: Selection) -> list[Indicator]:
    """Return the indicators that have every dimension that is filtered by."""
    return [one for one in counted_by if set(chosen.places()) <= set(one.dimensions)]


def last_day(chosen: Selection) -> date:
    """Return the day to which indicators are counted: the end of the period's last month.

    Never later than the as-of.
    """
    end = min(chosen.date_to or chosen.as_of, chosen.as_of)
    return min(end.replace(day=monthrange(end.year, end.month)[1]), chosen.as_of)


def _line(months: Sequence[pd.DataFrame], one: Indicator, end: date) -> pd.DataFrame:
    columns = ["month", "value", "plan", "unfinished"]
    if not months:
        return pd.DataFrame(columns=[*columns, "method"])
    line = pd.concat(months)
    line = line[(line["indicator"] == one.key) & (line["month"] <= f"{end:%Y-%m}")][columns]
    line = line.tail(MONTHS_SHOWN).reset_index(drop=True)
    line = line.assign(month=pd.to_datetime(line["month"], format="%Y-%m"))
    return line.assign(method=[one.method_on(month.date()) for month in line["month"]])
