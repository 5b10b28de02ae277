"""Which points a picture in time shows: of a period, within the days the data speak of."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from analytics.grains import Grain, Span, touched
from data.queries.coverage import SourceDays, source_days
from data.queries.selection import Selection
from data.snapshots import Facts


@dataclass(frozen=True)
class Shown:
    """Whole points, and the sources that the question is about.

    ``first`` and ``last``: the days of the period itself, up to the as-of; ``begins``: the first
    day with messages, None when there are none.
    """

    first: date
    last: date
    span: Span
    begins: date | None
    sources: tuple[SourceDays, ...]


def shown(facts: Facts, chosen: Selection, grain: Grain, months: int | None = None) -> Shown:
    """Return the points of the period of ``chosen``, those that it touches.

    ``months``: as many as that up to the end of the period instead. Days before the first message
    and after the last are not quiet, they are not known, and stay out. Raises ValueError when
    ``chosen`` has no period.
    """
    if chosen.date_from is None or chosen.date_to is None:
        raise ValueError("a trend needs a period")
    first, last = chosen.date_from, min(chosen.date_to, chosen.as_of)
    sources = tuple(s for s in source_days(facts) if chosen.source in (None, s.source))
    begins = min((one.first for one in sources), default=None)
    ends = max((one.last for one in sources), default=None)
    until = min(last, ends or last)
    since = first
    if months is not None:
        since = (pd.Timestamp(until).replace(day=1) - pd.DateOffset(months=months - 1)).date()
    span = touched(grain, max(since, begins or since), until, chosen.as_of)
    return Shown(first, last, span, begins, sources)
