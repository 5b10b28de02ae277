from datetime import datetime

import pytest
from sqlalchemy import Engine

from access.rights import AccessDenied, Actor
from analytics.completeness import DUE_DAY
from registers.audit import entries
from registers.data_settings import (
    exports_due_day,
    pages_by_register,
    save_exports_due_day,
    save_pages_by_register,
)
from registers.settings import SettingError, setting_changes
from registers.settings_values import OUTSIDE_FIGURES


def test_defaults_are_those_of_the_rules(empty: Engine) -> None:
    assert exports_due_day(empty) == DUE_DAY == 5
    assert pages_by_register(empty) is False


def test_what_was_saved_comes_back_and_every_change_is_kept(
    empty: Engine, editor: Actor, now: datetime
) -> None:
    save_exports_due_day(empty, editor, 10, now=now)
    save_exports_due_day(empty, editor, 12, now=now)
    save_pages_by_register(empty, editor, True, now=now)
    assert exports_due_day(empty) == 12
    assert pages_by_register(empty) is True
    assert [one.json for one in setting_changes(empty, "exports_due_day")] == ["12", "10"]
    assert {one.author for one in setting_changes(empty, "exports_due_day")} == {editor.name}
    assert [one.action for one in entries(empty, 3)] == ["Изменена настройка"] * 3


@pytest.mark.parametrize("day", [0, 29, -1])
def test_a_day_that_not_every_month_has_is_refused(
    empty: Engine, editor: Actor, now: datetime, day: int
) -> None:
    with pytest.raises(SettingError, match="от 1 до 28"):
        save_exports_due_day(empty, editor, day, now=now)


def test_a_right_is_needed(empty: Engine, now: datetime) -> None:
    nobody = Actor("nobody", "Никто", frozenset())
    with pytest.raises(AccessDenied):
        save_exports_due_day(empty, nobody, 7, now=now)
    with pytest.raises(AccessDenied):
        save_pages_by_register(empty, nobody, True, now=now)


def test_waiting_for_files_changes_no_figure_and_counting_the_silent_does() -> None:
    assert "exports_due_day" in OUTSIDE_FIGURES
    assert "pages_by_register" not in OUTSIDE_FIGURES
