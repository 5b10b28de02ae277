"""How unlikely a share or a count is when the common one holds: exact, two-sided."""

import numpy as np
from scipy import special


def share_risks(hits: np.ndarray, trials: np.ndarray, share: float) -> np.ndarray:
    """Twice the binomial tail on the side where hits/trials departs from `share`, at most 1.

    NaN without trials. Clopper & Pearson (1934). Raises ValueError when some hits are not in
    0…trials or `share` is not in 0–1.
    """
    x, n = np.asarray(hits, dtype=float), np.asarray(trials, dtype=float)
    if not np.all((x >= 0) & (x <= n)) or not 0 <= share <= 1:
        raise ValueError("a share needs 0 ≤ hits ≤ trials and a common share of 0–1")
    above = x > n * share
    upper = np.where(x > 0, special.betainc(np.maximum(x, 1), n - np.maximum(x, 1) + 1, share), 1.0)
    lower = np.where(
        x < n, special.betainc(np.maximum(n - x, 1), np.minimum(x, n - 1) + 1, 1 - share), 1.0
    )
    return np.where(n > 0, np.minimum(1, 2 * np.where(above, upper, lower)), np.nan)


def count_risks(counts: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """Twice the Poisson tail on the side where a count departs from the expected one, at most 1.

    NaN where nothing is expected or it is not known. Garwood (1936). Raises ValueError below zero.
    """
    x, mean = np.asarray(counts, dtype=float), np.asarray(expected, dtype=float)
    if np.any(x < 0) or np.any(mean < 0):
        raise ValueError("a count and what is expected cannot be negative")
    known = mean > 0
    rate = np.where(known, mean, 1.0)
    upper = np.where(x > 0, special.pdtrc(np.maximum(x - 1, 0), rate), 1.0)
    tail = np.where(x > rate, upper, special.pdtr(x, rate))
    return np.where(known, np.minimum(1, 2 * tail), np.nan)
