"""The seven target indicators against their plan, as rows."""

from datetime import date
from typing import Any

import pandas as pd

from access.rights import Actor, Right, require
from analytics import achievement
from answers.plain import plain_rows
from data.home import Home
from data.queries.selection import Selection
from data.queries.tally import tally
from data.snapshots import current, indicators

_FIELDS = (
    "numerator", "denominator", "unknown", "value", "plan", "gap", "low", "high", "verdict",
    "unfinished",
)  # fmt: skip


def indicator_rows(
    home: Home, actor: Actor, year: int, month: int | None, as_of: date, by: str | None
) -> list[dict[str, Any]]:
    """Return rows of contract.md, section 4, for a month or from 1 January to ``as_of``.

    With ``by`` = «month» one row a month begun by ``as_of``. Needs Right.VIEW_FIGURES.
    """
    require(actor, Right.VIEW_FIGURES)
    facts = current(home)
    counted = indicators(facts)
    groups = () if by in (None, "month") else (by,)
    chosen = Selection(as_of=as_of, date_from=date(year, 1, 1), date_to=date(year, 12, 31))
    found = tally(facts, counted, groups, chosen)
    if by == "month":
        frame = achievement.by_month(found, counted, year, as_of)
        if month is not None:
            frame = frame[frame["month"] == f"{year}-{month:02d}"]
    elif month is not None:
        frame = achievement.single_month(found, counted, year, month, as_of, by=groups)
    else:
        frame = achievement.year_to_date(found, counted, year, as_of, by=groups)
    return plain_rows(_ordered(frame, groups))


def _ordered(frame: pd.DataFrame, groups: tuple[str, ...]) -> pd.DataFrame:
    return frame[["indicator", "year", "month", *groups, *_FIELDS]]
