"""«Загрузка»: files in, what they would change, confirmation."""

import streamlit as st

from answers.mappings import known_profiles
from ui.clock import now
from ui.district import district
from ui.links import kept_filters
from ui.literal import literal
from ui.mapping import draw_mapping
from ui.menu import page
from ui.outcomes import draw_outcomes
from ui.profiles import draw_own_profiles
from ui.uploading import BY_HAND, headline, look_through, ready_of, take_in, uploading

here = district()
state = uploading()
title = st.empty()

files = st.file_uploader(
    "Файлы Excel, csv или ods, можно несколько сразу",
    accept_multiple_files=True,
    key=f"files_{state.round}",
)
with st.expander("Дополнительно"):
    profiles = {one.id: one.title for one in known_profiles(here.home, here.actor, now())}
    profile = st.selectbox(
        "Источник",
        ["", *profiles],
        format_func=lambda one: profiles.get(one, "узнать по заголовкам"),
    )
    replace = st.checkbox(
        "Заменить уже известные ответы",
        help="Обычно строка без ответа не отменяет ответ, загруженный раньше. С этой пометкой файл "
        "заменит и такие строки: например, если прежняя загрузка была ошибочной.",
    )

by_hand = next((file for file in files if file.file_id == state.by_hand), None)
if by_hand is not None:
    draw_mapping(here, state, by_hand, replace)
elif files:
    if state.overtaken:
        st.warning("Пока вы смотрели, загрузили другие данные. Проверьте числа ещё раз.")
    look_through(here, state, files, profile or None, replace)
    draw_outcomes(here.actor, state.seen)
    for file, one in zip(files, state.seen, strict=False):
        if one["status"] == "refused":
            st.error(f"**{literal(one['file'])}** не загружен. {literal(one['reason'])}")
            if BY_HAND in one["reason"] and st.button(
                "Сопоставить столбцы вручную", key=f"by_hand_{file.file_id}"
            ):
                state.by_hand = file.file_id
                st.rerun()
        elif one["status"] == "unchanged":
            st.info(f"**{literal(one['file'])}**: {literal(one['reason'])}")
    ready = ready_of(state.seen)
    if ready and st.button("Загрузить", type="primary", key="confirm"):
        take_in(here, state, ready)
        st.rerun()
elif state.seen:
    state.begin_again([])

if state.done and not files:
    draw_outcomes(here.actor, state.done)
    with st.container(horizontal=True):
        for slug, words in (
            ("svodka", "Открыть сводку"),
            ("heatmap", "Открыть тепловую карту"),
            ("journal", "Открыть журнал загрузок"),
        ):
            st.page_link(page(slug), label=words, query_params=kept_filters())

title.title(headline(state))
if not files:
    st.caption("Узнаются сами: " + literal(", ".join(dict.fromkeys(profiles.values()))) + ".")
    draw_own_profiles(here)
