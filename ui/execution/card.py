"""One measure: what it demands, who owes what, the reports with their proofs, and a new report."""

from datetime import date

import pandas as pd
import streamlit as st

from access.rights import Right, may
from answers.execution.owed import NOBODY, status_words
from answers.execution.reports import history
from answers.execution.words import due_day
from answers.plans.rule_choices import DONE_BY, SIGNS, rules_words
from answers.plans.saved import LineState, PlanState, nothing_done
from data.errors import UserError
from data.proofs import announced, proof_content
from registers.plans.values import PlanReport
from ui.clock import now
from ui.district import District
from ui.execution.entry import draw_correcting, draw_entry
from ui.links import kept_filters, page_link
from ui.literal import literal
from ui.menu import page
from ui.plans.acts import draw_said
from ui.tables import Column, draw_table

_OWED = (
    Column("executor", "Исполнитель"),
    Column("period", "За период", link="address"),
    Column("due", "Срок"),
    Column("status", "Статус"),
    Column("done", "Исполнено"),
)
_SHOWN = 200


def draw_card(here: District, state: PlanState, line: LineState, today: date) -> None:
    """Draw everything about one line of a plan."""
    own = line.line
    st.title(literal(f"{own.number} {own.measure}".strip()), anchor=False)
    query = {**kept_filters(), "plan": str(state.plan.id)}
    with st.container(key="links_back"):
        st.page_link(page("execution"), label="← Исполнение плана", query_params=query)
    draw_said()
    dropped = f": {own.dropped}" if own.dropped else ""
    rule = "; ".join(
        part
        for part in (
            f"план «{state.plan.title}»",
            own.section and f"раздел «{own.section}»",
            f"срок в документе: «{own.term_text}»",
            f"понято: {rules_words(own.rules)}",
            DONE_BY[own.done_by] if len(own.executors) > 1 else "",
        )
        if part
    )
    st.markdown(f"**{SIGNS[line.status]} {literal(line.status.value + dropped)}**")
    st.caption(literal(rule[:1].upper() + rule[1:] + "."))
    who, of = _asked(line)
    if may(here.actor, Right.REPORT_EXECUTION) and not own.dropped:
        draw_entry(here, state.plan.id, line, who, of, today)
    _draw_owed(state.plan.id, line, who, of)
    _draw_reports(here, state.plan.id, line)


def _asked(line: LineState) -> tuple[str, str]:
    """Return the executor and the period that the address names, "" for what is not owed."""
    who, of = (st.query_params.get(name, "") for name in ("who", "of"))
    known = {(one.executor, one.period) for one in line.owed}
    return (who, of) if (who, of) in known else ("", "")


def _draw_owed(plan: int, line: LineState, who: str, of: str) -> None:
    if not line.owed:
        st.write("Своих сроков у мероприятия нет: отчитаться о нём можно в любой день.")
        return
    st.subheader("Кто и когда отчитывается", anchor=False)
    rows = [
        {
            "executor": one.executor or NOBODY,
            "period": one.period,
            "due": due_day(one),
            "status": status_words(one),
            "done": _done(one.done_on, one.dated),
            "address": page_link(
                "execution", plan=plan, line=line.line.key, who=one.executor, of=one.period
            ),
            "asked": "да" if (one.executor, one.period) == (who, of) else "",
        }
        for one in line.owed[:_SHOWN]
    ]
    draw_table(pd.DataFrame(rows), _OWED, own=("asked", "да"))


def _done(day: date | None, dated: bool) -> str | None:
    if day is None:
        return None
    return f"{day:%d.%m.%Y}" if dated else "день не назван"


def _draw_reports(here: District, plan: int, line: LineState) -> None:
    st.subheader("Отчёты", anchor=False)
    found = history(here.home, here.actor, plan, line.line.key, now())
    if line.line.report_text:
        st.caption("В самом документе")
        st.write(literal(line.line.report_text))
    if not found and not line.line.report_text:
        st.write("Отчётов ещё нет.")
    corrected = {one.replaces for one in found if one.replaces}
    for one in found:
        with st.container(border=True, key=f"report_{one.id}"):
            st.markdown(_head(one, corrected))
            if one.text:
                st.write(literal(one.text))
            if one.proof:
                st.caption(f"Подтверждение: {_link(one.proof)}")
            if one.file:
                _draw_file(here, one)
            if not one.withdrawn and may(here.actor, Right.REPORT_EXECUTION):
                draw_correcting(here, plan, line, one)


def _head(one: PlanReport, corrected: set[int]) -> str:
    about = literal("; ".join([one.executor or "все исполнители", one.period or "весь срок"]))
    done = _done(one.done_on, one.dated)
    said = f"исполнено: {done}" if done else "ещё не исполнено"
    if one.moved_to:
        said = f"срок перенесён на {one.moved_to:%d.%m.%Y}"
    entered = literal(f"№ {one.id}, введён {one.at:%d.%m.%Y %H:%M}, {one.author}")
    state, empty = "", nothing_done(one)
    if empty and not one.withdrawn:
        said = f"▲ не засчитан: {empty}; день назван {done}"
    if one.withdrawn:
        state = " — **исправлен**" if one.id in corrected else " — **отменён**"
    more = f", исправляет № {one.replaces}" if one.replaces else ""
    return f"**{about}** — {literal(said)}{state}  \n:small[{entered}{literal(more)}]"


def _draw_file(here: District, one: PlanReport) -> None:
    if one.file is None or not may(here.actor, Right.EXPORT):
        return
    file = one.file
    size = f"{max(1, round(file.size / 1024))} КБ"
    try:
        content = proof_content(here.home, here.actor, file)
    except UserError as error:
        st.error(literal(str(error)))
        return
    st.download_button(
        f"Подтверждение: {literal(file.name)}, {size}",
        data=content,
        file_name=file.name,
        mime=announced(file),
        key=f"proof_{one.id}",
        on_click="ignore",
    )


def _link(proof: str) -> str:
    """Return a proof as a link when it is one; anything else stays words."""
    words = proof.strip()
    if words.startswith(("https://", "http://")) and not set(words) & set(" <>()[]\"'`"):
        return f"[{literal(words)}]({words})"
    return literal(words)
