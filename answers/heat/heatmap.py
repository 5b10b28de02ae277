"""Heat maps: settlements by subjects or months, weekdays by hours, executors by subjects."""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from access.rights import Actor, Right, require
from analytics.changes import previous_equal_period, year_earlier
from analytics.survival import median_times
from answers.heat.grid import (
    OUT_OF_BLOCKS,
    ROW_OF,
    UNKNOWN,
    Grid,
    Kind,
    grid,
    named,
    places,
    summed,
    with_residents,
    with_totals,
)
from answers.heat.values import COMPARED, Metric, valued
from data.queries.cells import PARTS, cell_hours, cell_parts
from data.queries.counts import message_counts
from data.queries.coverage import source_days
from data.queries.rating_parts import populations
from data.queries.selection import Selection
from data.queries.subjects import subjects
from data.snapshots import Facts

COUNTS = ("messages", "on_time", "late", "pending", "no_term")
FIXED_LEVELS = {Kind.MONTHS: "month", Kind.HOURS: "hour"}
_NOT_FOR = {
    Kind.SUBJECTS: (),
    Kind.MONTHS: (Metric.CHANGE,),
    Kind.HOURS: (Metric.PER_1000,),
    Kind.EXECUTORS: (Metric.PER_1000,),
}


@dataclass(frozen=True)
class HeatMap:
    """The map and what it stands on.

    ``cells``: one row a row and column of the map, also with TOTAL for a column and DISTRICT for a
    row; columns row, column, COUNTS, before (messages of the earlier period), population, those of
    the metric (of data.queries.cells; median, low, high, answered, waiting; expected), value
    (percents, a rate, hours, a mark, a residual or a count; NaN when there is none), base (what the
    value stands on; NaN when there are no data) and status: «grown», «fallen», «even» for a change,
    «more», «fewer», «even» against the district or what is expected, «» where nothing is judged.
    ``rows`` and ``columns`` are in the order of their totals or of time, what is not known last;
    ``gathered`` columns and ``gathered_rows`` rows are in OTHERS.
    """

    level: str
    metric: Metric
    date_from: date
    date_to: date
    before: tuple[date, date] | None
    comparable: bool
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    gathered: int
    cells: pd.DataFrame
    kind: Kind = Kind.SUBJECTS
    gathered_rows: int = 0


def heat_map(
    facts: Facts,
    actor: Actor,
    chosen: Selection,
    level: str,
    metric: Metric,
    kind: Kind = Kind.SUBJECTS,
) -> HeatMap:
    """Return the map of the messages received in the period of ``chosen``.

    ``level`` is block, topic_group or topic, of FIXED_LEVELS for the kinds there; too many rows or
    columns are gathered into OTHERS. The time to an answer is that of Kaplan & Meier. Needs
    Right.VIEW_FIGURES. Raises ValueError when ``chosen`` has no period or the metric says nothing
    for the kind.
    """
    require(actor, Right.VIEW_FIGURES)
    if chosen.date_from is None or chosen.date_to is None:
        raise ValueError("a map needs a period")
    if metric not in metrics(kind) or FIXED_LEVELS.get(kind, level) != level:
        raise ValueError(f"no map of {metric} by {level} for {kind}")
    date_from, date_to = chosen.date_from, min(chosen.date_to, chosen.as_of)
    chosen = replace(chosen, date_to=date_to)
    before = _earlier(date_from, date_to, metric)
    counts = _counts(facts, chosen, kind, level)
    earlier = counts.iloc[:0]
    if before is not None:
        then = replace(chosen, date_from=before[0], date_to=before[1])
        earlier = _counts(facts, then, kind, level, years=metric is Metric.YEAR)
    drawn = grid(facts, counts, earlier, chosen, level, kind)
    comparable = before is None or _begun(facts, chosen.source, before[0])
    cells = _cells(counts, earlier, drawn)
    cells = with_residents(cells, populations(facts))
    cells = _with_more(facts, chosen, cells, drawn, kind, level, metric)
    return HeatMap(
        level, metric, date_from, date_to, before, comparable, drawn.rows, drawn.columns,
        drawn.gathered, valued(cells, metric, comparable), kind, drawn.gathered_rows,
    )  # fmt: skip


def metrics(kind: Kind) -> tuple[Metric, ...]:
    """Return what a map of the kind can show."""
    return tuple(metric for metric in Metric if metric not in _NOT_FOR[kind])


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
    if date_from > date_to or metric not in COMPARED:
        return None
    earlier = year_earlier if metric is Metric.YEAR else previous_equal_period
    return earlier(date_from, date_to)


def _begun(facts: Facts, source: str | None, day: date) -> bool:
    """Whether the data go back to the day: exports come by months, so its month is enough."""
    firsts = [one.first for one in source_days(facts) if source in (None, one.source)]
    return bool(firsts) and min(firsts).replace(day=1) <= day


def _counts(
    facts: Facts, chosen: Selection, kind: Kind, level: str, years: int = 0
) -> pd.DataFrame:
    frame = message_counts(facts, (ROW_OF[kind], level), chosen)
    return named(frame, kind, level, years)[["row", "column", *COUNTS]]


def _cells(counts: pd.DataFrame, earlier: pd.DataFrame, drawn: Grid) -> pd.DataFrame:
    before = earlier.rename(columns={"messages": "before"})[["row", "column", "before"]]
    both = counts.merge(before, on=["row", "column"], how="outer")
    sums = [*COUNTS, "before"]
    both[sums] = both[sums].fillna(0).astype("int64")
    return summed(both, drawn, sums)


def _with_more(
    facts: Facts,
    chosen: Selection,
    cells: pd.DataFrame,
    drawn: Grid,
    kind: Kind,
    level: str,
    metric: Metric,
) -> pd.DataFrame:
    """The cells with what the metric needs beside counts."""
    by = (ROW_OF[kind], level)
    if metric in (Metric.OPEN, Metric.REPEATS, Metric.MARK):
        parts = named(cell_parts(facts, by, chosen), kind, level)
        return cells.merge(summed(parts, drawn, list(PARTS)), on=["row", "column"])
    if metric is Metric.MEDIAN:
        hours = with_totals(named(cell_hours(facts, by, chosen), kind, level), drawn)
        times = median_times(hours, ("row", "column")).set_index(["row", "column"])
        times = times.reindex(places(drawn)).reset_index().rename(columns={"median": "value"})
        counted = ["answered", "waiting"]
        times[counted] = times[counted].fillna(0).astype("int64")
        return cells.merge(times, on=["row", "column"])
    return cells
