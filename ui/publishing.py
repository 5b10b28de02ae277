"""Edits of the directories: carrying one out, and publishing what has come of them."""

from collections.abc import Callable

import streamlit as st

from answers.directories import undetermined
from data import uploads
from data.snapshots import current
from registers.directories.reading import DirectoryError
from registers.settings import SettingError
from ui.clock import now
from ui.district import District

_SAID = "directories_said"


def carried_out(edit: Callable[[], None], said: str) -> None:
    """Carry out an edit and draw the page anew, or say why it is refused."""
    try:
        edit()
    except (DirectoryError, SettingError) as error:
        st.error(str(error))
        return
    st.session_state[_SAID] = said
    st.rerun()


def draw_state(here: District, unpublished: bool) -> None:
    """Say what was done last, and offer to publish what is not yet on the screens."""
    said = st.session_state.pop(_SAID, None)
    if said:
        st.success(said)
    if unpublished:
        with st.container(horizontal=True, vertical_alignment="center", key="unpublished"):
            st.markdown("Справочники изменены, но показатели ещё посчитаны по прежним.")
            if st.button("Опубликовать", type="primary", key="publish"):
                publish(here, "")


def publish(here: District, said: str) -> None:
    """Publish with the directories as they are, say what has changed and draw the page anew."""
    before = undetermined(here.facts, here.actor)
    with st.spinner("Считаю показатели по новым справочникам…"):
        number = uploads.publish(here.home, here.actor, now())
    after = undetermined(current(here.home), here.actor)
    changes = [
        f"сообщений {words} было {before[kind]}, стало {after[kind]}"
        for kind, words in (("settlement", "без поселения"), ("topic", "без блока"))
        if before[kind] != after[kind]
    ]
    what = f": {'; '.join(changes)}" if changes else ""
    st.session_state[_SAID] = f"{said} Опубликована версия {number}{what}.".strip()
    st.rerun()
