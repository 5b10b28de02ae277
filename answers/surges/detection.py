"""The surge detector over the facts: the table of days it reads and what it saw there."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from analytics.alarms import Cell, with_district
from analytics.calendar import WorkCalendar, working_days
from analytics.surges import Scan, SurgeSettings, days_with_data, scan
from data.queries.surge_series import InForce, daily_counts
from data.snapshots import Facts
from registers.surges.settings import detector_of


@dataclass(frozen=True)
class Days:
    """Messages of settlements × blocks and of the district × blocks, cells × days from `first`.

    counts: the rows they were summed from (day, settlement, block, messages, first_at).
    """

    cells: tuple[Cell, ...]
    daily: np.ndarray
    first: date
    counts: pd.DataFrame


def days_of(facts: Facts, found: InForce, as_of: date) -> Days | None:
    """Return the days up to `as_of` (and the data's date) of the watched blocks; None when empty."""
    last = min(as_of, facts.data_date)
    counts = daily_counts(facts, last)
    watched = found.values.blocks
    if watched:
        counts = counts[counts["block"].isin(watched)].reset_index(drop=True)
    if counts.empty:
        return None
    first = counts["day"].iloc[0]
    names = counts.groupby(["settlement", "block"]).ngroup()
    pairs = counts[["settlement", "block"]].drop_duplicates().sort_values(["settlement", "block"])
    daily = np.zeros((len(pairs), (last - first.date()).days + 1), np.int64)
    daily[names.to_numpy(), (counts["day"] - first).dt.days.to_numpy()] = counts["messages"]
    cells = [(str(one), str(two)) for one, two in pairs.itertuples(index=False)]
    rows, table = with_district(cells, daily)
    return Days(tuple(rows), table, first.date(), counts)


def calendar_of(days: Days, found: InForce) -> WorkCalendar:
    """Return the working days of all the years of the data."""
    last = days.first + timedelta(days=days.daily.shape[1])
    return working_days(range(days.first.year, last.year + 1), found.overrides)


def scans_of(
    days: Days, found: InForce, cell: Cell | None = None
) -> tuple[SurgeSettings, list[Scan]]:
    """Return the settings and what each window saw, of all cells or of one.

    Raises SettingError when the settings mean nothing.
    """
    settings = detector_of(found.values)
    known, calendar = days_with_data(days.daily), calendar_of(days, found)
    table = days.daily if cell is None else days.daily[[days.cells.index(cell)]]
    return settings, [
        scan(table, days.first, window, settings, calendar, known) for window in settings.windows
    ]
