"""The surge detector, drawn in weeks: a letter is a level, a row is a history."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analytics.calendar import working_days
from analytics.surges import SurgeSettings, days_with_data, scan

MONDAY = date(2024, 1, 8)
SETTINGS = SurgeSettings()


def weeks(*levels):
    """A row of days: each level is a week of so many messages, spread over its days."""
    days = [level // 7 + (1 if day < level % 7 else 0) for level in levels for day in range(7)]
    return np.array([days])


def alarmed_weeks(daily, settings=SETTINGS, calendar=None, first=MONDAY):
    """The numbers (from 0) of the weeks at whose end the 7-day window is alarmed."""
    seen = scan(daily, first, 7, settings, calendar)
    return np.flatnonzero(seen.alarmed[0, 6::7]).tolist()


def stupid_alarms(days, first, window, settings, working=None):
    """The same, one day and one window at a time."""

    def messages(end):
        return sum(days[end - window + 1 : end + 1])

    def worked(end):
        span = range(end - window + 1, end + 1)
        return sum(first + timedelta(days=d) in working for d in span) if working else 0

    step = 7 if window <= 7 else 7 * ((window + 6) // 7)
    flags = [False] * len(days)
    for day in range(window - 1, len(days)):
        ends = [day - step * j for j in range(1, settings.weeks + 1)]
        ends = [end for end in ends if end - window + 1 >= 0]
        ends = [end for end in ends if worked(end) >= worked(day) - window // 7]
        if len(ends) < settings.least_weeks:
            continue
        usual = [end for end in ends if not flags[end]]
        if len(usual) < settings.least_weeks:
            usual = ends
        k, total, now = len(usual), sum(messages(end) for end in usual), messages(day)
        if now - total / k < settings.excess or now < (1 + settings.growth / 100) * total / k:
            continue
        flags[day] = stats.nbinom.sf(now - 1, total + 0.5, k / (k + 1)) <= settings.alpha
    return flags


histories = st.lists(st.sampled_from([0, 0, 1, 2, 3, 8, 20]), min_size=1, max_size=130)
some_settings = st.builds(
    SurgeSettings,
    weeks=st.integers(4, 8),
    least_weeks=st.integers(1, 4),
    alpha=st.sampled_from([0.001, 0.01]),
    excess=st.sampled_from([0, 2, 5]),
    growth=st.sampled_from([0, 50, 100]),
)


@given(histories, some_settings, st.sampled_from([1, 3, 7, 10]))
def test_the_scan_agrees_with_a_plain_loop(history, settings, window):
    seen = scan(np.array([history]), MONDAY, window, settings)
    assert seen.alarmed[0].tolist() == stupid_alarms(history, MONDAY, window, settings)


@given(histories)
def test_the_scan_with_a_calendar_agrees_with_a_plain_loop(history):
    calendar = working_days([2023, 2024])
    first = date(2023, 11, 20)  # the New Year holidays fall in the middle
    for window in (1, 7):
        seen = scan(np.array([history]), first, window, SETTINGS, calendar)
        expected = stupid_alarms(history, first, window, SETTINGS, set(calendar.days))
        assert seen.alarmed[0].tolist() == expected


@given(histories, histories)
def test_a_cell_is_judged_by_itself(one, other):
    size = min(len(one), len(other))
    together = scan(np.array([one[:size], other[:size]]), MONDAY, 7, SETTINGS)
    alone = scan(np.array([one[:size]]), MONDAY, 7, SETTINGS)
    assert together.alarmed[0].tolist() == alone.alarmed[0].tolist()


@given(histories, st.integers(0, 130))
def test_a_replay_sees_only_what_was_there(history, cut):
    whole = scan(np.array([history]), MONDAY, 7, SETTINGS)
    then = scan(np.array([history[:cut]]), MONDAY, 7, SETTINGS)
    assert whole.alarmed[0, :cut].tolist() == then.alarmed[0].tolist()


@given(st.integers(0, 500), st.integers(7, 120))
def test_no_alarm_on_a_constant_series(level, days):
    for window in (1, 7):
        seen = scan(np.full((1, days), level), MONDAY, window, SETTINGS)
        assert not seen.alarmed.any()


def test_the_weeks_before_are_what_is_usual():
    seen = scan(weeks(3, 4, 5, 6, 7, 8, 9, 10, 30), MONDAY, 7, SETTINGS)
    assert seen.count[0, -1] == 30
    assert seen.total[0, -1] == 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10
    assert seen.periods[0, -1] == 8
    assert seen.expected[0, -1] == 52 / 8
    assert seen.alarmed[0, -1]


@pytest.mark.parametrize(
    ("levels", "why"),
    [
        ((0, 0, 0, 0, 0, 0, 0, 0, 4), "unlikely, but no five above the usual"),
        ((100,) * 8 + (148,), "unlikely and 48 above, but under one and a half"),
        ((2, 9, 1, 12, 3, 8, 2, 11, 13), "7 above and twice the usual, but it happens"),
    ],
)
def test_two_conditions_of_three_are_no_alarm(levels, why):
    assert alarmed_weeks(weeks(*levels)) == [], why


def test_all_three_are_an_alarm():
    assert alarmed_weeks(weeks(0, 0, 0, 0, 0, 0, 0, 0, 5)) == [8]
    assert alarmed_weeks(weeks(*[100] * 8, 150)) == [8]
    assert alarmed_weeks(weeks(2, 9, 1, 12, 3, 8, 2, 11, 18)) == [8]


def test_four_times_more_from_one_to_four_is_no_surge():
    assert alarmed_weeks(weeks(*[1] * 8, 4)) == []


def test_a_cold_start_waits_for_four_weeks():
    assert alarmed_weeks(weeks(5, 5, 5, 80)) == []
    seen = scan(weeks(5, 5, 5, 80), MONDAY, 7, SETTINGS)
    assert not seen.periods[0].any()
    assert np.isnan(seen.expected[0]).all()
    assert alarmed_weeks(weeks(5, 5, 5, 5, 80)) == [4]
    assert alarmed_weeks(weeks(5, 80), SurgeSettings(least_weeks=1)) == [1]


def test_a_surge_is_no_example_of_the_usual():
    # the second surge is as visible as the first
    assert alarmed_weeks(weeks(*[5] * 8, 40, 40, 5, 5, 20)) == [8, 9, 12]


def test_a_level_that_stays_becomes_the_usual():
    found = alarmed_weeks(weeks(*[5] * 8, *[20] * 30))
    assert found == [8, 9, 10, 11, 12]  # with 5 of 8 weeks at 20, 20 is no surge any more
    assert alarmed_weeks(weeks(*[5] * 8, *[20] * 30, 60)) == [*found, 38]
    assert alarmed_weeks(weeks(*[20] * 8, *[5] * 30)) == []  # a fall is none


def test_a_surge_of_a_day_is_seen_by_the_day_s_window():
    quiet = weeks(*[7] * 9)
    quiet[0, -3] += 8
    day = scan(quiet, MONDAY, 1, SETTINGS)
    assert np.flatnonzero(day.alarmed[0]).tolist() == [9 * 7 - 3]
    assert (day.count[0, -3], day.total[0, -3], day.periods[0, -3]) == (9, 8, 8)


def test_the_week_after_the_holidays_is_no_surge():
    # 1–7 January 2024 was silent and had no working day; the week of 15 January is back to work
    first = date(2023, 11, 27)
    levels = (90, 90, 90, 90, 90, 0, 90, 130)
    usual = SurgeSettings(weeks=6)
    assert alarmed_weeks(weeks(*levels), usual, None, first) == [7]
    calendar = working_days([2023, 2024])
    assert alarmed_weeks(weeks(*levels), usual, calendar, first) == []
    seen = scan(weeks(*levels), first, 7, usual, calendar)
    assert (seen.total[0, -1], seen.periods[0, -1]) == (5 * 90, 5)


def test_a_working_saturday_has_nothing_to_be_compared_with():
    # 27 April 2024 was a working Saturday, the Saturdays before were not
    calendar = working_days([2024])
    first = date(2024, 2, 5)
    days = np.full((1, 83), 1)
    days[0, -1] = 20
    assert first + timedelta(days=82) == date(2024, 4, 27)
    assert scan(days, first, 1, SETTINGS).alarmed[0, -1]
    assert scan(days, first, 1, SETTINGS, calendar).periods[0, -1] == 0


def test_a_silent_district_has_sent_nothing():
    daily = np.vstack([weeks(5, 5, 0, 0, 0, 5), weeks(0, 2, 0, 0, 0, 0)])
    known = days_with_data(daily)
    # the last message before the silence came on the fifth day of the second week
    assert np.flatnonzero(~known).tolist() == list(range(7 + 4 + 7, 5 * 7))


def test_after_a_gap_the_data_begin_anew():
    daily = weeks(*[20] * 8, *[0] * 20, *[20] * 8, 60)
    known = days_with_data(daily)
    gap = scan(daily, MONDAY, 7, SETTINGS, known=known)
    assert np.flatnonzero(gap.alarmed[0, 6::7]).tolist() == [36]
    assert gap.periods[0, 6::7].tolist()[28:33] == [0, 0, 0, 0, 4]
    assert 28 in alarmed_weeks(daily)


def test_a_negative_count_is_an_error():
    with pytest.raises(ValueError, match="negative"):
        scan(np.array([[1, -1]]), MONDAY, 1, SETTINGS)


@pytest.mark.parametrize(
    ("bad", "word"),
    [
        ({"windows": ()}, "Окно"),
        ({"windows": (0,)}, "Окно"),
        ({"windows": (7, 60)}, "Окно"),
        ({"weeks": 3, "least_weeks": 4}, "Недель"),
        ({"least_weeks": 0}, "Недель"),
        ({"alpha": 0}, "Риск"),
        ({"alpha": 0.5}, "Риск"),
        ({"excess": -1}, "Превышение"),
        ({"growth": float("nan")}, "Превышение"),
        ({"quiet_days": 0}, "тишины"),
    ],
)
def test_impossible_settings_are_refused_in_words(bad, word):
    with pytest.raises(ValueError, match=word):
        SurgeSettings(**bad)
