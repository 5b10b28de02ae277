from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.forecasts import expected_total, messages_needed

# numerator, denominator, expected, plan, needed
NEEDED = [
    (1204, 1393, 1500, 90, 1350 - 1204 if 1350 - 1204 <= 1500 - 1393 else None),  # 146 of 107
    (1204, 1393, 1800, 90, 1620 - 1204 if 1620 - 1204 <= 1800 - 1393 else None),  # 416 of 407
    (1204, 1393, 2000, 90, 1800 - 1204),
    (95, 100, 100, 90, 0),
    (89, 100, 100, 90, None),
    (89, 100, 101, 90, None),  # ⌈90,9⌉ − 89 = 2 of the one to come
    (90, 100, 101, 90, 1),
    (0, 0, 10, 57, 6),
    (0, 0, 100, 57, 57),  # 0.57 · 100 is 56.99999999999999, and 0.07 · 100 is 7.000000000000001
    (0, 0, 100, 7, 7),
    (0, 0, 0, 90, 0),
    (3, 3, 4, 100, 1),
    (2, 3, 4, 100, None),
    (0, 0, 10_000, 89.96, 8996),
]


@pytest.mark.parametrize(("numerator", "denominator", "expected", "plan", "needed"), NEEDED)
def test_how_many_more(numerator, denominator, expected, plan, needed):
    assert messages_needed(numerator, denominator, expected, plan) == needed


@pytest.mark.parametrize("counts", [(-1, 5, 10), (6, 5, 10), (3, 5, 4)])
def test_impossible_counts_are_an_error(counts):
    with pytest.raises(ValueError, match="numerator"):
        messages_needed(*counts, 90)


@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 300), st.integers(0, 100))
def test_needed_is_the_least_that_reaches_the_plan(hits, misses, to_come, plan):
    expected = hits + misses + to_come
    needed = messages_needed(hits, hits + misses, expected, plan)
    enough = [
        more
        for more in range(to_come + 1)
        if expected == 0 or Fraction(hits + more, expected) >= Fraction(plan, 100)
    ]
    assert needed == (enough[0] if enough else None)


# denominator, as of, the year's
TOTALS = [
    (90, date(2026, 3, 30), None),  # 89 days: the third month is not over
    (90, date(2026, 3, 31), 365),  # 90 messages in 90 days
    (91, date(2024, 3, 31), 366),  # a leap year: 91 days
    (100, date(2026, 7, 1), 201),  # 100 · 365 / 182 = 200,5
    (0, date(2026, 7, 1), 0),
    (777, date(2026, 12, 31), 777),
]


@pytest.mark.parametrize(("denominator", "as_of", "total"), TOTALS)
def test_the_year_at_the_pace_so_far(denominator, as_of, total):
    assert expected_total(denominator, as_of) == total


# by this day, as of, last year by the same day and in all, the year's
SEASONS = [
    (100, date(2026, 7, 1), (80, 200), 250),  # 100 · 200 / 80
    (100, date(2026, 7, 1), (29, 200), 201),  # too few last year: the pace of the days
    (100, date(2026, 7, 1), (30, 200), 667),
    (100, date(2026, 12, 31), (200, 200), 100),
    (100, date(2026, 3, 30), (80, 200), None),
]


@pytest.mark.parametrize(("denominator", "as_of", "last_year", "total"), SEASONS)
def test_the_rest_comes_as_it_came_last_year(denominator, as_of, last_year, total):
    assert expected_total(denominator, as_of, last_year) == total


@pytest.mark.parametrize("last_year", [(81, 80), (-1, 80)])
def test_a_part_of_last_year_is_no_more_than_the_whole(last_year):
    with pytest.raises(ValueError, match="whole"):
        expected_total(100, date(2026, 7, 1), last_year)
