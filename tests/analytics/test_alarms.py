from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.alarms import find_alarms, in_words, with_district
from analytics.surges import SurgeSettings, scan
from analytics.tails import predictive_limit, predictive_tail

MONDAY = date(2024, 1, 8)
SETTINGS = SurgeSettings()
HEAT = ("Мортка", "ЖКХ")


def days_of(*levels):
    """A row of days: each level is a week of so many messages a day."""
    return np.array([level for level in levels for _ in range(7)])


def alarms(*rows, settings=SETTINGS):
    """The alarms of the rows; beside them a town writes every day, so that no day is unknown."""
    cells = [HEAT, ("Мортка", "Дороги"), ("Леуши", "ЖКХ")][: len(rows)]
    town = np.full(len(rows[0]), 9)
    return find_alarms([*cells, ("Урай", "ЖКХ")], np.array([*rows, town]), MONDAY, settings)


def test_a_week_without_a_message_from_anyone_is_no_quiet_week():
    silent = days_of(*[0] * 9, 3, 3)
    assert len(alarms(silent)) == 1
    assert find_alarms([HEAT], silent[None, :], MONDAY, SETTINGS) == []


def test_a_failure_of_four_days_is_one_alarm_found_on_its_first_day():
    daily = days_of(*[1] * 12)
    daily[61:65] += [11, 14, 9, 6]
    (alarm,) = alarms(daily)
    assert (alarm.settlement, alarm.block) == HEAT
    assert alarm.first.day == MONDAY + timedelta(days=61)
    assert alarm.first.window == 1
    # its two last days, 9 and 6 more than usual, are the last that make a week a surge
    assert alarm.last == MONDAY + timedelta(days=63 + 6)
    assert not alarm.lasting


def test_the_numbers_explain_the_alarm():
    daily = days_of(*[1] * 9)
    daily[-3:] = [5, 5, 6]
    (alarm,) = alarms(daily, settings=SurgeSettings(windows=(7,)))
    reading = alarm.first
    assert (reading.window, reading.count, reading.expected) == (7, 4 + 5 + 5 + 6, 7.0)
    assert reading.excess == 20 - 7
    assert reading.growth == pytest.approx(100 * (20 / 7 - 1))
    assert reading.upper == int(predictive_limit(56, 8, 0.001))
    assert reading.count > reading.upper
    assert reading.probability == pytest.approx(float(predictive_tail(20, 56, 8)))
    assert (reading.usual_low, reading.usual_high) == (3, 12)
    assert alarm.lasting


def words(*levels, last, window):
    daily = days_of(*levels)
    daily[-1] = last
    (alarm,) = alarms(daily, settings=SurgeSettings(windows=(window,)))
    return in_words(alarm.first).replace("\u00a0", " ")


def test_an_alarm_is_said_in_words():
    assert words(*[1] * 9, last=15, window=7) == "21 сообщение за неделю; обычно 3–12"
    assert words(*[0] * 9, last=5, window=1) == "5 сообщений за сутки; обычно 0–1"
    assert words(*[0] * 20, last=22, window=14) == "22 сообщения за 14 дней; обычно 0–1"
    assert words(*[0] * 9, last=6, window=3) == "6 сообщений за 3 дня; обычно 0–1"


def test_growth_from_nothing_has_no_percents():
    daily = days_of(*[0] * 9)
    daily[-1] = 5
    (alarm,) = alarms(daily)
    assert alarm.first.growth is None


def test_the_peak_is_the_least_likely_reading():
    daily = days_of(*[1] * 12)
    daily[61:65] += [11, 34, 9, 6]
    (alarm,) = alarms(daily)
    seen = [
        (
            float(
                predictive_tail(
                    int(one.count[0, day]), int(one.total[0, day]), int(one.periods[0, day])
                )
            ),
            window,
            day,
        )
        for window in SETTINGS.windows
        for one in [scan(daily[None, :], MONDAY, window, SETTINGS)]
        for day in np.flatnonzero(one.alarmed[0])
    ]
    risk, window, day = min(seen)
    assert alarm.peak.probability == pytest.approx(risk)
    assert alarm.peak.window == window
    assert alarm.peak.day == MONDAY + timedelta(days=int(day))


def test_two_failures_a_month_apart_are_two_alarms():
    daily = days_of(*[1] * 20)
    daily[70] = daily[100] = 20
    first, second = alarms(daily)
    assert [first.first.day, second.first.day] == [
        MONDAY + timedelta(days=70),
        MONDAY + timedelta(days=100),
    ]
    # and one, when the first has not been over for a week
    daily = days_of(*[1] * 20)
    daily[70] = daily[82] = 20
    (alarm,) = alarms(daily)
    assert alarm.last == MONDAY + timedelta(days=88)


def test_a_new_level_is_one_alarm_that_ends():
    daily = days_of(*[1] * 10, *[5] * 40)
    (alarm,) = alarms(daily)
    assert alarm.first.day < MONDAY + timedelta(days=77)
    assert alarm.last < MONDAY + timedelta(days=70 + 8 * 7)


@pytest.mark.parametrize(("weeks_before", "seasonal"), [(52, True), (50, True), (49, False)])
def test_an_alarm_that_returns_with_the_season_says_so(weeks_before, seasonal):
    daily = days_of(*[1] * 80)
    daily[70 * 7] = daily[(70 - weeks_before) * 7] = 20
    first, second = alarms(daily, settings=SurgeSettings(windows=(1,)))
    assert first.seasonal is None  # nobody knows the year before
    assert second.seasonal is seasonal


def test_every_cell_has_its_own_alarms_oldest_first():
    quiet, early, late = (days_of(*[1] * 20) for _ in range(3))
    early[70] = late[100] = 20
    found = alarms(late, quiet, early)
    assert [(one.settlement, one.block) for one in found] == [("Леуши", "ЖКХ"), HEAT]


def test_a_long_list_of_tests_makes_one_alarm_less_sure():
    surge = days_of(*[1] * 9)
    surge[-1] = 7
    settings = SurgeSettings(windows=(1,))
    (alone,) = alarms(surge, settings=settings)
    quiet = days_of(*[1] * 9)
    (among,) = alarms(surge, quiet, quiet, settings=settings)
    assert alone.first.listed == pytest.approx(2 * alone.first.probability)  # beside the town
    assert among.first.listed == pytest.approx(4 * alone.first.probability)


def test_the_district_counts_messages_without_a_settlement_too():
    cells = [("Леуши", "ЖКХ"), ("Мортка", "ЖКХ"), ("не определено", "ЖКХ"), ("Мортка", "Дороги")]
    rows, daily = with_district(cells, np.array([[1, 0], [2, 0], [4, 0], [0, 8]]))
    assert rows == [
        ("Леуши", "ЖКХ"),
        ("Мортка", "ЖКХ"),
        ("Мортка", "Дороги"),
        (None, "Дороги"),
        (None, "ЖКХ"),
    ]
    assert daily.tolist() == [[1, 0], [2, 0], [0, 8], [0, 8], [7, 0]]


def test_a_table_that_does_not_fit_is_an_error():
    with pytest.raises(ValueError, match="one row"):
        find_alarms([HEAT], np.zeros((2, 9), int), MONDAY, SETTINGS)


@given(st.lists(st.sampled_from([0, 1, 1, 2, 6, 25]), min_size=1, max_size=140))
def test_every_alarmed_day_lies_in_exactly_one_alarm(history):
    found = alarms(np.array(history))
    flagged = np.logical_or.reduce(
        [scan(np.array([history]), MONDAY, w, SETTINGS).alarmed[0] for w in SETTINGS.windows]
    )
    spans = [(one.first.day, one.last) for one in found]
    for day in np.flatnonzero(flagged):
        moment = MONDAY + timedelta(days=int(day))
        assert sum(begins <= moment <= ends for begins, ends in spans) == 1
    for (_, ends), (begins, _) in pairwise(spans):
        assert (begins - ends).days > SETTINGS.quiet_days
    for one in found:
        assert one.first.day <= one.peak.day <= one.last
        assert one.peak.probability <= one.first.probability <= SETTINGS.alpha
        assert one.first.count > one.first.upper
