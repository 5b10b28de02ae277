"""How data are waited for and counted where a report is silent: plain values, no libraries."""

import json
from typing import Final

from registers.settings_values import SettingError

PAGES_BY_REGISTER: Final = "pages_by_register"
DEFAULT_DUE_DAY: Final = 5


def due_day_from(stored: str | None) -> int:
    """The day of the next month by which a month is waited for."""
    return DEFAULT_DUE_DAY if stored is None else json.loads(stored)


def by_register_from(stored: str | None) -> bool:
    """Whether who is silent in a month's report of pages counts as one that did not meet the norm."""
    return False if stored is None else json.loads(stored)


def check_due_day(day: int) -> None:
    """A day that every month has."""
    if not 1 <= day <= 28:
        raise SettingError(
            f"День {day} не подходит: нужно число месяца от 1 до 28, чтобы он был в каждом месяце."
        )
