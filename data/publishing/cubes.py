"""Cubes: the counts of facts written down at the data's own date, so that pages never scan rows."""

from collections.abc import Sequence
from datetime import date

import duckdb

from analytics.definitions import Indicator
from data.queries.shapes import (
    COUNTERS,
    MEDIAN_HOURS,
    answered_by,
    covered_month,
    indicator_flags,
    overdue,
    rating_sums,
    received_flags,
)

PLACES = ("source", "settlement", "block")
TOPICS = ("topic_group", "topic")
BODIES = ("recipient", "executor")


def build_cubes(
    connection: duckdb.DuckDBPyConnection, indicators: Sequence[Indicator], data_date: date
) -> None:
    """Create the cubes in ``snap``.

    By receipt ``cube_months`` and ``cube_days``, by the day of the answer ``cube_answers`` and
    ``cube_answered``; ``cube_overdue`` has what is open past its term, ``cube_medians`` the median
    hours of whole months, quarters and years, ``cube_rating`` what ratings of places, blocks and
    bodies are made of.
    """
    flags = received_flags(data_date)
    sums = ", ".join(f"CAST(sum({flags[name]}) AS BIGINT) AS {name}" for name in COUNTERS)
    months = ", ".join(["received_month AS month", *PLACES, *TOPICS])
    days = ", ".join(["received_day AS day", *PLACES])
    connection.execute(
        f"CREATE TABLE snap.cube_months AS SELECT {months}, {sums} FROM snap.facts "
        f"GROUP BY ALL ORDER BY month"
    )
    connection.execute(
        f"CREATE TABLE snap.cube_days AS SELECT {days}, {sums} FROM snap.facts "
        f"GROUP BY ALL ORDER BY day"
    )
    connection.execute(
        "CREATE TABLE snap.cube_answers AS SELECT CAST(answered_at AS DATE) AS day, "
        f"{', '.join(PLACES)}, count(*) AS answers, "
        "count(*) FILTER (excluded_reason IS NOT NULL) AS excluded "
        "FROM snap.facts WHERE answered_at IS NOT NULL "
        "GROUP BY ALL ORDER BY day"
    )
    connection.execute(_answered(indicators, data_date))
    connection.execute(_overdue(data_date))
    connection.execute(_medians(data_date))
    connection.execute(_rating(data_date))


def _answered(indicators: Sequence[Indicator], data_date: date) -> str:
    counted = [i for i in indicators if i.table == "messages"]
    sums = [
        f"CAST(sum({flag}) AS BIGINT) AS {indicator.code}_{name}"
        for indicator in counted
        for name, flag in indicator_flags(indicator).items()
    ]
    covered = covered_month("road_map_done_on", data_date)
    named = ", ".join(
        ["answered_month AS month", f"{covered} AS covered_month", *PLACES, *TOPICS, *sums]
    )
    return (
        f"CREATE TABLE snap.cube_answered AS SELECT {named} FROM snap.facts "
        f"WHERE {answered_by(data_date)} GROUP BY ALL ORDER BY month"
    )


def _overdue(data_date: date) -> str:
    return (
        f"CREATE TABLE snap.cube_overdue AS SELECT {', '.join([*PLACES, *TOPICS])}, "
        "count(*) AS messages, min(due_at) AS oldest_due FROM snap.facts "
        f"WHERE {overdue(data_date)} GROUP BY ALL"
    )


def _rating(data_date: date) -> str:
    named = ", ".join(["received_month AS month", *PLACES, *BODIES])
    sums = ", ".join(
        f"CAST({sql} AS BIGINT) AS {name}" for name, sql in rating_sums(data_date).items()
    )
    return (
        f"CREATE TABLE snap.cube_rating AS SELECT {named}, {sums} FROM snap.facts "
        "WHERE excluded_reason IS NULL GROUP BY ALL ORDER BY month"
    )


def _medians(data_date: date) -> str:
    """A median cannot be summed: each period and each place alone has its own, NULL is all."""
    periods = " UNION ALL ".join(
        f"SELECT CAST(date_trunc('{kind}', received_day) AS DATE) AS date_from, "
        f"CAST(date_trunc('{kind}', received_day) + INTERVAL '{length}' AS DATE) - 1 AS date_to, "
        f"{', '.join(PLACES)}, {MEDIAN_HOURS} AS median_hours FROM snap.facts "
        f"WHERE {answered_by(data_date)} GROUP BY GROUPING SETS "
        f"((date_from, date_to), {', '.join(f'(date_from, date_to, {name})' for name in PLACES)})"
        for kind, length in (("month", "1 month"), ("quarter", "3 months"), ("year", "1 year"))
    )
    return f"CREATE TABLE snap.cube_medians AS {periods} ORDER BY date_from, date_to"
