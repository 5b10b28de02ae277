from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from access.rights import AccessDenied, Actor
from registers.audit import entries
from registers.database import writing
from registers.ratings.weights import save_weights
from registers.settings import (
    OUTSIDE_FIGURES,
    EmergencyTerms,
    Norms,
    RatingWeights,
    SettingError,
    calendar_overrides,
    emergency_terms,
    minimum_n,
    norms,
    norms_since,
    rating_weights,
    save_calendar_overrides,
    save_emergency_terms,
    save_minimum_n,
    save_norms,
    saved_settings,
)
from registers.settings_values import calendar_overrides_from, calendar_overrides_json
from registers.tables import SettingRow


def test_what_nobody_saved_has_its_default(empty: Engine) -> None:
    assert norms(empty) == Norms(7, 30, 10, 24, 30)
    assert rating_weights(empty) == RatingWeights(0.2, 0.4, 0.4)
    assert calendar_overrides(empty) == {}
    assert minimum_n(empty) == 10
    assert saved_settings(empty) == ()


def test_what_was_saved_comes_back_with_who_and_when(
    empty: Engine, editor: Actor, now: datetime
) -> None:
    overrides = {date(2026, 11, 3): False, date(2026, 1, 9): True}
    save_norms(empty, editor, Norms(edds_hours=12), now=now)
    save_weights(empty, editor, RatingWeights(0, 1, 3), "так решил совет", seen=1, now=now)
    save_calendar_overrides(empty, editor, overrides, now=now)
    save_minimum_n(empty, editor, 5, now=now)

    assert norms(empty) == Norms(7, 30, 10, 12, 30)
    assert rating_weights(empty) == RatingWeights(0, 1, 3)
    assert calendar_overrides(empty) == overrides
    assert minimum_n(empty) == 5
    assert [(one.name, one.author, one.at) for one in saved_settings(empty)] == [
        (name, "sidorov", now)
        for name in ("calendar_overrides", "minimum_n", "norms", "rating_weights")
    ]


def test_saving_the_same_again_writes_nothing(empty: Engine, editor: Actor, now: datetime) -> None:
    save_minimum_n(empty, editor, 5, now=now)
    save_minimum_n(empty, editor, 5, now=now.replace(year=2027))
    save_minimum_n(empty, editor, 6, now=now)
    assert [entry.detail for entry in entries(empty, 10)] == ["5 → 6", "по умолчанию → 5"]


@pytest.mark.parametrize(
    "bad",
    [
        *(Norms(edds_hours=hours) for hours in (0, -1, 366 * 24 + 1)),
        *(replace(Norms(), pos_calendar_days=days) for days in (0, 367)),
    ],
)
def test_an_impossible_norm_is_refused(
    empty: Engine, editor: Actor, now: datetime, bad: Norms
) -> None:
    with pytest.raises(SettingError, match="нужно целое число дней от 1 до 366"):
        save_norms(empty, editor, bad, now=now)
    assert norms(empty) == Norms()


def test_norms_of_a_day_leave_what_came_before_as_it_was(
    empty: Engine, editor: Actor, now: datetime
) -> None:
    """A later decision adds, one of an earlier day replaces what follows, a correction is of all."""

    def eras() -> list[tuple[date, int]]:
        return [(one.since, one.norms.edds_hours) for one in norms_since(empty)]

    def save(hours: int, since: date | None) -> None:
        save_norms(empty, editor, Norms(edds_hours=hours), now=now, since=since)

    spring, autumn = date(2026, 3, 1), date(2026, 9, 1)
    assert eras() == [(date.min, 24)]
    save(12, autumn)
    assert eras() == [(autumn, 12), (date.min, 24)]
    save(6, date(2027, 1, 1))
    assert eras() == [(date(2027, 1, 1), 6), (autumn, 12), (date.min, 24)]
    save(18, spring)
    assert eras() == [(spring, 18), (date.min, 24)]
    assert norms(empty) == Norms(edds_hours=18)
    save(20, None)
    assert eras() == [(date.min, 20)]
    save(10, spring)
    assert eras() == [(spring, 10), (date.min, 20)]  # nothing of what was dropped comes back


def test_a_verdict_needs_at_least_one_event(empty: Engine, editor: Actor, now: datetime) -> None:
    with pytest.raises(SettingError, match="Нужно целое число от 1"):
        save_minimum_n(empty, editor, 0, now=now)


def test_settings_need_their_right(empty: Engine, reader: Actor, now: datetime) -> None:
    for save, value in (
        (save_norms, Norms()),
        (save_calendar_overrides, {}),
        (save_minimum_n, 3),
    ):
        with pytest.raises(AccessDenied):
            save(empty, reader, value, now=now)
    assert saved_settings(empty) == ()


def test_a_field_of_another_version_is_passed_over(empty: Engine, now: datetime) -> None:
    stored = '{"edds_hours": 6, "norm_of_the_future": 1}'
    with writing(empty) as session:
        session.add(SettingRow(name="norms", json=stored, author="x", at=now))
    assert norms(empty) == Norms(edds_hours=6)


@given(st.dictionaries(st.dates(), st.booleans()))
def test_calendar_overrides_survive_being_stored(overrides: dict[date, bool]) -> None:
    assert calendar_overrides_from(calendar_overrides_json(overrides)) == overrides


def test_terms_of_an_emergency_are_a_setting_that_no_figure_depends_on(
    engine: Engine, editor: Actor, now: datetime
) -> None:
    assert emergency_terms(engine) == EmergencyTerms(24, 2)
    save_emergency_terms(engine, editor, EmergencyTerms(12, 1), now=now)
    assert emergency_terms(engine) == EmergencyTerms(12, 1)
    assert {one.name for one in saved_settings(engine)} <= OUTSIDE_FIGURES
    for hours, every in ((0, 1), (24, 0), (1, 2), (721, 2)):
        with pytest.raises(SettingError, match="Сроки не подходят"):
            save_emergency_terms(engine, editor, EmergencyTerms(hours, every), now=now)
