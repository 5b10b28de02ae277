"""Who has sent what: the months each source owes, and how late it was."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

import pandas as pd

DUE_DAY = 5
COLUMNS = ("source", "month", "deadline", "sent_on", "state", "days_late")


class Delivery(StrEnum):
    """What became of a source's month."""

    IN_TIME = "получено"
    LATE = "получено с опозданием"
    MISSING = "не получено"
    AWAITED = "ожидается"


def completeness(
    sent: pd.DataFrame, owed_from: Mapping[str, date], as_of: date, due_day: int = DUE_DAY
) -> pd.DataFrame:
    """Every month that each source owes, by source and month, the current month left out.

    `sent`: one row an import: source, month (first day), sent_on; the first one counts. `owed_from`
    names the sources and the month each begins with. A month is due on `due_day` of the next one
    (the last day where the month is shorter). Columns: source, month, deadline, sent_on (None while
    not sent), state (Delivery), days_late (after the deadline; of a missing one up to `as_of`; 0
    when not late). Raises ValueError when the day is none of a month.
    """
    if not 1 <= due_day <= 31:
        raise ValueError("a deadline is a day of a month")
    known = sent[pd.to_datetime(sent["sent_on"]) <= pd.Timestamp(as_of)]
    arrived: dict[tuple[str, date], date] = {}
    for source, month, sent_on in known[["source", "month", "sent_on"]].itertuples(index=False):
        key, day = (str(source), _day(month).replace(day=1)), _day(sent_on)
        arrived[key] = min(day, arrived.get(key, day))
    rows: list[tuple[object, ...]] = []
    for source in sorted(owed_from):
        month = owed_from[source].replace(day=1)
        while (following := _next_month(month)) <= as_of:
            last = monthrange(following.year, following.month)[1]
            deadline = following.replace(day=min(due_day, last))
            sent_on = arrived.get((source, month))
            late = ((sent_on or as_of) - deadline).days
            rows.append((source, month, deadline, sent_on, _delivery(sent_on, late), max(0, late)))
            month = following
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _delivery(sent_on: date | None, late: int) -> Delivery:
    if sent_on is None:
        return Delivery.MISSING if late > 0 else Delivery.AWAITED
    return Delivery.LATE if late > 0 else Delivery.IN_TIME


def _next_month(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def _day(value: object) -> date:
    return pd.Timestamp(str(value)).date()
