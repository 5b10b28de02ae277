"""How an effect is judged: the defaults, what was saved, what is refused."""

from datetime import datetime

import pytest
from sqlalchemy import Engine

from access.rights import AccessDenied, Actor
from registers.road_maps.effect_settings import (
    EffectSettings,
    effect_settings,
    save_effect_settings,
)
from registers.settings import SettingError

NOW = datetime(2026, 11, 12, 9, 30)


def test_what_was_saved_is_in_force(empty: Engine, editor: Actor, reader: Actor) -> None:
    assert effect_settings(empty) == EffectSettings(30, 7, 10)
    save_effect_settings(empty, editor, EffectSettings(60, 14, 20), now=NOW)
    assert effect_settings(empty) == EffectSettings(60, 14, 20)
    with pytest.raises(AccessDenied):
        save_effect_settings(empty, reader, EffectSettings(), now=NOW)


@pytest.mark.parametrize("bad", [(0, 0, 10), (6, 7, 10), (367, 7, 10), (30, 7, 0)])
def test_what_cannot_be_is_refused(empty: Engine, editor: Actor, bad) -> None:
    with pytest.raises(SettingError, match="Обычно это"):
        save_effect_settings(empty, editor, EffectSettings(*bad), now=NOW)
    assert effect_settings(empty) == EffectSettings()
