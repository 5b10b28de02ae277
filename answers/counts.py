"""Counts and terms of messages, as rows."""

from collections.abc import Sequence
from typing import Any

from access.rights import Actor, Right, require
from answers.plain import plain_rows
from data.home import Home
from data.queries.counts import message_counts
from data.queries.medians import median_hours
from data.queries.selection import Selection
from data.snapshots import current


def count_rows(
    home: Home, actor: Actor, chosen: Selection, by: Sequence[str]
) -> list[dict[str, Any]]:
    """Return rows of contract.md, section 4: ``by``, counts and the median time of an answer.

    Needs Right.VIEW_FIGURES.
    """
    require(actor, Right.VIEW_FIGURES)
    facts = current(home)
    counts = message_counts(facts, by, chosen)
    medians = median_hours(facts, by, chosen)
    return plain_rows(counts.merge(medians, on=list(by), how="left"))
