"""What the settings of the detector cost: false alarms a year; and saving them."""

from dataclasses import dataclass, replace
from datetime import datetime

from access.rights import Actor, Right, require
from analytics.false_alarms import nominal_false_alarms, simulated_false_alarms, weekday_rates
from analytics.surges import WEEK
from answers.surges.detection import days_of
from data.home import Home
from data.queries.surge_series import in_force
from data.registers_open import open_registers_of
from data.snapshots import Facts
from registers.surges.settings import detector_of, save_surges, surge_values
from registers.surges.values import SurgeValues


@dataclass(frozen=True)
class FalseAlarms:
    """False alarms a year to be expected in quiet years at the district's own level of messages.

    simulated: with all three conditions and merging; nominal: tests a year · the risk of one test.
    """

    cells: int
    simulated: float
    nominal: float


def expected_false_alarms(facts: Facts, actor: Actor, values: SurgeValues) -> FalseAlarms | None:
    """Return what the settings would cost; None before there is a week of messages.

    Needs Right.VIEW_FIGURES; raises SettingError on settings that mean nothing.
    """
    require(actor, Right.VIEW_FIGURES)
    settings = detector_of(values)
    days = days_of(facts, replace(in_force(facts), values=values), facts.data_date)
    if days is None or days.daily.shape[1] < WEEK:
        return None
    rates = weekday_rates(days.daily, days.first)
    cells = len(days.cells)
    return FalseAlarms(
        cells, simulated_false_alarms(rates, settings), nominal_false_alarms(cells, settings)
    )


def saved_settings(home: Home, actor: Actor, now: datetime) -> SurgeValues:
    """Return the settings as they were saved last; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    return surge_values(open_registers_of(home, now))


def save_settings(home: Home, actor: Actor, values: SurgeValues, now: datetime) -> None:
    """Save the settings, in force from the next publication; needs Right.EDIT_DIRECTORIES.

    Raises SettingError with the remedy.
    """
    save_surges(open_registers_of(home, now), actor, values, now=now)
