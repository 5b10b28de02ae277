from datetime import date, datetime, time, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.calendar import working_day_from, working_days, working_days_between
from analytics.terms import State, Term, Unit, due_at, soon_until, standings, state

CALENDAR = working_days([2025, 2026, 2027])
AS_OF = date(2026, 10, 30)  # a Friday; 4 November, Wednesday, is a holiday

# received, amount, unit, due
DUES = [
    ("2026-10-30 15:20", 24, Unit.HOURS, "2026-10-31 15:20:00"),
    ("2026-10-30 15:20", 30, Unit.CALENDAR_DAYS, "2026-11-29 23:59:59"),  # a Sunday stays
    ("2026-10-30 15:20", 1, Unit.WORKING_DAYS, "2026-11-02 23:59:59"),
    ("2026-10-30 15:20", 7, Unit.WORKING_DAYS, "2026-11-11 23:59:59"),  # over 4 November
    ("2026-10-31 00:00", 1, Unit.WORKING_DAYS, "2026-11-02 23:59:59"),
    ("2024-02-28 10:00", 1, Unit.CALENDAR_DAYS, "2024-02-29 23:59:59"),
]


@pytest.mark.parametrize(("received", "amount", "unit", "due"), DUES)
def test_the_last_moment_of_a_term(received, amount, unit, due):
    answer = due_at(datetime.fromisoformat(received), Term(amount, unit), CALENDAR)
    assert answer == datetime.fromisoformat(due)


def test_a_day_by_hand_moves_the_term():
    extra = working_days([2026], {date(2026, 11, 2): False})
    due = due_at(datetime(2026, 10, 30, 9), Term(1, Unit.WORKING_DAYS), extra)
    assert due.date() == date(2026, 11, 3)


@pytest.mark.parametrize("unit", list(Unit))
def test_a_term_of_nothing_is_an_error(unit):
    with pytest.raises(ValueError, match="at least one"):
        due_at(datetime(2026, 10, 30), Term(0, unit), CALENDAR)


# due, answered, state, days late, working days late, days left, working days left, soon
STANDINGS = [
    ("2026-10-30 23:59:59", "2026-10-30 23:59:59", State.ON_TIME, None, None, None, None, False),
    ("2026-10-29 23:59:59", "2026-10-30 00:00:00", State.LATE, 1, 1, None, None, False),
    ("2026-10-28 14:00:00", "2026-10-28 16:00:00", State.LATE, 0, 0, None, None, False),
    ("2026-10-23 23:59:59", "2026-10-26 10:00:00", State.LATE, 3, 1, None, None, False),
    ("2026-10-23 23:59:59", None, State.OVERDUE, 7, 5, None, None, False),
    ("2026-10-30 23:59:58", None, State.OVERDUE, 0, 0, None, None, False),
    ("2026-10-30 23:59:59", None, State.PENDING, None, None, 0, 0, True),
    ("2026-11-03 23:59:59", None, State.PENDING, None, None, 4, 2, True),  # Monday, Tuesday
    ("2026-11-05 23:59:59", None, State.PENDING, None, None, 6, 3, False),
    ("2026-11-03 23:59:59", "2026-10-31 00:00:00", State.PENDING, None, None, 4, 2, True),
    ("2026-10-29 23:59:59", "2026-10-31 00:00:00", State.OVERDUE, 1, 1, None, None, False),
    (None, "2026-10-20 10:00:00", State.NO_TERM, None, None, None, None, False),
    (None, None, State.NO_TERM, None, None, None, None, False),
]


def table(rows):
    moments = [[None if cell is None else pd.Timestamp(cell) for cell in row[:2]] for row in rows]
    return pd.DataFrame(moments, columns=["due_at", "answered_at"], dtype="datetime64[us]")


def test_where_messages_stand_at_the_end_of_a_day():
    answer = standings(table(STANDINGS), AS_OF, CALENDAR)
    expected = [row[2:] for row in STANDINGS]
    shown = [
        tuple(None if pd.isna(cell) else cell for cell in row)
        for row in answer.itertuples(index=False)
    ]
    assert shown == expected


def test_one_message_stands_where_many_do():
    for due, answered, expected, *_ in STANDINGS:
        moments = [
            None if cell is None else datetime.fromisoformat(cell) for cell in (due, answered)
        ]
        assert state(*moments, AS_OF) is expected


def test_no_messages_stand_nowhere():
    assert standings(table([]), AS_OF, CALENDAR).empty


def test_a_due_day_outside_the_calendar_is_an_error():
    with pytest.raises(ValueError, match="does not hold"):
        standings(table([("2024-12-31 23:59:59", None)]), AS_OF, CALENDAR)


days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(st.lists(st.tuples(days | st.none(), days | st.none()), max_size=12), days)
def test_every_message_has_one_state_and_the_counts_of_its_days(rows, as_of):
    moments = [
        (f"{due} 23:59:59" if due else None, f"{done} 10:00:00" if done else None)
        for due, done in rows
    ]
    answer = standings(table(moments), as_of, CALENDAR)
    working = set(CALENDAR.days)
    for (due, done), row in zip(rows, answer.to_dict(orient="records")):
        until = done if done is not None and done <= as_of else as_of
        late = due is not None and until > due
        assert (row["state"] in (State.LATE, State.OVERDUE)) == late
        if late:
            between = [due + timedelta(days=i + 1) for i in range((until - due).days)]
            assert row["days_late"] == len(between)
            assert row["working_days_late"] == sum(day in working for day in between)
        else:
            assert pd.isna(row["days_late"])


@given(days, days)
def test_working_days_between_are_counted_one_by_one(first, last):
    count = sum(
        first + timedelta(days=i + 1) in set(CALENDAR.days) for i in range((last - first).days)
    )
    if first <= last:
        assert working_days_between(first, last, CALENDAR) == count
    assert working_days_between(last, first, CALENDAR) == -working_days_between(
        first, last, CALENDAR
    )


def test_a_day_off_moves_to_the_next_working_day():
    assert working_day_from(date(2026, 10, 30), CALENDAR) == date(2026, 10, 30)
    assert working_day_from(date(2026, 10, 31), CALENDAR) == date(2026, 11, 2)
    assert working_day_from(date(2026, 11, 4), CALENDAR) == date(2026, 11, 5)
    with pytest.raises(ValueError, match="does not hold"):
        working_day_from(date(2028, 1, 1), CALENDAR)
    with pytest.raises(ValueError, match="does not hold"):
        working_days_between(date(2024, 1, 1), date(2026, 1, 1), CALENDAR)


@given(
    st.dates(date(2025, 1, 1), date(2026, 12, 1)),
    st.integers(0, 40),
)
def test_soon_until_is_where_soon_ends(as_of, ahead):
    due = as_of + timedelta(days=ahead)
    messages = pd.DataFrame(
        {"due_at": [datetime.combine(due, time(23, 59, 59))], "answered_at": [None]}
    )
    soon = standings(messages, as_of, CALENDAR)["soon"].iloc[0]
    assert soon == (due <= soon_until(as_of, CALENDAR))


def test_nothing_is_soon_before_now():
    with pytest.raises(ValueError, match="no days"):
        soon_until(AS_OF, CALENDAR, -1)
