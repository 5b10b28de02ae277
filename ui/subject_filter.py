"""The filters that only a link can set: group of topics, topic, executor; shown and taken off."""

import streamlit as st

_TITLES = {"topic_group": "Группа тем", "topic": "Тема", "executor": "Исполнитель"}


def subject_filter() -> dict[str, str]:
    """Return those set in the address, by the names of data.queries.selection.Selection.

    Each is drawn as a button that takes it off.
    """
    asked = {name: st.query_params[name] for name in _TITLES if st.query_params.get(name)}
    if asked:
        with st.container(key="subjects", horizontal=True, gap="small"):
            for name, value in asked.items():
                st.text(f"{_TITLES[name]}: {value}", width="content")
                st.button(f"Снять: {_TITLES[name].lower()}", key=f"drop_{name}", on_click=_drop,
                          args=(name,))  # fmt: skip
    return asked


def _drop(name: str) -> None:
    st.query_params.pop(name, None)
    st.query_params.pop("page", None)
