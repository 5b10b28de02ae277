"""The series behind an alarm: what the window saw day by day, what was usual, where the limit lay."""

from datetime import timedelta

import numpy as np
import pandas as pd

from access.rights import Actor, Right, require
from analytics.alarms import USUAL
from analytics.tails import predictive_limit
from answers.surges.alarms import Alarm
from answers.surges.detection import days_of, scans_of
from data.queries.surge_series import in_force
from data.queries.surge_series import urgent_numbers as numbers_of
from data.snapshots import Facts

BEFORE, AFTER = 70, 14  # days shown around the alarm


def surge_series(facts: Facts, actor: Actor, one: Alarm) -> pd.DataFrame:
    """Return columns day, count, low, high, upper, alarmed around a sharp growth.

    count is of the alarm's window that ends with the day; low–high is where 90 % of quiet windows
    lie and upper the limit, NaN on days that are not judged. Needs Right.VIEW_FIGURES.
    """
    require(actor, Right.VIEW_FIGURES)
    found = in_force(facts)
    days = days_of(facts, found, facts.data_date)
    cell = (one.settlement, one.block)
    if days is None or cell not in days.cells:
        return pd.DataFrame(columns=["day", "count", "low", "high", "upper", "alarmed"])
    settings, scans = scans_of(days, found, cell)
    seen = next(scan for scan in scans if scan.window == one.window)
    begin = max(0, (one.first_day - days.first).days - BEFORE)
    end = (one.last_day - days.first).days + AFTER + 1
    part = slice(begin, min(end, days.daily.shape[1]))
    total, k = seen.total[0, part], seen.periods[0, part]
    judged = k > 0

    def limit(alpha: float) -> np.ndarray:
        known = np.full(len(total), np.nan)
        known[judged] = predictive_limit(total[judged], k[judged], alpha)
        return known

    first = pd.Timestamp(days.first + timedelta(days=begin))
    return pd.DataFrame(
        {
            "day": pd.date_range(first, periods=len(total)),
            "count": seen.count[0, part],
            "low": limit(1 - USUAL),
            "high": limit(USUAL),
            "upper": limit(settings.alpha),
            "alarmed": seen.alarmed[0, part],
        }
    )


def urgent_numbers(facts: Facts, actor: Actor, one: Alarm) -> tuple[str, ...]:
    """Return the numbers of the messages of an alarm by an urgent word, none of a growth.

    Needs Right.VIEW_MESSAGES.
    """
    require(actor, Right.VIEW_MESSAGES)
    if one.word is None or one.settlement is None:
        return ()
    return numbers_of(facts, one.settlement, one.block, one.word, (one.first_day, one.last_day))
