"""Exact risks of shares and counts against plain sums of probabilities."""

from math import comb, exp, factorial

import numpy as np
import pytest

from analytics.departures import count_risks, share_risks


def binomial(x, n, p):
    return comb(n, x) * p**x * (1 - p) ** (n - x)


def poisson(x, mean):
    return exp(-mean) * mean**x / factorial(x)


@pytest.mark.parametrize(("x", "n", "p"), [(8, 10, 0.3), (0, 10, 0.3), (3, 10, 0.3), (10, 10, 0.5)])
def test_a_share_departs_by_the_binomial_tail(x, n, p):
    side = range(x, n + 1) if x > n * p else range(x + 1)
    wanted = min(1, 2 * sum(binomial(k, n, p) for k in side))
    assert share_risks(np.array([x]), np.array([n]), p)[0] == pytest.approx(wanted)


@pytest.mark.parametrize(("x", "mean"), [(12, 5.0), (0, 5.0), (5, 5.0), (1, 0.2)])
def test_a_count_departs_by_the_poisson_tail(x, mean):
    below = sum(poisson(k, mean) for k in range(x))
    tail = 1 - below if x > mean else below + poisson(x, mean)
    assert count_risks(np.array([x]), np.array([mean]))[0] == pytest.approx(min(1, 2 * tail))


def test_without_trials_or_expectation_nothing_is_said():
    assert np.isnan(share_risks(np.array([0]), np.array([0]), 0.5)[0])
    assert np.isnan(count_risks(np.array([3.0, 3.0]), np.array([0.0, np.nan]))).all()


def test_the_common_share_of_none_or_all_is_met_by_none_or_all():
    assert share_risks(np.array([0]), np.array([7]), 0.0)[0] == 1
    assert share_risks(np.array([7]), np.array([7]), 1.0)[0] == 1


@pytest.mark.parametrize(("x", "n", "p"), [(-1, 3, 0.5), (4, 3, 0.5), (1, 3, 1.5)])
def test_an_impossible_share_is_an_error(x, n, p):
    with pytest.raises(ValueError, match="share"):
        share_risks(np.array([x]), np.array([n]), p)


def test_a_negative_count_is_an_error():
    with pytest.raises(ValueError, match="negative"):
        count_risks(np.array([-1]), np.array([2.0]))
