from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from analytics.trends import Arrow, Trend, arrow, rank_trend, share_trend

NAN = float("nan")


def test_cochran_armitage_equals_the_reference_value():
    trend = share_trend([83, 90, 129, 70], [86, 93, 136, 82])
    assert trend.statistic == pytest.approx(8.224922, abs=5e-7)
    assert trend.p == pytest.approx(0.004131897, abs=5e-10)
    assert not trend.rises
    assert trend.periods == 4


months = st.lists(
    st.integers(0, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=1,
    max_size=30,
)


def columns(rows):
    return [x for x, _ in rows], [n for _, n in rows]


def stupid_chi2(rows):
    """N·r²: the squared correlation of «hit» and the number of the period, message by message."""
    points = [(i, hit) for i, (x, n) in enumerate(rows) for hit in [1] * x + [0] * (n - x)]
    times, hits = zip(*points)
    return len(points) * np.corrcoef(times, hits)[0, 1] ** 2


@given(months)
def test_cochran_armitage_is_the_correlation_of_hits_with_time(rows):
    trend = share_trend(*columns(rows))
    hits, trials = sum(x for x, _ in rows), sum(n for _, n in rows)
    if hits in (0, trials) or sum(n > 0 for _, n in rows) < 2:
        assert trend.p == 1
        return
    assert trend.statistic == pytest.approx(stupid_chi2(rows), rel=1e-9, abs=1e-9)


@given(months)
def test_hits_and_misses_have_mirrored_trends(rows):
    x, n = columns(rows)
    up, down = share_trend(x, n), share_trend([b - a for a, b in rows], n)
    assert up.statistic == pytest.approx(down.statistic, abs=1e-9)
    backwards = share_trend(x[::-1], n[::-1])
    assert up.statistic == pytest.approx(backwards.statistic, abs=1e-9)
    if up.statistic > 1e-9:
        assert up.rises is not down.rises
        assert up.rises is not backwards.rises


@given(months)
def test_scatter_never_makes_a_trend_surer(rows):
    trend = share_trend(*columns(rows))
    assert 0 <= trend.p <= trend.steady_p <= 1


@given(months)
def test_an_empty_month_at_the_end_changes_nothing(rows):
    assert share_trend(*columns([*rows, (0, 0)])) == share_trend(*columns(rows))


def test_months_that_scatter_wildly_have_no_arrow():
    # 30 of 40 % from one month to the next: the plain test would see a rise
    x, n = [10, 70, 20, 80, 30, 90], [100] * 6
    trend = share_trend(x, n)
    assert trend.p < 0.001
    assert trend.steady_p > 0.05
    assert arrow(trend) is Arrow.NONE


def test_a_season_is_no_trend():
    # two years alike, the second half of each is the better one: half a year looks like a rise
    x, n = [50] * 6 + [80] * 6, [100] * 12
    assert arrow(share_trend(x, n)) is Arrow.UP
    twice = share_trend(x * 2, n * 2, list(range(12)) * 2)
    assert twice.statistic == 0
    assert arrow(twice) is Arrow.NONE


def test_a_rise_through_all_seasons_is_one():
    x = [50] * 6 + [80] * 6 + [60] * 6 + [90] * 6
    trend = share_trend(x, [100] * 24, list(range(12)) * 2)
    assert trend.rises
    assert arrow(trend) is Arrow.UP


def test_seasons_add_their_scores_and_variances():
    # January 1 of 4 and 3 of 4, July 2 of 6 and 5 of 6, in periods 0 1 2 3
    trend = share_trend([1, 2, 3, 5], [4, 6, 4, 6], ["янв", "июл", "янв", "июл"])
    score = (2 * 3 - 4 * 2 * 2 / 4) + (1 * 2 + 3 * 5 - 7 * (1 * 6 + 3 * 6) / 12)
    variance = 1 / 2 * 1 / 2 * (4 + 4) + 7 / 12 * 5 / 12 * (6 + 6)
    assert trend.statistic == pytest.approx(score**2 / variance)


@pytest.mark.parametrize(("x", "n"), [([3], [2]), ([-1], [2]), ([1, 2], [3])])
def test_a_trend_refuses_what_is_no_share(x, n):
    with pytest.raises(ValueError, match="share"):
        share_trend(x, n)


def test_every_period_needs_its_season():
    with pytest.raises(ValueError, match="season"):
        share_trend([1, 1], [2, 2], ["янв"])


@given(st.lists(st.integers(0, 6) | st.just(NAN), max_size=25))
def test_mann_kendall_agrees_with_pairs_counted_one_by_one(values):
    known = [value for value in values if value == value]
    score = sum((b > a) - (b < a) for a, b in combinations(known, 2))
    trend = rank_trend(values)
    if len(set(known)) < 2:
        assert trend.p == 1
        return
    assume(len(known) > 2)
    # scipy has no continuity correction: its z is S/σ
    plain = stats.kendalltau(range(len(known)), known, method="asymptotic")
    z = stats.norm.isf(plain.pvalue / 2)
    assume(abs(score) > 1 and z < 30)
    assert trend.statistic == pytest.approx((z * (abs(score) - 1) / abs(score)) ** 2, rel=1e-6)
    assert trend.rises is (score > 0)


def test_the_variance_is_that_of_all_orders():
    values = [1, 2, 2, 5, 7, 7]
    scores = [
        sum((b > a) - (b < a) for a, b in combinations(order, 2)) for order in permutations(values)
    ]
    score = 13  # 15 pairs, two of them ties
    assert rank_trend(values).statistic == pytest.approx((score - 1) ** 2 / np.var(scores))


def test_seasons_of_ranks_are_compared_with_themselves():
    values = [1, 9, 2, 10, 3, 11]
    trend = rank_trend(values, ["зима", "лето"] * 3)
    # each season rises: S = 3 + 3, variance 2 · 3·2·11/18
    assert trend.statistic == pytest.approx((6 - 1) ** 2 / (2 * 66 / 18))
    assert trend.rises


def test_an_arrow_needs_five_periods_of_one_method():
    x, n = [10, 20, 30, 40, 50], [60] * 5
    assert arrow(share_trend(x, n)) is Arrow.UP
    assert arrow(share_trend(x[::-1], n)) is Arrow.DOWN
    assert arrow(share_trend(x, n), ["1", "1", "1", "1", "1"]) is Arrow.UP
    assert arrow(share_trend(x, n), ["1", "1", "2", "2", "2"]) is Arrow.UNKNOWN
    assert arrow(share_trend(x[:4], n[:4])) is Arrow.UNKNOWN
    assert arrow(share_trend([*x[:4], 0], [*n[:4], 0])) is Arrow.UNKNOWN  # the fifth is empty
    assert arrow(share_trend([30] * 5, n)) is Arrow.NONE
    assert arrow(rank_trend([1, 2, 3, 4, 5])) is Arrow.UP


@given(st.floats(0, 1), st.booleans(), st.integers(0, 40))
def test_an_arrow_appears_only_below_the_risk(p, rises, periods):
    shown = arrow(Trend(1.0, 0.0, p, rises, periods))
    assert (shown in (Arrow.UP, Arrow.DOWN)) == (p < 0.05 and periods >= 5)


def test_false_arrows_are_as_rare_as_promised():
    random = np.random.default_rng(4)
    shown = [
        arrow(share_trend(random.binomial(50, 0.8, 12), np.full(12, 50))) is not Arrow.NONE
        for _ in range(400)
    ]
    assert np.mean(shown) < 0.08
