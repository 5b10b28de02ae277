"""Mapping the columns of an unknown export by hand, and remembering it as a profile."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from answers.imports.mappings import save_mapping
from data import uploads
from data.errors import UserError
from data.mappings import Draft, draft_text, missing_fields
from data.runs import Run
from data.uploads import Asked
from registers.profiles import ProfileError
from ui.clock import now
from ui.district import District
from ui.imports.effect import draw_indicator_effect
from ui.imports.mapping_form import ask_draft
from ui.imports.mapping_words import field_words
from ui.imports.outcomes import draw_outcomes, draw_remarks
from ui.imports.running import draw_progress
from ui.imports.uploading import Uploaded, Uploading, catch_up, ready_of, take_in, try_mapping
from ui.literal import literal
from ui.tables import Column, draw_table

_SHOWN_BELOW = 4
_SHOWN_ABOVE = 3


def draw_mapping(here: District, state: Uploading, file: Uploaded, replace: bool) -> Run | None:
    """Draw the first rows of the file, the questions about its columns, and what comes of it.

    Returns the run that is at work, if one is.
    """
    if st.button("← К списку файлов", key="leave_mapping"):
        state.by_hand = None
        st.rerun()
    seen = _seen(here, file)
    if seen is None:
        return None
    draft = ask_draft(seen, file.file_id)
    missing = missing_fields(draft)
    if missing:
        words = field_words(draft.table)
        listed = ", ".join(f"«{words[name][0]}»" for name in missing)
        st.info(f"Осталось указать столбцы: {listed}. Без них строку не к чему отнести.")
        return None
    if not draft.title.strip():
        st.info("Осталось назвать источник: так он будет называться в фильтрах и таблицах.")
        return None
    return _try_and_take(here, state, file, draft, replace)


def _seen(here: District, file: Uploaded) -> dict[str, Any] | None:
    """Ask which sheet and row hold the headers, and show the first rows."""
    first = _peek(here, file, None, None)
    if first is None:
        return None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        sheet = first["sheet"]
        if len(first["sheets"]) > 1:
            sheet = st.selectbox("Лист", first["sheets"], key=f"sheet_{file.file_id}", width=260)
        on_sheet = _peek(here, file, sheet, None) or first
        header = st.number_input(
            "Строка с заголовками",
            min_value=1,
            value=on_sheet["header_row"] + 1,
            key=f"header_{file.file_id}_{sheet}",
            width=200,
        )
    seen = _peek(here, file, sheet, int(header) - 1) or on_sheet
    start = max(0, seen["header_row"] - _SHOWN_ABOVE)
    rows = seen["rows"][start : seen["header_row"] + 1 + _SHOWN_BELOW]
    frame = pd.DataFrame(rows, columns=[f"c{i}" for i in range(len(seen["headers"]))])
    frame.insert(0, "number", range(start + 1, start + 1 + len(rows)))
    letters = [Column(f"c{i}", _letter(i)) for i in range(len(seen["headers"]))]
    draw_table(
        frame, [Column("number", "Строка"), *letters], own=("number", seen["header_row"] + 1)
    )
    st.caption(
        "Выделена строка с заголовками. Телефоны, почта и имена в показанных строках скрыты."
    )
    return seen


def _peek(
    here: District, file: Uploaded, sheet: str | None, header_row: int | None
) -> dict[str, Any] | None:
    kept = st.session_state.setdefault("peeked", {})
    key = (file.file_id, sheet, header_row)
    if key not in kept:
        for other in [one for one in kept if one[0] != file.file_id]:
            del kept[other]
        try:
            kept[key] = uploads.peek(
                here.home,
                here.actor,
                (file.name, file.getvalue()),
                now(),
                sheet=sheet,
                header_row=header_row,
            )
        except UserError as error:
            st.error(str(error))
            return None
    return kept[key]


def _try_and_take(
    here: District, state: Uploading, file: Uploaded, draft: Draft, replace: bool
) -> Run | None:
    asked = ("mapping", file.file_id, draft_text(draft), replace, here.facts.number)
    if st.button("Посмотреть, что получится", key="try_mapping"):
        way = Asked(mapping=draft_text(draft), replace=replace)
        try_mapping(here, state, file, asked, way)
    if state.asked != asked:
        return None
    working = catch_up(here, state)
    if working is not None:
        draw_progress(here, working)
        return working
    if state.trouble:
        st.error(literal(state.trouble))
        return None
    draw_outcomes(state.outcomes)
    for one in state.outcomes:
        if one["reason"]:
            st.error(literal(one["reason"]))
    ready = ready_of(state.outcomes)
    if ready:
        draw_indicator_effect(here.actor, ready)
        _take(here, state, draft, ready)
    draw_remarks(here.actor, state.outcomes)
    return None


def _take(
    here: District, state: Uploading, draft: Draft, ready: Sequence[Mapping[str, Any]]
) -> None:
    remember = st.checkbox(
        "Запомнить: следующий такой файл система узнает сама", value=True, key="remember_mapping"
    )
    if st.button("Загрузить", type="primary", key="confirm_mapping"):
        if remember:
            try:
                save_mapping(here.home, here.actor, draft, now())
            except (UserError, ProfileError) as error:
                st.error(str(error))
                return
        take_in(here, state, ready)
        st.rerun()


def _letter(index: int) -> str:
    """Return the name of a column as Excel shows it."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
