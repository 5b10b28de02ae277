"""Saved plans: versions that keep keys and reasons, statuses from reports, what is owed."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor, Right
from answers.plans.drafts import Draft, draft_of
from answers.plans.saved import (
    GONE,
    PlanState,
    correct,
    obligation_rows,
    plan_state,
    plans,
    same_plan,
    save,
    saving_of,
    withdraw,
)
from data.home import Home, home_at
from data.plans.lines import ReadLine, ReadPlan
from data.registers_open import open_registers_of
from registers.audit import entries
from registers.plans.reports import enter_report, plan_reports, withdraw_report
from registers.plans.values import PlanError
from tests.answers.plans.test_drafts import line

NOW = datetime(2025, 5, 20, 10, 0)
TODAY = NOW.date()
VIEWER = Actor("glava", "Глава", frozenset({Right.VIEW_FIGURES}))
MONTHLY = "ежемесячно до 10 числа следующего месяца"
FIRST = (
    line("1", MONTHLY, "Отдел А; Отдел Б"),
    line("2", "до 01.03.2025", "Отдел А"),
    line("3", "постоянно", "Отдел Б"),
)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return home_at(tmp_path / "home")


def drafted(home: Home, *lines: ReadLine) -> Draft:
    read = ReadPlan("План на 2025 год", "plan", lines, ())
    return draft_of(home, DEMO_ACTOR, read, "план.docx", NOW)


def saved(home: Home, *lines: ReadLine, actor: Actor = DEMO_ACTOR) -> int:
    draft = drafted(home, *lines)
    plan = same_plan(home, actor, draft, NOW)
    return save(home, actor, draft, saving_of(home, actor, draft, plan, NOW), NOW)


def state(home: Home, as_of: date = TODAY) -> PlanState:
    return plan_state(home, DEMO_ACTOR, plans(home, DEMO_ACTOR, NOW)[0], as_of, NOW)


def test_what_is_owed_by_whom_and_how_late(home: Home) -> None:
    saved(home, *FIRST)
    rows = obligation_rows(home, DEMO_ACTOR, NOW, date(2025, 3, 1), date(2025, 4, 30))
    assert [(row["number"], row["executor"], row["due"], row["days_late"]) for row in rows] == [
        ("2", "Отдел А", "2025-03-03", 78),  # the 1st is a Saturday; to May 20
        ("1", "Отдел А", "2025-03-10", 71),
        ("1", "Отдел Б", "2025-03-10", 71),
        ("1", "Отдел А", "2025-04-10", 40),
        ("1", "Отдел Б", "2025-04-10", 40),
    ]
    assert list(rows[0]) == ["plan", "number", "executor", "period", "due", "status", "days_late"]


def test_a_report_makes_done_what_it_is_of(home: Home) -> None:
    plan = saved(home, *FIRST)
    engine = open_registers_of(home, NOW)
    period = next(one.period for one in state(home).lines[0].owed if one.due == date(2025, 4, 10))
    number = enter_report(
        engine, DEMO_ACTOR, plan, "1", executor="Отдел А", period=period,
        done_on=date(2025, 4, 12), text="Проведено 2 совещания", now=NOW,
    )  # fmt: skip
    rows = obligation_rows(home, DEMO_ACTOR, NOW, date(2025, 4, 1), date(2025, 4, 30))
    assert [(row["executor"], row["status"], row["days_late"]) for row in rows] == [
        ("Отдел А", "исполнено", 2),
        ("Отдел Б", "просрочено", 40),
    ]
    withdraw_report(engine, DEMO_ACTOR, number, now=NOW)
    assert plan_reports(engine, plan) == ()
    with pytest.raises(PlanError, match="уже отменён"):
        withdraw_report(engine, DEMO_ACTOR, number, now=NOW)
    assert {one.status for one in state(home).lines[0].owed if one.due < NOW.date()} == {
        "просрочено"
    }


def test_words_that_say_nothing_make_nothing_done(home: Home) -> None:
    plan = saved(home, *FIRST)
    engine = open_registers_of(home, NOW)
    said = {"done_on": date(2025, 2, 1), "now": NOW}
    enter_report(engine, DEMO_ACTOR, plan, "2", text="Запланировано", **said)
    assert state(home).lines[1].status == "просрочено"
    enter_report(engine, DEMO_ACTOR, plan, "2", text="Запланировано", proof="акт.pdf", **said)
    assert state(home).lines[1].status == "исполнено"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"line_key": "1", "text": "  "}, "Отчёт пуст"),
        ({"line_key": "9", "text": "Сделано"}, "Такой строки"),
        ({"line_key": "1", "text": "Сделано", "done_on": date(2025, 5, 21)}, "ещё не наступил"),
    ],
)
def test_a_report_that_cannot_be_is_refused(home: Home, said: dict, words: str) -> None:
    plan = saved(home, *FIRST)
    with pytest.raises(PlanError, match=words):
        enter_report(open_registers_of(home, NOW), DEMO_ACTOR, plan, now=NOW, **said)


def test_a_new_version_keeps_keys_and_says_what_changed(home: Home) -> None:
    plan = saved(home, *FIRST)
    again = saved(
        home,
        line("1", "ежеквартально", "Отдел А"),
        line("2", "июнь", "Отдел В", measure="Совсем другое мероприятие о дорогах"),
        line("4", "постоянно", "Отдел Б", measure="Мероприятие 3"),
    )
    assert again == plan
    newest = plans(home, DEMO_ACTOR, NOW)[0].newest
    assert newest.version == 2
    assert newest.changes == (
        f"Строка 1: срок был «{MONTHLY}», стал «ежеквартально»; больше не исполнители: Отдел Б",
        "Новая строка 2: Совсем другое мероприятие о дорогах",
        "Строка 4: номер был 3",
        "Строки 2 больше нет: Мероприятие 2",
    )
    lines = {one.line.key: one for one in state(home).lines}
    assert lines["2"].line.dropped == GONE
    assert lines["2"].status == "снято"
    assert lines["2#2"].line.measure == "Совсем другое мероприятие о дорогах"
    assert lines["3"].line.number == "4"


def test_the_same_text_again_is_no_version(home: Home) -> None:
    saved(home, *FIRST)
    saved(home, *FIRST)
    assert [one.newest.version for one in plans(home, DEMO_ACTOR, NOW)] == [1]


def test_what_a_person_settled_stays_in_the_next_version(home: Home) -> None:
    unclear = line("1", "когда рак свистнет", "Отдел А")
    plan = saved(home, unclear, line("2", "май"))
    settled = state(home).lines[0].line
    settled = type(settled)(**{**vars(settled), "doubts": (), "rules": state(home).lines[1].line.rules})  # fmt: skip
    correct(home, DEMO_ACTOR, plan, settled, NOW, why="май, как в строке 2")
    saved(home, unclear, line("2", "июнь"))
    first = state(home).lines[0].line
    assert (first.doubts, first.rules) == ((), settled.rules)


def test_a_plan_out_of_work_owes_nothing(home: Home) -> None:
    plan = saved(home, *FIRST)
    withdraw(home, DEMO_ACTOR, plan, NOW)
    assert obligation_rows(home, DEMO_ACTOR, NOW) == []
    withdraw(home, DEMO_ACTOR, plan, NOW)
    assert obligation_rows(home, DEMO_ACTOR, NOW)


def test_an_earlier_day_knows_less(home: Home) -> None:
    saved(home, *FIRST)
    assert state(home, date(2025, 2, 1)).lines[1].status == "срок не наступил"
    assert state(home, date(2025, 3, 3)).lines[1].status == "в работе"
    assert state(home, date(2025, 3, 3) + timedelta(days=1)).lines[1].status == "просрочено"


def test_changing_needs_the_right_and_leaves_a_line_in_the_audit(home: Home) -> None:
    with pytest.raises(AccessDenied):
        saved(home, *FIRST, actor=VIEWER)
    plan = saved(home, *FIRST)
    with pytest.raises(AccessDenied):
        withdraw(home, VIEWER, plan, NOW)
    said = entries(open_registers_of(home, NOW), 1)[0]
    assert (said.action, said.subject) == ("Сохранён план мероприятий", "План на 2025 год")
