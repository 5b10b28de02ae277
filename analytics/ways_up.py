"""A score taken apart: what each axis gives, and the smallest change of each part that gains a place."""

import math
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import pandas as pd

from analytics.weights import Weights

AXES = ("k", "t", "q")
# Floating point may put a count a hair above the whole number it is.
HAIR = 1e-9


@dataclass(frozen=True)
class _Part:
    """One part of the score: how much of it there is, of how much, and what one message moves."""

    axis: str
    name: str
    weight: float  # of the part inside its axis, before what is missing drops out
    now: float  # 0–1; NaN without data
    messages: float  # as many messages make up the whole of it; NaN where they are not counted
    movable: float  # as many messages could still move it


def axis_points(rating: pd.DataFrame, weights: Weights) -> pd.DataFrame:
    """Points of each axis: settlement, k, t, q (NaN without data) and score, in the order given.

    `rating` as of analytics.ratings.rate. The points of a row add up to its score; an axis without
    data has passed its weight to the others.
    """
    rows = cast("list[dict[str, Any]]", rating.to_dict(orient="records"))
    points = [
        {axis: 100 * share * row[axis] for axis, share in _axis_shares(row, weights).items()}
        for row in rows
    ]
    table = pd.DataFrame(points, index=rating.index, columns=list(AXES), dtype=float)
    return table.assign(score=table.sum(axis=1, min_count=1)).assign(
        settlement=rating["settlement"]
    )[["settlement", *AXES, "score"]]


def ways_up(rating: pd.DataFrame, weights: Weights) -> pd.DataFrame:
    """What each part alone had to be to draw level with the next one above.

    `rating` as of analytics.ratings.rate. One row a settlement that has one above and a part with
    data: settlement, ahead, gap (points), axis (k, t, q), part (quantity, on_time, resolved,
    repeat, returned, mark), now and wanted (0–1; 1 is best), messages (how many had to go
    otherwise: fewer received, more in time, more resolved, fewer repeats or returns; NaN for
    marks), reachable. All else as it was: also the others' figures, the district's share and x₉₀.
    """
    rows = cast("list[dict[str, Any]]", rating.to_dict(orient="records"))
    rated = [row for row in rows if row["rated"]]
    rates = np.array([row["per_1000"] for row in rated], dtype=float)
    rates = rates[~np.isnan(rates)]
    most = float(np.percentile(rates, weights.quantity_percentile)) if len(rates) else np.nan
    answer: list[dict[str, Any]] = []
    for row in rated:
        above = [other for other in rated if other["place"] < row["place"]]
        if not above:
            continue
        ahead = min(above, key=lambda other: other["score"])
        gap = ahead["score"] - row["score"]
        first = {"settlement": row["settlement"], "ahead": ahead["settlement"], "gap": gap}
        answer.extend({**first, **way} for way in _ways(row, gap, most, weights))
    columns = ["settlement", "ahead", "gap", "axis", "part", "now", "wanted", "messages"]
    return pd.DataFrame(answer, columns=[*columns, "reachable"])


def _ways(row: dict[str, Any], gap: float, most: float, weights: Weights) -> list[dict[str, Any]]:
    parts = [part for part in _parts(row, most, weights) if not math.isnan(part.now)]
    shares = _axis_shares(row, weights)
    answer: list[dict[str, Any]] = []
    for part in parts:
        inside = sum(other.weight for other in parts if other.axis == part.axis)
        if part.axis not in shares or not part.weight * shares[part.axis]:
            continue
        step = gap / (100 * shares[part.axis] * part.weight / inside)
        wanted = part.now + step
        # Above x₉₀ fewer messages gain nothing until they are below it: K stands at 0 there.
        messages = math.ceil(step * part.messages - HAIR) if part.messages > 0 else np.nan
        if part.name == "quantity":
            messages = _fewer(row, wanted, most)
        enough = wanted <= 1 + HAIR and not messages > part.movable
        answer.append(
            {
                "axis": part.axis,
                "part": part.name,
                "now": part.now,
                "wanted": wanted,
                "messages": messages,
                "reachable": enough,
            }
        )
    return answer


def _parts(row: dict[str, Any], most: float, weights: Weights) -> list[_Part]:
    def share(hits: float, trials: float) -> float:
        return hits / trials if trials else math.nan

    terms = row["on_time"] + row["late"] + weights.shrinkage
    answered, repeats, returns = row["resolved_known"], row["repeat_known"], row["returned_known"]
    marks = row["mark_count"]
    return [
        _Part("k", "quantity", 1, row["k"] if most > 0 else math.nan, math.nan, row["messages"]),
        _Part("t", "on_time", 1, row["t"], terms, row["late"]),
        _Part(
            "q", "resolved", weights.resolved, share(row["resolved_true"], answered), answered,
            answered - row["resolved_true"],
        ),
        _Part(
            "q", "repeat", weights.repeat, 1 - share(row["repeat_true"], repeats), repeats,
            row["repeat_true"],
        ),
        _Part(
            "q", "returned", weights.returned, 1 - share(row["returned_true"], returns), returns,
            row["returned_true"],
        ),
        _Part("q", "mark", weights.mark, share(row["mark_sum"] - marks, 4 * marks), math.nan, math.inf),
    ]  # fmt: skip


def _fewer(row: dict[str, Any], wanted: float, most: float) -> float:
    """How many messages fewer make K what is wanted."""
    allowed = (1 - wanted) * most * row["population"] / 1000
    return math.ceil(row["messages"] - allowed - HAIR)


def _axis_shares(row: dict[str, Any], weights: Weights) -> dict[str, float]:
    """What each axis with data weighs, one in all."""
    weighed = {
        axis: weight for axis, weight in zip(AXES, weights.axes) if not math.isnan(row[axis])
    }
    total = sum(weighed.values())
    return {axis: weight / total for axis, weight in weighed.items()} if total else {}
