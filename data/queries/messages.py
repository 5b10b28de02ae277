"""Messages one by one: the rows behind a figure, newest first, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Literal

import pandas as pd

from analytics.definitions import Indicator
from data.engines import duck
from data.queries.selection import Selection
from data.queries.shapes import (
    answered_by,
    indicator_flags,
    known_at,
    left_out,
    overdue,
    received_flags,
    share_part,
)
from data.snapshots import Facts

Moment = Literal["received", "answered"]
Part = Literal["numerator", "missed", "denominator", "unknown", "excluded"]

# State of an address → SQL over the flags of a row. Those named like a counter are that counter.
STATES: Mapping[str, str] = {
    "answered": "{answered} = 1",
    "on_time": "{on_time} = 1",
    "late": "{late} = 1",
    "pending": "{pending} = 1",
    "no_term": "{no_term} = 1",
    "excluded": "{excluded} = 1",
    "open": "{answered} = 0 AND {excluded} = 0",
    "overdue": "{answered} = 0 AND {late} = 1 AND {excluded} = 0",
}

UNMET = "не подходит под условия показателя"
"""The reason of a message that no file excludes, but the passport does not count."""

_IN_OVERDUE = ("source", "settlement", "block", "topic_group", "topic")

_COLUMNS = (
    "f.source, f.external_id, f.received_at, f.due_at, f.settlement, f.locality, f.block, "
    "f.topic_group, f.topic, f.executor, f.batch_id, f.row_number"
)


@dataclass(frozen=True)
class RowsAsked:
    """Which messages are listed.

    ``moment`` says whose days the period of ``chosen`` bounds: of receipt or of the answer.
    ``ids`` are numbers in their source; empty is all. With ``indicator`` only its ``part`` is
    listed: «missed» is the denominator without the numerator, «excluded» what was answered in the
    period and left out of the base. With ``share`` (a key of shapes.SHARES) its ``part``.
    """

    chosen: Selection
    moment: Moment = "received"
    state: str | None = None
    ids: tuple[str, ...] = ()
    indicator: Indicator | None = None
    part: Part | None = None
    share: str | None = None


def rows_count(facts: Facts, asked: RowsAsked) -> int:
    """Return how many messages ``asked`` names."""
    tests, values = rows_tests(asked)
    frame = duck.fetch(facts.path, f"SELECT count(*) AS n FROM facts AS f WHERE {tests}", values)
    return int(frame["n"].iloc[0])


def rows_page(facts: Facts, asked: RowsAsked, offset: int, limit: int) -> pd.DataFrame:
    """Return at most ``limit`` messages from ``offset``, newest first.

    Columns: source, external_id, received_at, due_at, answered_at (NaT while not known at the
    as-of), state (excluded, on_time, late, answered, overdue, pending or open), excluded_reason,
    settlement, locality, block, topic_group, topic, executor, batch_id, row_number, file_name.
    """
    tests, values = rows_tests(asked)
    flags = received_flags(asked.chosen.as_of)
    answered = f"{flags['answered']} = 1"
    # The page is cut first, so that only its rows are joined and dressed.
    return duck.fetch(
        facts.path,
        f"WITH cut AS (SELECT * FROM facts AS f WHERE {tests} "
        "ORDER BY received_at DESC, source, external_id LIMIT ? OFFSET ?) "
        f"SELECT {_COLUMNS}, CASE WHEN {answered} THEN f.answered_at END AS answered_at, "
        "CASE WHEN f.excluded_reason IS NOT NULL THEN 'excluded' "
        f"WHEN {flags['on_time']} = 1 THEN 'on_time' "
        f"WHEN {answered} AND {flags['late']} = 1 THEN 'late' WHEN {answered} THEN 'answered' "
        f"WHEN {flags['late']} = 1 THEN 'overdue' WHEN {flags['pending']} = 1 THEN 'pending' "
        "ELSE 'open' END AS state, f.excluded_reason, b.file_name "
        "FROM cut AS f LEFT JOIN batches AS b ON b.batch_id = f.batch_id "
        "ORDER BY f.received_at DESC, f.source, f.external_id",
        [*values, limit, offset],
    )


def overdue_places(facts: Facts, chosen: Selection) -> pd.DataFrame:
    """Return columns settlement, block, messages, oldest_due: open and overdue at the as-of.

    The period of ``chosen`` does not matter: what is overdue now may have come any time. Most
    messages first.
    """
    tests, values = _without_period(chosen).conditions("")
    relation = "cube_overdue"
    if chosen.as_of != facts.data_date or set(chosen.places()) - set(_IN_OVERDUE):
        relation = (
            "(SELECT *, 1 AS messages, due_at AS oldest_due FROM facts "
            f"WHERE {overdue(chosen.as_of)}) AS rows_overdue"
        )
    return duck.fetch(
        facts.path,
        "SELECT settlement, block, CAST(sum(messages) AS BIGINT) AS messages, "
        f"min(oldest_due) AS oldest_due FROM {relation} WHERE {tests} "
        "GROUP BY settlement, block ORDER BY messages DESC, oldest_due, settlement, block",
        values,
    )


def excluded_reasons(facts: Facts, asked: RowsAsked) -> pd.DataFrame:
    """Return columns reason, messages of what ``asked`` names, most messages first."""
    tests, values = rows_tests(asked)
    return duck.fetch(
        facts.path,
        f"SELECT coalesce(f.excluded_reason, '{UNMET}') AS reason, count(*) AS messages FROM facts AS f WHERE {tests} "
        "GROUP BY ALL ORDER BY messages DESC, reason",
        values,
    )


def reasons_seen(facts: Facts) -> list[str]:
    """Return the reasons for which files left messages out, most messages first."""
    frame = duck.fetch(
        facts.path,
        "SELECT excluded_reason AS reason, count(*) AS messages FROM facts "
        "WHERE excluded_reason IS NOT NULL GROUP BY ALL ORDER BY messages DESC, reason",
    )
    return list(dict.fromkeys(" ".join(str(one).split()) for one in frame["reason"]))


def rows_tests(asked: RowsAsked) -> tuple[str, list[Any]]:
    """Return SQL and parameters of all that ``asked`` demands."""
    chosen = asked.chosen
    if asked.moment == "answered":
        tests, values = _without_period(chosen).conditions("")
        listed = [tests, known_at(chosen.as_of), answered_by(chosen.as_of)]
        # The bare column, not its day: so blocks of rows outside the period are never read.
        if chosen.date_from is not None:
            listed.append("f.answered_at >= CAST(? AS TIMESTAMP)")
            values.append(chosen.date_from)
        if chosen.date_to is not None:
            listed.append("f.answered_at < CAST(? AS TIMESTAMP)")
            values.append(chosen.date_to + timedelta(days=1))
    else:
        tests, values = chosen.conditions("f.received_day")
        listed = [tests, known_at(chosen.as_of)]
    if asked.state is not None:
        listed.append(f"({STATES[asked.state].format(**_quoted(chosen))})")
    if asked.ids:
        listed.append(f"f.external_id IN ({', '.join('?' for _ in asked.ids)})")
        values = [*values, *asked.ids]
    if asked.indicator is not None:
        listed.append(part_sql(asked.indicator, asked.part or "denominator", chosen))
    if asked.share is not None:
        listed.append(share_part(asked.share, asked.part or "denominator", chosen.as_of))
    return " AND ".join(listed), values


def _quoted(chosen: Selection) -> dict[str, str]:
    return {name: f"({sql})" for name, sql in received_flags(chosen.as_of).items()}


def part_sql(indicator: Indicator, part: Part, chosen: Selection) -> str:
    """Return SQL of the condition that an answered message is in the part of the indicator."""
    flags = {name: f"{sql} = 1" for name, sql in indicator_flags(indicator).items()}
    if indicator.dated is not None:
        # Covered counts from the day it was done, within the period and as known at the as-of.
        last = min(chosen.date_to or chosen.as_of, chosen.as_of)
        flags["numerator"] += f" AND f.{indicator.dated} <= DATE '{last.isoformat()}'"
    if part == "missed":
        return f"({flags['denominator']} AND NOT ({flags['numerator']}))"
    if part == "excluded":
        return left_out(indicator)
    return f"({flags[part]})"


def _without_period(chosen: Selection) -> Selection:
    return replace(chosen, date_from=None, date_to=None)
