"""The typical time to an answer when some are still waiting: they have waited so long at least."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.intervals import Z95

# A product of fractions meets a half to the last few bits only.
TOLERANCE = 1e-9


@dataclass(frozen=True)
class MedianTime:
    """A median in hours and its 95 % interval; None where more than half are open so long.

    answered and waiting: how many messages of each it rests on.
    """

    median: float | None
    low: float | None
    high: float | None
    answered: int
    waiting: int


def median_time(hours: pd.Series, waiting: pd.Series) -> MedianTime:
    """The Kaplan–Meier median of hours to an answer.

    `hours`: to the answer, or for an open message (`waiting` true) to the date of the data. Where
    the curve runs at a half, the middle of the run, as in R's survfit: without open messages this
    is the ordinary median. Interval: Brookmeyer & Crowley (1982) on the log-log scale. Kaplan &
    Meier (1958). Messages without hours are left out. Raises ValueError on negative hours.
    """
    known = hours.notna()
    times = hours[known].to_numpy(dtype=float)
    open_ = waiting[known].to_numpy(dtype=bool)
    if np.any(times < 0):
        raise ValueError("an answer cannot come before the message")
    answered, still = int((~open_).sum()), int(open_.sum())
    if not answered:
        return MedianTime(None, None, None, answered, still)
    points, share, low, high = _curve(times, open_)
    return MedianTime(
        _half(points, share), _half(points, low), _half(points, high), answered, still
    )


def median_times(table: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """The medians of every combination of `by` in a table with the columns hours and waiting.

    Columns: *by, median, low, high (hours, NaN where there is none), answered, waiting.
    """
    rows: list[dict[str, object]] = []
    for key, part in table.groupby(list(by), dropna=False, sort=True):
        one = median_time(part["hours"], part["waiting"])
        names = dict(zip(by, key))
        rows.append(
            {
                **names,
                "median": np.nan if one.median is None else one.median,
                "low": np.nan if one.low is None else one.low,
                "high": np.nan if one.high is None else one.high,
                "answered": one.answered,
                "waiting": one.waiting,
            }
        )
    return pd.DataFrame(rows, columns=[*by, "median", "low", "high", "answered", "waiting"])


def _half(points: np.ndarray, share: np.ndarray) -> float | None:
    """Where the curve falls below a half; the middle of the run if it runs at a half."""
    below = np.flatnonzero(share < 0.5 - TOLERANCE)
    at = np.flatnonzero(np.abs(share - 0.5) <= TOLERANCE)
    if len(at):
        begins = points[at[0]]
        return float((begins + points[below[0]]) / 2) if len(below) else float(begins)
    return float(points[below[0]]) if len(below) else None


def _curve(
    times: np.ndarray, waiting: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """The hours at which answers came, the share without one after each, and its 95 % band."""
    points, answers = np.unique(times[~waiting], return_counts=True)
    at_risk = len(times) - np.searchsorted(np.sort(times), points)
    share = np.cumprod(1 - answers / at_risk)
    # After the last answer of all nothing is left, and the band ends before it.
    inside = share > TOLERANCE
    some, risk, now = share[inside], at_risk[inside], answers[inside]
    spread = np.sqrt(np.cumsum(now / (risk * (risk - now)))) / np.abs(np.log(some))
    low, high = np.zeros(len(points)), np.full(len(points), np.nan)
    low[inside], high[inside] = some ** np.exp(Z95 * spread), some ** np.exp(-Z95 * spread)
    return points, share, low, high
