"""Settlement by block, group of topics or topic: how many, for how many residents, late, changed."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import numpy as np
import pandas as pd

from access.rights import Actor, Right, require
from analytics.changes import change, growth_risk, previous_equal_period, year_earlier
from data.queries.counts import message_counts
from data.queries.coverage import source_days
from data.queries.rating_parts import populations
from data.queries.selection import Selection
from data.queries.subjects import subjects
from data.snapshots import Facts

UNKNOWN, OUT_OF_BLOCKS = "не определено", "Вне блоков"
TOTAL, DISTRICT, OTHERS = "Всего", "Район", "остальные"
MOST_COLUMNS = 13
RISK = 0.01  # a map has some hundred cells: at 5 % five of them would «grow» by chance alone
COUNTS = ("messages", "on_time", "late", "pending", "no_term")


class Metric(StrEnum):
    """What a cell shows."""

    COUNT = "count"
    PER_1000 = "per_1000"
    LATE = "late"
    CHANGE = "change"
    YEAR = "year"


@dataclass(frozen=True)
class HeatMap:
    """The map and what it stands on.

    ``cells``: one row a settlement and column, also with TOTAL for a column and DISTRICT for a
    settlement; columns settlement, column, COUNTS, before (messages of the earlier period),
    population, value (percents, a rate or a count; NaN when there is none), base (what the value
    stands on; NaN when there are no data) and status («grown», «fallen», «even» for a change).
    ``settlements`` and ``columns`` are in the order of their totals, what is not known last.
    """

    level: str
    metric: Metric
    date_from: date
    date_to: date
    before: tuple[date, date] | None
    comparable: bool
    settlements: tuple[str, ...]
    columns: tuple[str, ...]
    gathered: int
    cells: pd.DataFrame


def heat_map(facts: Facts, actor: Actor, chosen: Selection, level: str, metric: Metric) -> HeatMap:
    """Return the map of the messages received in the period of ``chosen``.

    ``level`` is block, topic_group or topic; more than MOST_COLUMNS columns are gathered into
    OTHERS. Needs Right.VIEW_FIGURES. Raises ValueError when ``chosen`` has no period.
    """
    require(actor, Right.VIEW_FIGURES)
    if chosen.date_from is None or chosen.date_to is None:
        raise ValueError("a map needs a period")
    date_from, date_to = chosen.date_from, min(chosen.date_to, chosen.as_of)
    chosen = replace(chosen, date_to=date_to)
    before = _earlier(date_from, date_to, metric)
    counts = _counts(facts, chosen, level)
    earlier = counts.iloc[:0]
    if before is not None:
        earlier = _counts(facts, replace(chosen, date_from=before[0], date_to=before[1]), level)
    settlements = _settlements(facts, counts, chosen)
    columns, gathered = _columns(facts, counts, earlier, chosen, level)
    comparable = before is None or _begun(facts, chosen.source, before[0])
    cells = _cells(counts, earlier, settlements, columns)
    cells = _with_residents(cells, populations(facts))
    return HeatMap(
        level, metric, date_from, date_to, before, comparable, settlements, columns, gathered,
        _valued(cells, metric, comparable),
    )  # fmt: skip


def levels(facts: Facts, actor: Actor) -> tuple[str, ...]:
    """Return the levels that say something here, from coarse to fine.

    A foreign district that keeps its own topics has no blocks, and perhaps no groups. Needs
    Right.VIEW_FIGURES.
    """
    require(actor, Right.VIEW_FIGURES)
    known = subjects(facts)
    blocks = not set(known["block"]) <= {UNKNOWN, OUT_OF_BLOCKS}
    groups = bool((known["topic_group"] != known["topic"]).any())
    return (*(("block",) if blocks else ()), *(("topic_group",) if groups else ()), "topic")


def topic_groups(facts: Facts, actor: Actor, block: str | None) -> tuple[str, ...]:
    """Return the groups of topics that have messages, of one block or of all. Needs VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    known = subjects(facts)
    if block is not None:
        known = known[known["block"] == block]
    return tuple(sorted(set(known["topic_group"].tolist())))


def _earlier(date_from: date, date_to: date, metric: Metric) -> tuple[date, date] | None:
    if date_from > date_to:
        return None
    if metric is Metric.CHANGE:
        return previous_equal_period(date_from, date_to)
    return year_earlier(date_from, date_to) if metric is Metric.YEAR else None


def _begun(facts: Facts, source: str | None, day: date) -> bool:
    """Whether the data go back to the day: exports come by months, so its month is enough."""
    firsts = [one.first for one in source_days(facts) if source in (None, one.source)]
    return bool(firsts) and min(firsts).replace(day=1) <= day


def _counts(facts: Facts, chosen: Selection, level: str) -> pd.DataFrame:
    frame = message_counts(facts, ("settlement", level), chosen)
    return frame.rename(columns={level: "column"})[["settlement", "column", *COUNTS]]


def _settlements(facts: Facts, counts: pd.DataFrame, chosen: Selection) -> tuple[str, ...]:
    """Everybody of the directory, so that silence is seen as zero; a foreign district's own only."""
    if chosen.settlement is not None:
        return (chosen.settlement,)
    ever = set(message_counts(facts, ("settlement",), Selection(chosen.as_of))["settlement"])
    directory = set(populations(facts))
    names = ever | directory if ever & directory else ever
    return _ordered(names, counts.groupby("settlement")["messages"].sum())


def _columns(
    facts: Facts, counts: pd.DataFrame, earlier: pd.DataFrame, chosen: Selection, level: str
) -> tuple[tuple[str, ...], int]:
    """The columns in order and how many more are gathered into OTHERS."""
    names = set(counts["column"]) | set(earlier["column"])
    if level == "block" and chosen.block is None and names:
        names |= set(message_counts(facts, ("block",), Selection(chosen.as_of))["block"])
    ordered = _ordered(names, counts.groupby("column")["messages"].sum())
    if len(ordered) <= MOST_COLUMNS:
        return ordered, 0
    return (*ordered[: MOST_COLUMNS - 1], OTHERS), len(ordered) - MOST_COLUMNS + 1


def _ordered(names: set[str], totals: "pd.Series[int]") -> tuple[str, ...]:
    weights = totals.to_dict()
    last = (OUT_OF_BLOCKS, UNKNOWN)
    return tuple(
        sorted(names, key=lambda name: (name in last, name == UNKNOWN, -weights.get(name, 0), name))
    )


def _cells(
    counts: pd.DataFrame,
    earlier: pd.DataFrame,
    settlements: tuple[str, ...],
    columns: tuple[str, ...],
) -> pd.DataFrame:
    before = earlier.rename(columns={"messages": "before"})[["settlement", "column", "before"]]
    both = counts.merge(before, on=["settlement", "column"], how="outer")
    sums = [*COUNTS, "before"]
    both[sums] = both[sums].fillna(0).astype("int64")
    both["column"] = both["column"].where(both["column"].isin(columns), OTHERS)
    every = pd.concat(
        [
            both,
            both.assign(column=TOTAL),
            both.assign(settlement=DISTRICT),
            both.assign(settlement=DISTRICT, column=TOTAL),
        ]
    )
    grid = pd.MultiIndex.from_product(
        [[*settlements, DISTRICT], [*columns, TOTAL]], names=["settlement", "column"]
    )
    summed = every.groupby(["settlement", "column"])[sums].sum()
    return summed.reindex(grid, fill_value=0).reset_index()


def _with_residents(cells: pd.DataFrame, residents: dict[str, int | None]) -> pd.DataFrame:
    known = {name: float(count) for name, count in residents.items() if count}
    named = [name for name in cells["settlement"].unique() if name != DISTRICT]
    if UNKNOWN not in residents and set(named) - {UNKNOWN} <= set(known):
        known[DISTRICT] = sum(known[name] for name in named if name != UNKNOWN) or np.nan
    return cells.assign(population=cells["settlement"].map(known).astype(float))


def _valued(cells: pd.DataFrame, metric: Metric, comparable: bool) -> pd.DataFrame:
    messages = cells["messages"].astype(float)
    status = pd.Series("", index=cells.index)
    if metric is Metric.COUNT:
        value, base = messages, messages
    elif metric is Metric.PER_1000:
        value = 1000 * messages / cells["population"]
        base = messages.where(cells["population"].notna())
    elif metric is Metric.LATE:
        due = cells["late"] + cells["on_time"]
        value = (100 * cells["late"] / due.where(due > 0)).astype(float)
        base = due.where(due > 0, cells["messages"]).astype(float)
    else:
        pairs = list(zip(cells["messages"].tolist(), cells["before"].tolist()))
        value = pd.Series([change(*pair) for pair in pairs], index=cells.index, dtype=float)
        status = pd.Series([_direction(*pair) for pair in pairs], index=cells.index)
        # Two messages in both periods are no change to speak of: the cell shows those of now.
        both = (cells["messages"] + cells["before"]).astype(float)
        base = both.where(both >= 3, messages) if comparable else both * np.nan
    return cells.assign(value=value, base=base, status=status)


def _direction(now: int, before: int) -> str:
    if now > before and growth_risk(now, before) < RISK:
        return "grown"
    return "fallen" if before > now and growth_risk(before, now) < RISK else "even"
