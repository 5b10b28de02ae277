"""How data are waited for and counted where a report is silent, saved through the registers."""

import json
from datetime import datetime

from sqlalchemy import Engine

from access.rights import Actor
from registers.data_values import (
    PAGES_BY_REGISTER,
    by_register_from,
    check_due_day,
    due_day_from,
)
from registers.settings import save_setting, stored_setting
from registers.settings_values import EXPORTS_DUE_DAY


def exports_due_day(engine: Engine) -> int:
    """The day of the next month by which a month's export is waited for."""
    return due_day_from(stored_setting(engine, EXPORTS_DUE_DAY))


def save_exports_due_day(engine: Engine, actor: Actor, day: int, *, now: datetime) -> None:
    """Change that day; needs Right.EDIT_DIRECTORIES, raises SettingError with the remedy."""
    check_due_day(day)
    save_setting(engine, actor, EXPORTS_DUE_DAY, json.dumps(day), now)


def pages_by_register(engine: Engine) -> bool:
    """Whether indicator 3 counts those who must keep a page and are not in a month's report."""
    return by_register_from(stored_setting(engine, PAGES_BY_REGISTER))


def save_pages_by_register(engine: Engine, actor: Actor, on: bool, *, now: datetime) -> None:
    """Change it; the figures change with the next publication. Needs Right.EDIT_DIRECTORIES."""
    save_setting(engine, actor, PAGES_BY_REGISTER, json.dumps(on), now)
