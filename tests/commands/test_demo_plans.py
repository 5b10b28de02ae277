"""The plans of the demonstration: understood without help, reported of, and gone with it."""

from datetime import date, datetime

import pytest

from access.rights import DEMO_ACTOR, DEMONSTRATION
from analytics.obligations import Status
from answers.plans.saved import PlanState, known_bodies, plan_state, plans
from commands.demo_plans import keep_plans, read_documents
from data.home import Home, home_at
from data.registers_open import open_registers_of
from registers.demonstration import clear
from registers.plans.bodies import add_bodies

NOW = datetime(2026, 11, 12, 9, 30)
LAST = date(2026, 10, 31)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    found = home_at(tmp_path_factory.mktemp("home"))
    documents = read_documents(tmp_path_factory.mktemp("plans"))
    assert keep_plans(found, DEMONSTRATION, documents) == 5
    return found


@pytest.fixture(scope="module")
def states(home: Home) -> dict[str, PlanState]:
    """Return the plans as they stood on the last day of the demonstration, by the file."""
    known = plans(home, DEMO_ACTOR, NOW)
    return {
        one.newest.file_name: plan_state(home, DEMO_ACTOR, one, LAST, datetime(2026, 10, 31, 17))
        for one in known
    }


def test_every_line_is_understood_but_those_that_a_person_must_settle(
    states: dict[str, PlanState],
) -> None:
    lines = [one.line for state in states.values() for one in state.lines]
    assert [len(state.lines) for state in states.values()] == [8, 8, 9, 8, 8]
    assert sorted(one.term_text for one in lines if one.doubts) == [
        "в отопительный период",
        "в течение 10 рабочих дней со дня устранения аварии",
        "в течение 14 рабочих дней со дня поступления жалобы",
        "в течение года (по отдельному графику)",
    ]


def test_most_is_done_and_some_is_late_missing_moved_dropped_or_a_non_answer(
    states: dict[str, PlanState],
) -> None:
    planned = [state for state in states.values() if state.plan.kind == "plan"]
    owed = [one for state in planned for line in state.lines for one in line.owed]
    past = [one for one in owed if one.due <= LAST and one.status is not Status.DROPPED]
    done = [one for one in past if one.status is Status.DONE]
    assert len(done) >= 0.9 * len(past)
    assert any(one.days_late for one in done)
    silent = {(one.period, one.executor) for one in past if one.status is Status.LATE}
    assert silent == {
        ("ноябрь 2025", "Управление образования"),
        ("I квартал 2026", "Администрация г.п. Мортка"),
        ("II квартал 2026", "Управление культуры"),
        ("июнь – август 2026", "Администрация г.п. Куминский"),
        ("III квартал 2026", "Отдел по работе с обращениями"),
    }
    lines = [one for state in planned for one in state.lines]
    reports = [one for line in lines for one in line.reports]
    assert [one.text for one in reports if one.period == "III квартал 2026" and not one.proof] == [
        "Выполняется."
    ]
    assert [one.moved_to for one in reports if one.moved_to] == [date(2025, 9, 30)]
    assert sum(line.status is Status.DROPPED for line in lines) == 1
    assert all(one.done_on is None or one.done_on <= LAST for one in reports)


def test_they_go_with_their_executors_and_leave_what_people_added(home: Home) -> None:
    engine = open_registers_of(home, NOW)
    add_bodies(engine, DEMO_ACTOR, ["Наш отдел"], now=NOW)
    assert {one.block for one in known_bodies(home, DEMO_ACTOR, NOW)} >= {"ЖКХ", "Культура"}
    assert clear(engine, DEMO_ACTOR, now=NOW) == 5
    assert plans(home, DEMO_ACTOR, NOW) == ()
    assert [one.name for one in known_bodies(home, DEMO_ACTOR, NOW)] == ["Наш отдел"]
