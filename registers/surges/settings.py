"""The settings of the surge detector, saved and read through the registers."""

from datetime import datetime

from sqlalchemy import Engine

from access.rights import Actor
from analytics.surges import SurgeSettings
from registers.settings import SettingError, save_setting, stored_setting
from registers.surges.values import SURGES, SurgeValues, check_words, surges_from, surges_json


def surge_values(engine: Engine) -> SurgeValues:
    """The settings in force; what was never saved has its default."""
    return surges_from(stored_setting(engine, SURGES))


def save_surges(engine: Engine, actor: Actor, values: SurgeValues, *, now: datetime) -> None:
    """Change the settings; needs Right.EDIT_DIRECTORIES, raises SettingError with the remedy."""
    check_words(values)
    detector_of(values)
    save_setting(engine, actor, SURGES, surges_json(values), now)


def detector_of(values: SurgeValues) -> SurgeSettings:
    """The part of the settings that the arithmetic takes; raises SettingError with the remedy."""
    try:
        return SurgeSettings(
            windows=values.windows,
            weeks=values.weeks,
            least_weeks=values.least_weeks,
            alpha=values.alpha,
            excess=values.excess,
            growth=values.growth,
            quiet_days=values.quiet_days,
        )
    except ValueError as error:
        raise SettingError(str(error)) from error
