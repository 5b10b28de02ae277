import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.medians import hours_between, median


def test_hours_of_open_messages_are_unknown():
    received = pd.Series(
        pd.to_datetime(["2026-10-01 10:00", "2026-10-01 23:30", "2026-10-02 08:00"])
    )
    answered = pd.Series(pd.to_datetime(["2026-10-02 10:30", "2026-10-02 00:00", None]))
    hours = hours_between(received, answered)
    assert hours.tolist()[:2] == [24.5, 0.5]
    assert pd.isna(hours[2])


# hours, median
MEDIANS = [
    ([5.0], 5.0),
    ([1.0, 2.0, 100.0], 2.0),
    ([1.0, 2.0, 5.0, 100.0], (2.0 + 5.0) / 2),
    ([None, 3.0, None], 3.0),
    ([None], None),
    ([], None),
]


@pytest.mark.parametrize(("hours", "expected"), MEDIANS)
def test_median(hours, expected):
    assert median(pd.Series(hours, dtype=float)) == expected


@given(st.lists(st.integers(0, 1000), min_size=1))
def test_half_lie_on_either_side(hours):
    middle = median(pd.Series(hours))
    assert sum(hour <= middle for hour in hours) * 2 >= len(hours)
    assert sum(hour >= middle for hour in hours) * 2 >= len(hours)
