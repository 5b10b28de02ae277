"""Days with their messages and days off, against the drawn messages."""

from collections import Counter
from datetime import date

import pandas as pd
import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor
from answers.trends.day_calendar import DayCalendar, day_calendar, of_day_calendar, sums_of
from data.queries.selection import Selection

MAY = (date(2026, 5, 1), date(2026, 5, 31))


def asked(drawn, period, **more):
    return Selection(drawn.facts.data_date, *period, **more)


def days_of(*rows):
    days = pd.DataFrame(rows, columns=["day", "messages", "working"])
    return DayCalendar(days.assign(day=pd.to_datetime(days["day"])))


def test_every_day_has_its_messages(drawn):
    answer = day_calendar(drawn.facts, DEMO_ACTOR, asked(drawn, MAY), ())
    received = Counter(m.received.date() for m in drawn.messages)
    assert len(answer.days) == 31
    for row in answer.days.itertuples():
        assert row.messages == received[row.day.date()]


def test_holidays_transfers_and_own_days_are_told_apart(drawn):
    own = ((date(2026, 5, 16), True), (date(2026, 5, 20), False))
    answer = day_calendar(drawn.facts, DEMO_ACTOR, asked(drawn, MAY), own)
    works = {row.day.day: row.working for row in answer.days.itertuples()}
    # Saturdays and Sundays, 1 May, and 11 May for the 9th, which is a Saturday.
    free = {1, 2, 3, 9, 10, 11, 16, 17, 23, 24, 30, 31} - {16} | {20}
    assert {number for number, working in works.items() if not working} == free
    came, working = answer.of(working=True)
    rest, off = answer.of(working=False)
    assert (working, off) == (31 - len(free), len(free))
    assert came + rest == answer.days["messages"].sum()


def test_days_outside_the_data_are_not_shown(drawn):
    autumn = (date(2026, 10, 1), date(2026, 12, 31))
    answer = day_calendar(drawn.facts, DEMO_ACTOR, asked(drawn, autumn), ())
    last = max(m.received for m in drawn.messages).date()
    assert answer.days["day"].iloc[-1].date() == last


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("2026-10-02", 9, True), ("2026-10-03", 2, False), ("2026-10-05", 4, True)],
         "В рабочий день в среднем 6,5, в выходной 2,0; больше всего 02.10.2026 — 9"),
        ([("2026-10-01", 4, True), ("2026-10-02", 1, True)],
         "5 сообщений за 2 дня, больше всего 01.10.2026 — 4"),
        ([("2026-10-01", 0, True)], "За выбранный период сообщений нет"),
        ([], "За выбранный период сообщений нет"),
    ],
)  # fmt: skip
def test_the_conclusion(rows, words):
    assert of_day_calendar(days_of(*rows)).replace("\u00a0", " ") == words


def test_the_means_have_their_sums_beside():
    answer = days_of(("2026-10-02", 9, True), ("2026-10-03", 2, False), ("2026-10-05", 4, True))
    assert sums_of(answer).replace("\u00a0", " ") == (
        "13 сообщений за 2 рабочих дня, 2 сообщения за 1 выходной"
    )


def test_it_needs_the_right_to_look(drawn):
    with pytest.raises(AccessDenied):
        day_calendar(drawn.facts, Actor("nobody", "Никто", frozenset()), asked(drawn, MAY), ())
