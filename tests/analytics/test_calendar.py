from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.calendar import (
    due_after_calendar_days,
    due_after_working_days,
    working_days,
)

CALENDAR = working_days([2024, 2025, 2026])

# Working days of the production calendars of the Ministry of Labour
YEARS = [(2024, 248), (2025, 247), (2026, 247)]


@pytest.mark.parametrize(("year", "expected"), YEARS)
def test_the_year_has_as_many_working_days_as_the_production_calendar(year, expected):
    assert len(working_days([year]).days) == expected


# day, working, why
DAYS = [
    (date(2024, 4, 27), True),  # a Saturday worked for Monday 29 April
    (date(2024, 4, 29), False),
    (date(2024, 12, 28), True),
    (date(2025, 5, 2), False),  # moved from 4 January
    (date(2025, 11, 1), True),
    (date(2025, 11, 3), False),
    (date(2026, 3, 9), False),  # the 8th is a Sunday
    (date(2026, 3, 10), True),
    (date(2026, 10, 31), False),  # an ordinary Saturday
]


@pytest.mark.parametrize(("day", "working"), DAYS)
def test_transfers_are_known(day, working):
    assert (day in CALENDAR.days) == working


def test_a_day_set_by_hand_wins():
    edited = working_days([2026], {date(2026, 10, 31): True, date(2026, 3, 10): False})
    assert date(2026, 10, 31) in edited.days
    assert date(2026, 3, 10) not in edited.days


def test_a_calendar_holds_the_years_between():
    assert working_days([2024, 2026]) == working_days([2026, 2025, 2024])
    with pytest.raises(ValueError, match="year"):
        working_days([])


# received, working days, the last of them
TERMS = [
    (date(2026, 10, 26), 7, date(2026, 11, 5)),  # Monday; Saturday, Sunday and 4 November are off
    (date(2026, 10, 30), 1, date(2026, 11, 2)),  # Friday
    (date(2026, 10, 31), 1, date(2026, 11, 2)),  # Saturday
    (date(2025, 12, 30), 1, date(2026, 1, 12)),  # 31 December to 11 January are off
    (date(2024, 4, 26), 2, date(2024, 5, 2)),  # Friday; the 27th is worked
]


@pytest.mark.parametrize(("received", "n", "due"), TERMS)
def test_a_term_in_working_days_ends_with_its_last_day(received, n, due):
    assert due_after_working_days(received, n, CALENDAR) == datetime.combine(
        due, datetime.min.time()
    ) + timedelta(hours=23, minutes=59, seconds=59)


def test_a_term_in_calendar_days_is_not_shifted_by_weekends():
    assert due_after_calendar_days(date(2026, 10, 1), 30) == datetime(2026, 10, 31, 23, 59, 59)
    assert due_after_calendar_days(date(2024, 2, 28), 1) == datetime(2024, 2, 29, 23, 59, 59)


@pytest.mark.parametrize("n", [0, -3])
def test_a_term_is_at_least_a_day(n):
    with pytest.raises(ValueError, match="at least one"):
        due_after_working_days(date(2026, 1, 12), n, CALENDAR)
    with pytest.raises(ValueError, match="at least one"):
        due_after_calendar_days(date(2026, 1, 12), n)


@pytest.mark.parametrize(("day", "n"), [(date(2026, 12, 30), 1), (date(2023, 12, 31), 1)])
def test_a_term_beyond_the_calendar_is_an_error(day, n):
    with pytest.raises(ValueError, match="does not hold"):
        due_after_working_days(day, n, CALENDAR)


@given(st.dates(date(2024, 1, 1), date(2026, 10, 31)), st.integers(1, 20))
def test_the_term_is_the_one_counted_day_by_day(day, n):
    counted, walk = 0, day
    while counted < n:
        walk += timedelta(days=1)
        counted += walk in CALENDAR.days
    assert due_after_working_days(day, n, CALENDAR).date() == walk
