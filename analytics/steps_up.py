"""What would move a settlement up in the rating, in counts a person can act upon."""

import math
from typing import Any, cast

import numpy as np
import pandas as pd

from analytics.weights import Weights

AXES = ("k", "t", "q")


def steps_up(rating: pd.DataFrame, weights: Weights) -> pd.DataFrame:
    """Return one row a settlement of ``rating`` (of analytics.ratings.rate), in its order.

    Columns: settlement; weakest, the axis (k, t, q) that costs the most points, and lost, how many;
    ahead, who stands next above (absent for the first and the unrated), gap, the points between; and
    on_time_needed, how many of its late answers had to be in time to draw level, NaN when even all
    of them are too few. The district's on-time share is taken as it is: one settlement moves it
    little.
    """
    rows = cast("list[dict[str, Any]]", rating.to_dict(orient="records"))
    scores = [row["score"] if row["rated"] else np.nan for row in rows]
    return pd.DataFrame(
        [_step(row, rows, scores, weights) for row in rows],
        columns=["settlement", "weakest", "lost", "ahead", "gap", "on_time_needed"],
    )


def _step(
    row: dict[str, Any], rows: list[dict[str, Any]], scores: list[float], weights: Weights
) -> tuple[Any, ...]:
    shares = _shares(row, weights)
    losses = {axis: 100 * share * (1 - row[axis]) for axis, share in shares.items()}
    weakest = max(losses, key=lambda axis: losses[axis]) if losses else None
    lost = losses[weakest] if weakest is not None else np.nan
    above = [i for i, score in enumerate(scores) if row["rated"] and score > row["score"]]
    if not above:
        return row["settlement"], weakest, lost, None, np.nan, np.nan
    nearest = min(above, key=lambda i: scores[i])
    gap = scores[nearest] - row["score"]
    needed = np.nan
    if "t" in shares and shares["t"] > 0:
        terms = row["on_time"] + row["late"] + weights.shrinkage
        wanted = math.ceil(gap * terms / (100 * shares["t"]) - 1e-9)
        needed = wanted if wanted <= row["late"] else np.nan
    return row["settlement"], weakest, lost, rows[nearest]["settlement"], gap, needed


def _shares(row: dict[str, Any], weights: Weights) -> dict[str, float]:
    """What each axis with data weighs, one in all."""
    weighed = dict(zip(AXES, weights.axes))
    present = {axis: weight for axis, weight in weighed.items() if not math.isnan(row[axis])}
    total = sum(present.values())
    return {axis: weight / total for axis, weight in present.items()} if total else {}
