import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analytics.funnels import Position, funnel, limits, overdispersion
from analytics.intervals import Z95, Z998

COMMON = 0.80642448


def units(*rows):
    return pd.DataFrame(list(rows), columns=["numerator", "denominator"])


def test_limits_equal_the_reference_values():
    sizes = pd.Series([10, 83])
    assert limits(COMMON, sizes, Z95)["low"].iloc[0] == pytest.approx(56.154344, abs=5e-6)
    assert limits(COMMON, sizes, Z998)["low"].iloc[0] == pytest.approx(42.032590, abs=5e-6)
    assert limits(COMMON, sizes, Z95).iloc[1].tolist() == pytest.approx([72.142503, 89.142393])


def test_scatter_widens_the_limits_by_its_root():
    sizes = pd.Series([83])
    one, four = limits(0.8, sizes, Z95), limits(0.8, sizes, Z95, scatter=1.5)
    assert (80 - four["low"]).iloc[0] == pytest.approx((80 - one["low"]).iloc[0] * 1.5**0.5)
    # less scatter than chance does not narrow them
    assert limits(0.8, sizes, Z95, scatter=0.2).equals(one)
    assert limits(0.8, pd.Series([10]), Z95, scatter=9)["high"].iloc[0] == 100


def test_exact_limits_lie_between_whole_counts():
    (low, high) = limits(0.8, pd.Series([10]), Z95, exact=True).iloc[0]
    # P(X ≤ 4) = 0,0064 and P(X ≤ 5) = 0,0328 around 0,025; P(X ≤ 9) = 0,893, P(X ≤ 10) = 1
    law = stats.binom(10, 0.8)
    assert low == pytest.approx(10 * (5 - (law.cdf(5) - 0.025) / law.pmf(5)), abs=1e-4)
    assert 40 < low < 50
    assert high == pytest.approx(10 * (10 - 0.025 / law.pmf(10)), abs=1e-3)


def test_exact_and_normal_limits_meet_in_large_units():
    sizes = pd.Series([100_000])
    exact, normal = (limits(0.8, sizes, Z95, exact=one) for one in (True, False))
    assert exact.to_numpy() == pytest.approx(normal.to_numpy(), abs=0.002)


def test_units_are_placed_by_the_limits():
    rows = [(80, 100)] * 20 + [(55, 100), (71, 100), (90, 100), (100, 100), (0, 0)]
    answer = funnel(units(*rows))
    assert answer["position"].tolist()[20:] == [
        Position.FAR_BELOW,
        Position.BELOW,
        Position.ABOVE,
        Position.FAR_ABOVE,
        None,
    ]
    assert set(answer["position"][:20]) == {Position.INSIDE}
    common = (80 * 20 + 55 + 71 + 90 + 100) / 2400
    assert answer["common"].iloc[0] == pytest.approx(100 * common)
    assert np.isnan(answer["share"].iloc[24])
    assert np.isnan(answer["low"].iloc[24])


def test_scatter_is_the_mean_square_without_the_outer_tenths():
    hits, trials = pd.Series([70, 80, 90.0]), pd.Series([100, 100, 100.0])
    z = np.array([-10, 0, 10]) / np.sqrt(0.8 * 0.2 / 100) / 100
    cut = 0.8 * z[2]  # the 10th and 90th percentile lie 0,2 of the way inside
    assert overdispersion(hits, trials) == pytest.approx(2 * cut**2 / 3)
    assert overdispersion(pd.Series([5.0, 9.0]), pd.Series([5.0, 9.0])) == 1
    assert overdispersion(pd.Series(dtype=float), pd.Series(dtype=float)) == 1


def test_nobody_has_events():
    assert funnel(units((0, 0), (0, 0)))["position"].tolist() == [None, None]
    assert funnel(units()).empty


def test_more_hits_than_events_are_an_error():
    with pytest.raises(ValueError, match="numerator"):
        funnel(units((3, 2)))


rows_of_units = st.lists(
    st.integers(0, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=1,
    max_size=12,
)


@given(rows_of_units, st.booleans())
def test_every_funnel_is_ordered_and_holds_the_common_share(rows, exact):
    answer = funnel(units(*rows), exact).dropna(subset="share")
    for before, after in [("far_low", "low"), ("low", "high"), ("high", "far_high")]:
        assert (answer[before] <= answer[after] + 1e-9).all()
    assert (answer["far_low"] >= 0).all()
    assert (answer["far_high"] <= 100).all()
    if not exact:  # a step of a whole count may leave the common share aside
        assert (answer["low"] <= answer["common"] + 1e-9).all()
        assert (answer["common"] <= answer["high"] + 1e-9).all()


@given(rows_of_units)
def test_equal_shares_are_all_inside(rows):
    trials = [n for _, n in rows if n]
    answer = funnel(units(*[(n, 2 * n) for n in trials]))
    assert set(answer["position"]) <= {Position.INSIDE}
