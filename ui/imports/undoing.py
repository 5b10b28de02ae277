"""Taking a batch back: what it would take away, in words, before the person agrees."""

import streamlit as st

from analytics.words import counted
from answers.imports.journal import Batch, in_force_of
from data import uploads
from ui.clock import now
from ui.district import District
from ui.literal import literal

_SAID = "journal_said"


def draw_undo(here: District, batch: Batch) -> None:
    """Draw the button that asks before it takes the batch back."""
    if st.button("Отменить загрузку", key="undo"):
        _confirm(here, batch)


def draw_said() -> None:
    """Say once what was undone."""
    said = st.session_state.pop(_SAID, None)
    if said:
        st.success(said)


@st.dialog("Отменить загрузку?")
def _confirm(here: District, batch: Batch) -> None:
    rows = in_force_of(here.facts, here.actor, batch.number)
    st.write(f"Загрузка № {batch.number}: {literal(batch.source)}, файл «{literal(batch.file)}».")
    st.write(
        f"Из неё сейчас в силе {counted(rows, 'строка', 'строки', 'строк')}. "
        + (
            "Они уйдут из показателей. Где раньше была загружена прежняя версия той же строки, "
            "вернётся она."
            if rows
            else "Показатели не изменятся: эти строки уже заменены более поздними загрузками."
        )
    )
    st.write("Отмена останется в журнале. Тот же файл можно будет загрузить снова.")
    with st.container(horizontal=True):
        if st.button("Отменить загрузку", type="primary", key="undo_yes"):
            with st.spinner("Отменяю загрузку и публикую данные без неё…"):
                done = uploads.undo(here.home, here.actor, batch.number, now())
            st.session_state[_SAID] = (
                f"Загрузка № {batch.number} отменена, опубликована версия {done['snapshot']}."
            )
            st.rerun()
        if st.button("Оставить", key="undo_no"):
            st.rerun()
