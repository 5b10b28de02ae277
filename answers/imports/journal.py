"""The journal of batches: who loaded what and when, what was refused, what an undo takes back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd

from access.rights import Actor, Right, require
from data.batches import batches
from data.home import Home
from data.queries.batches import refusals, rows_in_force
from data.snapshots import Facts, current

REFUSAL_HEADERS = {"row": "Строка", "column": "Столбец", "value": "Значение", "reason": "Причина"}


@dataclass(frozen=True)
class Batch:
    """One line of the journal; ``undone_at`` is None while the batch is in force."""

    number: int
    at: datetime
    actor: str
    file: str
    source: str
    period_from: date | None
    period_to: date | None
    read: int
    accepted: int
    new: int
    changed: int
    same: int
    refused: int
    skipped: int
    undone_at: datetime | None
    undone_by: str | None

    @property
    def in_force(self) -> bool:
        """Whether the batch was not undone."""
        return self.undone_at is None


def journal(home: Home, actor: Actor) -> tuple[Batch, ...]:
    """Return every batch, the newest first; needs Right.VIEW_FIGURES."""
    return tuple(_batch(one) for one in batches(home, actor))


def batch_refusals(home: Home, actor: Actor, number: int) -> pd.DataFrame:
    """Return the refused rows of a batch: Строка, Столбец, Значение, Причина.

    Needs Right.VIEW_MESSAGES: a value stands there as the file has it, though masked.
    """
    require(actor, Right.VIEW_MESSAGES)
    return refusals(current(home), number).rename(columns=REFUSAL_HEADERS)


def in_force_of(facts: Facts, actor: Actor, number: int) -> int:
    """Return how many rows of the published data come from the batch; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    return rows_in_force(facts, number)


def _batch(one: dict[str, Any]) -> Batch:
    undone = one["undone_at"]
    return Batch(
        number=one["batch_id"],
        at=datetime.fromisoformat(one["imported_at"]),
        actor=one["actor"],
        file=one["file_name"],
        source=one["title"],
        period_from=_day(one["period_from"]),
        period_to=_day(one["period_to"]),
        read=one["rows_read"],
        accepted=one["rows_accepted"],
        new=one["rows_new"],
        changed=one["rows_changed"],
        same=one["rows_same"],
        refused=one["rows_refused"],
        skipped=one["rows_skipped"],
        undone_at=None if undone is None else datetime.fromisoformat(undone),
        undone_by=one["undone_by"],
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text[:10])
