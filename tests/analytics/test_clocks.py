"""Clocks over midnight, month ends and years, drawn as tables."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.clocks import deadline, reports

H = timedelta(hours=1)
NOW = datetime(2026, 11, 12, 9, 30)


def at(text: str) -> datetime:
    return datetime.strptime(text, "%d.%m.%Y %H:%M")


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        ("12.11.2026 09:30", 24, "13.11.2026 09:30"),
        ("12.11.2026 23:59", 2, "13.11.2026 01:59"),
        ("30.11.2026 12:00", 24, "01.12.2026 12:00"),
        ("31.12.2026 00:00", 24, "01.01.2027 00:00"),
        ("28.02.2027 08:15", 24, "01.03.2027 08:15"),
        ("28.02.2028 08:15", 24, "29.02.2028 08:15"),
        # Where the clocks of others are moved, those of Yekaterinburg are not.
        ("28.03.2026 22:00", 24, "29.03.2026 22:00"),
        ("12.11.2026 09:30", 48, "14.11.2026 09:30"),
    ],
)
def test_a_term_ends_so_many_hours_later(start: str, hours: int, due: str) -> None:
    assert deadline(at(start), hours, NOW, None).due == at(due)


@pytest.mark.parametrize(
    ("now", "stopped", "left", "overdue"),
    [
        ("12.11.2026 09:30", None, 24 * H, False),
        ("13.11.2026 08:00", None, 1.5 * H, False),
        ("13.11.2026 09:30", None, 0 * H, False),
        ("13.11.2026 09:31", None, -H / 60, True),
        ("15.11.2026 09:30", None, -48 * H, True),
        ("15.11.2026 09:30", "13.11.2026 07:30", 2 * H, False),
        ("15.11.2026 09:30", "13.11.2026 10:30", -H, True),
    ],
)
def test_a_clock_runs_until_it_is_stopped(now, stopped, left, overdue) -> None:
    clock = deadline(NOW, 24, at(now), at(stopped) if stopped else None)
    assert (clock.left, clock.overdue, clock.stopped) == (left, overdue, stopped is not None)


def test_a_term_of_no_hours_is_none() -> None:
    with pytest.raises(ValueError, match="0 hours"):
        deadline(NOW, 0, NOW, None)


@pytest.mark.parametrize(
    ("made", "now", "due", "missed"),
    [
        ([], "31.12.2026 22:10", "01.01.2027 00:00", 0),
        ([], "01.01.2027 00:00", "01.01.2027 00:00", 0),
        ([], "01.01.2027 00:01", "01.01.2027 00:00", 1),
        ([], "01.01.2027 02:00", "01.01.2027 00:00", 1),
        ([], "01.01.2027 02:01", "01.01.2027 00:00", 2),
        ([], "02.01.2027 00:00", "01.01.2027 00:00", 12),
        (["31.12.2026 23:10"], "01.01.2027 00:30", "01.01.2027 01:10", 0),
        (["01.01.2027 03:00", "31.12.2026 23:10"], "01.01.2027 04:00", "01.01.2027 05:00", 0),
        (["31.12.2026 21:00"], "31.12.2026 23:00", "01.01.2027 00:00", 0),
    ],
)
def test_the_next_report_is_due_two_hours_after_the_last(made, now, due, missed) -> None:
    found = reports(at("31.12.2026 22:00"), 2, [at(one) for one in made], at(now), None)
    assert (found.next.due, found.missed) == (at(due), missed)


def test_every_report_says_how_long_it_was_waited_for() -> None:
    made = [at("12.11.2026 11:30"), at("12.11.2026 14:00")]
    found = reports(NOW, 2, made, at("12.11.2026 15:00"), None)
    assert [(gap.passed, gap.late) for gap in found.made] == [(2 * H, 0 * H), (2.5 * H, 0.5 * H)]
    assert found.late == 1


def test_no_report_is_due_after_the_closing() -> None:
    closed = at("12.11.2026 10:00")
    found = reports(NOW, 2, [], at("12.12.2026 10:00"), closed)
    assert (found.next.stopped, found.next.left, found.missed) == (True, 1.5 * H, 0)


@given(
    st.lists(st.integers(0, 6000), max_size=20),
    st.integers(0, 6000),
    st.integers(1, 12),
)
def test_reports_missed_are_counted_one_by_one(minutes, later, hours) -> None:
    made = [NOW + timedelta(minutes=one) for one in minutes]
    now = NOW + timedelta(minutes=later)
    found = reports(NOW, hours, made, now, None)
    moment, missed = max([NOW, *made]) + hours * H, 0
    while moment < now:
        moment, missed = moment + hours * H, missed + 1
    assert found.missed == missed
    assert found.next.overdue == (missed > 0)
    assert sum((gap.passed for gap in found.made), timedelta(0)) == max([NOW, *made]) - NOW
