"""The rating of settlements: quantity, timeliness and substance of the answers, and the place.

Score = 100 · (0,20·K + 0,40·T + 0,40·Q). No published document gives a formula, so the weights are
settings; a part without data is left out and the other weights are scaled up to one.
"""

from collections.abc import Collection, Mapping

import numpy as np
import pandas as pd

from analytics.places import places, simulated_places
from analytics.weights import Weights

UNKNOWN_SETTLEMENT = "не определено"
SEED = 1229
DRAWS = 4000

COUNTS = (
    "messages",
    "on_time",
    "late",
    "answered",
    "resolved_true",
    "resolved_known",
    "repeat_true",
    "repeat_known",
    "returned_true",
    "returned_known",
    "mark_sum",
    "mark_count",
)


def rate(
    parts: pd.DataFrame,
    population: Mapping[str, int | None],
    months: float,
    weights: Weights | None = None,
    seed: int = SEED,
    never: Collection[str] = (UNKNOWN_SETTLEMENT,),
) -> pd.DataFrame:
    """The rating, best first, then those without a place by name.

    `parts`: one row a settlement with the columns COUNTS (mark_sum and mark_count: the sum and the
    number of marks 1–5). `never`: names that count in the district's on-time share and get no place.
    Comes back: settlement, messages, rated, place, place_low, place_high (5–95 % of simulated
    places), k, t, q (0–1), score (0–100), per_1000 (messages of the period per 1000 residents),
    population and the counts. Raises ValueError on counts that cannot be and on months ≤ 0.
    """
    weights = weights or Weights()
    _check(parts, months)
    # Sorted, so that neither the order of rows nor the draws depend on who sent the table.
    rows = parts.sort_values("settlement", ignore_index=True)
    people = pd.Series(
        [population.get(str(name)) or np.nan for name in rows["settlement"]], dtype=float
    )
    share = _district_share(rows)
    per_1000 = 1000 * rows["messages"].to_numpy(dtype=float) / people.to_numpy()
    frequent = (rows["messages"] >= weights.monthly_minimum * months).to_numpy(dtype=bool)
    known = ~rows["settlement"].isin(list(never)).to_numpy(dtype=bool)
    k = _quantity(per_1000, per_1000[frequent & known], weights)
    t = _timeliness(rows, share, weights)
    q = weighted_mean(_substance(rows), weights.substance_parts)
    score = 100 * weighted_mean(np.stack([k, t, q]), weights.axes)
    for axis in (k, t, q, score):
        axis[~known] = np.nan
    rated = frequent & known & ~np.isnan(score)
    answer = rows.assign(
        population=people,
        per_1000=per_1000,
        k=k,
        t=t,
        q=q,
        score=score,
        rated=rated,
        place=pd.Series(places(np.where(rated, score, np.nan))).astype("Int64"),
        place_low=pd.Series(pd.NA, index=rows.index, dtype="Int64"),
        place_high=pd.Series(pd.NA, index=rows.index, dtype="Int64"),
    )
    if rated.any():
        draws = _simulated_scores(rows[rated], people[rated], share, weights, seed)
        low, high = simulated_places(draws, answer.loc[rated, "place"].to_numpy(dtype=int))
        answer.loc[rated, "place_low"] = low
        answer.loc[rated, "place_high"] = high
    first = ["settlement", "messages", "rated", "place", "place_low", "place_high"]
    first += ["k", "t", "q", "score", "per_1000", "population"]
    answer = answer[[*first, *(name for name in COUNTS if name != "messages")]]
    return answer.sort_values(["place", "settlement"], ignore_index=True, na_position="last")


def shrunk_share(hits: np.ndarray, trials: np.ndarray, share: float, strength: float) -> np.ndarray:
    """(x + m·p) / (n + m): a share of few pulled to the common one; NaN where n is 0."""
    return np.where(
        trials > 0,
        (hits + strength * share) / np.where(trials > 0, trials + strength, 1),
        np.nan,
    )


def weighted_mean(parts: np.ndarray, weights: tuple[float, ...]) -> np.ndarray:
    """The mean over the first axis; NaN parts drop out with their weight, NaN if none is left."""
    shape = (len(weights),) + (1,) * (parts.ndim - 1)
    present = np.array(weights).reshape(shape) * ~np.isnan(parts)
    total = present.sum(axis=0)
    return np.where(
        total > 0,
        (present * np.nan_to_num(parts)).sum(axis=0) / np.where(total > 0, total, 1),
        np.nan,
    )


def _check(parts: pd.DataFrame, months: float) -> None:
    if not months > 0:
        raise ValueError("a rating needs a period longer than nothing")
    if parts["settlement"].duplicated().any():
        raise ValueError("a settlement stands twice in the parts of a rating")
    counts = parts[list(COUNTS)]
    marks = counts["mark_sum"].between(counts["mark_count"], 5 * counts["mark_count"])
    impossible = (counts < 0).any(axis=1) | ~marks
    for name in ("resolved", "repeat", "returned"):
        impossible |= counts[f"{name}_true"] > counts[f"{name}_known"]
    if impossible.any():
        raise ValueError("the parts of a rating hold counts that cannot be")


def _district_share(rows: pd.DataFrame) -> float:
    """The on-time share of the whole district; NaN when no message has a term."""
    on_time, late = int(rows["on_time"].sum()), int(rows["late"].sum())
    return on_time / (on_time + late) if on_time + late else float("nan")


def _quantity(per_1000: np.ndarray, of_rated: np.ndarray, weights: Weights) -> np.ndarray:
    """K of every settlement; `of_rated` are the rates that the percentile is taken over."""
    of_rated = of_rated[~np.isnan(of_rated)]
    if not len(of_rated):
        return np.full(len(per_1000), np.nan)
    return _less_is_better(per_1000, np.percentile(of_rated, weights.quantity_percentile))


def _less_is_better(per_1000: np.ndarray, most: np.ndarray | np.floating) -> np.ndarray:
    """1 − min(1, x / x₉₀), and 1 where x₉₀ is 0; NaN stays."""
    ratio = per_1000 / np.where(most > 0, most, 1)
    return np.where(np.isnan(per_1000), np.nan, np.where(most > 0, 1 - np.minimum(1, ratio), 1.0))


def _timeliness(rows: pd.DataFrame, share: float, weights: Weights) -> np.ndarray:
    on_time = rows["on_time"].to_numpy(dtype=float)
    return shrunk_share(on_time, on_time + rows["late"].to_numpy(), share, weights.shrinkage)


def _substance(rows: pd.DataFrame) -> np.ndarray:
    """Four rows: solved, not repeated, not returned, the mark from 0 to 1; NaN without data."""
    hits, trials = _substance_counts(rows)
    return np.where(trials > 0, hits / np.where(trials > 0, trials, 1), np.nan)


def _substance_counts(rows: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """The four shares of Q as hits and trials: a mark of 4 is three quarters of a hit."""
    counts = {name: rows[name].to_numpy(dtype=float) for name in COUNTS}
    hits = np.stack(
        [
            counts["resolved_true"],
            counts["repeat_known"] - counts["repeat_true"],
            counts["returned_known"] - counts["returned_true"],
            (counts["mark_sum"] - counts["mark_count"]) / 4,
        ]
    )
    known = ("resolved_known", "repeat_known", "returned_known", "mark_count")
    return hits, np.stack([counts[name] for name in known])


def _simulated_scores(
    rows: pd.DataFrame, people: pd.Series, share: float, weights: Weights, seed: int
) -> np.ndarray:
    """Scores as they might have been, draws × settlements: every part from its posterior.

    Jeffreys' half is added to hits and misses, so that «100 % of few» is not certainty.
    """
    random = np.random.default_rng(seed)
    size = (DRAWS, len(rows))
    residents = people.to_numpy(dtype=float)
    per_1000 = 1000 * random.gamma(rows["messages"].to_numpy(dtype=float) + 0.5, size=size)
    per_1000 = per_1000 / residents
    k = np.full(size, np.nan)
    populated = ~np.isnan(residents)
    if populated.any():
        most = np.percentile(
            per_1000[:, populated], weights.quantity_percentile, axis=1, keepdims=True
        )
        k = _less_is_better(per_1000, most)
    on_time, late = rows["on_time"].to_numpy(dtype=float), rows["late"].to_numpy(dtype=float)
    t = np.full(size, np.nan)
    if not np.isnan(share):
        hits = on_time + weights.shrinkage * share + 0.5
        misses = late + weights.shrinkage * (1 - share) + 0.5
        t = np.where(on_time + late > 0, random.beta(hits, misses, size=size), np.nan)
    hits, trials = _substance_counts(rows)
    shares = random.beta(hits + 0.5, trials - hits + 0.5, size=(DRAWS, *hits.shape))
    shares = np.where(trials > 0, shares, np.nan).swapaxes(0, 1)
    q = weighted_mean(shares, weights.substance_parts)
    return 100 * weighted_mean(np.stack([k, t, q]), weights.axes)
