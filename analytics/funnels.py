"""The funnel plot: which units differ from the common share by more than their size explains."""

from enum import StrEnum

import numpy as np
import pandas as pd
from scipy import stats

from analytics.intervals import Z95, Z998, funnel_limits

WINSORISED = 0.1


class Position(StrEnum):
    """Where a unit stands in the funnel."""

    FAR_BELOW = "намного ниже"
    BELOW = "ниже"
    INSIDE = "как у всех"
    ABOVE = "выше"
    FAR_ABOVE = "намного выше"


def funnel(units: pd.DataFrame, exact: bool = False) -> pd.DataFrame:
    """Where each unit stands; `units` has the columns numerator and denominator.

    Columns, with the index of the units: share, common (the share of all), low, high (95 %),
    far_low, far_high (99.8 %), all in percents, and position. A unit without events has no place in
    the funnel: its position is None, the rest NaN. Limits: Spiegelhalter (2005), grown by the root of the
    over-dispersion; `exact` takes the binomial ones in place of the normal. Raises ValueError when
    some numerator is not in 0…denominator.
    """
    hits, trials = units["numerator"].astype(float), units["denominator"].astype(float)
    if not ((hits >= 0) & (hits <= trials)).all():
        raise ValueError("a share needs 0 ≤ numerator ≤ denominator")
    some = trials > 0
    common = float(hits.sum() / trials.sum()) if some.any() else np.nan
    scatter = overdispersion(hits[some], trials[some])
    usual = limits(common, trials[some], Z95, scatter, exact).reindex(units.index)
    wide = limits(common, trials[some], Z998, scatter, exact).reindex(units.index)
    share = 100 * hits / trials.where(some)
    position = np.select(
        [
            share < wide["low"],
            share > wide["high"],
            share < usual["low"],
            share > usual["high"],
        ],
        [Position.FAR_BELOW, Position.FAR_ABOVE, Position.BELOW, Position.ABOVE],
        default=Position.INSIDE,
    )
    return pd.DataFrame(
        {
            "share": share,
            "common": 100 * common,
            "low": usual["low"],
            "high": usual["high"],
            "far_low": wide["low"],
            "far_high": wide["high"],
            "position": pd.Series(position, units.index, dtype=object).where(some, None),
        }
    )


def limits(
    common: float, sizes: pd.Series, z: float, scatter: float = 1.0, exact: bool = False
) -> pd.DataFrame:
    """Columns low, high (percents) at each size: the curves of the plot.

    `common` is a share of 0–1, `scatter` the over-dispersion; both ends stay within 0–100.
    """
    if not len(sizes):
        return pd.DataFrame({"low": [], "high": []}, index=sizes.index, dtype=float)
    one = _exact_limits(common, sizes, z) if exact else funnel_limits(common, sizes, z)
    return 100 * (common + (one - common) * np.sqrt(max(1.0, scatter))).clip(0, 1)


def overdispersion(hits: pd.Series, trials: pd.Series) -> float:
    """φ̂, the mean of squared winsorised z-scores around the common share; 1 is chance alone.

    Spiegelhalter (2005): the lowest and highest tenth of the z-scores count as the edge of it, so
    that the outliers looked for do not hide themselves. 1 where nothing can scatter.
    """
    if not len(hits) or not 0 < (share := hits.sum() / trials.sum()) < 1:
        return 1.0
    z = ((hits / trials - share) / np.sqrt(share * (1 - share) / trials)).to_numpy()
    low, high = np.quantile(z, [WINSORISED, 1 - WINSORISED])
    return float((np.clip(z, low, high) ** 2).mean())


def _exact_limits(common: float, sizes: pd.Series, z: float) -> pd.DataFrame:
    """Binomial limits, interpolated between whole counts (Spiegelhalter 2005, appendix A.1.1)."""
    n = sizes.to_numpy(dtype=float)
    ends: dict[str, np.ndarray] = {}
    for name, risk in (("low", stats.norm.cdf(-z)), ("high", stats.norm.cdf(z))):
        count = stats.binom.ppf(risk, n, common)
        here = stats.binom.cdf(count, n, common)
        step = stats.binom.pmf(count, n, common)
        back = np.where(step > 0, (here - risk) / np.where(step > 0, step, 1), 0)
        ends[name] = np.clip((count - back) / n, 0, 1)
    return pd.DataFrame(ends, index=sizes.index)
