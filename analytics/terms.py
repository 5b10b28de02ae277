"""Terms of an answer: when a message is due, and where it stands at the end of a day."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

import numpy as np
import pandas as pd

from analytics.calendar import (
    END_OF_DAY,
    WorkCalendar,
    due_after_calendar_days,
    due_after_working_days,
)

SOON = 2


class Unit(StrEnum):
    """What a term is counted in."""

    HOURS = "часов"
    WORKING_DAYS = "рабочих дней"
    CALENDAR_DAYS = "календарных дней"


@dataclass(frozen=True)
class Term:
    """How long an answer may take."""

    amount: int
    unit: Unit


class State(StrEnum):
    """Where a message stands to its term."""

    ON_TIME = "в срок"
    LATE = "с опозданием"  # answered
    OVERDUE = "просрочено"  # open: late as well
    PENDING = "срок не наступил"
    NO_TERM = "без срока"


def due_at(received_at: datetime, term: Term, calendar: WorkCalendar) -> datetime:
    """The last moment of the term.

    Hours run by the clock; N days are counted from the day after receipt to the end of the N-th.
    Raises ValueError when the term is none or the calendar does not hold it.
    """
    if term.amount < 1:
        raise ValueError("a term is at least one day or hour")
    if term.unit is Unit.HOURS:
        return received_at + timedelta(hours=term.amount)
    if term.unit is Unit.WORKING_DAYS:
        return due_after_working_days(received_at.date(), term.amount, calendar)
    return due_after_calendar_days(received_at.date(), term.amount)


def state(due: datetime | None, answered: datetime | None, as_of: date) -> State:
    """Where one message stands at the end of `as_of`; a later answer is not known yet."""
    if due is None:
        return State.NO_TERM
    if answered is not None and answered.date() <= as_of:
        return State.ON_TIME if answered <= due else State.LATE
    return State.PENDING if due >= datetime.combine(as_of, END_OF_DAY) else State.OVERDUE


def soon_until(as_of: date, calendar: WorkCalendar, working_days: int = SOON) -> date:
    """The last due day that is soon at the end of `as_of`: at most so many working days are left.

    Days off after the last of them belong to it. Raises ValueError when there are no days to wait
    or the calendar ends earlier.
    """
    if working_days < 0:
        raise ValueError("no term is less than no days ahead")
    following = due_after_working_days(as_of, working_days + 1, calendar)
    return following.date() - timedelta(days=1)


def standings(messages: pd.DataFrame, as_of: date, calendar: WorkCalendar) -> pd.DataFrame:
    """Where each message stands; `messages` has due_at and answered_at (NaT where there is none).

    Columns, with the index of the messages: state (State); days_late and working_days_late (whole
    days from the due day to the answer or `as_of`; 0 when it was late by hours only; NaN when not
    late); days_left and working_days_left (from `as_of` to the due day; NaN unless pending); soon:
    pending with at most two working days left. Raises ValueError when a due day lies outside the
    calendar.
    """
    due, answered = pd.to_datetime(messages["due_at"]), pd.to_datetime(messages["answered_at"])
    after = pd.Timestamp(datetime.combine(as_of + timedelta(days=1), time()))
    done = answered < after
    end = pd.Timestamp(datetime.combine(as_of, END_OF_DAY))
    states = np.select(
        [due.isna(), done & (answered <= due), done, due >= end],
        [State.NO_TERM, State.ON_TIME, State.LATE, State.PENDING],
        default=State.OVERDUE,
    )
    known = pd.Series(states, messages.index, dtype=object)
    late, pending = known.isin([State.LATE, State.OVERDUE]), known == State.PENDING
    due_day, here = due.dt.normalize(), pd.Timestamp(as_of)
    until = answered.dt.normalize().where(done, here)
    left = _working_days(pd.Series(here, messages.index), due_day, pending, calendar)
    return pd.DataFrame(
        {
            "state": known,
            "days_late": (until - due_day).dt.days.where(late),
            "working_days_late": _working_days(due_day, until, late, calendar),
            "days_left": (due_day - here).dt.days.where(pending),
            "working_days_left": left,
            "soon": left <= SOON,
        }
    )


def _working_days(
    after: pd.Series, until: pd.Series, asked: pd.Series, calendar: WorkCalendar
) -> pd.Series:
    """Working days after the one and up to the other, NaN where not asked."""
    first, last = pd.Timestamp(calendar.first), pd.Timestamp(calendar.last)
    for days in (after[asked], until[asked]):
        if not days.between(first, last).all():
            raise ValueError(f"the calendar {calendar.first}–{calendar.last} does not hold a term")
    working = np.array(calendar.days, dtype="datetime64[ns]")
    counts = [
        np.searchsorted(working, days.to_numpy(dtype="datetime64[ns]"), side="right")
        for days in (until, after)
    ]
    return pd.Series(counts[0] - counts[1], after.index, dtype=float).where(asked)
