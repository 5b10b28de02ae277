"""Months, weeks and days as points of a line."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.grains import Grain, Span, fitting, touched

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def days_of(starts):
    return [start.date() for start in starts]


def test_months_are_whole_and_the_last_is_cut_by_the_data():
    span = touched(Grain.MONTH, date(2026, 8, 20), date(2026, 12, 31), date(2026, 10, 15))
    assert (span.first, span.last) == (date(2026, 8, 1), date(2026, 10, 15))
    assert days_of(span.starts()) == [date(2026, 8, 1), date(2026, 9, 1), date(2026, 10, 1)]
    assert span.unfinished() == [False, False, True]
    assert span.year_ago() == (date(2025, 8, 1), date(2025, 10, 15))


def test_a_month_that_ends_with_the_data_is_finished():
    span = touched(Grain.MONTH, date(2026, 10, 1), date(2026, 12, 31), date(2026, 10, 31))
    assert span.unfinished() == [False]


def test_weeks_begin_on_monday_and_look_back_52_weeks():
    span = touched(Grain.WEEK, date(2026, 1, 1), date(2026, 1, 14), date(2026, 10, 31))
    assert days_of(span.starts()) == [date(2025, 12, 29), date(2026, 1, 5), date(2026, 1, 12)]
    assert span.last == date(2026, 1, 18)
    assert span.year_ago() == (date(2024, 12, 30), date(2025, 1, 19))
    assert days_of(span.starts_year_ago())[0] == date(2024, 12, 30)


def test_a_february_of_a_leap_year_meets_a_whole_february():
    span = touched(Grain.MONTH, date(2025, 2, 1), date(2025, 2, 28), date(2026, 1, 1))
    assert span.year_ago() == (date(2024, 2, 1), date(2024, 2, 29))


@given(DAYS, st.integers(0, 500), st.sampled_from(list(Grain)))
def test_every_day_of_a_period_lies_in_exactly_one_of_its_points(first, length, grain):
    last = first + timedelta(days=length)
    span = touched(grain, first, last, date(2040, 1, 1))
    starts = days_of(span.starts())
    days = pd.Series(pd.date_range(first, last))
    assert set(days_of(span.start_of(days))) <= set(starts)
    assert starts[0] <= first
    assert span.last >= last
    assert len(span.starts_year_ago()) == len(starts) == len(span.unfinished())


def test_quarters_are_whole_and_meet_the_same_quarter_a_year_ago():
    span = touched(Grain.QUARTER, date(2026, 5, 20), date(2026, 8, 3), date(2026, 8, 31))
    assert days_of(span.starts()) == [date(2026, 4, 1), date(2026, 7, 1)]
    assert span.unfinished() == [False, True]
    assert span.year_ago() == (date(2025, 4, 1), date(2025, 8, 31))
    assert days_of(span.starts_year_ago()) == [date(2025, 4, 1), date(2025, 7, 1)]


@pytest.mark.parametrize(
    ("days", "grain"), [(5, Grain.DAY), (62, Grain.DAY), (92, Grain.WEEK), (365, Grain.MONTH)]
)
def test_a_period_gets_as_many_points_as_can_be_read(days, grain):
    first = date(2026, 1, 1)
    assert fitting(first, first + timedelta(days=days - 1)) is grain


def test_a_period_that_has_not_begun_has_no_points():
    span = Span(Grain.DAY, date(2026, 11, 1), date(2026, 10, 31))
    assert len(span.starts()) == 0
    assert span.year_ago() == (date(2026, 11, 1), date(2026, 10, 31))
