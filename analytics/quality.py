"""Rules that find data too good, too quiet or too impossible to be true.

Each takes a small table and gives back the rows that break it, with the numbers that say why; an
empty table is a rule that holds. None of them proves a mistake: they say where to look.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum

import numpy as np
import pandas as pd

from analytics.verdicts import MINIMUM_COVERAGE

SMALL = 10
ZERO_RISK = 0.01
ZERO_MONTHS = 12
ZERO_LEAST = 3
SAME_LEAST = 10
LONG = timedelta(days=730)


class Impossible(StrEnum):
    """What is wrong with the dates of a message."""

    FUTURE = "поступило позже даты данных"
    ANSWER_FIRST = "ответ раньше поступления"
    DUE_FIRST = "срок раньше поступления"
    REPLY_LAST = "первый ответ позже окончательного"
    TOO_LONG = "ответ больше чем через два года"


def impossible_dates(messages: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Columns row (the index of `messages`), problem (Impossible): one row a message and problem.

    `messages`: received_at, answered_at, due_at, first_reply_at, NaT where unknown. A term without
    a time may be the day of receipt, so days are compared there.
    """
    received, answered, due, reply = (
        pd.to_datetime(messages[name])
        for name in ("received_at", "answered_at", "due_at", "first_reply_at")
    )
    after = pd.Timestamp(datetime.combine(as_of + timedelta(days=1), time()))
    broken = {
        Impossible.FUTURE: received >= after,
        Impossible.ANSWER_FIRST: answered < received,
        Impossible.DUE_FIRST: due.dt.normalize() < received.dt.normalize(),
        Impossible.REPLY_LAST: reply > answered,
        Impossible.TOO_LONG: answered - received > LONG,
    }
    parts = [
        pd.DataFrame({"row": messages.index[rows.to_numpy()], "problem": str(problem)})
        for problem, rows in broken.items()
    ]
    return pd.concat(parts, ignore_index=True)


def perfect_shares(shares: pd.DataFrame, small: int = SMALL) -> pd.DataFrame:
    """Rows that show 100 % of fewer than `small`: numerator, denominator and whatever names them."""
    few = shares["denominator"].between(1, small - 1)
    return shares[few & (shares["numerator"] == shares["denominator"])]


def low_coverage(marks: pd.DataFrame, minimum: float = MINIMUM_COVERAGE) -> pd.DataFrame:
    """Rows whose mark is known for less than `minimum` of all, the least known first.

    `marks`: known, total and whatever names them (source, month, mark); coverage (0–1) joins them.
    Raises ValueError when more are known than there are.
    """
    if not marks["known"].between(0, marks["total"]).all():
        raise ValueError("no more marks can be known than there are messages")
    some = marks[marks["total"] > 0]
    found = some.assign(coverage=some["known"] / some["total"])
    return found[found["coverage"] < minimum].sort_values("coverage", kind="stable")


def sudden_zeros(monthly: pd.DataFrame, risk: float = ZERO_RISK) -> pd.DataFrame:
    """Months without a message where the months before make that unlikely.

    `monthly`: index the names, columns the finished months in order, counts. Columns: name, month,
    months (how many before it tell what is usual, at most twelve, at least three), expected (their
    mean), risk: of none at all, (k/(k+1))^(S+½), the predictive distribution that the surge
    detector uses. Of a row of zeros the first ones: with time a zero becomes the usual.
    Raises ValueError on a negative or unknown count.
    """
    counts = monthly.to_numpy(dtype=float)
    if not np.all(counts >= 0):
        raise ValueError("a month holds a number from 0")
    found: list[tuple[object, ...]] = []
    for place in range(ZERO_LEAST, counts.shape[1]):
        before = counts[:, max(0, place - ZERO_MONTHS) : place]
        months = before.shape[1]
        chance = (months / (months + 1)) ** (before.sum(axis=1) + 0.5)
        rows = np.flatnonzero((counts[:, place] == 0) & (chance <= risk)).tolist()
        month = monthly.columns[place]
        found.extend(
            (monthly.index[row], month, months, before[row].mean(), chance[row]) for row in rows
        )
    return pd.DataFrame(found, columns=["name", "month", "months", "expected", "risk"])


def repeated_months(
    counts: pd.DataFrame, by: Sequence[str], least: int = SAME_LEAST
) -> pd.DataFrame:
    """Months of a source that hold exactly what the month before held: a file sent twice.

    `counts`: source, month (first day), the columns `by` (settlement, topic …) and messages. Months
    with fewer than `least` messages or in one cell only may agree by chance and are left out.
    Columns: source, month, before (the month it repeats), messages, cells.
    """
    found: list[tuple[object, ...]] = []
    for source, rows in counts[counts["messages"] > 0].groupby("source", sort=True):
        contents: dict[pd.Timestamp, pd.Series] = {
            pd.Timestamp(str(month)): part.groupby(list(by))["messages"].sum().sort_index()
            for month, part in rows.groupby("month", sort=True)
        }
        for month, content in contents.items():
            before = month - pd.DateOffset(months=1)
            enough = content.sum() >= least and len(content) > 1
            if enough and before in contents and content.equals(contents[before]):
                found.append(
                    (source, month.date(), before.date(), int(content.sum()), len(content))
                )
    return pd.DataFrame(found, columns=["source", "month", "before", "messages", "cells"])
