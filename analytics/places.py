"""Places in a rating: ties share one, and how far chance alone may move it."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd
from scipy import stats

# Scores that differ by less than this differ by floating point only.
SCORE_DECIMALS = 9


def places(scores: np.ndarray) -> np.ndarray:
    """The place of every score, the highest first, ties 1–2–2–4; NaN where the score is NaN."""
    rounded = np.round(scores, SCORE_DECIMALS)
    return stats.rankdata(-rounded, method="min", nan_policy="omit")


def simulated_places(draws: np.ndarray, actual: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The 5th and 95th percentile of each column's place over the rows of simulated scores.

    Goldstein & Spiegelhalter (1996). Widened to hold the actual place, which ties and shrinkage
    may put beside the simulated ones: a place outside its own interval would only confuse.
    """
    ranks = stats.rankdata(-draws, method="min", axis=1)
    low, high = np.percentile(ranks, [5, 95], axis=0, method="inverted_cdf").astype(int)
    return np.minimum(low, actual), np.maximum(high, actual)


def place_changes(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """settlement, place, place_before, change of every settlement of `now`, two ratings compared.

    change is how many places up (+) or down (−); empty when either place is.
    """
    earlier = before[["settlement", "place"]].rename(columns={"place": "place_before"})
    both = now[["settlement", "place"]].merge(earlier, on="settlement", how="left")
    return both.assign(change=both["place_before"] - both["place"])


def place_history(ratings: Mapping[date, pd.DataFrame]) -> pd.DataFrame:
    """period, settlement, place, place_low, place_high, change: a rating of every period, in order.

    The key of `ratings` is the first day of the period. change is how many places up (+) or down
    (−) since the period before; empty for the first one, and where either place is.
    """
    parts: list[pd.DataFrame] = []
    before: pd.DataFrame | None = None
    for period in sorted(ratings):
        now = ratings[period]
        changes = place_changes(now, now.assign(place=float("nan")) if before is None else before)
        part = now[["settlement", "place", "place_low", "place_high"]].reset_index(drop=True)
        parts.append(part.assign(period=period, change=changes["change"].astype("Int64")))
        before = now
    columns = ["period", "settlement", "place", "place_low", "place_high", "change"]
    if not parts:
        return pd.DataFrame(columns=columns)
    return pd.concat(parts, ignore_index=True)[columns]
