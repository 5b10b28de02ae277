"""The filters that only a link can set: subject, executor, weekday, hour; shown and taken off."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

_TITLES = {
    "topic_group": "Группа тем", "topic": "Тема", "executor": "Исполнитель",
    "weekday": "День недели", "hour": "Час поступления",
}  # fmt: skip
_DAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
_NUMBERS: Mapping[str, range] = {"weekday": range(1, 8), "hour": range(24)}


def subject_filter() -> dict[str, Any]:
    """Return those set in the address, by the names of data.queries.selection.Selection.

    Each is drawn as a button that takes it off. A weekday or an hour that is none is passed over.
    """
    asked = {name: st.query_params[name] for name in _TITLES if st.query_params.get(name)}
    found = {name: value for name, value in asked.items() if _sensible(name, value)}
    if found:
        with st.container(key="subjects", horizontal=True, gap="small"):
            for name, value in found.items():
                said = _DAYS[int(value) - 1] if name == "weekday" else value
                st.text(f"{_TITLES[name]}: {said}", width="content")
                st.button(f"Снять: {_TITLES[name].lower()}", key=f"drop_{name}", on_click=_drop,
                          args=(name,))  # fmt: skip
    return {name: int(value) if name in _NUMBERS else value for name, value in found.items()}


def _sensible(name: str, value: str) -> bool:
    if name not in _NUMBERS:
        return True
    return value.isascii() and value.isdigit() and len(value) < 3 and int(value) in _NUMBERS[name]


def _drop(name: str) -> None:
    st.query_params.pop(name, None)
    st.query_params.pop("page", None)
