"""Decisions about messages of two sources: one pair, one decision, who and when, audited."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from access.rights import AccessDenied, Actor, Right
from registers.audit import entries
from registers.message_links import (
    LinkDecision,
    LinkError,
    MessageKey,
    decide,
    decisions,
    withdraw,
)

NOW = datetime(2026, 11, 12, 9, 30)
EDITOR = Actor("ivanova", "Аналитик", frozenset({Right.LINK_MESSAGES}))
IM, POS = MessageKey("ИМ", "17"), MessageKey("ПОС", "П-8")


def test_a_pair_is_one_from_either_side(empty: Engine) -> None:
    decide(empty, EDITOR, POS, IM, same=True, now=NOW)
    decide(empty, EDITOR, IM, POS, same=True, now=NOW + timedelta(days=1))
    assert decisions(empty) == (LinkDecision(IM, POS, True, "ivanova", NOW),)
    assert len(entries(empty, 10)) == 1, "the same decision again says nothing new"
    assert entries(empty, 1)[0].subject == "ИМ № 17 и ПОС № П-8"


def test_a_new_decision_replaces_the_old_and_the_newest_comes_first(empty: Engine) -> None:
    third = MessageKey("ЕДДС", "2026-5")
    decide(empty, EDITOR, IM, POS, same=True, now=NOW)
    decide(empty, EDITOR, IM, third, same=True, now=NOW + timedelta(hours=1))
    decide(empty, EDITOR, IM, POS, same=False, now=NOW + timedelta(hours=2))
    assert [(one.one, one.other, one.same) for one in decisions(empty)] == [
        (IM, POS, False),
        (third, IM, True),
    ]
    assert [entry.action for entry in entries(empty, 10)] == [
        "Похожие обращения признаны разными",
        "Обращения связаны",
        "Обращения связаны",
    ]


def test_a_withdrawn_decision_is_as_if_never_made(empty: Engine) -> None:
    decide(empty, EDITOR, IM, POS, same=True, now=NOW)
    withdraw(empty, EDITOR, POS, IM, now=NOW)
    assert decisions(empty) == ()
    assert entries(empty, 1)[0].action == "Решение о похожих обращениях снято"
    with pytest.raises(LinkError, match="Обновите страницу"):
        withdraw(empty, EDITOR, IM, POS, now=NOW)


def test_messages_of_one_source_are_two_messages(empty: Engine) -> None:
    with pytest.raises(LinkError, match="разных источников"):
        decide(empty, EDITOR, IM, MessageKey("ИМ", "18"), same=True, now=NOW)
    assert decisions(empty) == ()


def test_deciding_needs_a_right(empty: Engine) -> None:
    nobody = Actor("petrov", "Просмотр", frozenset(set(Right) - {Right.LINK_MESSAGES}))
    with pytest.raises(AccessDenied):
        decide(empty, nobody, IM, POS, same=True, now=NOW)
    with pytest.raises(AccessDenied):
        withdraw(empty, nobody, IM, POS, now=NOW)
    assert (decisions(empty), entries(empty, 1)) == ((), ())
