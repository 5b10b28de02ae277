"""Saved plans of measures: saving, listing, a plan's lines with statuses, what is owed.

Dates and statuses are computed here for the day asked about; nothing of them is kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from access.rights import Actor, Right, require
from analytics.execution_words import is_non_answer
from analytics.executors import group
from analytics.obligations import (
    Given,
    Obligation,
    Status,
    expanded,
    line_status,
    obligations,
)
from analytics.plan_changes import Stands, aligned, change_words, gone_words
from analytics.schedules import Due
from answers.plans.drafts import Draft, Ground, dues_of, ground_of, said_in
from data.home import Home
from data.registers_open import open_registers_of
from registers.plans import bodies as body_register
from registers.plans import reports as report_register
from registers.plans import saved as register
from registers.plans.settings import PlanSettings, plan_settings, save_plan_settings
from registers.plans.values import Body, NewPlan, Plan, PlanLine, PlanReport

GONE = "нет в новой редакции плана"
MOST_DUES = 1000


@dataclass(frozen=True)
class Saving:
    """What saving a draft would do: a new plan (``plan`` is None) or a version of one, in words."""

    plan: int | None
    lines: tuple[PlanLine, ...]
    changes: tuple[str, ...]


@dataclass(frozen=True)
class LineState:
    """A line on a day: its status, due dates, what is owed for them, its reports.

    ``next_due`` is the first due date from that day on; None when there is none, or it is dropped.
    """

    line: PlanLine
    status: Status
    dues: tuple[Due, ...]
    owed: tuple[Obligation, ...]
    next_due: Due | None
    reports: tuple[PlanReport, ...]


@dataclass(frozen=True)
class PlanState:
    """A plan on a day: its lines, and how many stand in which status."""

    plan: Plan
    lines: tuple[LineState, ...]
    counts: Mapping[Status, int]


def same_plan(home: Home, actor: Actor, draft: Draft, now: datetime) -> int | None:
    """Return the saved plan that a draft is a new text of: the one of its kind and title."""
    require(actor, Right.VIEW_FIGURES)
    for one in register.plans(open_registers_of(home, now)):
        if (one.kind, _folded(one.title)) == (draft.kind, _folded(draft.title)):
            return one.id
    return None


def saving_of(home: Home, actor: Actor, draft: Draft, plan: int | None, now: datetime) -> Saving:
    """Return what saving a draft as a version of ``plan`` would change; needs Right.VIEW_FIGURES.

    Lines keep their keys, and what a person had settled of an unchanged term stays. A line that
    is gone stays as dropped, with the reason.
    """
    require(actor, Right.VIEW_FIGURES)
    lines = [one.line for one in draft.lines]
    if plan is None:
        return Saving(None, tuple(lines), ())
    before = {one.key: one for one in register.plan_lines(open_registers_of(home, now), plan)}
    old = [_stands(one) for one in before.values() if one.dropped != GONE]
    pairs = aligned(old, [_stands(one) for one in lines])
    taken = set(before)
    kept: list[PlanLine] = []
    words: list[str] = []
    for line, was in zip(lines, pairs.was, strict=True):
        kept.append(
            _carried(line, before[was.key]) if was else replace(line, key=_free(line, taken))
        )
        taken.add(kept[-1].key)
        words.append(change_words(was, _stands(kept[-1])))
    kept += [replace(before[one.key], dropped=GONE) for one in pairs.gone]
    kept += [one for one in before.values() if one.dropped == GONE]
    words += [gone_words(one) for one in pairs.gone]
    return Saving(plan, tuple(kept), tuple(one for one in words if one))


def save(home: Home, actor: Actor, draft: Draft, saving: Saving, now: datetime) -> int:
    """Save a draft and return the plan; needs Right.EDIT_PLANS. Raises PlanError.

    A version in which nothing changed is not written.
    """
    require(actor, Right.EDIT_PLANS)
    engine = open_registers_of(home, now)
    if saving.plan is not None and not saving.changes:
        return saving.plan
    new = NewPlan(
        draft.title, draft.kind, draft.file_name, draft.years, saving.lines, saving.changes
    )
    return register.save_plan(engine, actor, new, now=now, plan=saving.plan)


def plans(home: Home, actor: Actor, now: datetime) -> tuple[Plan, ...]:
    """Return every plan, those out of work too, the newest first; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    return register.plans(open_registers_of(home, now))


def plan_state(home: Home, actor: Actor, plan: Plan, as_of: date, now: datetime) -> PlanState:
    """Return a plan as it stands at the end of a day; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    engine = open_registers_of(home, now)
    lines = register.plan_lines(engine, plan.id)
    reports = report_register.plan_reports(engine, plan.id)
    ground = replace(ground_of(home, years_of_plan(plan, lines, as_of), now), as_of=as_of)
    members = {one.name: one.members for one in body_register.bodies(engine) if one.members}
    states = tuple(
        _state(one, [r for r in reports if r.line_key == one.key], ground, plan, members)
        for one in lines
    )
    counts = {status: sum(one.status is status for one in states) for status in Status}
    return PlanState(plan, states, counts)


def obligation_rows(
    home: Home,
    actor: Actor,
    now: datetime,
    date_from: date | None = None,
    date_to: date | None = None,
) -> list[dict[str, Any]]:
    """Return what is owed by the plans in work, due in the days given, by due date.

    Rows: plan, number, executor (null when none is named), period, due, status, days_late.
    """
    rows: list[dict[str, Any]] = []
    for plan in plans(home, actor, now):
        if plan.withdrawn or plan.kind != "plan":
            continue
        for one in plan_state(home, actor, plan, now.date(), now).lines:
            rows += [
                {
                    "plan": plan.title,
                    "number": one.line.number,
                    "executor": owed.executor or None,
                    "period": owed.period,
                    "due": owed.due.isoformat(),
                    "status": owed.status.value,
                    "days_late": owed.days_late,
                }
                for owed in one.owed
                if (date_from is None or owed.due >= date_from)
                and (date_to is None or owed.due <= date_to)
            ]
    return sorted(rows, key=lambda row: (row["due"], row["plan"], row["number"]))


def correct(
    home: Home, actor: Actor, plan: int, line: PlanLine, now: datetime, *, why: str = ""
) -> None:
    """Keep what a person understood of a line; needs Right.EDIT_PLANS. Raises PlanError."""
    register.correct_line(open_registers_of(home, now), actor, plan, line, why=why, now=now)


def withdraw(home: Home, actor: Actor, plan: int, now: datetime) -> None:
    """Take a plan out of work or give it back; needs Right.EDIT_PLANS. Raises PlanError."""
    register.withdraw_plan(open_registers_of(home, now), actor, plan, now=now)


def known_bodies(home: Home, actor: Actor, now: datetime) -> tuple[Body, ...]:
    """Return the directory of executors; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    return body_register.bodies(open_registers_of(home, now))


def add_bodies(home: Home, actor: Actor, names: Sequence[str], now: datetime) -> int:
    """Add executors, those that stand for many as groups; needs Right.EDIT_PLANS."""
    groups = [one for one in names if group(one)]
    return body_register.add_bodies(
        open_registers_of(home, now), actor, names, groups=groups, now=now
    )


def name_body(home: Home, actor: Actor, name: str, body: str, now: datetime) -> None:
    """Say that a spelling means a known executor; needs Right.EDIT_PLANS. Raises PlanError."""
    body_register.add_alias(open_registers_of(home, now), actor, name, body, now=now)


def settings(home: Home, actor: Actor, now: datetime) -> PlanSettings:
    """Return how terms are counted; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    return plan_settings(open_registers_of(home, now))


def save_settings(home: Home, actor: Actor, chosen: PlanSettings, now: datetime) -> None:
    """Change how terms are counted; needs Right.EDIT_DIRECTORIES. Raises SettingError."""
    save_plan_settings(open_registers_of(home, now), actor, chosen, now=now)


def years_of_plan(plan: Plan, lines: Sequence[PlanLine], as_of: date) -> list[int]:
    """Return the years in which anything of a plan can be due."""
    days = [day for one in lines for rule in one.rules for day in (rule.start, rule.end) if day]
    named = {*plan.newest.years, *(day.year for day in days)}
    return sorted(named) or [as_of.year - 1, as_of.year]


def nothing_done(report: PlanReport) -> str | None:
    """Return why a report that names a day makes nothing done: it says nothing and proves nothing."""
    if report.done_on is None or report.proof or report.file is not None:
        return None
    return is_non_answer(report.text)


def _state(
    line: PlanLine,
    reports: list[PlanReport],
    ground: Ground,
    plan: Plan,
    members: Mapping[str, Sequence[str]],
) -> LineState:
    dues = dues_of(line.rules, ground, MOST_DUES)
    given = list(said_in(line, plan.newest.years))
    given += [one for report in reports for one in _given(report, members)]
    owed = obligations(
        dues,
        expanded(line.executors, members),
        given,
        ground.as_of,
        done_by=line.done_by,
        dropped=bool(line.dropped),
    )
    status = line_status(
        [one.kind for one in line.rules],
        owed,
        reported=any(one.done_on for one in given),
        dropped=bool(line.dropped),
    )
    ahead = next((one for one in dues if one.due >= ground.as_of), None)
    return LineState(line, status, dues, owed, None if line.dropped else ahead, tuple(reports))


def _given(report: PlanReport, members: Mapping[str, Sequence[str]]) -> list[Given]:
    """Return what a report makes done, of a group for each of it; empty words make nothing done."""
    done = None if nothing_done(report) else report.done_on
    return [
        Given(one, report.period, done, report.moved_to, report.dated)
        for one in expanded([report.executor], members)
    ]


def _stands(line: PlanLine) -> Stands:
    return Stands(line.key, line.number, line.measure, line.term_text, line.executors)


def _carried(line: PlanLine, was: PlanLine) -> PlanLine:
    """Return a line under its old key; what a person had settled of the same term stays."""
    line = replace(line, key=was.key, done_by=was.done_by)
    if line.term_text == was.term_text and not was.doubts:
        line = replace(line, rules=was.rules, doubts=())
    if was.dropped and was.dropped != GONE and not line.dropped:
        line = replace(line, dropped=was.dropped)
    return line


def _free(line: PlanLine, taken: set[str]) -> str:
    """Return a key that no line of the plan ever had."""
    key, count = line.key, 1
    while key in taken:
        count += 1
        key = f"{line.number or 'б/н'}#{count}"
    return key


def _folded(title: str) -> str:
    return " ".join(title.lower().replace("ё", "е").split()).strip(' .«»"')
