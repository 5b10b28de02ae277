"""The funnel of a rating: whose share of late answers differs by more than chance explains."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.funnels import funnel, limits, overdispersion
from analytics.intervals import Z95, Z998
from answers.ratings.rating import NEVER_RATED, Rating

_STEPS = 60


@dataclass(frozen=True)
class LateFunnel:
    """Shares of late answers against their number.

    ``points``: name, late, terms (messages whose term has come), share (percents), low, high,
    far_low, far_high and position of analytics.funnels; most terms first. ``curves``: size and the
    same four limits. ``common``: the share of all in percents, None without terms. ``scatter``: how
    much wider than chance alone the limits were made, 1 is not at all.
    """

    points: pd.DataFrame
    curves: pd.DataFrame
    common: float | None
    scatter: float


def late_funnel(answer: Rating) -> LateFunnel:
    """Return the funnel of everybody in the rating who had a term, the unrated too.

    What is nobody's («не определено») counts in the common share of the rating and stands aside here.
    """
    table = answer.table[~answer.table["name"].isin(NEVER_RATED)]
    units = pd.DataFrame(
        {
            "name": table["name"],
            "late": table["late"],
            "terms": table["late"] + table["on_time"],
        }
    )
    units = units[units["terms"] > 0].sort_values(
        ["terms", "name"], ascending=[False, True], ignore_index=True
    )
    counts = units.rename(columns={"late": "numerator", "terms": "denominator"})
    stands = funnel(counts, exact=True).drop(columns=["common"])
    points = pd.concat([units, stands], axis=1)
    if not len(units):
        return LateFunnel(points, _no_curves(), None, 1.0)
    hits, trials = counts["numerator"].astype(float), counts["denominator"].astype(float)
    common, scatter = float(hits.sum() / trials.sum()), overdispersion(hits, trials)
    wide = np.geomspace(max(1.0, trials.min() / 1.3), 1.3 * trials.max() + 1, _STEPS)
    sizes = pd.Series(np.unique(wide.round()))  # the exact limits are of whole numbers
    near = limits(common, sizes, Z95, scatter, exact=True)
    far = limits(common, sizes, Z998, scatter, exact=True)
    curves = near.assign(size=sizes, far_low=far["low"], far_high=far["high"])
    return LateFunnel(points, curves, 100 * common, max(1.0, scatter))


def _no_curves() -> pd.DataFrame:
    return pd.DataFrame({name: [] for name in ("low", "high", "size", "far_low", "far_high")})
