"""How the effect of a road map is judged: how many days before and after, and the least to judge by."""

import json
from dataclasses import asdict, dataclass, fields
from datetime import datetime

from sqlalchemy import Engine

from access.rights import Actor
from registers.settings import save_setting, stored_setting
from registers.settings_values import ROAD_MAP_EFFECTS, SettingError


@dataclass(frozen=True)
class EffectSettings:
    """`days` before the start are compared with as many after the end.

    Nothing is said while fewer than `least_days` have passed, or of fewer than `least` messages.
    """

    days: int = 30
    least_days: int = 7
    least: int = 10


def effect_settings(engine: Engine) -> EffectSettings:
    """Return the settings in force."""
    values = json.loads(stored_setting(engine, ROAD_MAP_EFFECTS) or "{}")
    known = {one.name for one in fields(EffectSettings)}
    return EffectSettings(**{name: value for name, value in values.items() if name in known})


def save_effect_settings(
    engine: Engine, actor: Actor, settings: EffectSettings, *, now: datetime
) -> None:
    """Change them; needs Right.EDIT_DIRECTORIES, raises SettingError."""
    if not 1 <= settings.least_days <= settings.days <= 366:
        raise SettingError(
            "Дни до и после — целые числа от 1 до 366, и наименьшее не больше основного. "
            "Обычно это 30 и 7."
        )
    if not 1 <= settings.least <= 10_000:
        raise SettingError("Наименьшее число сообщений — целое от 1. Обычно это 10.")
    save_setting(engine, actor, ROAD_MAP_EFFECTS, json.dumps(asdict(settings)), now)
