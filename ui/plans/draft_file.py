"""A document on its way in: the box for the file, and what the file was understood as."""

import streamlit as st

from answers.plans.drafts import Draft, draft_of
from data import uploads
from data.errors import UserError
from data.file_names import shown_name
from ui.clock import now
from ui.district import District
from ui.literal import literal


def draw_draft_file(here: District, label: str, key: str) -> Draft | None:
    """Draw the box for a file and return what the file in it was understood as; None without one.

    The document is read once; corrections are kept by `keep_draft`, let go by `drop_draft`.
    """
    file = st.file_uploader(label, key=f"{key}_file_{st.session_state.get(f'{key}_round', 0)}")
    if file is None:
        st.session_state.pop(f"{key}_draft", None)
        return None
    kept: tuple[str, Draft] | None = st.session_state.get(f"{key}_draft")
    if kept is None or kept[0] != file.file_id:
        try:
            read = uploads.read_plan(here.home, here.actor, (file.name, file.getvalue()), now())
        except UserError as error:
            st.error(literal(str(error)))
            return None
        kept = (file.file_id, draft_of(here.home, here.actor, read, shown_name(file.name), now()))
        st.session_state[f"{key}_draft"] = kept
    return kept[1]


def keep_draft(draft: Draft, key: str) -> None:
    """Keep a corrected draft in the place of the one that was read."""
    st.session_state[f"{key}_draft"] = (st.session_state[f"{key}_draft"][0], draft)


def drop_draft(key: str) -> None:
    """Let the draft go and empty the box."""
    st.session_state.pop(f"{key}_draft", None)
    st.session_state[f"{key}_round"] = st.session_state.get(f"{key}_round", 0) + 1
