"""Plans in work: the list with counts by status, and one plan with its lines and versions."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from access.rights import Right, may
from analytics.obligations import Status
from analytics.words import NBSP, counted, day
from answers.plans.rule_choices import SIGNS
from answers.plans.saved import PlanState, correct, known_bodies, withdraw
from registers.plans.saved import KINDS
from registers.plans.values import PlanLine
from ui.clock import now
from ui.district import District
from ui.links import page_link
from ui.literal import literal
from ui.plans.acts import carried_out
from ui.plans.lines import LINES, REPORTED, draw_lines, draw_settling, line_row
from ui.tables import Column, draw_export, draw_table

_PLANS = (
    Column("title", "План", link="address"),
    Column("lines", "Строк", "whole"),
    Column("late", f"▲{NBSP}Просрочено", "whole"),
    Column("work", f"◐{NBSP}В работе", "whole"),
    Column("done", f"●{NBSP}Исполнено", "whole"),
    Column("ahead", f"○{NBSP}Срок не наступил", "whole"),
    Column("dropped", "Снято", "whole"),
    Column("waits", "Ждёт решения", "whole"),
    Column("due", "Ближайший срок", "day"),
    Column("kind", "Что это"),
)


def headline(states: Sequence[PlanState]) -> str:
    """Return the conclusion about the plans in work."""
    watched = [one for one in states if not one.plan.withdrawn and one.plan.kind == "plan"]
    if not watched:
        return "Планов на контроле нет"
    late = sum(one.counts[Status.LATE] for one in watched)
    lines = sum(len(one.lines) for one in watched)
    words = counted(len(watched), "план", "плана", "планов")
    if not late:
        return f"{words} на контроле, просроченных мероприятий нет"
    said = counted(
        late, "мероприятие просрочено", "мероприятия просрочены", "мероприятий просрочено"
    )
    return f"{words} на контроле: {said} из {lines}"


def draw_plans(states: Sequence[PlanState]) -> None:
    """Draw the list; each title leads to its plan."""
    frame = pd.DataFrame([_row(one) for one in states])
    with st.container(key="long_names"):
        draw_table(frame, _PLANS)


def draw_plan(here: District, state: PlanState) -> None:
    """Draw one plan: counts, lines, corrections, versions."""
    plan, counts = state.plan, state.counts
    st.subheader(literal(plan.title), anchor=False)
    said = [f"{SIGNS[one]} {one.value}: {counts[one]}" for one in Status if counts[one]]
    saved = (
        f"редакция {plan.newest.version} от {plan.newest.at:%d.%m.%Y %H:%M}, {plan.newest.author}"
    )
    st.caption(literal(f"{KINDS[plan.kind]}, {saved}. " + " · ".join(said)))
    rows = [line_row(one.line, one.status, one.dues, now().date()) for one in state.lines]
    draw_lines(rows)
    frame = pd.DataFrame(rows)
    named = {one.key: one.title for one in (*LINES, *REPORTED)}
    draw_export(
        here.actor,
        frame[["section", *named]].rename(columns={"section": "Раздел", **named}),
        plan.title,
        [f"Состояние на {day(now().date())}."],
        "plan",
    )
    if may(here.actor, Right.EDIT_PLANS):
        _draw_acts(here, state)
    with st.expander(f"Редакции: {len(plan.versions)}"):
        for one in plan.versions:
            st.write(literal(f"Редакция {one.version}: {one.at:%d.%m.%Y %H:%M}, {one.author}, файл «{one.file_name}»"))  # fmt: skip
            st.markdown("\n".join(f"- {literal(words)}" for words in one.changes))


def _draw_acts(here: District, state: PlanState) -> None:
    plan = state.plan

    def keep(line: PlanLine) -> None:
        correct(here.home, here.actor, plan.id, line, now())

    with st.expander("Поправить строку"):
        draw_settling(
            [one.line for one in state.lines],
            [one.name for one in known_bodies(here.home, here.actor, now())],
            {},
            keep,
            f"plan_{plan.id}",
        )
    words = "Вернуть на контроль" if plan.withdrawn else "Снять план с контроля"
    if st.button(words, key="plan_withdraw"):
        gone = f"План «{plan.title}» снят с контроля: он остался в списке, сроков по нему не ждут."
        back = f"План «{plan.title}» снова на контроле."
        carried_out(
            lambda: withdraw(here.home, here.actor, plan.id, now()),
            back if plan.withdrawn else gone,
        )


def _row(one: PlanState) -> dict[str, object]:
    ahead = [
        line.next_due.due for line in one.lines if line.next_due and line.status is not Status.DONE
    ]
    counts = one.counts
    out = " (снят с контроля)" if one.plan.withdrawn else ""
    return {
        "title": f"{one.plan.title}{out}",
        "address": page_link("plans", plan=one.plan.id),
        "kind": KINDS[one.plan.kind],
        "lines": len(one.lines),
        "late": counts[Status.LATE],
        "work": counts[Status.AT_WORK],
        "done": counts[Status.DONE] + counts[Status.STANDING],
        "ahead": counts[Status.NOT_YET],
        "dropped": counts[Status.DROPPED],
        "waits": sum(bool(line.line.doubts) for line in one.lines),
        "due": min(ahead, default=None),
    }
