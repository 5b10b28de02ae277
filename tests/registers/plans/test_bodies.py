"""The directory of executors: names, other spellings, groups; refused with the remedy."""

from datetime import datetime

import pytest
from sqlalchemy import Engine

from access.rights import AccessDenied, Actor, Right
from registers.audit import entries
from registers.plans.bodies import add_alias, add_bodies, bodies, set_members, spellings
from registers.plans.values import PlanError

NOW = datetime(2026, 11, 12, 9, 30)
EDITOR = Actor("ivanova", "Аналитик", frozenset({Right.EDIT_PLANS}))
VIEWER = Actor("glava", "Глава", frozenset({Right.VIEW_FIGURES}))
SPORT, CULTURE = "Отдел спорта", "Комитет культуры"


def test_a_body_is_added_once_however_it_is_written(empty: Engine) -> None:
    assert add_bodies(empty, EDITOR, [SPORT, "  отдел  «спорта» ", ""], now=NOW) == 1
    assert [one.name for one in bodies(empty)] == [SPORT]
    assert entries(empty, 1)[0].detail == SPORT
    assert add_bodies(empty, EDITOR, [SPORT], now=NOW) == 0
    assert len(entries(empty, 10)) == 1


def test_a_spelling_means_its_body_and_can_change_it(empty: Engine) -> None:
    add_bodies(empty, EDITOR, [SPORT, CULTURE], now=NOW)
    add_alias(empty, EDITOR, "ОС", SPORT, now=NOW)
    assert spellings(bodies(empty)) == {CULTURE: CULTURE, SPORT: SPORT, "ОС": SPORT}
    add_alias(empty, EDITOR, "ос", CULTURE, now=NOW)
    assert spellings(bodies(empty))["ос"] == CULTURE
    assert add_bodies(empty, EDITOR, ["ОС"], now=NOW) == 0


def test_a_group_has_members(empty: Engine) -> None:
    add_bodies(empty, EDITOR, [SPORT, CULTURE, "Субъекты"], groups=["Субъекты"], now=NOW)
    set_members(empty, EDITOR, "Субъекты", [SPORT, CULTURE], now=NOW)
    set_members(empty, EDITOR, "Субъекты", [CULTURE], now=NOW)
    found = {one.name: one for one in bodies(empty)}
    assert (found["Субъекты"].is_group, found["Субъекты"].members) == (True, (CULTURE,))
    assert not found[SPORT].is_group


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda e: add_alias(e, EDITOR, "ОС", "Нет такого", now=NOW), "Добавьте его сначала"),
        (lambda e: add_alias(e, EDITOR, "отдел спорта", CULTURE, now=NOW), "Выберите другое"),
        (lambda e: set_members(e, EDITOR, SPORT, ["Нет такого"], now=NOW), "не сохранён"),
        (lambda e: set_members(e, EDITOR, SPORT, [SPORT], now=NOW), "кроме самой группы"),
    ],
)
def test_what_cannot_be_is_refused(empty: Engine, act, words: str) -> None:
    add_bodies(empty, EDITOR, [SPORT, CULTURE], now=NOW)
    with pytest.raises(PlanError, match=words):
        act(empty)


def test_the_directory_is_changed_by_those_who_may(empty: Engine) -> None:
    with pytest.raises(AccessDenied):
        add_bodies(empty, VIEWER, [SPORT], now=NOW)
    add_bodies(empty, EDITOR, [SPORT], now=NOW)
    with pytest.raises(AccessDenied):
        add_alias(empty, VIEWER, "ОС", SPORT, now=NOW)
    with pytest.raises(AccessDenied):
        set_members(empty, VIEWER, SPORT, [], now=NOW)
