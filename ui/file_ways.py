"""What must be decided about single files before they can go in: each answer reads the file anew."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from data.uploads import Asked
from ui.links import kept_filters
from ui.literal import literal
from ui.menu import page
from ui.uploading import BY_HAND, Uploaded, Uploading, read_otherwise

Outcome = Mapping[str, Any]
GUIDE = "refusals"


def draw_ways(
    state: Uploading,
    files: Sequence[Uploaded],
    outcomes: Sequence[Outcome],
    usual: Asked,
    profiles: Mapping[str, str],
) -> None:
    """Draw refusals with their remedies and the questions about files, one file after another.

    ``files`` are those behind the outcomes; empty when the page was opened anew: what needs the
    file again says so. ``profiles`` are titles by identity.
    """
    for index, one in enumerate(outcomes):
        file = files[index] if index < len(files) else None
        way = state.ways.get(file.file_id, usual) if file is not None else usual
        if one["status"] == "refused":
            _draw_refused(state, file, one)
        elif one["status"] == "unchanged":
            st.info(f"**{literal(one['file'])}**: {literal(one['reason'])}")
        if file is not None:
            _ask_profile(state, file, way, one, profiles)
            _ask_replace(state, file, way, one)


def _draw_refused(state: Uploading, file: Uploaded | None, one: Outcome) -> None:
    st.error(f"**{literal(one['file'])}** не загружен. {literal(one['reason'])}")
    with st.container(
        horizontal=True, vertical_alignment="center", key=f"remedy_{_key(file, one)}"
    ):
        if (
            file is not None
            and BY_HAND in one["reason"]
            and st.button("Сопоставить столбцы вручную", key=f"by_hand_{file.file_id}")
        ):
            state.by_hand = file.file_id
            st.rerun()
        st.page_link(
            page("help"),
            label="Что делать, если файл не загрузился",
            query_params=kept_filters() | {"topic": GUIDE},
        )


def _ask_profile(
    state: Uploading, file: Uploaded, way: Asked, one: Outcome, profiles: Mapping[str, str]
) -> None:
    choices: Sequence[str] = one.get("choices") or ()
    if not choices:
        return
    chosen = st.selectbox(
        f"Какой это источник: {literal(one['file'])}",
        choices,
        index=None,
        format_func=lambda identity: profiles.get(identity, identity),
        placeholder="Выберите",
        key=f"choice_{file.file_id}",
        width=420,
    )
    if chosen:
        read_otherwise(state, file, way, profile=chosen)


def _ask_replace(state: Uploading, file: Uploaded, way: Asked, one: Outcome) -> None:
    """Offer to take known answers back, or, once that is chosen, to leave them after all."""
    conflicts = one.get("conflicts")
    if not conflicts or not (one.get("preview") and one["status"] != "imported"):
        return
    chosen = st.checkbox(
        f"Заменить прежние ответы: {literal(one['file'])}",
        value=way.replace,
        help="Строки без ответа отменят ответ, загруженный раньше: если прежняя загрузка была "
        "ошибочной.",
        key=f"replace_{file.file_id}_{way.replace}",
    )
    if chosen != way.replace:
        read_otherwise(state, file, way, replace=chosen)


def _key(file: Uploaded | None, one: Outcome) -> str:
    return file.file_id if file is not None else str(abs(hash(one["file"])))
