"""What must be decided about single files before they can go in: each answer reads the file anew."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from analytics.words import counted
from data.uploads import Asked
from ui.district import District
from ui.imports.uploading import BY_HAND, Uploaded, Uploading, read_dates, read_otherwise
from ui.links import kept_filters
from ui.literal import literal
from ui.menu import page

Outcome = Mapping[str, Any]
GUIDE = "refusals"


def draw_ways(
    here: District,
    state: Uploading,
    files: Sequence[Uploaded],
    usual: Asked,
    profiles: Mapping[str, str],
) -> None:
    """Draw refusals with their remedies and the questions about files, one file after another.

    ``files`` are those behind the outcomes; when the page was opened anew they are gone, and with
    them whatever needs a file to be read again. ``profiles`` are titles by identity.
    """
    for index, one in enumerate(state.outcomes):
        file = files[index] if index < len(files) else None
        way = state.ways.get(file.file_id, usual) if file is not None else usual
        if one["status"] == "refused":
            _draw_refused(state, file, one)
        elif one["status"] == "unchanged":
            st.info(f"**{literal(one['file'])}**: {literal(one['reason'])}")
        if file is not None:
            _ask_profile(state, file, way, one, profiles)
            _ask_sheet(state, file, way, one)
            _ask_dates(here, state, file, one)
            _ask_replace(state, file, way, one)


def _draw_refused(state: Uploading, file: Uploaded | None, one: Outcome) -> None:
    st.error(f"**{literal(one['file'])}** не загружен. {literal(one['reason'])}")
    with st.container(
        horizontal=True, vertical_alignment="center", key=f"links_remedy_{_key(file, one)}"
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


def _ask_sheet(state: Uploading, file: Uploaded, way: Asked, one: Outcome) -> None:
    """Offer the other sheets of a workbook; the one that was read comes first."""
    others = [name for name in one.get("sheets") or () if name != one["sheet"]]
    if not others:
        return
    chosen = st.selectbox(
        f"Прочитать другой лист: {literal(one['file'])}",
        [one["sheet"], *others],
        key=f"other_sheet_{file.file_id}_{one['sheet']}",
        width=420,
    )
    if chosen != one["sheet"]:
        read_otherwise(state, file, way, sheet=chosen)


def _ask_dates(here: District, state: Uploading, file: Uploaded, one: Outcome) -> None:
    """Ask how dates of two readings are meant; the answer is kept with the profile."""
    for asked in one.get("asks") or ():
        with st.container(border=True, gap="small", key=f"ask_{asked['field']}_{file.file_id}"):
            st.markdown(
                f"{literal(one['file'])}, столбец «{literal(asked['column'])}»: "
                f"**{literal(asked['example'])}** — это какой день? От ответа зависят "
                f"{counted(asked['rows'], 'дата', 'даты', 'дат')}; он запомнится."
            )
            with st.container(horizontal=True):
                for choice in asked["choices"]:
                    key = f"{choice['key']}_{asked['field']}_{file.file_id}"
                    if st.button(choice["means"], key=key):
                        read_dates(here, state, one["profile"], choice["key"], asked["field"])


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
