import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analytics.tails import (
    EARS_SURVEILLANCE,
    ears_limit,
    false_discovery,
    poisson_tail,
    predictive_limit,
    predictive_tail,
)

# mean, count, P(X ≥ count)
KNOWN_MEAN = [(5, 12, 0.005453), (2, 6, 0.016564), (20, 32, 0.008092), (3, 0, 1.0), (0, 1, 0.0)]


@pytest.mark.parametrize(("mean", "x", "expected"), KNOWN_MEAN)
def test_a_known_mean_equals_the_reference_values(mean, x, expected):
    assert float(poisson_tail(x, mean)) == pytest.approx(expected, abs=5e-7)


# total of the periods before, how many, count, P(X ≥ count)
ESTIMATED = [
    (30, 6, 12, 0.011173),
    (12, 6, 6, 0.029558),
    (0, 6, 3, 0.000965),
    (7, 3, 0, 1.0),
]


@pytest.mark.parametrize(("total", "periods", "x", "expected"), ESTIMATED)
def test_an_estimated_mean_equals_the_reference_values(total, periods, x, expected):
    assert float(predictive_tail(x, total, periods)) == pytest.approx(expected, abs=5e-7)


@pytest.mark.parametrize("bad", [(-1, 3, 6), (1, -3, 6), (1, 3, 0)])
def test_a_prediction_refuses_what_is_no_count(bad):
    with pytest.raises(ValueError, match="prediction"):
        predictive_tail(*bad)


def test_a_tail_refuses_what_is_no_count():
    with pytest.raises(ValueError, match="negative"):
        poisson_tail(-1, 3)
    with pytest.raises(ValueError, match="negative"):
        poisson_tail(1, -3)


@pytest.mark.parametrize("alpha", [0, 1, -0.1])
def test_a_limit_refuses_what_is_no_risk(alpha):
    with pytest.raises(ValueError, match="risk"):
        predictive_limit(10, 8, alpha)


totals, periods_before = st.integers(0, 400), st.integers(1, 12)


@given(st.integers(0, 60), totals, periods_before)
def test_the_tail_is_what_is_left_of_the_sum(x, total, k):
    r, p = total + 0.5, k / (k + 1)
    below = sum(
        math.exp(math.lgamma(i + r) - math.lgamma(r) - math.lgamma(i + 1) + i * math.log(1 - p))
        * p**r
        for i in range(x)
    )
    assert float(predictive_tail(x, total, k)) == pytest.approx(1 - below, abs=1e-9)


@given(totals, periods_before, st.sampled_from([0.95, 0.5, 0.05, 0.001]))
def test_a_count_above_the_limit_is_rare_and_one_up_to_it_is_not(total, k, alpha):
    limit = int(predictive_limit(total, k, alpha))
    assert predictive_tail(limit + 1, total, k) <= alpha
    assert limit == 0 or predictive_tail(limit, total, k) > alpha


def test_limits_of_many_at_once_equal_those_one_by_one():
    total, k = np.array([[0, 3], [60, 900]]), np.array([[8, 4], [8, 6]])
    together = predictive_limit(total, k, 0.001)
    assert together.tolist() == [
        [int(predictive_limit(t, n, 0.001)) for t, n in zip(*rows)] for rows in zip(total, k)
    ]


@given(st.integers(1, 30), totals, periods_before)
def test_not_knowing_the_mean_is_never_reassuring(above, total, k):
    mean = total / k
    x = math.ceil(mean) + above
    assert predictive_tail(x, total, k) >= poisson_tail(x, mean) - 1e-12


def test_ears_looks_at_the_seven_days_before():
    daily = np.array([1, 2, 3, 4, 5, 6, 7, 50, 0])
    limits = ears_limit(daily)
    assert np.isnan(limits[:7]).all()
    sd = math.sqrt((9 + 4 + 1 + 0 + 1 + 4 + 9) / 6)
    assert limits[7] == pytest.approx(4 + 3 * sd)
    assert ears_limit(daily, EARS_SURVEILLANCE)[7] == pytest.approx(4 + 3.090232 * sd)
    assert limits[8] == pytest.approx(np.mean(daily[1:8]) + 3 * np.std(daily[1:8], ddof=1))
    assert np.isnan(ears_limit(np.array([1, 2, 3]))).all()


def test_a_long_list_asks_for_more_than_a_short_one():
    # 0.01·3/1, 0.02·3/2, 0.5·3/3
    assert false_discovery(np.array([0.02, 0.5, 0.01])).tolist() == pytest.approx([0.03, 0.5, 0.03])
    assert false_discovery(np.array([0.01])).tolist() == [0.01]
    assert len(false_discovery(np.array([]))) == 0


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_a_list_of_risks_agrees_with_scipy(risks):
    table = np.array([*risks, np.nan])
    answer = false_discovery(table)
    assert answer[:-1] == pytest.approx(stats.false_discovery_control(risks))
    assert np.isnan(answer[-1])


@pytest.mark.parametrize("bad", [-0.1, 1.1])
def test_a_list_refuses_what_is_no_risk(bad):
    with pytest.raises(ValueError, match="risk"):
        false_discovery(np.array([0.5, bad]))
