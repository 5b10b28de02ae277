import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.control import (
    Assurance,
    Chart,
    Signal,
    Variation,
    assurance,
    cusum,
    signals,
    variation,
    xmr,
)

NAN = float("nan")
TWELVE = [39, 41, 41, 41, 43, 44, 41, 42, 40, 41, 44, 40]


def test_limits_equal_the_reference_values():
    chart = xmr(TWELVE)
    assert chart.centre == pytest.approx(41.416667, abs=5e-7)
    assert chart.mean_range == pytest.approx(1.727273, abs=5e-7)
    assert (chart.low, chart.high) == pytest.approx((36.822121, 46.011212), abs=5e-7)
    assert chart.enough


def test_one_leap_is_screened_out_of_the_limits():
    # published with the R package NHSRplotthedots: 1.94, limits −0.72 and 4.6
    values = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
    chart = xmr(values)
    assert chart.centre == pytest.approx(35 / 18)
    assert (chart.low, chart.high) == pytest.approx((35 / 18 - 2.66, 35 / 18 + 2.66))
    assert [place for place, found in enumerate(signals(values, chart)) if found] == [4]
    assert signals(values, chart)[4] == {Signal.BEYOND: 1}


def test_a_leap_in_a_constant_series_keeps_its_range():
    chart = xmr([5] * 20 + [9] + [5] * 20)
    assert chart.mean_range == pytest.approx(8 / 40)
    assert signals([5] * 20 + [9] + [5] * 20, chart)[20][Signal.BEYOND] == 1


def test_limits_of_a_share_stay_a_share():
    chart = xmr([2, 98] * 6, floor=0, ceiling=100)
    assert (chart.low, chart.high) == (0, 100)


def test_unknown_values_are_skipped():
    assert xmr([NAN, *TWELVE, NAN]) == xmr(TWELVE)
    assert signals([NAN, *TWELVE], xmr(TWELVE)) == [{}, *signals(TWELVE, xmr(TWELVE))]


@pytest.mark.parametrize("values", [[], [1], [1, NAN]])
def test_a_chart_needs_two_values(values):
    with pytest.raises(ValueError, match="two values"):
        xmr(values)


PLAIN = Chart(centre=10, low=4, high=16, mean_range=6 / 2.66, points=12)
BEYOND, RUN, DRIFT, NEAR = Signal

# values → which rule on which places, and to which side
RULES = [
    ([10, 17, 10], {1: {BEYOND: 1}}),
    ([10, 3.9, 10], {1: {BEYOND: -1}}),
    ([10, 16, 10], {}),
    ([11, 12, 11, 12, 11, 12], {}),
    ([11, 12, 11, 12, 11, 12, 11], {key: {RUN: 1} for key in range(7)}),
    ([9, 11, 12, 11, 12, 11, 12, 11, 9], {place: {RUN: 1} for place in range(1, 8)}),
    ([11, 12, 11, 10, 11, 12, 11, 12], {}),  # a point on the mean breaks the run
    ([7, 8, 9, 10, 11, 12], {}),
    ([7, 8, 9, 10, 11, 12, 13], {key: {DRIFT: 1} for key in range(7)}),
    ([13, 12, 11, 10, 9, 8, 7], {key: {DRIFT: -1} for key in range(7)}),
    ([9, 7, 8, 9, 10, 11, 12, 13, 9], {place: {DRIFT: 1} for place in range(1, 8)}),
    ([7, 8, 9, 9, 10, 11, 12, 13], {}),  # a repeated value breaks it
    ([15, 10, 15], {0: {NEAR: 1}, 2: {NEAR: 1}}),
    ([15, 10, 10, 15], {}),
    ([15, 5, 9], {}),  # not on one side
    ([5, 5, 10], {0: {NEAR: -1}, 1: {NEAR: -1}}),
    ([14, 14, 14], {}),  # exactly two thirds of the way
]


@pytest.mark.parametrize(("values", "expected"), RULES)
def test_a_rule_marks_the_points_that_break_it(values, expected):
    found = signals(values, PLAIN)
    assert {place: marks for place, marks in enumerate(found) if marks} == expected


def stupid_run_or_drift(values, chart):
    """Places in any seven neighbours that lie on one side or go one way."""
    run, drift = set(), set()
    for begin in range(len(values) - 6):
        seven = values[begin : begin + 7]
        places = range(begin, begin + 7)
        if all(v > chart.centre for v in seven) or all(v < chart.centre for v in seven):
            run |= set(places)
        steps = [b - a for a, b in itertools.pairwise(seven)]
        if all(s > 0 for s in steps) or all(s < 0 for s in steps):
            drift |= set(places)
    return run, drift


@given(st.lists(st.integers(5, 15), max_size=40))
def test_rules_of_seven_agree_with_a_plain_search(values):
    found = signals(values, PLAIN)
    run, drift = stupid_run_or_drift(values, PLAIN)
    assert {place for place, marks in enumerate(found) if RUN in marks} == run
    assert {place for place, marks in enumerate(found) if DRIFT in marks} == drift


@given(st.lists(st.integers(0, 100), min_size=2, max_size=40))
def test_a_mirrored_series_has_mirrored_signals(values):
    chart, mirrored = xmr(values), xmr([-v for v in values])
    assert (mirrored.low, mirrored.high) == pytest.approx((-chart.high, -chart.low))
    assert [
        {signal: -direction for signal, direction in marks.items()}
        for marks in signals([-v for v in values], mirrored)
    ] == signals(values, chart)


@given(st.floats(-1e6, 1e6), st.integers(2, 40))
def test_a_constant_series_has_no_signal(level, points):
    values = [level] * points
    assert not any(signals(values, xmr(values)))


def test_variation_speaks_of_the_latest_value():
    high, low = [*TWELVE, 50], [*TWELVE, 30]
    assert variation(high, xmr(TWELVE)) is Variation.IMPROVING
    assert variation(low, xmr(TWELVE)) is Variation.WORSENING
    assert variation(low, xmr(TWELVE), higher_is_better=False) is Variation.IMPROVING
    assert variation([50, *TWELVE], xmr(TWELVE)) is Variation.STEADY
    assert variation([*high, NAN], xmr(TWELVE)) is Variation.IMPROVING


def test_eleven_points_are_too_few():
    values = TWELVE[:11]
    assert variation(values, xmr(values)) is Variation.FEW
    assert assurance(xmr(values), 30) is Assurance.FEW


def test_a_fall_beyond_the_limits_outweighs_a_run():
    chart = Chart(centre=10, low=4, high=16, mean_range=6 / 2.66, points=12)
    # the last value stands in a rising seven and is still beyond the lower limit
    values = [-6, -5, -4, -3, -2, -1, 0]
    assert signals(values, chart)[-1] == {BEYOND: -1, RUN: -1, DRIFT: 1, NEAR: -1}
    assert variation(values, chart) is Variation.WORSENING


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (3.9, Assurance.RELIABLE),
        (4, Assurance.RELIABLE),
        (4.1, Assurance.UNCERTAIN),
        (16, Assurance.UNCERTAIN),
        (16.1, Assurance.FAILING),
    ],
)
def test_assurance_by_where_the_plan_lies(plan, expected):
    assert assurance(PLAIN, plan) is expected
    mirrored = Chart(-10, -16, -4, PLAIN.mean_range, 12)
    assert assurance(mirrored, -plan, higher_is_better=False) is expected


VALUES = (
    "102.0 94.8 98.3 98.4 102.0 98.5 99.0 97.7 100.0 98.1 "
    "101.3 98.7 101.1 98.4 97.0 96.7 100.3 101.4 97.2 101.0"
)
SUMS = [2, 0, 0, 0, 2, 0.5, 0, 0, 0, 0, 1.3, 0, 1.1, 0, 0, 0, 0.3, 1.7, 0, 1.0]


def test_cusum_equals_the_reference_values():
    sums, alarmed = cusum([float(value) for value in VALUES.split()], 99, 1, 10)
    assert sums == pytest.approx(SUMS, abs=1e-9)
    assert not alarmed.any()


def test_cusum_starts_again_after_a_signal():
    sums, alarmed = cusum([6, 6, 6, 6, 6], mean=0, slack=1, limit=9)
    assert sums.tolist() == [5, 10, 5, 10, 5]
    assert alarmed.tolist() == [False, True, False, True, False]


@given(st.lists(st.integers(-20, 20), max_size=40))
def test_cusum_is_the_largest_excess_of_any_stretch(values):
    sums, _ = cusum(values, mean=2, slack=1, limit=np.inf)
    for end, value in enumerate(sums):
        stretches = [sum(v - 3 for v in values[begin : end + 1]) for begin in range(end + 1)]
        assert value == max(0, *stretches)
