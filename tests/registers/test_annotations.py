"""Notes on charts: added, taken back and given again, with who did it; refused with the remedy."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from access.rights import AccessDenied, Actor, Right
from registers.annotations import (
    LONGEST,
    Annotation,
    AnnotationError,
    annotate,
    annotations,
    restore,
    withdraw,
)
from registers.audit import entries

NOW = datetime(2026, 11, 12, 9, 30)
DAY, LATER = date(2026, 3, 15), date(2026, 4, 30)
ANALYST = Actor("ivanova", "Аналитик", frozenset({Right.ANNOTATE}))


def test_a_note_keeps_its_days_words_charts_and_author(empty: Engine) -> None:
    number = annotate(empty, ANALYST, DAY, LATER, "  Новая\n форма ", ["trend", "a"], now=NOW)
    assert annotations(empty) == (
        Annotation(number, DAY, LATER, "Новая форма", ("a", "trend"), "ivanova", NOW, False),
    )
    said = entries(empty, 1)[0]
    assert (said.action, said.subject, said.detail) == (
        "Добавлена пометка на графики",
        "Пометка № 1, 15.03.2026 – 30.04.2026",
        "Новая форма",
    )


def test_notes_come_by_their_days(empty: Engine) -> None:
    annotate(empty, ANALYST, LATER, LATER, "вторая", now=NOW)
    annotate(empty, ANALYST, DAY, DAY, "первая", now=NOW)
    assert [one.text for one in annotations(empty)] == ["первая", "вторая"]
    assert annotations(empty)[0].charts == ()


def test_a_note_taken_back_stays_and_can_be_given_again(empty: Engine) -> None:
    number = annotate(empty, ANALYST, DAY, DAY, "форма", now=NOW)
    withdraw(empty, ANALYST, number, now=NOW + timedelta(days=1))
    assert [one.withdrawn for one in annotations(empty)] == [True]
    with pytest.raises(AnnotationError, match="уже убрана"):
        withdraw(empty, ANALYST, number, now=NOW)
    restore(empty, ANALYST, number, now=NOW + timedelta(days=2))
    assert [one.withdrawn for one in annotations(empty)] == [False]
    with pytest.raises(AnnotationError, match="и так стоит"):
        restore(empty, ANALYST, number, now=NOW)
    assert [entry.action for entry in entries(empty, 10)] == [
        "Пометка возвращена на графики",
        "Пометка убрана с графиков",
        "Добавлена пометка на графики",
    ]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"text": " \n "}, "Напишите, что произошло"),
        ({"text": "я" * (LONGEST + 1)}, "Сократите"),
        ({"last_day": DAY - timedelta(days=1)}, "Поменяйте даты"),
        ({"first_day": date(1026, 3, 15)}, "15.03.1026 не похожа"),
        ({"last_day": date(2206, 3, 15)}, "не похожа"),
        ({"charts": ["a,b"]}, "Выберите график из списка"),
    ],
)
def test_a_note_that_cannot_be_is_refused_with_the_remedy(empty, change, reason) -> None:
    asked = {"first_day": DAY, "last_day": DAY, "text": "форма", "charts": []} | change
    with pytest.raises(AnnotationError, match=reason):
        annotate(empty, ANALYST, **asked, now=NOW)
    assert annotations(empty) == ()
    assert entries(empty, 1) == ()


def test_the_longest_note_is_taken(empty: Engine) -> None:
    annotate(empty, ANALYST, DAY, DAY, "я" * LONGEST, now=NOW)
    assert len(annotations(empty)[0].text) == LONGEST


def test_an_unknown_note_is_refused(empty: Engine) -> None:
    with pytest.raises(AnnotationError, match="Пометки № 7 нет"):
        withdraw(empty, ANALYST, 7, now=NOW)


def test_notes_need_a_right(empty: Engine) -> None:
    number = annotate(empty, ANALYST, DAY, DAY, "форма", now=NOW)
    nobody = Actor("petrov", "Просмотр", frozenset(set(Right) - {Right.ANNOTATE}))
    with pytest.raises(AccessDenied):
        annotate(empty, nobody, DAY, DAY, "форма", now=NOW)
    for act in (withdraw, restore):
        with pytest.raises(AccessDenied):
            act(empty, nobody, number, now=NOW)
    assert len(entries(empty, 10)) == 1
