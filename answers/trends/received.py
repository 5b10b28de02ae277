"""Messages in time: received, the same days a year ago, and who makes the flow."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import cast

import numpy as np
import pandas as pd

from access.rights import Actor, Right, require
from analytics.changes import rolling_mean, year_earlier
from analytics.grains import Grain, Span
from answers.trends.spans import shown
from data.queries.counts import message_counts
from data.queries.coverage import SourceDays
from data.queries.selection import Selection
from data.snapshots import Facts

SPLITS = ("settlement", "block", "source")
_MEAN_DAYS = 7
_BEFORE_MEAN = timedelta(days=_MEAN_DAYS - 1)


@dataclass(frozen=True)
class Line:
    """One settlement, block or source in time.

    ``now`` and ``before`` are messages of the period and of the same days a year ago (None when
    the data do not go back so far); ``points`` has start, messages, year_ago, mean7, unfinished.
    """

    name: str
    now: int
    before: int | None
    points: pd.DataFrame


@dataclass(frozen=True)
class Trends:
    """The flow of a period.

    ``points``: one row a quarter, month, week or day in order: start (Timestamp), messages,
    year_ago (NaN where the data do not go back so far; of days a mean of seven), mean7 (of days),
    unfinished. From the first day with messages to the last; points are whole, those that the
    period touches, cut only by the date of the data, and the points a year ago are cut alike.
    ``now`` and ``before`` are of the period itself. ``younger``: sources whose data begin after the days a year ago.
    """

    grain: Grain
    date_from: date
    date_to: date
    now: int
    before: int | None
    points: pd.DataFrame
    lines: tuple[Line, ...]
    younger: tuple[SourceDays, ...]


def trends(
    facts: Facts,
    actor: Actor,
    chosen: Selection,
    grain: Grain,
    split: str | None = None,
    months: int | None = None,
) -> Trends:
    """Return the flow of the period of ``chosen``; with ``split`` its lines, the largest first.

    ``months``: the points are those of so many months up to the end of the period. Needs Right.VIEW_FIGURES. Raises ValueError when ``chosen`` has no period.
    """
    require(actor, Right.VIEW_FIGURES)
    asked = shown(facts, chosen, grain, months)
    first, last, span, begins = asked.first, asked.last, asked.span, asked.begins
    then = year_earlier(first, last) if first <= last else (first, last)
    points = _points(facts, chosen, span, begins, None)
    whole = points[0][1] if points else _nothing(span)
    known = begins is not None and begins.replace(day=1) <= then[0]
    return Trends(
        grain=grain,
        date_from=first,
        date_to=last,
        now=sum(_totals(facts, chosen, first, last, "source").values()),
        before=sum(_totals(facts, chosen, *then, "source").values()) if known else None,
        points=whole,
        lines=_lines(facts, chosen, span, begins, then, split) if split is not None else (),
        younger=tuple(one for one in asked.sources if one.first.replace(day=1) > then[0]),
    )


def _lines(
    facts: Facts,
    chosen: Selection,
    span: Span,
    begins: date | None,
    then: tuple[date, date],
    split: str,
) -> tuple[Line, ...]:
    last = min(chosen.date_to or chosen.as_of, chosen.as_of)
    now = _totals(facts, chosen, chosen.date_from or span.first, last, split)
    before = _totals(facts, chosen, *then, split)
    known = begins is not None and begins.replace(day=1) <= then[0]
    lines = [
        Line(name, now.get(name, 0), before.get(name, 0) if known else None, points)
        for name, points in _points(facts, chosen, span, begins, split)
    ]
    return tuple(sorted(lines, key=lambda line: (-line.now, line.name)))


def _points(
    facts: Facts, chosen: Selection, span: Span, begins: date | None, split: str | None
) -> list[tuple[str, pd.DataFrame]]:
    """The points of every name of the split that has messages, or of the whole, named «»."""
    now = _flow(facts, chosen, span.grain, split, span.first, span.last)
    ago = _flow(facts, chosen, span.grain, split, *span.year_ago())
    names = [str(name) for name in dict.fromkeys(now["name"])]
    return [
        (
            name,
            _line(now[now["name"] == name], ago[ago["name"] == name], span, begins),
        )
        for name in names
    ]


def _flow(
    facts: Facts, chosen: Selection, grain: Grain, split: str | None, first: date, last: date
) -> pd.DataFrame:
    """Columns name, start, messages; of days also the six before, for the mean."""
    early = first - _BEFORE_MEAN if grain is Grain.DAY else first
    by = (grain.value,) if split is None else (split, grain.value)
    found = message_counts(facts, by, replace(chosen, date_from=early, date_to=last))
    found = found.rename(columns={grain.value: "start"})
    return found.assign(name="" if split is None else found[split])[["name", "start", "messages"]]


def _line(now: pd.DataFrame, ago: pd.DataFrame, span: Span, begins: date | None) -> pd.DataFrame:
    """One row a point: what came, what came a year ago, and of days the means of both."""
    starts, starts_ago = span.starts(), span.starts_year_ago()
    messages, mean = _series(now, starts, span.grain, begins)
    counts_ago, mean_ago = _series(ago, starts_ago, span.grain, begins)
    year_ago = mean_ago if span.grain is Grain.DAY else counts_ago.astype(float)
    earliest = pd.Timestamp(begins).replace(day=1) if begins is not None else pd.Timestamp.max
    return pd.DataFrame(
        {
            "start": starts,
            "messages": messages.to_numpy(),
            "year_ago": np.where(starts_ago >= earliest, year_ago.to_numpy(), np.nan),
            "mean7": mean.to_numpy(),
            "unfinished": span.unfinished(),
        }
    )


def _series(
    flow: pd.DataFrame, starts: pd.DatetimeIndex, grain: Grain, begins: date | None
) -> tuple[pd.Series, pd.Series]:
    """Messages at every start, zero where none came, and of days their mean over seven."""
    counts = flow.set_index("start")["messages"]
    if grain is not Grain.DAY or not len(starts):
        return counts.reindex(starts, fill_value=0), pd.Series(np.nan, index=starts)
    wide = pd.date_range(starts[0] - _BEFORE_MEAN, starts[-1], freq="D")
    daily = counts.reindex(wide, fill_value=0)
    # Days before the data begin are unknown, not quiet.
    known = daily.astype(float).where(daily.index >= pd.Timestamp(begins or starts[0]))
    return daily.reindex(starts), rolling_mean(known, _MEAN_DAYS).reindex(starts)


def _totals(facts: Facts, chosen: Selection, first: date, last: date, split: str) -> dict[str, int]:
    found = message_counts(facts, (split,), replace(chosen, date_from=first, date_to=last))
    return cast("dict[str, int]", found.set_index(split)["messages"].to_dict())


def _nothing(span: Span) -> pd.DataFrame:
    """No messages in the span: every point is a zero."""
    flow = pd.DataFrame({"start": pd.DatetimeIndex([]), "messages": np.array([], dtype=int)})
    return _line(flow, flow, span, None)
