"""What a change is made of: which topics moved the total, and which groups moved a share."""

import numpy as np
import pandas as pd
from scipy import stats

from analytics.tails import false_discovery

OTHERS = "прочие"


def contributions(
    now: pd.Series, before: pd.Series, lengths: tuple[float, float] = (1, 1)
) -> pd.DataFrame:
    """The change of every name between two counts, the largest first.

    Index: the names of both. Columns: now, before, change; percent (of its own before, NaN from
    nothing); points (of the total before, in percent: they add up to the percent by which the total
    changed; NaN from nothing); share (of the total change, %: adds up to 100, NaN when the total
    did not change); risk: of so much by chance, two-sided, if both periods are alike (Przyborowski
    & Wilenski 1940); listed: the same among all names (Benjamini–Hochberg). `lengths`: how long
    the periods are, in days or in working days; the counts stay as they are, the risk takes it in.
    Raises ValueError on negative counts and lengths that are none.
    """
    if not min(lengths) > 0:
        raise ValueError("a period has a length")
    table = pd.DataFrame({"now": now, "before": before}).fillna(0).astype("int64")
    if (table < 0).any(axis=None):
        raise ValueError("a count cannot be negative")
    change = table["now"] - table["before"]
    base, total = table["before"].sum(), change.sum()
    both = table["now"] + table["before"]
    part = lengths[0] / sum(lengths)
    up = stats.binom.sf(table["now"] - 1, both, part)
    down = stats.binom.cdf(table["now"], both, part)
    risk = np.minimum(1, 2 * np.minimum(up, down))
    answer = table.assign(
        change=change,
        percent=100 * change / table["before"].where(table["before"] > 0),
        points=100 * change / base if base else np.nan,
        share=100 * change / total if total else np.nan,
        risk=risk,
        listed=false_discovery(risk),
    )
    # The names decide between equal changes, so that the order of rows does not.
    return answer.sort_index().sort_values("change", key=abs, ascending=False, kind="stable")


def top_changes(table: pd.DataFrame, names: int = 10) -> pd.DataFrame:
    """The first rows of `contributions` and one row «прочие» for the rest, nothing lost.

    The risks of the rest are not those of one name and are NaN.
    """
    if len(table) <= names:
        return table
    head, rest = table.iloc[:names], table.iloc[names:]
    summed = rest[["now", "before", "change", "points", "share"]].sum(min_count=1)
    before = summed["before"]
    summed["percent"] = 100 * summed["change"] / before if before else np.nan
    others = pd.DataFrame([summed], index=[OTHERS]).reindex(columns=table.columns)
    return pd.concat([head, others.astype(dict.fromkeys(("now", "before", "change"), "int64"))])


def share_contributions(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """What moved a share: how each group answers, and how many it has.

    `now` and `before`: index the groups, columns numerator and denominator. Comes back by group, in
    percentage points: own (its share changed) and mix (it became a larger or smaller part of all),
    which add up over the groups to the change of the common share exactly. Kitagawa (1955); a group
    that stands in one period only is all mix. Empty when a period has no events. Raises ValueError
    when some numerator is not in 0…denominator.
    """
    groups = sorted({*now.index, *before.index})
    sides = [one.reindex(groups, fill_value=0).astype(float) for one in (now, before)]
    for one in sides:
        if not ((one["numerator"] >= 0) & (one["numerator"] <= one["denominator"])).all():
            raise ValueError("a share needs 0 ≤ numerator ≤ denominator")
    if any(one["denominator"].sum() == 0 for one in sides):
        return pd.DataFrame({"own": [], "mix": []}, dtype=float)
    shares = [one["numerator"] / one["denominator"].where(one["denominator"] > 0) for one in sides]
    weights = [one["denominator"] / one["denominator"].sum() for one in sides]
    common = [one["numerator"].sum() / one["denominator"].sum() for one in sides]
    after, ago = shares[0].fillna(shares[1]), shares[1].fillna(shares[0])
    own = 100 * (after - ago) * (weights[0] + weights[1]) / 2
    mix = 100 * (weights[0] - weights[1]) * ((after + ago) / 2 - sum(common) / 2)
    # A group without events in either period moved nothing.
    return pd.DataFrame({"own": own.fillna(0), "mix": mix.fillna(0)})
