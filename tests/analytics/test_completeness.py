from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.completeness import Delivery, completeness

OWED = {"ИМ": date(2026, 7, 1), "ПОС": date(2026, 8, 15)}
# source, month, day of the import
SENT = [
    ("ИМ", "2026-07-01", "2026-08-05"),  # on the last day
    ("ИМ", "2026-08-01", "2026-09-11"),
    ("ИМ", "2026-08-01", "2026-09-08"),  # the first one counts
    ("ПОС", "2026-08-01", "2026-08-31"),
    ("ПОС", "2026-09-01", "2026-11-01"),  # after the date of the data
]


def sent(rows=SENT):
    return pd.DataFrame(rows, columns=["source", "month", "sent_on"])


def states(as_of, due_day=5):
    answer = completeness(sent(), OWED, as_of, due_day)
    return [
        (row.source, row.month.month, row.state, row.days_late)
        for row in answer.itertuples(index=False)
    ]


def test_every_month_owed_has_its_state():
    assert states(date(2026, 10, 20)) == [
        ("ИМ", 7, Delivery.IN_TIME, 0),
        ("ИМ", 8, Delivery.LATE, 3),
        ("ИМ", 9, Delivery.MISSING, 15),
        ("ПОС", 8, Delivery.IN_TIME, 0),
        ("ПОС", 9, Delivery.MISSING, 15),
    ]


def test_until_the_deadline_a_month_is_awaited():
    assert states(date(2026, 10, 5))[2] == ("ИМ", 9, Delivery.AWAITED, 0)
    assert states(date(2026, 10, 6))[2] == ("ИМ", 9, Delivery.MISSING, 1)
    # September itself has not ended yet
    assert len(states(date(2026, 9, 30))) == 3
    assert len(states(date(2026, 10, 1))) == 5


def test_a_deadline_on_the_31st_is_the_last_day_of_a_shorter_month():
    answer = completeness(sent([]), {"ИМ": date(2026, 1, 1)}, date(2026, 3, 15), 31)
    assert answer["deadline"].tolist() == [date(2026, 2, 28), date(2026, 3, 31)]


def test_nobody_owes_anything():
    assert completeness(sent(), {}, date(2026, 10, 20)).empty
    assert list(completeness(sent([]), {}, date(2026, 10, 20)).columns)[:2] == ["source", "month"]


def test_a_source_nobody_waits_for_owes_nothing():
    answer = completeness(sent(), {"ЕДДС": date(2026, 9, 1)}, date(2026, 10, 20))
    assert answer["state"].tolist() == [Delivery.MISSING]


@pytest.mark.parametrize("day", [0, 32])
def test_a_deadline_is_a_day_of_a_month(day):
    with pytest.raises(ValueError, match="deadline"):
        completeness(sent(), OWED, date(2026, 10, 20), day)


@given(st.dates(date(2026, 7, 1), date(2027, 3, 1)), st.integers(1, 31))
def test_a_day_later_nothing_is_less_late(as_of, due_day):
    today = completeness(sent(), OWED, as_of, due_day)
    tomorrow = completeness(sent(), OWED, as_of + timedelta(days=1), due_day)
    both = today.merge(tomorrow, on=["source", "month", "deadline"])
    assert len(both) == len(today) <= len(tomorrow)
    still = both[both["state_y"] != Delivery.LATE]
    assert (still["days_late_y"] >= still["days_late_x"]).all()
