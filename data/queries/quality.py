"""Small tables of what may be wrong with the data; the rules over them stand in analytics."""

from datetime import timedelta

import pandas as pd

from analytics.quality import LONG
from data.engines import duck
from data.queries.selection import Selection
from data.queries.shapes import answered_by, known_at
from data.snapshots import Facts

MARKS = (
    "settlement", "topic", "due_at", "executor", "fast_track", "auto_delivery", "control_evidence",
    "resolved", "returned", "repeat", "mark",
)  # fmt: skip
"""What a message may not say; the first two are unknown when the directories do not know them."""

_UNKNOWN = "не определено"
_OF_ANSWERS = ("resolved", "mark")
_MONTHLY = ("messages", "page_months", "decisions", "hearings")


def batches_sent(facts: Facts) -> pd.DataFrame:
    """Return columns source, sent_on, first, last (days) of the batches in force of monthly files.

    Road maps and quarterly summaries are not sent each month and are left out.
    """
    return duck.fetch(
        facts.path,
        "SELECT title AS source, CAST(imported_at AS DATE) AS sent_on, period_from AS first, "
        "period_to AS last FROM batches WHERE undone_at IS NULL AND period_from IS NOT NULL "
        f"AND table_name IN {_MONTHLY} ORDER BY title, imported_at, batch_id",
    )


def marks_known(facts: Facts, chosen: Selection) -> pd.DataFrame:
    """Return columns source, mark, known, total of messages of the period that are not excluded.

    A result and a citizen's mark are asked of the answered ones only.
    """
    tests, values = chosen.conditions("received_day")
    answered = answered_by(chosen.as_of)
    parts = [
        f"SELECT source, '{mark}' AS mark, count(*) FILTER ({_known(mark)}) AS known, "
        f"count(*) AS total FROM shown{f' WHERE {answered}' if mark in _OF_ANSWERS else ''} "
        "GROUP BY source"
        for mark in MARKS
    ]
    return duck.fetch(
        facts.path,
        f"WITH shown AS (SELECT * FROM facts WHERE {tests} AND {known_at(chosen.as_of)} "
        f"AND excluded_reason IS NULL) {' UNION ALL '.join(parts)}",
        values,
    )


def refused_reasons(facts: Facts) -> pd.DataFrame:
    """Return columns source, reason, rows, batches (how many), last_batch; most rows first."""
    return duck.fetch(
        facts.path,
        "SELECT b.title AS source, r.reason, count(*) AS rows, "
        "count(DISTINCT r.batch_id) AS batches, max(r.batch_id) AS last_batch "
        "FROM refusals AS r JOIN batches AS b ON b.batch_id = r.batch_id "
        "WHERE b.undone_at IS NULL GROUP BY ALL ORDER BY rows DESC, source, reason",
    )


def doubtful_dates(facts: Facts, chosen: Selection) -> pd.DataFrame:
    """Return the messages of the period that analytics.quality.impossible_dates would name.

    Columns: source, external_id, settlement, block, received_at, answered_at, due_at,
    first_reply_at.
    """
    tests, values = chosen.conditions("received_day")
    after = f"TIMESTAMP '{(chosen.as_of + timedelta(days=1)).isoformat()} 00:00:00'"
    return duck.fetch(
        facts.path,
        "SELECT source, external_id, settlement, block, received_at, answered_at, due_at, "
        f"first_reply_at FROM facts WHERE {tests} AND (received_at >= {after} "
        "OR answered_at < received_at OR CAST(due_at AS DATE) < received_day "
        f"OR first_reply_at > answered_at OR answered_at - received_at > INTERVAL '{LONG.days} days') "
        "ORDER BY received_at, source, external_id",
        values,
    )


def on_time_shares(facts: Facts, chosen: Selection) -> pd.DataFrame:
    """Return columns settlement, month, numerator, denominator: on time of those with a term come.

    Whole months of the cube that begin in the period.
    """
    tests, values = chosen.conditions("month")
    return duck.fetch(
        facts.path,
        "SELECT settlement, month, CAST(sum(on_time) AS BIGINT) AS numerator, "
        f"CAST(sum(on_time + late) AS BIGINT) AS denominator FROM cube_months WHERE {tests} "
        "GROUP BY ALL ORDER BY month, settlement",
        values,
    )


def monthly_counts(facts: Facts, by: str) -> pd.DataFrame:
    """Return columns name, month, messages of every month; ``by`` is source, settlement or block."""
    if by not in ("source", "settlement", "block"):
        raise ValueError(f"nothing is counted by {by}")
    return duck.fetch(
        facts.path,
        f"SELECT {by} AS name, month, CAST(sum(messages) AS BIGINT) AS messages FROM cube_months "
        "GROUP BY ALL ORDER BY name, month",
    )


def monthly_contents(facts: Facts) -> pd.DataFrame:
    """Return columns source, month, settlement, topic, messages: what each month holds."""
    return duck.fetch(
        facts.path,
        "SELECT source, month, settlement, topic, CAST(sum(messages) AS BIGINT) AS messages "
        "FROM cube_months GROUP BY ALL ORDER BY source, month, settlement, topic",
    )


def _known(mark: str) -> str:
    return f"{mark} <> '{_UNKNOWN}'" if mark in MARKS[:2] else f"{mark} IS NOT NULL"
