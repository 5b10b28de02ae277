"""The verdict on a share against its plan: six states, and «не применимо»."""

from enum import StrEnum

import numpy as np
import pandas as pd

from analytics.intervals import wilson_bounds

MINIMUM_COVERAGE = 0.5


class Verdict(StrEnum):
    """What may honestly be said about a share and its plan."""

    SURELY_MET = "выполнено уверенно"
    LIKELY_MET = "похоже на выполнено"
    LIKELY_MISSED = "похоже на невыполнено"
    SURELY_MISSED = "не выполнено уверенно"
    LITTLE_DATA = "мало данных"
    NO_EVENTS = "нет событий"
    NOT_APPLICABLE = "не применимо"


def verdict(
    numerator: int, denominator: int, unknown: int, plan: float | None, minimum_n: int
) -> Verdict:
    """The verdict on numerator of denominator against a plan in percents.

    `unknown` rows are in neither; without a plan for the year the verdict is «не применимо».
    Raises ValueError on numbers that cannot be counts.
    """
    row = pd.DataFrame(
        {
            "numerator": [numerator],
            "denominator": [denominator],
            "unknown": [unknown],
            "plan": [np.nan if plan is None else plan],
            "minimum_n": [minimum_n],
        }
    )
    return Verdict(verdicts(row).iloc[0])


def verdicts(counts: pd.DataFrame) -> pd.Series:
    """The verdict (str) of every row of numerator, denominator, unknown, plan (%), minimum_n.

    In this order: no events; coverage below a half; a plan of 100 is met by all or missed; fewer
    than the minimum; then the Wilson interval (95 %) against the plan.
    """
    numerator = counts["numerator"].to_numpy(dtype=float)
    denominator = counts["denominator"].to_numpy(dtype=float)
    unknown = counts["unknown"].to_numpy(dtype=float)
    plan = counts["plan"].to_numpy(dtype=float)
    if not np.all((numerator >= 0) & (numerator <= denominator) & (unknown >= 0)):
        raise ValueError("a verdict needs 0 ≤ numerator ≤ denominator and unknown ≥ 0")
    some = denominator > 0
    low = np.full(len(counts), np.nan)
    high = np.full(len(counts), np.nan)
    bounds = wilson_bounds(pd.Series(numerator[some]), pd.Series(denominator[some]))
    low[some] = 100 * bounds["low"].to_numpy()
    high[some] = 100 * bounds["high"].to_numpy()
    value = np.divide(100 * numerator, denominator, out=np.full(len(counts), np.nan), where=some)
    all_of_them = numerator == denominator
    known_share = np.divide(
        denominator, denominator + unknown, out=np.ones(len(counts)), where=some
    )
    states = np.select(
        [
            denominator == 0,
            known_share < MINIMUM_COVERAGE,
            np.isnan(plan),
            (plan == 100) & all_of_them,
            plan == 100,
            denominator < counts["minimum_n"].to_numpy(dtype=float),
            low >= plan,
            # A division of whole numbers is rounded correctly and a plan has at most four decimals:
            # for every denominator below 10⁹ this equals the comparison of fractions.
            value >= plan,
            high >= plan,
        ],
        [
            Verdict.NO_EVENTS.value,
            Verdict.LITTLE_DATA.value,
            Verdict.NOT_APPLICABLE.value,
            Verdict.SURELY_MET.value,
            Verdict.SURELY_MISSED.value,
            Verdict.LITTLE_DATA.value,
            Verdict.SURELY_MET.value,
            Verdict.LIKELY_MET.value,
            Verdict.LIKELY_MISSED.value,
        ],
        default=Verdict.SURELY_MISSED.value,
    )
    return pd.Series(states.astype(object), index=counts.index, name="verdict", dtype=object)
