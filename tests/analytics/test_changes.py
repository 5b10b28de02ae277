from datetime import date, timedelta
from math import comb

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.changes import (
    change,
    growth_risk,
    previous_equal_period,
    rolling_mean,
    year_earlier,
)

# from, to, the days right before
PREVIOUS = [
    ((2026, 10, 8), (2026, 10, 14), (2026, 10, 1), (2026, 10, 7)),
    ((2026, 10, 1), (2026, 10, 1), (2026, 9, 30), (2026, 9, 30)),
    ((2026, 10, 1), (2026, 10, 31), (2026, 8, 31), (2026, 9, 30)),
    ((2024, 3, 1), (2024, 3, 2), (2024, 2, 28), (2024, 2, 29)),
]


@pytest.mark.parametrize(("first", "last", "earlier_first", "earlier_last"), PREVIOUS)
def test_the_previous_equal_period(first, last, earlier_first, earlier_last):
    answer = previous_equal_period(date(*first), date(*last))
    assert answer == (date(*earlier_first), date(*earlier_last))


# from, to, a year before
YEAR_EARLIER = [
    ((2026, 10, 1), (2026, 10, 31), (2025, 10, 1), (2025, 10, 31)),
    ((2024, 2, 1), (2024, 2, 29), (2023, 2, 1), (2023, 2, 28)),
    ((2025, 2, 1), (2025, 2, 28), (2024, 2, 1), (2024, 2, 29)),  # a whole February stays whole
    ((2024, 2, 29), (2024, 2, 29), (2023, 2, 28), (2023, 2, 28)),
    ((2025, 2, 28), (2025, 2, 28), (2024, 2, 28), (2024, 2, 28)),
    ((2025, 12, 15), (2026, 2, 3), (2024, 12, 15), (2025, 2, 3)),
]


@pytest.mark.parametrize(("first", "last", "earlier_first", "earlier_last"), YEAR_EARLIER)
def test_a_year_earlier(first, last, earlier_first, earlier_last):
    answer = year_earlier(date(*first), date(*last))
    assert answer == (date(*earlier_first), date(*earlier_last))


@pytest.mark.parametrize("earlier", [previous_equal_period, year_earlier])
def test_a_period_cannot_end_before_it_begins(earlier):
    with pytest.raises(ValueError, match="before it begins"):
        earlier(date(2026, 10, 2), date(2026, 10, 1))


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 400))
def test_an_earlier_period_is_a_period_and_does_not_overlap(first, days):
    last = first + timedelta(days=days)
    before = previous_equal_period(first, last)
    assert before[1] - before[0] == last - first
    assert before[1] + timedelta(days=1) == first
    year = year_earlier(first, last)
    assert year[0] <= year[1]


def test_change_in_percent():
    assert change(12, 8) == 50.0
    assert change(3, 4) == -25.0
    assert change(0, 4) == -100.0
    assert change(5, 0) is None


# now, before, the chance that it means nothing
RISKS = [(12, 5, 0.071732), (30, 15, 0.017849), (4, 1, 0.1875), (0, 0, 1.0), (0, 7, 1.0)]


@pytest.mark.parametrize(("now", "before", "expected"), RISKS)
def test_growth_risk_equals_the_reference_values(now, before, expected):
    assert growth_risk(now, before) == pytest.approx(expected, abs=5e-7)


@given(st.integers(0, 40), st.integers(0, 40))
def test_growth_risk_is_the_share_of_coin_tosses(now, before):
    n = now + before
    as_extreme = sum(comb(n, heads) for heads in range(now, n + 1))
    assert growth_risk(now, before) == pytest.approx(as_extreme / 2**n, rel=1e-9)
    assert growth_risk(now + 1, before) < growth_risk(now, before) or now + before == 0


@pytest.mark.parametrize(("now", "before"), [(-1, 3), (3, -1)])
def test_growth_risk_refuses_a_negative_count(now, before):
    with pytest.raises(ValueError, match="negative"):
        growth_risk(now, before)


def test_rolling_mean_waits_for_seven_days():
    mean = rolling_mean(pd.Series([1, 2, 3, 4, 5, 6, 7, 15]))
    assert mean.isna().tolist() == [True] * 6 + [False] * 2
    assert mean.tolist()[6:] == [28 / 7, (28 - 1 + 15) / 7]
    assert rolling_mean(pd.Series([2, 4, 9]), 2).tolist()[1:] == [3, 6.5]
