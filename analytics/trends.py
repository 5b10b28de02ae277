"""Does a series rise or fall: the tests that an arrow on the screen needs."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy import stats

LEAST_PERIODS = 5
RISK = 0.05


class Arrow(StrEnum):
    """What may honestly be said of a direction."""

    UP = "растёт"
    DOWN = "снижается"
    NONE = "без заметного изменения"
    UNKNOWN = "нельзя судить"


@dataclass(frozen=True)
class Trend:
    """A test of direction.

    statistic: χ² with one degree of freedom; p: its risk; steady_p: the risk when the periods
    scatter more than chance alone would, never below p; rises: the direction seen; periods: how
    many had data.
    """

    statistic: float
    p: float
    steady_p: float
    rises: bool
    periods: int


def share_trend(
    hits: Sequence[float], trials: Sequence[float], seasons: Sequence[Hashable] | None = None
) -> Trend:
    """The Cochran–Armitage test of a share over equal periods, in their order.

    Cochran (1954), Armitage (1955). Periods without trials keep their place in time and count for
    nothing. With `seasons` (the calendar month of each period) a period is compared with those of
    its own season only: Mantel's extension (1963). `steady_p` divides by the scatter around the
    trend where that exceeds one (quasi-binomial, McCullagh & Nelder 1989). Raises ValueError when
    some x is not in 0…n.
    """
    x, n = np.asarray(hits, dtype=float), np.asarray(trials, dtype=float)
    if x.shape != n.shape or not np.all((x >= 0) & (x <= n)):
        raise ValueError("a share needs 0 ≤ x ≤ n")
    time = np.arange(len(x), dtype=float)
    score = variance = scatter = 0.0
    strata = 0
    for own in _strata(seasons, n > 0):
        total = n[own].sum()
        share = x[own].sum() / total
        centred = time[own] - (n[own] * time[own]).sum() / total
        spread = share * (1 - share)
        score += (centred * x[own]).sum()
        variance += spread * (n[own] * centred**2).sum()
        strata += 1
        if spread:
            scatter += ((x[own] - n[own] * share) ** 2 / n[own]).sum() / spread
    periods = int((n > 0).sum())
    if variance <= 0:
        return Trend(0.0, 1.0, 1.0, rises=False, periods=periods)
    statistic = score**2 / variance
    p = float(stats.chi2.sf(statistic, 1))
    freedom = periods - strata - 1
    dispersion = (scatter - statistic) / freedom if freedom > 0 else 0.0
    steady = float(stats.f.sf(statistic / dispersion, 1, freedom)) if dispersion > 1 else p
    return Trend(float(statistic), p, steady, rises=bool(score > 0), periods=periods)


def rank_trend(values: Sequence[float], seasons: Sequence[Hashable] | None = None) -> Trend:
    """The Mann–Kendall test of any figures over equal periods, in their order.

    Mann (1945), Kendall (1975), with ties and the continuity correction; with `seasons` summed
    over the seasons: Hirsch, Slack & Smith (1982). NaN keeps its place and counts for nothing.
    """
    series = np.asarray(values, dtype=float)
    score = variance = 0.0
    for own in _strata(seasons, ~np.isnan(series)):
        part = series[own]
        score += np.sign(part[None, :] - part[:, None])[np.triu_indices(len(part), 1)].sum()
        _, ties = np.unique(part, return_counts=True)
        variance += _kendall(np.array([len(part)])) - _kendall(ties)
    periods = int((~np.isnan(series)).sum())
    if variance <= 0:
        return Trend(0.0, 1.0, 1.0, rises=False, periods=periods)
    statistic = max(abs(score) - 1, 0) ** 2 / variance
    p = float(stats.chi2.sf(statistic, 1))
    return Trend(float(statistic), p, p, rises=bool(score > 0), periods=periods)


def arrow(trend: Trend, methods: Sequence[Hashable] = (), risk: float = RISK) -> Arrow:
    """The arrow that the test allows.

    «нельзя судить» with fewer than five periods with data, and when the periods of the trend were
    counted by more than one method (versions of the passport, `methods`).
    """
    if trend.periods < LEAST_PERIODS or len(set(methods)) > 1:
        return Arrow.UNKNOWN
    if trend.steady_p >= risk:
        return Arrow.NONE
    return Arrow.UP if trend.rises else Arrow.DOWN


def _strata(seasons: Sequence[Hashable] | None, known: np.ndarray) -> list[np.ndarray]:
    """The places of each season's known periods; all of them without seasons."""
    places = np.flatnonzero(known)
    if seasons is None:
        return [places] if len(places) else []
    if len(seasons) != len(known):
        raise ValueError("a season for every period is needed")
    groups: dict[Hashable, list[int]] = {}
    for place in places.tolist():
        groups.setdefault(seasons[place], []).append(place)
    return [np.array(group) for group in groups.values()]


def _kendall(counts: np.ndarray) -> float:
    return float((counts * (counts - 1) * (2 * counts + 5)).sum() / 18)
