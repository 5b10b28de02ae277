"""Counts of messages by receipt: from a cube at the data's own date, from the rows at any other."""

import calendar
from collections.abc import Sequence

import pandas as pd

from data.engines import duck
from data.queries.selection import HOUR, WEEKDAY, Selection, listed
from data.queries.shapes import COUNTERS, known_at, received_flags
from data.snapshots import Facts

# How a dimension is read from each relation.
ROWS = {
    "day": "received_day",
    "week": "date_trunc('week', received_day)",
    "month": "received_month",
    "quarter": "date_trunc('quarter', received_month)",
    "weekday": WEEKDAY,
    "hour": HOUR,
}
_DAYS = {
    "week": "date_trunc('week', day)",
    "month": "date_trunc('month', day)",
    "quarter": "date_trunc('quarter', day)",
}
_MONTHS = {"quarter": "date_trunc('quarter', month)"}
_IN_DAYS = {"day", "week", "month", "quarter", "source", "settlement", "block"}
_IN_MONTHS = {"month", "quarter", "source", "settlement", "block", "topic_group", "topic"}


def message_counts(facts: Facts, by: Sequence[str], chosen: Selection) -> pd.DataFrame:
    """Return columns ``by`` and COUNTERS, one row a group that has messages, ordered by ``by``.

    ``day``, ``week`` (its Monday), ``month`` and ``quarter`` (their first days) are Timestamps; ``weekday`` is 1 on
    Mondays, ``hour`` 0–23, NaN where a file gives no time of day.
    """
    relation, dimensions, day = _relation(facts, by, chosen)
    tests, values = chosen.conditions(day)
    named = listed([f"{dimensions.get(name, name)} AS g_{name}" for name in by])
    sums = ", ".join(f"CAST(sum({name}) AS BIGINT) AS n_{name}" for name in COUNTERS)
    order = ", ".join(f"g_{name}" for name in by)
    grouped = f"GROUP BY {order} ORDER BY {order}" if by else ""
    frame = duck.fetch(
        facts.path, f"SELECT {named}{sums} FROM {relation} WHERE {tests} {grouped}", values
    )
    frame.columns = [name[2:] for name in frame.columns]
    return frame.fillna(dict.fromkeys(COUNTERS, 0)) if not by else frame


def answers_by_day(facts: Facts, chosen: Selection) -> pd.DataFrame:
    """Return columns day, answers: messages answered on each day, known at the data's date."""
    tests, values = chosen.conditions("day")
    return duck.fetch(
        facts.path,
        "SELECT day, CAST(sum(answers) AS BIGINT) AS answers FROM cube_answers "
        f"WHERE {tests} AND day <= ? GROUP BY day ORDER BY day",
        [*values, chosen.as_of],
    )


def _relation(
    facts: Facts, by: Sequence[str], chosen: Selection
) -> tuple[str, dict[str, str], str]:
    """Return the relation to read, its dimensions, and the column that holds the day."""
    asked = set(by) | set(chosen.places())
    if chosen.as_of == facts.data_date:
        if asked <= _IN_MONTHS and whole_months(chosen):
            return "cube_months", _MONTHS, "month"
        if asked <= _IN_DAYS:
            return "cube_days", _DAYS, "day"
    flags = ", ".join(f"{sql} AS {name}" for name, sql in received_flags(chosen.as_of).items())
    columns = (
        "received_at, received_day, received_month, source, settlement, locality, block, "
        "topic_group, topic, executor"
    )
    rows = f"(SELECT {columns}, {flags} FROM facts WHERE {known_at(chosen.as_of)}) AS rows_known"
    return rows, ROWS, "received_day"


def whole_months(chosen: Selection) -> bool:
    """Return whether the period of ``chosen`` is made of whole months, so that a cube has it."""
    first, last = chosen.date_from, chosen.date_to
    begins = first is None or first.day == 1
    ends = last is None or last.day == calendar.monthrange(last.year, last.month)[1]
    # Nothing was received after the data's date, so a month cut there is whole.
    return begins and (ends or last >= chosen.as_of if last is not None else True)
