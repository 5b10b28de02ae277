"""Rules said in words, and rules made of what a person chose."""

from datetime import date

import pytest

from analytics.schedules import Kind, Rule, Span
from answers.plans.rule_choices import (
    CHOICES,
    ChoiceError,
    Chosen,
    chosen_rules,
    rule_words,
    rules_words,
)

A, B = date(2025, 1, 1), date(2025, 3, 31)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule(Kind.RECURRING, every="month", due_day=10), "каждый месяц, отчёт до 10-го числа следующего месяца"),
        (Rule(Kind.RECURRING, every="month", due_day=25, within=True), "каждый месяц, отчёт до 25-го числа в самом периоде"),
        (Rule(Kind.RECURRING, every="week", due_day=5), "каждую неделю, отчёт в 5-й день недели"),
        (Rule(Kind.RECURRING, every="quarter", start=A, end=B), "каждый квартал, с 01.01.2025 по 31.03.2025"),
        (Rule(Kind.CONTINUOUS), "постоянно"),
        (Rule(Kind.CONTINUOUS, end=B), "постоянно, по 31.03.2025"),
        (Rule(Kind.EVENT, anchor="по мере поступления"), "по событию: по мере поступления"),
        (Rule(Kind.ONCE, end=B), "к 31.03.2025"),
        (Rule(Kind.WINDOW, start=A, end=B), "в течение срока с 01.01.2025 по 31.03.2025"),
        (Rule(Kind.RELATIVE, days=14, working=True, anchor="приказ"), "14\xa0дней (рабочих) от события: приказ"),
        (Rule(Kind.RELATIVE, anchor="приказ"), "срок от события: приказ"),
        (Rule(Kind.PERIODS, parts=(Span(A, B),)), "по периодам: 01.01.2025 – 31.03.2025"),
        (Rule(Kind.UNKNOWN), "срок не разобран"),
    ],
)  # fmt: skip
def test_a_rule_in_words(rule: Rule, words: str) -> None:
    assert rule_words(rule) == words


def test_several_rules_are_said_one_after_another() -> None:
    assert rules_words([Rule(Kind.ONCE, end=B), Rule(Kind.CONTINUOUS)]) == "к 31.03.2025; постоянно"


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
