import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analytics.intervals import Z95, Z998, funnel_limits, poisson, wilson, wilson_bounds

# x, n, 95 % low and high, 99.8 % low and high (Newcombe 1998 and the APHO tables)
WILSON = [
    (81, 263, 0.255289, 0.366210, 0.228036, 0.401389),
    (15, 148, 0.062386, 0.160487, 0.047384, 0.203646),
    (0, 20, 0.0, 0.161125, 0.0, 0.323170),
    (1, 29, 0.006113, 0.171755, 0.003016, 0.296586),
    (65, 100, 0.552544, 0.736358, 0.495495, 0.778354),
    (10, 10, 0.722467, 1.0, 0.511521, 1.0),
]


@pytest.mark.parametrize(("x", "n", "low", "high", "wide_low", "wide_high"), WILSON)
def test_wilson_equals_the_published_values(x, n, low, high, wide_low, wide_high):
    assert wilson(x, n) == pytest.approx((low, high), abs=5e-7)
    assert wilson(x, n, Z998) == pytest.approx((wide_low, wide_high), abs=5e-7)


def test_wilson_is_exact_at_the_ends():
    assert wilson(0, 7)[0] == 0.0
    assert wilson(7, 7)[1] == 1.0


@pytest.mark.parametrize(("x", "n"), [(-1, 10), (0, 0), (1, -5), (11, 10), (float("nan"), 5)])
def test_wilson_refuses_what_is_no_share(x, n):
    with pytest.raises(ValueError, match="share"):
        wilson(x, n)


def test_wilson_bounds_refuse_columns_of_different_length():
    with pytest.raises(ValueError, match="length"):
        wilson_bounds(pd.Series([1, 2]), pd.Series([3]))


def test_wilson_bounds_keep_the_index():
    bounds = wilson_bounds(pd.Series([1, 81], index=["b", "a"]), pd.Series([29, 263]))
    assert list(bounds.index) == ["b", "a"]
    assert bounds.loc["a", "low"] == pytest.approx(0.255289, abs=5e-7)


def test_wilson_agrees_with_scipy():
    test = stats.binomtest(37, 90).proportion_ci(0.95, method="wilson")
    assert wilson(37, 90, stats.norm.ppf(0.975)) == pytest.approx((test.low, test.high), abs=1e-12)


shares = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(shares)
def test_wilson_lies_within_0_1_holds_the_share_and_mirrors(share):
    x, n = share
    low, high = wilson(x, n)
    assert 0 <= low <= x / n <= high <= 1
    assert wilson(n - x, n) == pytest.approx((1 - high, 1 - low), abs=1e-12)


# x, low, high: Garwood below 10, Byar from 10
POISSON = [
    (0, 0.0, 3.6889),
    (1, 0.0253, 5.5716),
    (5, 1.6235, 11.6683),
    (10, 4.7874, 18.3915),
    (20, 12.2114, 30.8899),
    (65, 50.1632, 82.8491),
]


@pytest.mark.parametrize(("x", "low", "high"), POISSON)
def test_poisson_equals_the_published_values(x, low, high):
    assert poisson(x) == pytest.approx((low, high), abs=5e-5)


def test_poisson_refuses_a_negative_count():
    with pytest.raises(ValueError, match="negative"):
        poisson(-1)


@given(st.integers(0, 3000))
def test_poisson_holds_the_count_and_grows_with_it(x):
    low, high = poisson(x)
    more = poisson(x + 1)
    assert low <= x <= high
    assert low < more[0]
    assert high < more[1]


def test_funnel_equals_the_published_values():
    share, sizes = 0.80642448, pd.Series([10, 83])
    usual, wide = funnel_limits(share, sizes, Z95), funnel_limits(share, sizes, Z998)
    assert usual["low"].iloc[0] == pytest.approx(0.56154344, abs=5e-8)
    assert wide["low"].iloc[0] == pytest.approx(0.42032590, abs=5e-8)
    assert usual.iloc[1].tolist() == pytest.approx([0.72142503, 0.89142393], abs=5e-8)
    assert usual["high"].iloc[0] == 1.0  # clipped: 0.806 + 0.245 is no share


@pytest.mark.parametrize(("share", "n"), [(1.2, 10), (-0.1, 10), (0.5, 0)])
def test_funnel_refuses_what_is_no_share(share, n):
    with pytest.raises(ValueError, match="funnel"):
        funnel_limits(share, pd.Series([n]))
