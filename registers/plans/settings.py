"""How the terms of plans are counted: whether a due day moves, and when the heating season is."""

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import Engine

from access.rights import Actor
from registers.settings import save_setting, stored_setting
from registers.settings_values import SettingError

PLAN_TERMS: Final = "plan_terms"
_MOST_RATED = 1000
_LEAP = 2024  # so that the 29th of February is a day


@dataclass(frozen=True)
class PlanSettings:
    """`moves`: a due day that is not working moves to the next working one.

    The heating season lasts from the `heating_first` of a year to the `heating_last` of the next,
    both as (month, day). From `rated_from` due reports on an executor's punctuality is rated.
    """

    moves: bool = True
    heating_first: tuple[int, int] = (9, 15)
    heating_last: tuple[int, int] = (5, 15)
    rated_from: int = 5


def plan_settings(engine: Engine) -> PlanSettings:
    """The settings in force."""
    values = json.loads(stored_setting(engine, PLAN_TERMS) or "{}")
    usual = PlanSettings()
    first, last = (values.get(name) for name in ("heating_first", "heating_last"))
    return PlanSettings(
        bool(values.get("moves", usual.moves)),
        (int(first[0]), int(first[1])) if first else usual.heating_first,
        (int(last[0]), int(last[1])) if last else usual.heating_last,
        int(values.get("rated_from", usual.rated_from)),
    )


def save_plan_settings(
    engine: Engine, actor: Actor, settings: PlanSettings, *, now: datetime
) -> None:
    """Change them; needs Right.EDIT_DIRECTORIES, raises SettingError."""
    for month, day in (settings.heating_first, settings.heating_last):
        try:
            date(_LEAP, month, day)
        except ValueError as error:
            raise SettingError(
                f"Дня {day:02}.{month:02} не бывает. Укажите день и месяц отопительного сезона, "
                "например 15.09 и 15.05."
            ) from error
    if not 1 <= settings.rated_from <= _MOST_RATED:
        raise SettingError(
            f"Исполнителя нельзя оценивать по {settings.rated_from} срокам. Укажите число от 1 до "
            f"{_MOST_RATED}."
        )
    save_setting(engine, actor, PLAN_TERMS, json.dumps(asdict(settings)), now)
