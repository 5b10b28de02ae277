"""What the importer answered on the upload page, and what a person may do about it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from data import runs
from data.uploads import Asked
from ui.district import District
from ui.imports.effect import draw_indicator_effect
from ui.imports.file_ways import draw_ways
from ui.imports.outcomes import draw_outcomes, draw_remarks
from ui.imports.uploading import Uploaded, Uploading, leave, ready_of, take_in
from ui.links import kept_filters
from ui.literal import literal
from ui.menu import page

_NEXT = (
    ("svodka", "Открыть сводку"),
    ("heatmap", "Открыть тепловую карту"),
    ("journal", "Открыть журнал загрузок"),
)


def draw_answer(
    here: District,
    state: Uploading,
    files: Sequence[Uploaded],
    usual: Asked,
    profiles: Mapping[str, str],
) -> None:
    """Draw the answer of the run of this tab; nothing while nothing was asked.

    ``files`` lie in the uploader behind it, ``usual`` is how they are read, ``profiles`` are titles.
    """
    if state.trouble:
        _draw_trouble(here, state)
        return
    if not state.outcomes:
        return
    if state.overtaken or any(one["status"] == "asks again" for one in state.outcomes):
        st.warning("Пока вы смотрели, загрузили другие данные. Проверьте числа ещё раз.")
    ready = ready_of(state.outcomes)
    if ready:
        with st.container(horizontal=True):
            if st.button("Загрузить", type="primary", key="confirm"):
                take_in(here, state, ready)
                st.rerun()
            if st.button("Не загружать", key="leave"):
                leave(here, state)
                st.rerun()
    draw_ways(here, state, files, usual, profiles)
    draw_outcomes(state.outcomes)
    if ready:
        draw_indicator_effect(here.actor, ready)
    draw_remarks(here.actor, state.outcomes)
    if any(one["status"] == "imported" for one in state.outcomes):
        with st.container(horizontal=True):
            for slug, words in _NEXT:
                st.page_link(page(slug), label=words, query_params=kept_filters())


def _draw_trouble(here: District, state: Uploading) -> None:
    """Draw why there is no answer; a preview that was being confirmed can be opened again."""
    st.error(literal(state.trouble))
    run = runs.find(here.home, state.run) if state.run else None
    before = runs.find(here.home, run.of) if run is not None else None
    if before is not None:
        if st.button("Вернуться к предпросмотру", key="back"):
            state.follow(before.id)
            st.rerun()
    elif st.button("Понятно", key="understood"):
        leave(here, state)
        st.rerun()
