"""The plans of the invented district: documents imported as people do, and what was reported of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from typing import Final

from access.rights import Actor
from analytics.obligations import Obligation
from answers.plans.drafts import draft_of
from answers.plans.saved import LineState, correct, plan_state, plans
from commands.plan import kept
from data.home import Home
from data.plans.lines import ReadPlan
from data.plans.reading import read_plan
from data.registers_open import open_registers_of
from demo.executors import DEPARTMENTS
from demo.plan_tables import FIRE_TITLE, HEAT_TITLE, VOICE_TITLE, YOUTH_TITLE
from demo.plans import write_plans
from registers.demonstration import OF_DEMONSTRATION
from registers.plans.bodies import add_bodies, set_block
from registers.plans.reports import enter_report
from registers.plans.values import Plan

# The last day of the demonstration: nobody reported later.
_LAST: Final = datetime(2026, 10, 31, 17)
_LATE_ONE: Final = 8  # of so many reports one comes late
_SAID: Final = (
    "Проведено {n} мероприятий, замечаний нет. Сведения направлены куратору блока.",
    "За период выполнено {n} работ по пункту плана, участие приняли {m} человек.",
    "Организовано {n} выездов и проверок; о результатах рассказано на официальных страницах.",
    "Подготовлено {n} материалов, охвачено {m} жителей района.",
)
_NON_ANSWER: Final = (VOICE_TITLE, "2", "III квартал 2026")
# Who never reported: plan, line, the beginning of the period in words, executor ("" is everybody).
_MISSING: Final = {
    (FIRE_TITLE, "1.3", "ноябрь 2025", "Управление образования"),
    (HEAT_TITLE, "8", "I квартал 2026", ""),
    (VOICE_TITLE, "6", "II квартал 2026", "Управление культуры"),
    (YOUTH_TITLE, "2", "июнь – август 2026", "Администрация г.п. Куминский"),
}
_DROPPED: Final = (
    VOICE_TITLE, "8", datetime(2026, 3, 18, 15),
    "снято координационным совещанием 18.03.2026: справочный телефон уже работает",
)  # fmt: skip
_MOVED: Final = (
    HEAT_TITLE, "2", date(2025, 9, 30), datetime(2025, 8, 27, 11),
    "Срок перенесён координационным совещанием: трубы поставят во второй половине сентября.",
)  # fmt: skip


@dataclass(frozen=True)
class Document:
    """A plan as read from its file, and when the office received it."""

    name: str
    read: ReadPlan
    received: datetime


def read_documents(folder: Path) -> list[Document]:
    """Write the documents into `folder` and read each as an uploaded one.

    It is read in a child process: the caller must have no threads, so no snapshot open yet.
    """
    return [
        Document(path.name, read_plan(path, path.name), received)
        for path, received in write_plans(folder)
    ]


def keep_plans(home: Home, actor: Actor, documents: Sequence[Document]) -> int:
    """Import each document as it came, report of it, and return how many plans there are."""
    kept_plans = {_keep(home, actor, one) for one in documents}
    for plan in plans(home, actor, _LAST):
        if plan.id in kept_plans and plan.kind == "plan":
            _settle(home, actor, plan)
            _report(home, actor, plan)
    return len(kept_plans)


def _keep(home: Home, actor: Actor, one: Document) -> int:
    """Save a document with the executors that it is the first to name."""
    engine = open_registers_of(home, one.received)
    waiting = draft_of(home, actor, one.read, one.name, one.received).waiting
    unknown = [each.text for each in waiting if each.about == "executor"]
    add_bodies(engine, actor, unknown, remark=OF_DEMONSTRATION, now=one.received)
    for block, department in DEPARTMENTS.items():
        if department in unknown:
            set_block(engine, actor, department, block, now=one.received)
    draft = draft_of(home, actor, one.read, one.name, one.received)
    return kept(home, actor, draft, one.received)[0]


def _settle(home: Home, actor: Actor, plan: Plan) -> None:
    """Keep what the meeting decided: one measure dropped, the term of another moved."""
    engine = open_registers_of(home, _LAST)
    for state in plan_state(home, actor, plan, _LAST.date(), _LAST).lines:
        line = state.line
        title, number, at, why = _DROPPED
        if (plan.title, line.number) == (title, number):
            correct(home, actor, plan.id, replace(line, dropped=why), at)
        title, number, moved_to, at, why = _MOVED
        if (plan.title, line.number) == (title, number):
            period = state.dues[0].period
            enter_report(
                engine, actor, plan.id, line.key, period=period, text=why, moved_to=moved_to, now=at
            )


def _report(home: Home, actor: Actor, plan: Plan) -> None:
    """Enter the reports of a plan, most of them in time."""
    numbers = count(1)
    for state in plan_state(home, actor, plan, _LAST.date(), _LAST).lines:
        if state.line.dropped:
            continue
        if not state.dues and not state.line.doubts:  # a measure that goes on all the time
            autumn = date(plan.newest.years[-1], 9, 28)
            _enter(home, actor, plan, state, "", ("",), autumn, next(numbers))
        for period in dict.fromkeys(one.period for one in state.owed):
            owed = [one for one in state.owed if one.period == period]
            number = next(numbers)
            done_on = _done_on(owed[0], number)
            if done_on <= _LAST.date():
                _enter(home, actor, plan, state, period, _reporting(plan, state, owed), done_on,
                       number)  # fmt: skip


def _done_on(owed: Obligation, number: int) -> date:
    """Return a few days before the due one, or after it."""
    if number % _LATE_ONE == 0:
        return owed.due + timedelta(3 + number % 7)
    return owed.due - timedelta(1 + number % 4)


def _reporting(plan: Plan, state: LineState, owed: Iterable[Obligation]) -> tuple[str, ...]:
    """Return who reported: "" for all of them at once."""
    executors = [one.executor for one in owed]
    period = next(iter(owed)).period
    silent = {who for *key, who in _MISSING if key == [plan.title, state.line.number, period]}
    if "" in silent:
        return ()
    return tuple(one for one in executors if one not in silent) if silent else ("",)


def _enter(
    home: Home, actor: Actor, plan: Plan, state: LineState, period: str,
    executors: tuple[str, ...], done_on: date, number: int,
) -> None:  # fmt: skip
    text = _SAID[number % len(_SAID)].format(n=5 + number % 9, m=40 + 7 * number % 90)
    proof = f"письмо от {done_on:%d.%m.%Y} № {100 + number}"
    if (plan.title, state.line.number, period) == _NON_ANSWER:
        text, proof = "Выполняется.", ""
    for executor in executors:
        enter_report(
            open_registers_of(home, _LAST), actor, plan.id, state.line.key, executor=executor,
            period=period, done_on=done_on, text=text, proof=proof,
            now=datetime.combine(done_on, time(16)),
        )  # fmt: skip
