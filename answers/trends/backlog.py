"""What came, what was answered, and what was without an answer at the end of every day."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from access.rights import Actor, Right, require
from analytics.changes import rolling_mean
from analytics.grains import Grain, Span
from analytics.words import counted, day, number
from answers.trends.spans import shown
from data.queries.backlog import flow_by_day
from data.queries.selection import Selection
from data.snapshots import Facts

_MEAN_DAYS = 7
_MESSAGES = ("сообщение", "сообщения", "сообщений")


@dataclass(frozen=True)
class Backlog:
    """The flow of a period and what is open, without messages that are excluded.

    ``points``: one row a point in order: start (Timestamp), came, answered (by the day of the
    answer), open (without an answer at the end of its last day, whenever it came), unfinished,
    came_mean7 and answered_mean7 (of days, else NaN). ``came`` and ``answered`` are of the period
    itself, ``before`` and ``now`` open at the end of the day before it and of its last day
    (``date_to``, cut by the as-of); so before + came − answered = now. ``excluded``: came in the period and are left
    out.
    """

    grain: Grain
    date_to: date
    before: int
    came: int
    answered: int
    now: int
    excluded: int
    points: pd.DataFrame


def backlog(
    facts: Facts, actor: Actor, chosen: Selection, grain: Grain, months: int | None = None
) -> Backlog:
    """Return the flow of the period of ``chosen`` with what is open.

    Needs Right.VIEW_FIGURES. Raises ValueError when ``chosen`` has no period.
    """
    require(actor, Right.VIEW_FIGURES)
    asked = shown(facts, chosen, grain, months)
    daily = _daily(flow_by_day(facts, chosen), chosen.as_of)
    first, last = pd.Timestamp(asked.first), pd.Timestamp(asked.last)
    period = daily[(daily.index >= first) & (daily.index <= last)]
    return Backlog(
        grain=grain,
        date_to=asked.last,
        before=_open_at(daily, asked.first - timedelta(days=1)),
        came=int(period["came"].sum()),
        answered=int(period["answered"].sum()),
        now=_open_at(daily, asked.last),
        excluded=int(period["excluded"].sum()),
        points=_points(daily, asked.span),
    )


def of_backlog(answer: Backlog) -> str:
    """Return what the picture says: whether fewer or more wait for an answer than before."""
    if not answer.came and not answer.answered:
        return f"Без ответа {counted(answer.now, *_MESSAGES)}"
    moved = answer.now - answer.before
    if not moved:
        return f"Без ответа столько же: {number(answer.now)}"
    how = "больше" if moved > 0 else "меньше"
    return (
        f"Без ответа стало {how}: {number(answer.now)} на {day(answer.date_to)}, "
        f"было {number(answer.before)}"
    )


def _daily(flow: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Every day from the first event on, by the day: came, answered, excluded, open at its end."""
    days = pd.DatetimeIndex(flow["day"])
    first = days[0] if len(days) else pd.Timestamp(as_of)
    wide = pd.date_range(first, pd.Timestamp(as_of), freq="D")
    daily = flow.set_index(days)[["came", "answered", "excluded"]].reindex(wide, fill_value=0)
    return daily.astype("int64").assign(open=(daily["came"] - daily["answered"]).cumsum())


def _open_at(daily: pd.DataFrame, last: date) -> int:
    seen = daily["open"][daily.index <= pd.Timestamp(last)]
    return int(seen.iloc[-1]) if len(seen) else 0


def _points(daily: pd.DataFrame, span: Span) -> pd.DataFrame:
    starts = span.starts()
    inside = daily[
        (daily.index >= pd.Timestamp(span.first)) & (daily.index <= pd.Timestamp(span.last))
    ]
    sums = inside[["came", "answered"]].groupby(span.start_of(inside.index.to_series())).sum()
    sums = sums.reindex(starts, fill_value=0)
    ends = [*(starts[1:] - timedelta(days=1)), pd.Timestamp(span.last)][: len(starts)]
    means = daily[["came", "answered"]].astype(float)
    by_day = span.grain is Grain.DAY
    return pd.DataFrame(
        {
            "start": starts,
            "came": sums["came"].to_numpy(),
            "answered": sums["answered"].to_numpy(),
            "open": [_open_at(daily, end.date()) for end in ends],
            "unfinished": span.unfinished(),
            **{
                f"{name}_mean7": rolling_mean(means[name], _MEAN_DAYS).reindex(starts).to_numpy()
                if by_day
                else np.full(len(starts), np.nan)
                for name in ("came", "answered")
            },
        }
    )
