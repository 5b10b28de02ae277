"""The analyst's notes under a chart: what the numbers mean, and adding or taking back one.

A page with a chart in time: ``notes = notes_here(here, MESSAGES, starts)``, then the figure through
``charts.annotations.mark``, then ``draw_notes(here, MESSAGES, notes)`` below it.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
import streamlit as st

from access.rights import Right, may
from answers.trends.annotations import (
    Note,
    annotate,
    annotations,
    chart_names,
    charts_words,
    days_of,
    method_changes,
    notes_on,
    restore,
    withdraw,
)
from data.snapshots import indicators
from registers.annotations import LONGEST, Annotation, AnnotationError
from ui.cached import recalled
from ui.clock import now
from ui.district import District
from ui.literal import literal
from ui.turns import next_turn, turn

_SAID = "annotation_said"


def notes_here(here: District, chart: str, starts: Iterable[date]) -> tuple[Note, ...]:
    """Return the notes to mark on a chart whose points begin on `starts`.

    The last point ends with the data, or is as long as the longest of the others.
    """
    days = [pd.Timestamp(one).date() for one in starts]
    if not days:
        return ()
    last = max(days[-1], here.facts.data_date)
    if len(days) > 1:
        longest = max(later - one for one, later in pairwise(days))
        last = min(last, days[-1] + longest - timedelta(days=1))
    methods = recalled(lambda: method_changes(indicators(here.facts), chart), here, chart)
    return notes_on(annotations(here.home, here.actor, now()), chart, days[0], last, methods)


def draw_notes(here: District, chart: str, notes: Sequence[Note]) -> None:
    """Draw what the marks mean and, for those who may, the way to add and take back one."""
    draw_legend(notes)
    draw_annotating(here, chart)


def draw_legend(notes: Sequence[Note]) -> None:
    """Draw what the numbers on the chart mean."""
    lines = [f"**{note.number}** · {note.days} — {literal(note.text)}" for note in notes]
    if lines:
        st.caption("  \n".join(lines))
    said = st.session_state.pop(_SAID, None)
    if said:
        st.success(literal(said))


def draw_annotating(here: District, chart: str) -> None:
    """Draw the way to add a note, to take one off and to put it back; nothing without the right."""
    if may(here.actor, Right.ANNOTATE):
        with st.expander("Пометки на графиках"):
            _draw_adding(here, chart)
            _draw_known(here)


def _draw_adding(here: District, chart: str) -> None:
    names = _chart_names(here)
    places = {"": "на всех графиках"}
    if chart in names:
        places[chart] = f"только {names[chart]}"
    now_on = turn("note")
    with st.form(f"annotation_{chart}_{now_on}", border=False):
        st.write(
            "Скажите под графиком, что произошло: сменили порядок учёта, прошла авария, открылась "
            "приёмная. Без имён и адресов заявителей: пометку видят все."
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            day = here.facts.data_date
            first = st.date_input(
                "Когда", day, format="DD.MM.YYYY", key=f"note_first_{now_on}", width=150
            )
            last = st.date_input(
                "По какой день", None, format="DD.MM.YYYY", key=f"note_last_{now_on}", width=150,
                help="Оставьте пустым, если это один день",
            )  # fmt: skip
            text = st.text_input(
                "Что произошло", max_chars=LONGEST, key=f"note_text_{now_on}", width=420
            )
            where = st.selectbox(
                "Где показать", list(places), format_func=lambda one: places[one],
                key=f"note_where_{chart}_{now_on}", width=300,
            )  # fmt: skip
            asked = st.form_submit_button("Добавить")
    if asked:
        days = (first, last or first)
        charts = [where] if where else []

        def added() -> None:
            annotate(here.home, here.actor, days, text, charts, now())
            next_turn("note")

        _done(
            added,
            f"Пометка «{text.strip()}» добавлена: {days_of(*days)}.",
        )


def _draw_known(here: District) -> None:
    names = _chart_names(here)
    known = annotations(here.home, here.actor, now())
    standing = [one for one in known if not one.withdrawn]
    gone = [one for one in known if one.withdrawn]
    for title, word, those, act in (
        ("Убрать пометку", "Убрать", standing, withdraw),
        ("Вернуть убранную", "Вернуть", gone, restore),
    ):
        if not those:
            continue
        with st.container(horizontal=True, vertical_alignment="bottom"):
            one = st.selectbox(
                title, those, format_func=lambda one: _named(one, names), key=f"note_{word}",
                width=620,
            )  # fmt: skip
            if st.button(word, key=f"note_do_{word}"):
                _done(
                    lambda number=one.id, act=act: act(here.home, here.actor, number, now()),
                    f"Пометка «{one.text}» {'убрана' if act is withdraw else 'возвращена'}.",
                )


def _chart_names(here: District) -> dict[str, str]:
    return recalled(lambda: chart_names(indicators(here.facts)), here)


def _named(one: Annotation, names: dict[str, str]) -> str:
    where = charts_words(one.charts, names)
    return f"{days_of(one.first_day, one.last_day)} · {one.text} · {where} · {one.author}"


def _done(act: Callable[[], None], said: str) -> None:
    try:
        act()
    except AnnotationError as error:
        st.error(str(error))
        return
    st.session_state[_SAID] = said
    st.rerun()
