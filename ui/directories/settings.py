"""The term of originals with what it is for; the ways to the weights and to the terms of answer."""

import streamlit as st

from answers.directories import Directories, save_originals_days
from registers.settings_values import LONGEST_ORIGINALS_DAYS
from ui.clock import now
from ui.district import District
from ui.links import kept_filters
from ui.menu import page
from ui.publishing import carried_out


def draw_terms() -> None:
    """Say where the terms of answer are changed."""
    st.write(
        "Сколько времени даётся на ответ в каждом канале и какие дни рабочие, меняется на отдельной "
        "странице: там же видно, как сроки соблюдаются и кто их менял."
    )
    st.page_link(page("terms"), label="Сроки и календарь", query_params=kept_filters())


def draw_weights() -> None:
    """Say where the weights of the rating are changed."""
    st.write(
        "Балл поселения складывается из трёх частей. Что каждая значит, меняется на отдельной "
        "странице: там сразу видно, как от этого сдвинутся места, и хранятся все прежние веса."
    )
    st.page_link(page("weights"), label="Веса рейтинга", query_params=kept_filters())


def draw_originals(here: District, known: Directories) -> None:
    """Draw how long the files are kept as they were uploaded."""
    st.write(
        "Загруженный файл после чтения удаляется: в системе остаются только строки, в которых имена, "
        "телефоны и другие личные данные скрыты. Если исходные файлы нужны для сверки, задайте срок: "
        "файлы с личными данными будут лежать в папке `originals` на сервере, а по истечении срока "
        "удалятся при следующей загрузке или запуске. 0 — не хранить."
    )
    with st.form("originals"):
        days = st.number_input(
            "Хранить исходные файлы, дней",
            min_value=0,
            max_value=LONGEST_ORIGINALS_DAYS,
            value=known.originals_days,
            width=320,
        )
        if st.form_submit_button("Сохранить"):
            carried_out(
                lambda: save_originals_days(here.home, here.actor, int(days), now()),
                "Срок хранения исходных файлов сохранён.",
            )
