"""A report of execution on its way in: the file, what it says of every measure, saving."""

from datetime import date

import pandas as pd
import streamlit as st

from analytics.words import counted
from answers.execution.importing import Laid, facts_words, laid, saved, told_words, year_of
from answers.execution.owed import Sieve
from answers.plans.saved import PlanState
from ui.clock import now
from ui.district import District
from ui.literal import literal
from ui.plans.acts import carried_out
from ui.plans.draft_file import draw_draft_file, drop_draft
from ui.tables import Column, draw_export, draw_table

_TOLD = (
    Column("number", "№"),
    Column("measure", "Мероприятие в отчёте"),
    Column("line", "Строка плана"),
    Column("text", "Что сказано"),
    Column("facts", "Числа"),
    Column("verdict", "Что из этого следует"),
)
_LONGEST = 300
_KEY = "execution"


def draw_import(here: District, state: PlanState, sieve: Sieve, today: date) -> None:
    """Draw the uploader of a report and, with a file in it, what it says of the plan."""
    with st.expander("Загрузить отчёт об исполнении документом"):
        label = "Отчёт об исполнении: Word (.docx), Excel, csv или текст"
        draft = draw_draft_file(here, label, _KEY)
        if draft is None:
            st.caption(
                "Word, Excel или текст с теми же мероприятиями, что в плане. До сохранения видно, "
                "какая строка к какой относится и где из отчёта не видно, что сделано."
            )
            return
        asked = sieve.first.year if sieve.first else year_of(draft, today)
        year = int(st.number_input("Отчёт за год", 1990, 2100, asked, width=160))
        what = laid(here.actor, draft, state, year, today)
        _draw_laid(here, what)
        if all(one.line is None for one in what.told):
            st.warning(
                "Ни одна строка отчёта не подошла к этому плану: похоже, это отчёт о другом. Выберите "
                "другой план в строке фильтров или загрузите сам план на странице «Планы мероприятий»."
            )
        elif st.button("Сохранить отчёты", type="primary", key="execution_save"):
            carried_out(lambda: _keep(here, what), "Отчёты сохранены, статусы пересчитаны.")


def _draw_laid(here: District, what: Laid) -> None:
    matched = sum(one.line is not None for one in what.told)
    empty = sum(bool(one.empty) and one.line is not None for one in what.told)
    said = [
        f"{matched} из {counted(len(what.told), 'строки', 'строк', 'строк')} отчёта нашли своё мероприятие",
        f"не говорят, что сделано: {empty}",
        f"мероприятий без отчёта: {len(what.silent)}",
    ]
    st.write("; ".join(said) + ".")
    rows = [
        {
            "number": one.said.number or None,
            "measure": one.said.measure,
            "line": one.line.line.number if one.line else None,
            "text": one.said.report_text or None,
            "facts": facts_words(one.facts, what.year) or None,
            "verdict": told_words(one),
        }
        for one in what.told
    ]
    frame = pd.DataFrame(rows)
    shown = frame.assign(text=pd.Series([_cut(one["text"]) for one in rows]))
    draw_table(shown, _TOLD)
    draw_export(
        here.actor,
        frame.rename(columns={column.key: column.title for column in _TOLD}),
        f"Отчёт за {what.year} год: сверка с планом",
        [what.title],
        "sverka",
    )
    if what.silent:
        st.caption("Мероприятия плана, о которых в отчёте ничего нет:")
        st.markdown(
            "\n".join(
                f"- {literal(f'{one.line.number} {one.line.measure}')}" for one in what.silent
            )
        )


def _keep(here: District, what: Laid) -> None:
    saved(here.home, here.actor, what, now())
    drop_draft(_KEY)


def _cut(text: str | None) -> str | None:
    return f"{text[:_LONGEST]}…" if text and len(text) > _LONGEST else text
