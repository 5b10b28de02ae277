"""How long an answer takes, with those still waiting counted in, and what the answered alone say."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from access.rights import Actor, Right, require
from analytics.grains import Grain, Span
from analytics.survival import MedianTime, median_time, median_times
from analytics.words import counted, hours, number
from answers.trends.spans import shown
from data.queries.cells import cell_hours
from data.queries.selection import Selection
from data.snapshots import Facts

FEW = 3  # fewer messages make no median worth a point
EXPLAINED = (
    "Половина сообщений получает ответ не позже этого времени; о тех, что ещё без ответа, известно, "
    "сколько они уже ждут, и это учтено (оценка Каплана — Мейера). Простая медиана считает одни "
    "отвеченные и потому обещает больше, чем есть, когда долгие ещё ждут."
)
_MESSAGES = ("сообщение", "сообщения", "сообщений")


@dataclass(frozen=True)
class AnswerTimes:
    """Median hours to the answer, of messages that are not excluded, by when they came.

    ``whole`` is of the period, with its 95 % interval; ``simple`` the median of those answered
    (None without any). ``points``: one row a point in order: start (Timestamp), median, low, high,
    simple (hours, NaN where unknown or of fewer than FEW messages), answered, waiting, unfinished.
    ``grain`` is that of the points: days are gathered into weeks, a day has too few messages.
    """

    grain: Grain
    whole: MedianTime
    simple: float | None
    points: pd.DataFrame


def answer_times(
    facts: Facts, actor: Actor, chosen: Selection, grain: Grain, months: int | None = None
) -> AnswerTimes:
    """Return the times of messages received in the period of ``chosen``.

    Needs Right.VIEW_FIGURES. Raises ValueError when ``chosen`` has no period.
    """
    require(actor, Right.VIEW_FIGURES)
    grain = Grain.WEEK if grain is Grain.DAY else grain
    asked = shown(facts, chosen, grain, months)
    span = asked.span
    first, last = min(asked.first, span.first), max(asked.last, span.last)
    rows = cell_hours(facts, ["day"], replace(chosen, date_from=first, date_to=last))
    days = rows["day"].to_numpy(dtype="datetime64[D]")
    period = rows[(days >= np.datetime64(asked.first)) & (days <= np.datetime64(asked.last))]
    known = period["hours"][~period["waiting"]]
    return AnswerTimes(
        grain=grain,
        whole=median_time(period["hours"], period["waiting"]),
        simple=float(known.median()) if len(known) else None,
        points=_points(rows, days, span),
    )


def of_answer_times(answer: AnswerTimes) -> str:
    """Return how long half of the messages wait at most, and what the simple median would say."""
    n = answer.whole.answered + answer.whole.waiting
    if n < FEW:
        return "О времени ответа судить рано: сообщений меньше трёх"
    if answer.whole.median is None:
        waiting = f"{number(answer.whole.waiting)} из {counted(n, *_MESSAGES)}"
        return f"Обычное время ответа ещё не известно: ждут {waiting}"
    said = f"Половина сообщений получает ответ за {hours(answer.whole.median)}"
    if answer.simple is None or hours(answer.simple) == hours(answer.whole.median):
        return said
    return f"{said}, среди отвеченных — за {hours(answer.simple)}"


def _points(rows: pd.DataFrame, days: np.ndarray, span: Span) -> pd.DataFrame:
    starts = span.starts()
    inside = (days >= np.datetime64(span.first)) & (days <= np.datetime64(span.last))
    own = rows[inside]
    edges = starts.to_numpy(dtype="datetime64[D]")
    own = own.assign(place=np.searchsorted(edges, days[inside], side="right") - 1)
    times = median_times(own, ["place"]).set_index("place").reindex(range(len(starts)))
    simple = own[~own["waiting"]].groupby("place")["hours"].median()
    counts = times[["answered", "waiting"]].fillna(0).astype("int64")
    figures = times[["median", "low", "high"]].assign(simple=simple).astype(float)
    figures = figures.where(counts.sum(axis=1) >= FEW)
    return pd.concat([figures, counts], axis=1).assign(start=starts, unfinished=span.unfinished())
