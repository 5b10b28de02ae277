"""Issued ratings: frozen whole, one in force a period, withdrawn with a reason, never edited."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import Engine

from access.rights import ALL_RIGHTS, AccessDenied, Actor, Right
from registers.audit import entries
from registers.ratings.issued import (
    ALL_SOURCES,
    Frozen,
    IssueError,
    Place,
    issue,
    issued_rating,
    issued_ratings,
    withdraw,
)
from registers.settings_values import RatingWeights

ISSUER = Actor("sidorov", "Аналитик", frozenset({Right.ISSUE_RATING}))
OCTOBER = Frozen(
    date(2026, 10, 1), date(2026, 10, 31), date(2026, 10, 31), 7, 2, RatingWeights(1, 2, 3), False
)
FIRST = Place("Мортка", 1, 1, 2, 3, 71.25, 0.5, 0.75, None, {"messages": 40.0, "late": 3.0})
NOBODY = Place("Шугур", None, None, None, None, None, None, None, None, {"messages": 1.0})
PLACES = {ALL_SOURCES: (FIRST, NOBODY), "ПОС": (replace(FIRST, place=2),)}


def test_a_rating_comes_back_as_it_was_issued(empty: Engine, now: datetime) -> None:
    number = issue(empty, ISSUER, OCTOBER, PLACES, now=now)
    issued, places = issued_rating(empty, number)
    assert (issued.frozen, issued.author, issued.at) == (OCTOBER, ISSUER.name, now)
    assert issued.in_force
    assert places == PLACES
    assert issued_ratings(empty) == (issued,)
    assert entries(empty, 1)[0].action == "Выпущен рейтинг"


def test_two_of_the_same_days_are_never_in_force(empty: Engine, now: datetime) -> None:
    number = issue(empty, ISSUER, OCTOBER, PLACES, now=now)
    with pytest.raises(IssueError, match=f"уже выпущен под номером {number}"):
        issue(empty, ISSUER, replace(OCTOBER, snapshot=8), PLACES, now=now)
    issue(empty, ISSUER, replace(OCTOBER, date_from=date(2026, 1, 1)), PLACES, now=now)
    withdraw(empty, ISSUER, number, "  ошибка\n в выгрузке ", now=now)
    second = issue(empty, ISSUER, replace(OCTOBER, snapshot=8), PLACES, now=now)
    first, places = issued_rating(empty, number)
    assert (first.in_force, first.withdrawn_why) == (False, "ошибка в выгрузке")
    assert (first.withdrawn_by, first.withdrawn_at) == (ISSUER.name, now)
    assert places == PLACES, "what was withdrawn still reads as it was"
    assert [one.id for one in issued_ratings(empty)] == [second, second - 1, number]
    with pytest.raises(IssueError, match="уже отозван"):
        withdraw(empty, ISSUER, number, "ещё раз", now=now)


def test_what_cannot_be_is_refused(empty: Engine, now: datetime) -> None:
    with pytest.raises(IssueError, match="никто не рейтингуется"):
        issue(empty, ISSUER, OCTOBER, {ALL_SOURCES: (NOBODY,), "ПОС": (FIRST,)}, now=now)
    with pytest.raises(IssueError, match="№ 5 нет"):
        issued_rating(empty, 5)
    number = issue(empty, ISSUER, OCTOBER, PLACES, now=now)
    with pytest.raises(IssueError, match="Не сказано, почему"):
        withdraw(empty, ISSUER, number, " ", now=now)
    with pytest.raises(IssueError, match="501 знак"):
        withdraw(empty, ISSUER, number, "а" * 501, now=now)
    assert issued_rating(empty, number)[0].in_force


def test_issuing_is_a_right_of_its_own(empty: Engine, now: datetime) -> None:
    other = Actor("petrov", "Без права", ALL_RIGHTS - {Right.ISSUE_RATING})
    with pytest.raises(AccessDenied, match="выпуск и отзыв рейтингов"):
        issue(empty, other, OCTOBER, PLACES, now=now)
    with pytest.raises(AccessDenied):
        withdraw(empty, other, 1, "x", now=now)
    assert issued_ratings(empty) == ()
