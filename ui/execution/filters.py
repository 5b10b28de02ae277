"""What of the obligations is asked, all of it in the address; and the one line a card is of."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

import streamlit as st

from analytics.obligations import Status
from analytics.words import month
from answers.execution.owed import Owed, Sieve, line_of
from answers.plans.rule_choices import SIGNS
from answers.plans.saved import LineState, PlanState
from ui.asked import switch
from ui.links import page_link

ALL = "all"
_LONGEST = 26
_SHOWN = (Status.LATE, Status.AT_WORK, Status.NOT_YET, Status.DONE, Status.DROPPED)


def sieve_asked(
    states: Sequence[PlanState], owed: Sequence[Owed], today: date, *, whole: bool
) -> tuple[Sieve, str]:
    """Draw the choices and return them, with the same as a sentence; `whole` begins with all days."""
    titles = {str(one.plan.id): one.plan.title for one in states}
    executors = sorted({one.executor for one in owed})
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        plan = switch(
            "plan",
            "План",
            {ALL: "все планы", **{one: _short(title) for one, title in titles.items()}},
            wide=True,
        )
        who = switch(
            "executor",
            "Исполнитель",
            {ALL: "все", **{one: _short(one) for one in executors}},
            wide=True,
        )
        section = ALL
        if plan != ALL:
            names = {one.line.section: _short(one.line.section) for state in states
                     if str(state.plan.id) == plan for one in state.lines if one.line.section}  # fmt: skip
            section = switch("section", "Раздел", {ALL: "все", **names}, wide=True)
        of_status = {one.name.lower(): f"{SIGNS[one]} {one.value}" for one in _SHOWN}
        status = switch("status", "Статус", {ALL: "любой", **of_status}, wide=True)
        spans = _spans(owed)
        # A report of execution is of the whole plan unless somebody chooses the days.
        usual = ALL if whole else _usual(owed, today)
        due = switch("due", "Срок", spans, wide=True, default=usual)
    first, last = _days(due)
    sieve = Sieve(
        int(plan) if plan != ALL else None,
        who if who != ALL else None,
        section if section != ALL else None,
        Status[status.upper()] if status != ALL else None,
        first,
        last,
    )
    words = [
        titles.get(plan, "все планы"),
        who if who != ALL else "все исполнители",
        *([section] if section != ALL else []),
        of_status.get(status, "любой статус"),
        f"срок: {spans[due]}",
    ]
    return sieve, "; ".join(words)


def card_address(one: Owed) -> str:
    """Return the address of the card of an obligation."""
    return page_link(
        "execution", plan=one.plan, line=one.key, who=one.owes.executor, of=one.owes.period
    )


def line_address(plan: int, key: str) -> str:
    """Return the address of the card of a measure as a whole."""
    return page_link("execution", plan=plan, line=key)


def card_asked(states: Sequence[PlanState]) -> tuple[PlanState, LineState] | None:
    """Return the line that the address names, None when it names none or one that is not there."""
    plan, key = st.query_params.get("plan", ""), st.query_params.get("line", "")
    number = int(plan) if plan.isascii() and plan.isdigit() and len(plan) < 10 else 0
    return line_of(states, number, key) if key else None


def _short(title: str) -> str:
    """Return a title that leaves room for the other choices; the page names the plan in full."""
    return f"{title[:_LONGEST].rstrip()}…" if len(title) > _LONGEST else title


def _spans(owed: Sequence[Owed]) -> dict[str, str]:
    years = sorted({one.owes.due.year for one in owed}, reverse=True)
    months = sorted({one.owes.due.replace(day=1) for one in owed}, reverse=True)
    return {
        ALL: "все сроки",
        **{str(one): f"{one} год" for one in years},
        **{f"{one:%Y-%m}": month(one) for one in months},
    }


def _usual(owed: Sequence[Owed], today: date) -> str:
    """Return this year, else the last one in which something was due, else all."""
    years = {one.owes.due.year for one in owed}
    past = [one for one in years if one <= today.year]
    return str(max(past) if past else min(years)) if years else ALL


def _days(due: str) -> tuple[date | None, date | None]:
    if due == ALL:
        return None, None
    year, _, of_month = due.partition("-")
    if not of_month:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    first = date(int(year), int(of_month), 1)
    return first, first.replace(day=monthrange(first.year, first.month)[1])
