"""How unlikely a count is, given the counts before it: tails, limits and lists of many tests.

Only numpy and scipy.special: the process that publishes uses this too, and must start fast.
"""

import numpy as np
from scipy import special

EARS_DAYS = 7
EARS_CDC = 3.0  # the CDC's choice
EARS_SURVEILLANCE = 3.090232  # the R package surveillance: alpha = 0.001


def poisson_tail(x: np.ndarray | int, mean: np.ndarray | float) -> np.ndarray:
    """P(X ≥ x) of a Poisson count with a known mean. Raises ValueError below zero."""
    counts, means = np.asarray(x, dtype=float), np.asarray(mean, dtype=float)
    if np.any(counts < 0) or np.any(means < 0):
        raise ValueError("a count and its mean cannot be negative")
    return np.where(counts > 0, special.pdtrc(np.maximum(counts - 1, 0), means), 1.0)


def predictive_tail(
    x: np.ndarray | int, total: np.ndarray | int, periods: np.ndarray | int
) -> np.ndarray:
    """P(X ≥ x) in a period when `periods` equal ones before it brought `total` in all.

    Negative binomial with r = total + ½ and p = k/(k+1): the Poisson mean is not known but
    estimated, Jeffreys prior (Krishnamoorthy & Peng 2011). The tail of a Poisson count with the
    mean put in would be half as large. Raises ValueError below zero and without a period.
    """
    counts, before, k = np.asarray(x, float), np.asarray(total, float), np.asarray(periods, float)
    if np.any(counts < 0) or np.any(before < 0) or np.any(k < 1):
        raise ValueError("a prediction needs counts from 0 and a period before")
    return np.where(
        counts > 0, special.betainc(np.maximum(counts, 1), before + 0.5, 1 / (k + 1)), 1.0
    )


def predictive_limit(
    total: np.ndarray | int, periods: np.ndarray | int, alpha: float
) -> np.ndarray:
    """The least u (whole) that is exceeded with a probability of at most `alpha`.

    A count above it has `predictive_tail` ≤ alpha, a count up to it has not; with alpha = 0.05 and
    0.95 the two ends of what is usual. Raises ValueError as `predictive_tail` and when alpha is
    not between 0 and 1.
    """
    if not 0 < alpha < 1:
        raise ValueError("a risk lies between 0 and 1")
    before, k = np.broadcast_arrays(np.asarray(total, float), np.asarray(periods, float))
    low = np.full(before.shape, -1.0)  # exceeded too often
    high = np.maximum(before / k, 1.0)
    while np.any(short := predictive_tail(high + 1, before, k) > alpha):
        high = np.where(short, 2 * high, high)
    high = np.ceil(high)
    while np.any(high - low > 1):
        middle = np.floor((low + high) / 2)
        enough = predictive_tail(middle + 1, before, k) <= alpha
        low, high = np.where(enough, low, middle), np.where(enough, middle, high)
    return high.astype(np.int64)


def ears_limit(daily: np.ndarray, z: float = EARS_CDC) -> np.ndarray:
    """Mean + z·sd of the seven days before each day, NaN for the first seven: EARS C1.

    Hutwagner et al. (2003); z is 3 at the CDC and 3.090232 in the R package surveillance.
    """
    limits = np.full(len(daily), np.nan)
    if len(daily) > EARS_DAYS:
        before = np.lib.stride_tricks.sliding_window_view(daily[:-1].astype(float), EARS_DAYS)
        limits[EARS_DAYS:] = before.mean(axis=1) + z * before.std(axis=1, ddof=1)
    return limits


def false_discovery(risks: np.ndarray) -> np.ndarray:
    """What each risk becomes in a list of so many tests: Benjamini & Hochberg (1995).

    Of the entries at or below q, a share of at most q is expected to be chance. NaN is no test and
    stays. Raises ValueError on a risk outside 0–1.
    """
    known = ~np.isnan(risks)
    tested = risks[known]
    if np.any((tested < 0) | (tested > 1)):
        raise ValueError("a risk lies between 0 and 1")
    order = np.argsort(tested)[::-1]
    tests = len(tested)
    stepped = tested[order] * tests / np.arange(tests, 0, -1)
    adjusted = np.full(risks.shape, np.nan)
    inside = np.empty(tests)
    inside[order] = np.minimum.accumulate(stepped)
    adjusted[known] = inside
    return adjusted
