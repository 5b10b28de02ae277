"""What an empty district shows: what to do next, never a picture without data."""

import streamlit as st

from ui.links import kept_filters
from ui.menu import page

_EXPORT = "Выгрузите из «Инцидент Менеджмента», ПОС, ЕДДС или журнала 59-ФЗ файл за нужный период."


def next_steps(why: str, first: str = _EXPORT) -> None:
    """Say why there is nothing to show and what to do, ``first`` of all, with links."""
    st.markdown(why)
    st.markdown(
        f"**Что сделать дальше**\n\n1. {first}\n"
        "2. Перетащите файл на страницу «Загрузка»: система узнает его по заголовкам.\n"
        "3. Посмотрите предпросмотр и подтвердите — показатели появятся сразу."
    )
    with st.container(key="links_next", horizontal=True):
        st.page_link(page("upload"), label="Загрузить файлы", query_params=kept_filters())
        st.page_link(page("help"), label="Открыть справку", query_params=kept_filters())
