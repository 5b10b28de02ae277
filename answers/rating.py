"""The rating of settlements, as rows."""

from datetime import date
from typing import Any

import pandas as pd

from access.rights import Actor, Right, require
from analytics.ratings import Weights, rate
from answers.plain import plain_rows
from data.home import Home
from data.queries.rating_parts import populations, rating_parts, rating_weights
from data.queries.selection import Selection
from data.snapshots import Facts, current

_FIELDS = (
    "settlement", "messages", "rated", "place", "place_low", "place_high", "k", "t", "q", "score",
)  # fmt: skip


def rating_rows(home: Home, actor: Actor, chosen: Selection) -> list[dict[str, Any]]:
    """Return rows of contract.md, section 4; without a period the year up to the as-of.

    Needs Right.VIEW_FIGURES.
    """
    require(actor, Right.VIEW_FIGURES)
    frame = rated(current(home), chosen)
    return plain_rows(frame[list(_FIELDS)])


def rated(facts: Facts, chosen: Selection) -> pd.DataFrame:
    """Return the frame of ``analytics.ratings.rate`` for the period of ``chosen``."""
    first = chosen.date_from or date((chosen.date_to or chosen.as_of).year, 1, 1)
    last = chosen.date_to or chosen.as_of
    period = Selection(chosen.as_of, first, last, source=chosen.source, block=chosen.block)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    k, t, q = rating_weights(facts)
    weights = Weights(quantity=k, timeliness=t, substance=q)
    return rate(rating_parts(facts, period), populations(facts), months, weights)
