"""Days of the district that differ from the production calendar."""

from datetime import date, datetime

from access.rights import Actor, Right, require
from data.home import Home
from data.registers_open import open_registers_of
from registers.settings import calendar_overrides

Days = tuple[tuple[date, bool], ...]
"""Days in order; True is a working day, False a day off."""


def calendar_days(home: Home, actor: Actor, now: datetime) -> Days:
    """Return the days that an analyst set apart; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    return tuple(sorted(calendar_overrides(open_registers_of(home, now)).items()))
