"""«Загрузка»: files in, what they would change, confirmation."""

import streamlit as st

from answers.imports.mappings import known_profiles
from data.uploads import Asked
from ui.clock import now
from ui.district import district
from ui.imports.answered import draw_answer
from ui.imports.inbox import draw_inbox
from ui.imports.mapping import draw_mapping
from ui.imports.profiles import draw_own_profiles
from ui.imports.running import draw_progress
from ui.imports.uploading import catch_up, headline, leave, look_through, ready_of, uploading
from ui.literal import literal

here, state = district(), uploading()
title = st.empty()
profiles = {one.id: one.title for one in known_profiles(here.home, here.actor, now())}

files = st.file_uploader(
    "Файлы Excel, csv или ods, можно несколько сразу",
    accept_multiple_files=True,
    key=f"files_{state.round}",
)
with st.expander("Дополнительно"):
    profile = st.selectbox(
        "Источник",
        ["", *profiles],
        format_func=lambda one: profiles.get(one, "узнать по заголовкам"),
    )
    replace = st.checkbox(
        "Заменить прежние ответы",
        help="Обычно строка без ответа не отменяет ответ, загруженный раньше. С этой пометкой файлы "
        "заменят и такие строки: например, если прежняя загрузка была ошибочной.",
    )
usual = Asked(profile=profile or None, replace=replace)

by_hand = next((file for file in files if file.file_id == state.by_hand), None)
if by_hand is not None:
    working = draw_mapping(here, state, by_hand, replace)
else:
    if files:
        look_through(here, state, files, usual)
    elif state.asked:
        leave(here, state)
        st.rerun()
    working = catch_up(here, state)
    if working is not None:
        draw_progress(here, working)
    else:
        draw_answer(here, state, files, usual, profiles)

title.title(headline(state, working))
if not files and working is None and not ready_of(state.outcomes):
    draw_inbox(here, state)
    st.caption("Узнаются сами: " + literal(", ".join(dict.fromkeys(profiles.values()))) + ".")
    draw_own_profiles(here)
