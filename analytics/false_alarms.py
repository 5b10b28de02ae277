"""How often the surge detector would cry wolf in a quiet year, and how it did in the end.

Messages of a quiet year are Poisson counts at the cell's own rate of each weekday. Real messages
come in clusters, so the true number is somewhat higher; the replay on own history shows it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from analytics.alarms import alarms_of
from analytics.surges import WEEK, SurgeSettings, scan

YEAR = 365
SEED = 1229
YEARS = 20
MONDAY = date(2024, 1, 1)  # simulated days have no holidays: any Monday will do


def yearly_tests(cells: int, settings: SurgeSettings) -> int:
    """How many windows that do not overlap are tested in a year: 52 a cell of 7 days."""
    return cells * sum(YEAR // window for window in settings.windows)


def nominal_false_alarms(cells: int, settings: SurgeSettings) -> float:
    """Tests a year · alpha: false alarms a year if the prediction limit alone decided."""
    return yearly_tests(cells, settings) * settings.alpha


def weekday_rates(daily: np.ndarray, first: date) -> np.ndarray:
    """The mean count of each weekday over the last 52 weeks (or all days), cells × 7 from Monday.

    Raises ValueError when there is less than a week.
    """
    weeks = min(52, daily.shape[1] // WEEK)
    if weeks < 1:
        raise ValueError("a rate of weekdays needs a whole week")
    last = daily[:, daily.shape[1] - WEEK * weeks :].reshape(len(daily), weeks, WEEK)
    # The first column is that many days after `first`, in weekdays.
    begins = (first.weekday() + daily.shape[1]) % WEEK
    return np.roll(last.mean(axis=1), begins, axis=1)


def simulated_false_alarms(
    rates: np.ndarray, settings: SurgeSettings, seed: int = SEED, years: int = YEARS
) -> float:
    """False alarms a year of all cells together, with all three conditions and merging.

    `rates` as of `weekday_rates`. The mean over `years` simulated quiet years with a fixed seed,
    so the same settings show the same number.
    """
    warm = WEEK * -(-max(settings.windows) // WEEK) * (settings.weeks + 1)
    weeks = -(-(warm + YEAR) // WEEK)
    random = np.random.default_rng(seed)
    daily = random.poisson(np.tile(rates, (years, weeks)))
    scans = [scan(daily, MONDAY, window, settings) for window in settings.windows]
    alarms = alarms_of([(None, "")] * len(daily), scans, MONDAY, settings)
    after = [one for one in alarms if warm <= (one.first.day - MONDAY).days < warm + YEAR]
    return len(after) / years


class AlarmVerdict(StrEnum):
    """What became of an alarm, or of a surge that raised none."""

    CONFIRMED = "подтверждена"
    FALSE = "ложная"
    MISSED = "пропущена"


@dataclass(frozen=True)
class Ledger:
    """How the detector did: counts of verdicts, and the shares they make.

    precision: confirmed ÷ (confirmed + false); found: confirmed ÷ (confirmed + missed); both 0–1,
    None where nothing stands below the line.
    """

    confirmed: int
    false: int
    missed: int
    precision: float | None
    found: float | None


def ledger(verdicts: Iterable[AlarmVerdict]) -> Ledger:
    """The ledger of all verdicts given; alarms without one are not in it."""
    given = list(verdicts)
    confirmed, false, missed = (given.count(verdict) for verdict in AlarmVerdict)
    return Ledger(
        confirmed,
        false,
        missed,
        precision=confirmed / (confirmed + false) if confirmed + false else None,
        found=confirmed / (confirmed + missed) if confirmed + missed else None,
    )
