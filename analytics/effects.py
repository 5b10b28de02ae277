"""Did messages change after something was done: before and after, against a control series."""

from dataclasses import dataclass
from typing import Literal

from scipy import stats
from scipy.stats.contingency import odds_ratio

Finding = Literal["fewer", "more", "same", "little"]


@dataclass(frozen=True)
class Effect:
    """What became of a count between two spans of equal length.

    ``ratio`` is after ÷ before, divided by the same ratio of the control series when there is one
    (``controlled``), with its 95 % interval ``low``…``high`` (``high`` may be infinite); all three
    are None where there is too little to judge by (``finding`` «little»).
    """

    before: int
    after: int
    control_before: int
    control_after: int
    controlled: bool
    ratio: float | None
    low: float | None
    high: float | None
    finding: Finding


def effect(before: int, after: int, control_before: int, control_after: int, least: int) -> Effect:
    """Return the effect of four Poisson counts; ``least`` is how many a series must have to be judged.

    With the control: the ratio of the two ratios is the odds ratio of the two-by-two table; its
    estimate and exact interval are conditional on the margins (Fisher 1935, Cornfield 1956;
    SciPy). A control with fewer than ``least`` messages, or none in one span, is left out: then
    the ratio of two Poisson counts by the exact binomial (Clopper & Pearson 1934; Przyborowski &
    Wilenski 1940). Raises ValueError on a negative count or a ``least`` below 1.
    """
    if min(before, after, control_before, control_after) < 0 or least < 1:
        raise ValueError("counts cannot be negative, and one message is the least")
    controlled = min(control_before, control_after) > 0 and control_before + control_after >= least
    said = (before, after, control_before, control_after, controlled)
    if before + after < least:
        return Effect(*said, None, None, None, "little")
    if controlled:
        found = odds_ratio([[after, before], [control_after, control_before]])
        limits = found.confidence_interval(0.95)
        ratio, low, high = float(found.statistic), float(limits.low), float(limits.high)
    else:
        share = stats.binomtest(after, before + after).proportion_ci(0.95, method="exact")
        ratio = _odds(after / (before + after))
        low, high = _odds(float(share.low)), _odds(float(share.high))
    finding: Finding = "fewer" if high < 1 else "more" if low > 1 else "same"
    return Effect(*said, ratio, low, high, finding)


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else float("inf")
