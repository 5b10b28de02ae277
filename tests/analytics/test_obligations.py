"""Statuses are arithmetic over days: drawn periods, reports and days asked about."""

from datetime import date

import pytest

from analytics.obligations import (
    DoneBy,
    Given,
    Status,
    expanded,
    line_status,
    obligations,
    status_of,
)
from analytics.schedules import Due, Kind

MARCH = Due("март 2024", date(2024, 3, 1), date(2024, 3, 31), date(2024, 4, 10), date(2024, 4, 10))
APRIL = Due("апрель 2024", date(2024, 4, 1), date(2024, 4, 30), date(2024, 5, 10), date(2024, 5, 13))  # fmt: skip
BOTH = ("Отдел А", "Отдел Б")


@pytest.mark.parametrize(
    ("as_of", "done_on", "expected"),
    [
        (date(2024, 2, 29), None, (Status.NOT_YET, 0)),
        (date(2024, 3, 1), None, (Status.AT_WORK, 0)),
        (date(2024, 4, 10), None, (Status.AT_WORK, 0)),  # due on the day is not late yet
        (date(2024, 4, 11), None, (Status.LATE, 1)),
        (date(2025, 4, 10), None, (Status.LATE, 365)),
        (date(2024, 4, 30), date(2024, 4, 10), (Status.DONE, 0)),
        (date(2024, 4, 30), date(2024, 4, 12), (Status.DONE, 2)),
    ],
)
def test_the_status_of_one_obligation(as_of, done_on, expected) -> None:
    assert status_of(MARCH.start, MARCH.due, done_on, as_of) == expected


def test_each_executor_owes_each_period() -> None:
    owed = obligations([MARCH, APRIL], BOTH, [Given("Отдел А", "март 2024", date(2024, 4, 9))], date(2024, 4, 12))  # fmt: skip
    assert [(one.period, one.executor, one.status.value, one.days_late) for one in owed] == [
        ("март 2024", "Отдел А", "исполнено", 0),
        ("март 2024", "Отдел Б", "просрочено", 2),
        ("апрель 2024", "Отдел А", "в работе", 0),
        ("апрель 2024", "Отдел Б", "в работе", 0),
    ]
    assert [one.due for one in owed][2:] == [date(2024, 5, 13)] * 2  # moved from the 10th
    assert owed[2].wanted == date(2024, 5, 10)


def test_one_report_is_enough_when_any_may_do_it() -> None:
    given = [Given("Отдел Б", "март 2024", date(2024, 4, 9))]
    owed = obligations([MARCH], BOTH, given, date(2024, 4, 12), done_by=DoneBy.ANY)
    assert {one.status for one in owed} == {Status.DONE}


def test_only_the_first_owes_when_the_lead_does_it() -> None:
    given = [Given("Отдел Б", "март 2024", date(2024, 4, 9))]
    owed = obligations([MARCH], BOTH, given, date(2024, 4, 12), done_by=DoneBy.LEAD)
    assert [(one.executor, one.status) for one in owed] == [("Отдел А", Status.LATE)]


def test_a_report_of_the_whole_line_is_everybody_s_and_every_period_s() -> None:
    owed = obligations([MARCH, APRIL], BOTH, [Given("", "", date(2024, 4, 1))], date(2024, 6, 1))
    assert {one.status for one in owed} == {Status.DONE}


def test_a_later_report_is_not_known_yet() -> None:
    given = [Given("", "март 2024", date(2024, 4, 20))]
    assert obligations([MARCH], (), given, date(2024, 4, 15))[0].status is Status.LATE
    assert obligations([MARCH], (), given, date(2024, 4, 20))[0].days_late == 10


def test_a_moved_day_is_the_day_that_counts() -> None:
    given = [Given("Отдел А", "март 2024", None, moved_to=date(2024, 4, 20))]
    owed = obligations([MARCH], BOTH, given, date(2024, 4, 15))
    assert [one.status for one in owed] == [Status.AT_WORK, Status.LATE]
    assert owed[0].due == date(2024, 4, 20)


def test_a_dropped_line_owes_nothing_more() -> None:
    owed = obligations([MARCH], (), [], date(2025, 1, 1), dropped=True)
    assert [(one.status, one.days_late) for one in owed] == [(Status.DROPPED, 0)]
    assert line_status([Kind.ONCE], owed, reported=False, dropped=True) is Status.DROPPED


@pytest.mark.parametrize(
    ("as_of", "done", "expected"),
    [
        (date(2024, 1, 1), (), Status.NOT_YET),
        (date(2024, 3, 5), (), Status.AT_WORK),
        (date(2024, 4, 11), (), Status.LATE),
        (date(2024, 4, 11), ("март 2024",), Status.AT_WORK),
        (date(2024, 6, 1), ("март 2024",), Status.LATE),
        (date(2024, 6, 1), ("март 2024", "апрель 2024"), Status.DONE),
    ],
)
def test_a_line_is_what_all_its_periods_are(as_of, done, expected) -> None:
    given = [Given("", period, date(2024, 4, 1)) for period in done]
    owed = obligations([MARCH, APRIL], (), given, as_of)
    assert line_status([Kind.RECURRING], owed, reported=bool(done)) is expected


@pytest.mark.parametrize(
    ("kinds", "reported", "expected"),
    [
        ([Kind.CONTINUOUS], True, Status.STANDING),
        ([Kind.EVENT], True, Status.STANDING),
        ([Kind.CONTINUOUS], False, Status.AT_WORK),
        ([Kind.UNKNOWN], True, Status.DONE),
        ([Kind.UNKNOWN], False, Status.AT_WORK),
    ],
)
def test_a_line_without_due_dates_lives_by_its_reports(kinds, reported, expected) -> None:
    assert line_status(kinds, [], reported=reported) is expected


def test_a_group_owes_through_its_members_each_once() -> None:
    members = {"Субъекты профилактики": ("Отдел А", "Отдел В")}
    assert expanded(("Отдел А", "Субъекты профилактики", "Отдел Б"), members) == (
        "Отдел А", "Отдел В", "Отдел Б",
    )  # fmt: skip
    assert expanded(("Пустая группа",), {"Пустая группа": ()}) == ("Пустая группа",)


def test_a_day_that_is_not_known_is_never_late() -> None:
    told = Given("", "", date(2024, 12, 31), dated=False)
    (owed,) = obligations([MARCH], ("Отдел А",), [told], date(2025, 1, 1))
    assert (owed.status, owed.days_late, owed.dated) == (Status.DONE, 0, False)
    known = Given("Отдел А", "март 2024", date(2024, 12, 31))
    (owed,) = obligations([MARCH], ("Отдел А",), [told, known], date(2025, 1, 1))
    assert (owed.days_late, owed.dated) == ((date(2024, 12, 31) - MARCH.due).days, True)
