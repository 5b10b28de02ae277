"""Periods in an address: what each code means, and that nonsense means nothing."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.periods import own_span, span, spans_between

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("code", "name", "first", "last"),
    [
        ("2026", "2026 год", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-q1", "I квартал 2026", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-q4", "IV квартал 2026", date(2026, 10, 1), date(2026, 12, 31)),
        ("2024-02", "февраль 2024", date(2024, 2, 1), date(2024, 2, 29)),
        (
            "2026-03-05..2026-04-10",
            "с 05.03.2026 по 10.04.2026",
            date(2026, 3, 5),
            date(2026, 4, 10),
        ),
        (
            "2026-03-05..2026-03-05",
            "с 05.03.2026 по 05.03.2026",
            date(2026, 3, 5),
            date(2026, 3, 5),
        ),
    ],
)
def test_a_code_is_a_period(code, name, first, last):
    found = span(code)
    assert (found.code, found.name, found.date_from, found.date_to) == (code, name, first, last)


@pytest.mark.parametrize(
    "code",
    ["", "год", "26", "2026-13", "2026-00", "2026-q5", "2026-q0", "2026-1", "0000", "20261",
     "2026-04-10..2026-03-05", "2026-02-30..2026-03-01", "2026-03-05..", "2026 ", "own",
     "2026-01-01..2026-01-02; DROP TABLE facts"],
)  # fmt: skip
def test_nonsense_is_no_period(code):
    assert span(code) is None


@given(DAYS, DAYS)
def test_own_days_are_read_back(a, b):
    first, last = sorted((a, b))
    assert span(own_span(first, last).code) == own_span(first, last)


@given(DAYS, st.integers(0, 900))
def test_the_offered_periods_cover_every_day_once_in_each_kind(first, length):
    last = first + timedelta(days=length)
    offered = spans_between(first, last)
    years = [one for one in offered if len(one.code) == 4]
    quarters = [one for one in offered if "q" in one.code]
    months = [one for one in offered if len(one.code) == 7 and "q" not in one.code]
    assert offered == [*years, *quarters, *months]
    for kind in (years, quarters, months):
        newest_first = sorted(kind, key=lambda one: one.date_from, reverse=True)
        assert kind == newest_first
        for later, earlier in pairwise(kind):
            assert earlier.date_to + timedelta(days=1) == later.date_from
        assert kind[-1].date_from <= first
        assert kind[0].date_to >= last
        assert all(one.date_to >= first and one.date_from <= last for one in kind)


def test_all_offered_codes_are_understood():
    assert [one.code for one in spans_between(date(2025, 12, 31), date(2026, 1, 1))] == [
        "2026", "2025", "2026-q1", "2025-q4", "2026-01", "2025-12",
    ]  # fmt: skip
