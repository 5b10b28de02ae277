"""The report of execution as a document, and reports that came as documents taken in."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from access.rights import Right, may
from answers.execution.owed import Sieve
from answers.execution.paper import paper_frame, paper_of
from answers.plans.saved import PlanState
from documents.execution_report import execution_document, execution_workbook
from ui.district import District
from ui.execution.importing import draw_import
from ui.literal import literal
from ui.tables import Column, draw_table

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw_papers(here: District, states: Sequence[PlanState], sieve: Sieve, today: date) -> None:
    """Draw the report of one plan and the ways to save it; and the way in for a report."""
    state = next((one for one in states if one.plan.id == sieve.plan), None)
    if state is None and len(states) == 1:
        state = states[0]
    if state is None:
        st.write(
            "Выберите план в строке фильтров: отчёт об исполнении составляется по одному плану."
        )
        return
    paper = paper_of(state, sieve, today)
    st.subheader(literal(f"{state.plan.title} — {paper.span}"), anchor=False)
    if may(here.actor, Right.EXPORT) and paper.rows:
        with st.container(horizontal=True):
            st.download_button(
                "Скачать отчёт (docx)",
                data=lambda: execution_document(here.actor, paper),
                file_name=f"otchet_{state.plan.id}.docx",
                mime=_WORD,
                key="paper_docx",
                on_click="ignore",
            )
            st.download_button(
                "Скачать отчёт (xlsx)",
                data=lambda: execution_workbook(here.actor, paper),
                file_name=f"otchet_{state.plan.id}.xlsx",
                mime=_EXCEL,
                key="paper_xlsx",
                on_click="ignore",
            )
    if may(here.actor, Right.REPORT_EXECUTION):
        draw_import(here, state, sieve, today)
    for frame in (paper.by_section, paper.by_executor):
        columns = [_column(str(name)) for name in frame]
        draw_table(frame.iloc[:-1], columns, total=frame.iloc[-1].to_dict())
    with st.expander("Мероприятия", expanded=False):
        frame = paper_frame(paper)
        draw_table(frame, [Column(str(name), str(name)) for name in frame])


def _column(name: str) -> Column:
    words = name in ("Раздел", "Исполнитель", "Исполнено из наступивших")
    return Column(name, name, "text" if words else "whole")
