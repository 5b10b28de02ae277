"""Rules made of what a person chose."""

from datetime import date

import pytest

from analytics.schedules import Kind, Rule, Span
from answers.plans.rule_choices import (
    CHOICES,
    ChoiceError,
    Chosen,
    chosen_rules,
    rules_words,
    span_of,
)

A, B = date(2025, 1, 1), date(2025, 3, 31)


def test_the_span_of_rules_is_offered_to_a_choice() -> None:
    parts = (Span(A, A), Span(B, B))
    assert span_of([Rule(Kind.PERIODS, parts=parts), Rule(Kind.CONTINUOUS)]) == (A, B)
    assert span_of([Rule(Kind.ONCE, end=B)]) == (None, B)
    assert span_of([Rule(Kind.UNKNOWN)]) == (None, None)


def test_several_rules_are_said_one_after_another() -> None:
    assert (
        rules_words([Rule(Kind.ONCE, end=B), Rule(Kind.CONTINUOUS)]) == "до 31.03.2025; постоянно"
    )


@pytest.mark.parametrize(
    ("chosen", "rule"),
    [
        (Chosen("once", end=B), Rule(Kind.ONCE, end=B)),
        (Chosen("window", A, B), Rule(Kind.WINDOW, start=A, end=B)),
        (Chosen("month", due_day=10), Rule(Kind.RECURRING, every="month", due_day=10)),
        (Chosen("year", A, B), Rule(Kind.RECURRING, every="year", start=A, end=B)),
        (Chosen("continuous"), Rule(Kind.CONTINUOUS)),
        (Chosen("event", anchor=" приказ "), Rule(Kind.EVENT, anchor="приказ")),
    ],
)
def test_a_choice_becomes_a_rule(chosen: Chosen, rule: Rule) -> None:
    assert chosen_rules(chosen, (Rule(Kind.UNKNOWN),)) == (rule,)


def test_what_was_understood_may_stay() -> None:
    before = (Rule(Kind.CONTINUOUS),)
    assert chosen_rules(Chosen("keep"), before) is before


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (Chosen("keep"), "Срок не разобран"),
        (Chosen("once"), "Не указана дата"),
        (Chosen("window", A), "обе даты"),
        (Chosen("window", B, A), "раньше начала"),
        (Chosen("event"), "Не названо событие"),
        (Chosen("week", due_day=8), "от 1 до 7"),
        (Chosen("month", due_day=32), "от 1 до 31"),
    ],
)
def test_a_choice_that_says_too_little_is_refused(chosen: Chosen, words: str) -> None:
    assert chosen.way in CHOICES
    with pytest.raises(ChoiceError, match=words):
        chosen_rules(chosen, (Rule(Kind.UNKNOWN),))
