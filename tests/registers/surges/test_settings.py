"""The settings of the detector: defaults, what is kept, who changed them; what is refused."""

from datetime import datetime

import pytest
from sqlalchemy import Engine

from access.rights import AccessDenied, Actor
from analytics.surges import SurgeSettings
from registers.audit import entries
from registers.settings import SettingError, save_setting
from registers.surges.settings import detector_of, save_surges, surge_values
from registers.surges.values import SURGES, SurgeValues, surges_from, surges_json

WEEKLY = SurgeValues(windows=(7,), alpha=0.01, words=("взрыв*",), blocks=("ЖКХ",))


def test_what_was_never_saved_is_the_default(empty: Engine) -> None:
    assert surge_values(empty) == SurgeValues()
    assert detector_of(SurgeValues()) == SurgeSettings()


def test_a_saved_setting_is_kept_and_written_down(
    empty: Engine, editor: Actor, now: datetime
) -> None:
    save_surges(empty, editor, WEEKLY, now=now)
    assert surge_values(empty) == WEEKLY
    said = entries(empty, 1)[0]
    assert (said.actor, said.action, said.subject) == ("sidorov", "Изменена настройка", "surges")
    assert said.detail == f"по умолчанию → {surges_json(WEEKLY)}"
    save_surges(empty, editor, WEEKLY, now=now)
    assert len(entries(empty, 10)) == 1


def test_names_of_another_version_are_passed_over(
    empty: Engine, editor: Actor, now: datetime
) -> None:
    save_setting(empty, editor, SURGES, '{"weeks": 6, "colour": "red", "windows": [1]}', now)
    assert surge_values(empty) == SurgeValues(weeks=6, windows=(1,))
    assert surges_from(surges_json(WEEKLY)) == WEEKLY


def test_a_reader_and_a_bad_value_are_refused(
    empty: Engine, editor: Actor, reader: Actor, now: datetime
) -> None:
    with pytest.raises(AccessDenied):
        save_surges(empty, reader, WEEKLY, now=now)
    with pytest.raises(SettingError, match="7 дней"):
        save_surges(empty, editor, SurgeValues(quiet_days=0), now=now)
    with pytest.raises(SettingError, match="Обычно это 5"):
        save_surges(empty, editor, SurgeValues(excess=-1), now=now)
    assert surge_values(empty) == SurgeValues()
