"""The lines of a plan as tables by section, and the form in which a person settles one line."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

import pandas as pd
import streamlit as st

from analytics.obligations import DoneBy, Status
from analytics.schedules import Due
from analytics.words import day
from answers.plans.rule_choices import (
    CHOICES,
    DONE_BY,
    SIGNS,
    ChoiceError,
    Chosen,
    chosen_rules,
    rules_words,
    span_of,
)
from registers.plans.values import PlanError, PlanLine
from ui.literal import literal
from ui.plans.acts import say
from ui.tables import Column, draw_table

LINES = (
    Column("number", "№"),
    Column("measure", "Мероприятие"),
    Column("status", "Статус"),
    Column("term", "Срок в документе"),
    Column("rule", "Как понято"),
    Column("due", "Ближайший срок"),
    Column("executors", "Исполнители"),
    Column("remarks", "Замечания"),
)
REPORTED = tuple(
    Column("report", "Отчёт об исполнении") if column.key == "executors" else column
    for column in LINES
)
"""The same for a report of execution, whose lines name no executors."""

_LONGEST = 400


def line_row(
    line: PlanLine, status: Status, dues: Sequence[Due], today: date
) -> dict[str, str | None]:
    """Return one row of LINES or REPORTED and its section."""
    dropped = f": {line.dropped}" if line.dropped else ""
    report = line.report_text
    return {
        "section": line.section,
        "number": line.number,
        "measure": line.measure,
        "term": line.term_text or None,
        "rule": rules_words(line.rules),
        "due": None if line.dropped else nearest_words(dues, today),
        "report": f"{report[:_LONGEST]}…" if len(report) > _LONGEST else report or None,
        "executors": "; ".join(line.executors) or None,
        "status": f"{SIGNS[status]} {status.value}{dropped}",
        "remarks": "; ".join([*(f"подтвердите: {one}" for one in line.doubts), *line.notes])
        or None,
    }


def due_words(due: Due | None) -> str | None:
    """Return a due day, with the day as written where it was moved."""
    if due is None:
        return None
    moved = f" (перенесён с {day(due.wanted)})" if due.wanted != due.due else ""
    return f"{day(due.due)}{moved}"


def nearest_words(dues: Sequence[Due], today: date) -> str | None:
    """Return the next due day, or the last one when all are past."""
    ahead = next((one for one in dues if one.due >= today), None)
    if ahead is None and dues:
        return f"прошёл: {due_words(dues[-1])}"
    return due_words(ahead)


def draw_lines(rows: Sequence[dict[str, str | None]]) -> None:
    """Draw the rows, each section under its heading."""
    columns = REPORTED if any(row["report"] for row in rows) else LINES
    for section, those in groupby(rows, key=lambda row: row["section"]):
        if section:
            st.markdown(f"**{literal(section)}**")
        draw_table(pd.DataFrame(list(those)), columns)


def draw_settling(
    lines: Sequence[PlanLine],
    known: Sequence[str],
    partners: dict[str, tuple[str, ...]],
    keep: Callable[[PlanLine], None],
    key: str,
) -> None:
    """Draw the form that settles a line: its rule, executors, who makes it done, why it is dropped.

    ``partners`` are suggested co-executors by the key of a line; ``keep`` takes the settled line.
    """
    first = next((place for place, one in enumerate(lines) if one.doubts), 0)
    line = st.selectbox(
        "Строка, сначала ждущая решения",
        lines,
        index=first,
        format_func=lambda one: f"{'● ' if one.doubts else ''}{one.number} {one.measure[:90]}",
        key=f"line_{key}",
    )
    st.caption(literal(f"В документе: «{line.term_text}». Понято: {rules_words(line.rules)}."))
    for doubt in line.doubts:
        st.caption(f"Подтвердите: {literal(doubt)}")
    suggested = partners.get(line.key, ())
    first_day, last_day = span_of(line.rules)
    if suggested:
        st.caption(literal(f"В тексте названы соисполнители: {', '.join(suggested)}."))
    with st.form(f"settle_{key}_{line.key}", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            way = st.selectbox("Срок", list(CHOICES), format_func=lambda one: CHOICES[one], width=280)  # fmt: skip
            start = st.date_input("С", first_day, format="DD.MM.YYYY", width=150)
            end = st.date_input("По", last_day, format="DD.MM.YYYY", width=150)
            due_day = st.number_input(
                "Отчёт до числа", 0, 31, 0, width=150,
                help="День следующего месяца; для недели — день недели. 0 — последний день периода",
            )  # fmt: skip
        anchor = st.text_input("Событие, если срок зависит от него")
        options = list(dict.fromkeys([*line.executors, *suggested, *known]))
        executors = st.multiselect(
            "Исполнители, первый — ответственный", options, default=list(line.executors),
            accept_new_options=True, placeholder="Выберите или впишите",
        )  # fmt: skip
        done_by = st.selectbox(
            "Когда исполнено", list(DoneBy), index=list(DoneBy).index(line.done_by),
            format_func=lambda one: DONE_BY[one],
        )  # fmt: skip
        dropped = st.text_input("Снято с исполнения, причина", line.dropped)
        asked = st.form_submit_button("Подтвердить строку")
    if asked:
        try:
            rules = chosen_rules(Chosen(way, start, end, int(due_day), anchor), line.rules)
            keep(
                replace(
                    line,
                    rules=rules,
                    executors=tuple(executors),
                    done_by=done_by,
                    doubts=(),
                    dropped=dropped.strip(),
                )
            )
        except (ChoiceError, PlanError) as error:
            st.error(str(error))
            return
        say(f"Строка {line.number or f'«{line.measure[:60]}»'} подтверждена.")
        st.rerun()
