"""Open messages that cannot wait: past their term, due soon, asked again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd

from data.engines import duck
from data.queries.selection import Selection
from data.queries.shapes import known_at, received_flags
from data.snapshots import Facts

GROUPS = ("block", "executor", "settlement")


class Kind(StrEnum):
    """Why a message cannot wait."""

    OVERDUE = "overdue"
    SOON = "soon"
    REPEAT = "repeat"


_COLUMNS = (
    "f.source, f.external_id, f.received_at, f.due_at, f.settlement, f.locality, f.block, "
    "f.topic_group, f.topic, f.executor, f.repeat, f.batch_id, f.row_number"
)


@dataclass(frozen=True)
class QueueAsked:
    """Whose queue: the period of ``chosen`` does not matter, what is open now may have come any time.

    ``soon_until`` is the last due day that counts as soon, ``kind`` narrows to one of the three.
    """

    chosen: Selection
    soon_until: date
    kind: Kind | None = None


def queue_counts(facts: Facts, asked: QueueAsked, by: str) -> pd.DataFrame:
    """Return columns name, overdue, soon, repeat, waiting, open, repeat_known, oldest_due.

    One row a value of ``by`` (None where the message names none), most overdue first. ``waiting``
    are those of any kind, ``repeat_known`` the open ones of which is known whether they repeat.
    """
    if by not in GROUPS:
        raise ValueError(f"no queue by {by}")
    tests, values = _open(asked)
    kinds = _kinds(asked)
    sums = ", ".join(f"count(*) FILTER ({test}) AS {name}" for name, test in kinds.items())
    return duck.fetch(
        facts.path,
        f"SELECT {by} AS name, {sums}, count(*) FILTER ({_waiting(asked)}) AS waiting, "
        f"count(*) AS open, count(f.repeat) AS repeat_known, "
        f"min(due_at) FILTER ({kinds[Kind.OVERDUE]}) AS oldest_due FROM facts AS f WHERE {tests} "
        "GROUP BY ALL ORDER BY overdue DESC, soon DESC, repeat DESC, name NULLS LAST",
        values,
    )


def queue_rows(facts: Facts, asked: QueueAsked, offset: int, limit: int) -> pd.DataFrame:
    """Return at most ``limit`` messages of the queue from ``offset``, the longest overdue first.

    Columns: source, external_id, received_at, due_at, settlement, locality, block, topic_group,
    topic, executor, repeat, batch_id, row_number, file_name. Those without a term come last.
    """
    tests, values = _open(asked)
    wanted = _waiting(asked) if asked.kind is None else _kinds(asked)[asked.kind]
    return duck.fetch(
        facts.path,
        f"WITH cut AS (SELECT * FROM facts AS f WHERE {tests} AND ({wanted}) "
        "ORDER BY due_at NULLS LAST, received_at, source, external_id LIMIT ? OFFSET ?) "
        f"SELECT {_COLUMNS}, b.file_name "
        "FROM cut AS f LEFT JOIN batches AS b ON b.batch_id = f.batch_id "
        "ORDER BY f.due_at NULLS LAST, f.received_at, f.source, f.external_id",
        [*values, limit, offset],
    )


def _open(asked: QueueAsked) -> tuple[str, list[Any]]:
    chosen = replace(asked.chosen, date_from=None, date_to=None)
    tests, values = chosen.conditions("")
    answered = received_flags(chosen.as_of)["answered"]
    return (
        f"{tests} AND {known_at(chosen.as_of)} AND {answered} = 0 AND excluded_reason IS NULL",
        values,
    )


def _kinds(asked: QueueAsked) -> Mapping[Kind, str]:
    end = f"TIMESTAMP '{asked.chosen.as_of.isoformat()} 23:59:59'"
    return {
        Kind.OVERDUE: f"due_at < {end}",
        Kind.SOON: f"due_at >= {end} AND CAST(due_at AS DATE) <= DATE '{asked.soon_until}'",
        Kind.REPEAT: "f.repeat",
    }


def _waiting(asked: QueueAsked) -> str:
    return "coalesce(" + " OR ".join(f"({test})" for test in _kinds(asked).values()) + ", false)"
