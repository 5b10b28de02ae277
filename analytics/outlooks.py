"""What a share will probably be: at the end of this year, and along the years of the plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from scipy import optimize, special

from analytics.forecasts import messages_needed
from analytics.intervals import Z95
from analytics.trends import RISK, share_trend

LEAST_MONTHS = 3
LEAST_MONTHS_AHEAD = 12
LEAST_MONTHS_OF_SLOPE = 24  # within less than two years a season looks like a slope
MONTHS_OF_LEVEL = 12


@dataclass(frozen=True)
class YearEnd:
    """Where the year will probably end, if it goes on as in the months seen.

    value, low, high (95 %), in percents; to_come: messages still expected; needed: how many of them
    must be hits for the plan, None when more than will come; chance: 0–1, that they will be;
    both absent without a plan.
    """

    value: float
    low: float
    high: float
    to_come: int
    needed: int | None
    chance: float | None


@dataclass(frozen=True)
class Outlook:
    """A coming year: value, low, high (95 %), in percents, and whether the trend goes on in it."""

    year: int
    value: float
    low: float
    high: float
    trend: bool


def year_end(
    hits: Sequence[int],
    trials: Sequence[int],
    so_far: tuple[int, int],
    expected: int,
    plan: float | None,
) -> YearEnd | None:
    """The forecast of the year's share; None before three months with events.

    `hits` and `trials` are of the finished months counted by the present method, oldest first, of
    which the last twelve tell the level; `so_far` the year's numerator and denominator, `expected`
    its denominator at the end (analytics.forecasts.expected_total), `plan` in percents. Predictive
    beta-binomial distribution with Jeffreys' prior, its precision divided by the months' scatter
    where that exceeds one (McCullagh & Nelder 1989), taken as the beta distribution of the same
    mean and variance. Raises ValueError on counts that cannot be.
    """
    x, n = _counts(hits, trials)
    numerator, denominator = so_far
    if not 0 <= numerator <= denominator <= expected:
        raise ValueError("needs 0 ≤ numerator ≤ denominator ≤ expected")
    x, n = x[n > 0][-MONTHS_OF_LEVEL:], n[n > 0][-MONTHS_OF_LEVEL:]
    if len(n) < LEAST_MONTHS:
        return None
    to_come = expected - denominator
    needed = None if plan is None else messages_needed(numerator, denominator, expected, plan)
    share = x.sum() / n.sum()
    if to_come == 0:
        value = 100 * numerator / expected if expected else 100 * share
        chance = None if plan is None else float(needed == 0)
        return YearEnd(value, value, value, 0, needed, chance)
    rest = _rest_of_year(x, n, to_come)
    low, high = (float(special.betaincinv(*rest, risk)) for risk in (0.025, 0.975))
    value, low, high = (
        100 * (numerator + to_come * part) / expected for part in (share, low, high)
    )
    chance = None
    if plan is not None:
        # Whole messages: half of one decides the edge.
        chance = (
            0.0
            if needed is None
            else float(special.betaincc(*rest, max(0, needed - 0.5) / to_come))
        )
    # Jeffreys' prior keeps off the ends that «all of them so far» stands on.
    return YearEnd(value, min(low, value), max(high, value), to_come, needed, chance)


def coming_years(
    months: Sequence[date], hits: Sequence[int], trials: Sequence[int], years: Sequence[int]
) -> list[Outlook]:
    """The outlook of each of `years`, as far as the past reaches: one year ahead a year of data.

    `months` are the finished months counted by the present method. Needs twelve of them. The level
    goes on; a slope does only when two years of months prove one (Cochran–Armitage, each calendar
    month against itself). The band holds the doubt about the slope either way, so it opens with the
    years: quasi-binomial logistic regression on time (McCullagh & Nelder 1989). Raises ValueError
    on counts that cannot be.
    """
    x, n = _counts(hits, trials)
    seen = np.flatnonzero(n > 0)
    if len(seen) < LEAST_MONTHS_AHEAD:
        return []
    x, n = x[seen], n[seen]
    kept = [months[place] for place in seen.tolist()]
    time = np.array([_years(month) for month in kept])
    seasons = [month.month for month in kept] if len(kept) >= LEAST_MONTHS_OF_SLOPE else None
    steep = seasons is not None and share_trend(x.tolist(), n.tolist(), seasons).steady_p < RISK
    middle = float((n * time).sum() / n.sum())
    line, covariance, dispersed = _logistic(time - middle, x, n)
    if not steep:
        line = np.array([special.logit((x.sum() + 0.5) / (n.sum() + 1)), 0.0])
    last = kept[-1]
    a_year = 12 * n.sum() / len(n)
    answer: list[Outlook] = []
    for year in years:
        if not 0 < year - last.year <= len(kept) // 12:
            continue
        point = np.array([1.0, year + 0.5 - middle])
        centre = float(point @ line)
        share = float(special.expit(centre))
        scatter = dispersed / (a_year * share * (1 - share))
        half = Z95 * float(np.sqrt(point @ covariance @ point + scatter))
        low, high = (100 * float(special.expit(centre + side * half)) for side in (-1, 1))
        answer.append(Outlook(year, 100 * share, low, high, trend=steep))
    return answer


def dispersion(hits: np.ndarray, trials: np.ndarray) -> float:
    """How much more the shares scatter than chance alone: Pearson's χ² ÷ (k − 1), at least 1."""
    share = hits.sum() / trials.sum()
    if share in (0, 1) or len(trials) < 2:
        return 1.0
    chi2 = ((hits - trials * share) ** 2 / (trials * share * (1 - share))).sum()
    return max(1.0, float(chi2) / (len(trials) - 1))


def _counts(hits: Sequence[int], trials: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
    x, n = np.asarray(hits, dtype=float), np.asarray(trials, dtype=float)
    if x.shape != n.shape or not np.all((x >= 0) & (x <= n)):
        raise ValueError("a share needs 0 ≤ x ≤ n")
    return x, n


def _rest_of_year(x: np.ndarray, n: np.ndarray, to_come: int) -> tuple[float, float]:
    """The share of the messages to come: the two parameters of its beta distribution."""
    scatter = dispersion(x, n)
    a, b = x.sum() / scatter + 0.5, (n - x).sum() / scatter + 0.5
    mean, known = a / (a + b), 1 / (a + b + 1)
    size = max(1.0, to_come / scatter)
    variance = mean * (1 - mean) * (known + (1 - known) / size)
    precision = max(mean * (1 - mean) / variance - 1, 1e-6)
    return mean * precision, (1 - mean) * precision


def _logistic(
    time: np.ndarray, x: np.ndarray, n: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """Level and slope on the logit scale, their covariance, and the dispersion.

    Half a hit and half a miss are added in all: nothing is infinite.
    """
    hits = x + 0.5 * n / n.sum()
    trials = n + n / n.sum()
    design = np.stack([np.ones_like(time), time], axis=1)

    def loss(beta: np.ndarray) -> float:
        line = design @ beta
        return float((trials * np.logaddexp(0, line) - hits * line).sum())

    def gradient(beta: np.ndarray) -> np.ndarray:
        return design.T @ (trials * special.expit(design @ beta) - hits)

    def curvature(beta: np.ndarray) -> np.ndarray:
        share = special.expit(design @ beta)
        return design.T @ ((trials * share * (1 - share))[:, None] * design)

    start = np.array([special.logit(hits.sum() / trials.sum()), 0.0])
    beta = optimize.minimize(
        loss, start, jac=gradient, hess=curvature, method="trust-exact", options={"gtol": 1e-8}
    ).x
    share = special.expit(design @ beta)
    chi2 = ((hits - trials * share) ** 2 / (trials * share * (1 - share))).sum()
    scatter = max(1.0, float(chi2) / (len(time) - 2))
    return beta, scatter * np.linalg.inv(curvature(beta)), scatter


def _years(month: date) -> float:
    """The middle of the month, in years."""
    return month.year + (month.month - 0.5) / 12
