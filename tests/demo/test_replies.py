"""Terms and answers: what is due when, and that an answer never comes before its message."""

from datetime import date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.district import EXPORTED_AT, Character, Subject
from demo.replies import reply, working_days_later

HOLES = Subject("Благоустройство", "Ямы во дворах", True, "ЖКХ")


@pytest.mark.parametrize(
    ("source", "fast", "due"),
    [
        # Received on Thursday 5 March 2026 at 10:00.
        ("ИМ", True, datetime(2026, 3, 16, 23, 59, 59)),  # Fri, Mon–Fri, Mon: the 7th
        ("ПОС", True, datetime(2026, 3, 19, 23, 59, 59)),  # two weeks of weekdays
        ("ПОС", False, datetime(2026, 4, 4, 23, 59, 59)),  # 5 March + 30 days
        ("ПОС", None, datetime(2026, 4, 4, 23, 59, 59)),
        ("59-ФЗ", False, datetime(2026, 4, 4, 23, 59, 59)),
        ("ЕДДС", False, datetime(2026, 3, 6, 10, 0, 0)),
    ],
)
def test_each_source_has_its_term(source, fast, due):
    received = datetime(2026, 3, 5, 10)
    assert reply(Random(1), source, HOLES, received, fast, Character(), 1).due == due


def test_working_days_skip_the_weekend():
    assert working_days_later(date(2026, 3, 6), 1) == date(2026, 3, 9)
    assert working_days_later(date(2026, 3, 7), 1) == date(2026, 3, 9)
    assert working_days_later(date(2026, 3, 2), 4) == date(2026, 3, 6)


@given(
    seed=st.integers(0, 10**6),
    source=st.sampled_from(["ИМ", "ПОС", "ЕДДС", "59-ФЗ"]),
    received=st.datetimes(datetime(2024, 1, 1), EXPORTED_AT).map(
        lambda m: m.replace(microsecond=0)
    ),
    fast=st.sampled_from([True, False, None]),
    lateness=st.floats(0, 6),
)
def test_an_answer_comes_after_its_message_and_before_the_export(
    seed, source, received, fast, lateness
):
    answer = reply(Random(seed), source, HOLES, received, fast, Character(lateness=lateness), 1)
    assert answer.due > received
    if answer.answered is None:
        assert answer.outcome in ("open", "excluded", "postponed")
    else:
        assert received < answer.answered <= EXPORTED_AT
        assert answer.first_reply is not None
        assert received <= answer.first_reply <= answer.answered
    if source == "ЕДДС" and answer.answered:
        # A time of day alone is read as its first coming, so a day is too long.
        assert answer.answered - received < timedelta(hours=24)
