"""Intervals of shares and counts: Wilson, exact Poisson and Byar, funnel limits."""

import math

import numpy as np
import pandas as pd
from scipy import stats

Z95 = 1.959964
Z998 = 3.090232

# From this count on Byar's approximation is as good as the exact limits and needs no tables.
BYAR_FROM = 10


def wilson(x: float, n: float, z: float = Z95) -> tuple[float, float]:
    """Low and high of the share x/n, 0–1: the score interval of Wilson (1927), Newcombe (1998).

    Raises ValueError when x < 0, n ≤ 0 or x > n.
    """
    bounds = wilson_bounds(pd.Series([x]), pd.Series([n]), z)
    return float(bounds["low"].iloc[0]), float(bounds["high"].iloc[0])


def wilson_bounds(x: pd.Series, n: pd.Series, z: float = Z95) -> pd.DataFrame:
    """Columns low, high (0–1) of each share x/n, with the index of x. Same errors as `wilson`."""
    hits = x.to_numpy(dtype=float)
    trials = n.to_numpy(dtype=float)
    if len(hits) != len(trials):
        raise ValueError("x and n must be of the same length")
    if not np.all((hits >= 0) & (trials > 0) & (hits <= trials)):
        raise ValueError("a share needs 0 ≤ x ≤ n and n > 0")
    denominator = 2 * (trials + z * z)
    centre = 2 * hits + z * z
    half = z * np.sqrt(z * z + 4 * hits * (1 - hits / trials))
    # At the ends the formula gives exactly 0 and 1; floating point only nearly.
    low = np.where(hits == 0, 0.0, np.clip((centre - half) / denominator, 0, 1))
    high = np.where(hits == trials, 1.0, np.clip((centre + half) / denominator, 0, 1))
    return pd.DataFrame({"low": low, "high": high}, index=x.index)


def poisson(x: int) -> tuple[float, float]:
    """Low and high (95 %) of the mean behind a count x.

    Exact below 10 (Garwood 1936), Byar's approximation from 10 (Breslow & Day 1987).
    Raises ValueError when x < 0.
    """
    if x < 0:
        raise ValueError("a count cannot be negative")
    if x < BYAR_FROM:
        low = float(stats.chi2.ppf(0.025, 2 * x)) / 2 if x > 0 else 0.0
        return low, float(stats.chi2.ppf(0.975, 2 * x + 2)) / 2
    return _byar(x, -Z95), _byar(x + 1, Z95)


def funnel_limits(share: float, n: pd.Series, z: float = Z95) -> pd.DataFrame:
    """Columns low, high (0–1): where a unit of size n stays if its share is the common one.

    Spiegelhalter (2005), normal approximation, clipped to 0–1. `share` is Σx/Σn of all units.
    Raises ValueError when share is outside 0–1 or some n ≤ 0.
    """
    sizes = n.to_numpy(dtype=float)
    if not 0 <= share <= 1 or not np.all(sizes > 0):
        raise ValueError("funnel limits need a share of 0–1 and n > 0")
    half = z * np.sqrt(share * (1 - share) / sizes)
    return pd.DataFrame(
        {"low": np.clip(share - half, 0, 1), "high": np.clip(share + half, 0, 1)}, index=n.index
    )


def _byar(count: int, z: float) -> float:
    """One limit: `count` is x for the low one (z < 0) and x + 1 for the high one."""
    return count * (1 - 1 / (9 * count) + z / (3 * math.sqrt(count))) ** 3
