"""Punctuality is counting: drawn turns, the share, its interval, who is rated and where."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.discipline import Turn, punctuality
from analytics.intervals import wilson

TODAY = date(2025, 6, 1)
DUE = date(2025, 5, 1)


def turns(name: str, in_time: int, late: int = 0, owing: int = 0, undated: int = 0) -> list[Turn]:
    return [
        *[Turn(name, DUE, DUE)] * in_time,
        *[Turn(name, DUE, DUE + timedelta(days=4))] * late,
        *[Turn(name, DUE, None)] * owing,
        *[Turn(name, DUE, DUE, dated=False)] * undated,
    ]


def test_the_share_counts_what_was_due_and_has_a_day() -> None:
    (one,) = punctuality(turns("А", 6, late=1, owing=3, undated=2), TODAY, 5)
    assert (one.due, one.in_time, one.late, one.owing, one.undated) == (10, 6, 1, 3, 2)
    assert one.share == pytest.approx(6 / 10)
    assert (one.low, one.high) == wilson(6, 10)
    assert one.days_late == 31  # of 4, 31, 31, 31
    assert one.place == 1


def test_what_is_due_today_or_later_counts_for_nobody() -> None:
    ahead = [Turn("А", TODAY, None), Turn("А", TODAY + timedelta(days=1), TODAY)]
    (one,) = punctuality(ahead, TODAY, 1)
    assert (one.due, one.share, one.days_late, one.place) == (0, None, None, None)


def test_few_in_time_do_not_overtake_many() -> None:
    found = punctuality([*turns("Мало", 5), *turns("Много", 39, late=1)], TODAY, 5)
    assert [(one.executor, one.place) for one in found] == [("Много", 1), ("Мало", 2)]


def test_too_few_are_not_rated_and_equal_ones_share_a_place() -> None:
    drawn = [*turns("В", 4), *turns("Б", 5), *turns("А", 5), *turns("Г", 4, late=1)]
    found = punctuality(drawn, TODAY, 5)
    assert [(one.executor, one.place) for one in found] == [
        ("А", 1), ("Б", 1), ("Г", 3), ("В", None),
    ]  # fmt: skip


@given(
    st.lists(
        st.builds(
            Turn,
            st.sampled_from("АБВ"),
            st.dates(date(2025, 5, 1), date(2025, 6, 30)),
            st.none() | st.dates(date(2025, 5, 1), TODAY),
            st.booleans(),
        )
    )
)
def test_every_turn_is_counted_once(drawn: list[Turn]) -> None:
    drawn = [
        Turn(one.executor, one.due, one.done_on, one.dated or not one.done_on) for one in drawn
    ]
    found = punctuality(drawn, TODAY, 2)
    assert len(found) == len({one.executor for one in drawn})
    for one in found:
        own = [turn for turn in drawn if turn.executor == one.executor and turn.due < TODAY]
        assert one.in_time + one.late + one.owing + one.undated == len(own)
        assert one.owing == sum(turn.done_on is None for turn in own)
