from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, stats

from analytics.outlooks import coming_years, dispersion, year_end


def months_from(year, count):
    return [date(year + i // 12, i % 12 + 1, 1) for i in range(count)]


def test_the_year_goes_on_as_in_the_months_seen():
    # 240 of 300 so far, 100 to come at 0,8
    end = year_end([80, 80, 80], [100, 100, 100], (240, 300), 400, 80)
    assert end.value == pytest.approx(80)
    assert (end.to_come, end.needed) == (100, 80)
    assert end.low < 80 < end.high
    # 80 of 100 or more at a share of about 0,8: a little over a half
    assert 0.45 < end.chance < 0.6


def test_the_interval_is_the_beta_binomial_s():
    end = year_end([80, 81, 79], [100, 100, 100], (240, 300), 400, None)
    exact = stats.betabinom(100, 240.5, 60.5)
    for bound, risk in ((end.low, 0.025), (end.high, 0.975)):
        assert bound == pytest.approx(100 * (240 + exact.ppf(risk)) / 400, abs=0.26)
    assert (end.needed, end.chance) == (None, None)


@pytest.mark.parametrize("needed", [70, 80, 90])
def test_the_chance_is_that_of_enough_hits(needed):
    plan = 100 * (240 + needed) / 400
    end = year_end([80, 80, 80], [100, 100, 100], (240, 300), 400, plan)
    assert end.needed == needed
    assert end.chance == pytest.approx(stats.betabinom(100, 240.5, 60.5).sf(needed - 1), abs=0.02)


def test_two_months_are_too_few():
    assert year_end([80, 80], [100, 100], (160, 200), 400, 80) is None
    assert year_end([80, 0, 80], [100, 0, 100], (160, 200), 400, 80) is None


def test_an_empty_month_changes_nothing():
    full = year_end([80, 70, 90], [100, 100, 100], (240, 300), 400, 80)
    assert year_end([80, 0, 70, 90], [100, 0, 100, 100], (240, 300), 400, 80) == full


def test_only_the_last_twelve_months_tell_the_level():
    old = year_end([0] * 5 + [8] * 12, [10] * 17, (80, 100), 200, 90)
    assert old == year_end([8] * 12, [10] * 12, (80, 100), 200, 90)


def test_months_that_scatter_widen_the_interval():
    calm = year_end([80, 80, 80, 80], [100] * 4, (320, 400), 800, 80)
    wild = year_end([60, 100, 60, 100], [100] * 4, (320, 400), 800, 80)
    assert wild.value == calm.value
    assert wild.low < calm.low
    assert wild.high > calm.high


def test_at_the_end_of_the_year_nothing_is_left_to_doubt():
    end = year_end([30, 30, 30], [40, 40, 40], (90, 120), 120, 75)
    assert (end.value, end.low, end.high, end.chance) == (75, 75, 75, 1)
    assert year_end([30, 30, 30], [40, 40, 40], (90, 120), 120, 75.1).chance == 0


def test_a_plan_out_of_reach_has_no_chance():
    end = year_end([50] * 3, [100] * 3, (150, 300), 310, 90)
    assert (end.needed, end.chance) == (None, 0)


def test_a_plan_of_all_is_lost_with_the_first_miss():
    assert year_end([10, 10, 9], [10, 10, 10], (29, 30), 40, 100).chance == 0
    assert year_end([10, 10, 10], [10, 10, 10], (30, 30), 40, 100).chance > 0.5


def test_all_hits_so_far_end_at_a_hundred():
    end = year_end([10] * 4, [10] * 4, (40, 40), 60, 90)
    assert (end.value, end.high) == (100, 100)
    assert 90 < end.low < 100


@pytest.mark.parametrize(
    ("hits", "so_far", "expected"),
    [([11, 5, 5], (9, 10), 20), ([5, 5, 5], (11, 10), 20), ([5, 5, 5], (9, 10), 9)],
)
def test_impossible_counts_are_an_error(hits, so_far, expected):
    with pytest.raises(ValueError, match="≤"):
        year_end(hits, [10, 10, 10], so_far, expected, 90)


months_seen = st.lists(
    st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=3,
    max_size=12,
)


@given(months_seen, st.integers(0, 500), st.integers(0, 100))
def test_a_forecast_is_a_share_within_what_is_possible(rows, to_come, plan):
    x, n = [x for x, _ in rows], [n for _, n in rows]
    end = year_end(x, n, (sum(x), sum(n)), sum(n) + to_come, plan)
    assert 0 <= end.low <= end.value <= end.high <= 100
    assert end.low >= 100 * sum(x) / (sum(n) + to_come) - 1e-9
    assert end.high <= 100 * (sum(x) + to_come) / (sum(n) + to_come) + 1e-9
    assert 0 <= end.chance <= 1
    assert end.needed is not None or end.chance == 0


def test_the_interval_holds_the_truth_as_often_as_promised():
    random = np.random.default_rng(7)
    held = 0
    for _ in range(300):
        hits = random.binomial(100, 0.7, 6)
        rest = random.binomial(600, 0.7)
        end = year_end(hits.tolist(), [100] * 6, (int(hits.sum()), 600), 1200, 70)
        held += end.low <= 100 * (hits.sum() + rest) / 1200 <= end.high
    assert 0.92 <= held / 300 <= 0.98


def test_scatter_is_one_or_more():
    assert dispersion(np.array([8.0, 8.0]), np.array([10.0, 10.0])) == 1
    assert dispersion(np.array([10.0, 10.0]), np.array([10.0, 10.0])) == 1
    # 5 and 10 of 10 around 0,75: (2,5² + 2,5²) / (10 · 0,75 · 0,25) over one
    assert dispersion(np.array([5.0, 10.0]), np.array([10.0, 10.0])) == pytest.approx(12.5 / 1.875)


def test_a_level_goes_on_and_its_band_opens():
    ahead = coming_years(months_from(2024, 36), [80] * 36, [100] * 36, range(2024, 2031))
    assert [one.year for one in ahead] == [2027, 2028, 2029]
    assert [one.value for one in ahead] == pytest.approx([80] * 3, abs=0.02)
    widths = [one.high - one.low for one in ahead]
    assert widths == sorted(widths)
    assert widths[0] > 2 * 1.96 * 100 * np.sqrt(0.8 * 0.2 / 1200)
    assert not any(one.trend for one in ahead)


def test_a_slope_that_is_proven_goes_on():
    hits = [60 + place for place in range(30)]
    first, second = coming_years(months_from(2024, 30), hits, [100] * 30, range(2026, 2031))
    assert first.trend
    assert 85 < first.value < second.value < 100
    assert first.high < 100


def test_within_two_years_a_season_is_no_slope():
    hits = [60 + place for place in range(23)]
    (only,) = coming_years(months_from(2024, 23), hits, [100] * 23, range(2024, 2031))
    assert not only.trend
    assert only.value == pytest.approx(100 * (sum(hits) + 0.5) / 2301)


def test_the_past_reaches_as_far_ahead_as_back():
    assert coming_years(months_from(2024, 11), [8] * 11, [10] * 11, [2025, 2026]) == []
    one = coming_years(months_from(2024, 12), [8] * 12, [10] * 12, range(2024, 2031))
    assert [ahead.year for ahead in one] == [2025]


def test_months_without_events_are_left_out():
    months = months_from(2024, 13)
    hits = [8] * 6 + [0] + [8] * 6
    trials = [10] * 6 + [0] + [10] * 6
    with_gap = coming_years(months, hits, trials, [2026])
    assert with_gap[0].value == pytest.approx(100 * 96.5 / 121)


def test_the_slope_is_the_likeliest_one():
    months = months_from(2024, 24)
    hits = [50 + 2 * place for place in range(24)]
    trials = [100] * 24
    time = np.arange(24) / 12

    def loss(beta):
        line = beta[0] + beta[1] * time
        share = 1 / (1 + np.exp(-line))
        return -(np.array(hits) * np.log(share) + (100 - np.array(hits)) * np.log(1 - share)).sum()

    level, slope = optimize.minimize(loss, [0, 0]).x
    ahead = 2026 + 0.5 - (2024 + 0.5 / 12)
    expected = 100 / (1 + np.exp(-(level + slope * ahead)))
    (answer, _) = coming_years(months, hits, trials, [2026, 2027])
    assert answer.value == pytest.approx(expected, abs=0.1)  # half a hit and half a miss beside


@given(
    st.lists(
        st.integers(0, 30).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
        min_size=10,
        max_size=40,
    )
)
def test_an_outlook_is_a_share(rows):
    x, n = [x for x, _ in rows], [n for _, n in rows]
    for one in coming_years(months_from(2024, len(rows)), x, n, range(2024, 2031)):
        assert 0 <= one.low <= one.value <= one.high <= 100
