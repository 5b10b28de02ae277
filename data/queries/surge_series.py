"""What the surge detector reads of a snapshot: counts by day, urgent messages, settings in force."""

import json
from dataclasses import dataclass
from datetime import date

import pandas as pd

from data.engines import duck
from data.snapshots import Facts
from registers.surges.values import SurgeValues, surges_from


@dataclass(frozen=True)
class InForce:
    """The settings a snapshot was published with; overrides: True is a working day."""

    values: SurgeValues
    overrides: dict[date, bool]


def in_force(facts: Facts) -> InForce:
    """Return the settings that were in force when the snapshot was published."""
    row = duck.fetch(facts.path, "SELECT * FROM surge_settings").iloc[0]
    overrides = json.loads(row["calendar_overrides"])
    return InForce(
        surges_from(row["values"]),
        {date.fromisoformat(day): works for day, works in overrides.items()},
    )


def daily_counts(facts: Facts, until: date) -> pd.DataFrame:
    """Return columns day, settlement, block, messages, first_at of the days up to ``until``.

    Excluded messages are left out; a day without messages has no row. Oldest first.
    """
    return duck.fetch(
        facts.path,
        "SELECT day, settlement, block, messages, first_at FROM cube_surges WHERE day <= ? "
        "ORDER BY day, settlement, block",
        [until],
    )


def urgent_messages(facts: Facts, until: date) -> pd.DataFrame:
    """Return columns day, settlement, block, word, messages, first_at up to ``until``.

    ``word`` is the urgent word or the class of ЕДДС that the messages have. Oldest first.
    """
    return duck.fetch(
        facts.path,
        "SELECT received_day AS day, settlement, block, word, count(*) AS messages, "
        "min(received_at) AS first_at FROM urgent_messages WHERE received_day <= ? "
        "GROUP BY ALL ORDER BY day, settlement, block, word",
        [until],
    )


def urgent_numbers(
    facts: Facts, settlement: str, block: str, word: str, days: tuple[date, date]
) -> tuple[str, ...]:
    """Return the numbers of the messages with an urgent word, the newest first, at most 100."""
    frame = duck.fetch(
        facts.path,
        "SELECT external_id FROM urgent_messages WHERE settlement = ? AND block = ? AND word = ? "
        "AND received_day BETWEEN ? AND ? ORDER BY received_at DESC LIMIT 100",
        [settlement, block, word, *days],
    )
    return tuple(str(one) for one in frame["external_id"])
