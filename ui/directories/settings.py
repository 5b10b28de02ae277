"""Terms of answer and the term of originals, each with what it is for; the way to the weights."""

import streamlit as st

from answers.directories import Directories, save_norms, save_originals_days
from registers.settings import Norms
from registers.settings_values import LONGEST_ORIGINALS_DAYS
from ui.clock import now
from ui.district import District
from ui.links import kept_filters
from ui.menu import page
from ui.publishing import carried_out

_NORMS = {
    "im_working_days": "ИМ: рабочих дней",
    "pos_calendar_days": "ПОС: календарных дней",
    "pos_fast_working_days": "ПОС, ускоренное решение: рабочих дней",
    "edds_hours": "ЕДДС: часов",
    "fz59_calendar_days": "59-ФЗ: календарных дней",
}


def draw_norms(here: District, known: Directories) -> None:
    """Draw the terms of answer of the sources."""
    st.write(
        "Срок ответа берётся из файла. Если его там нет, он считается по этой норме: дни — со "
        "следующего дня после поступления до конца последнего, часы — от самого поступления. Новая "
        "норма после публикации действует и для загруженных сообщений."
    )
    with st.form("norms"):
        values = {
            name: st.number_input(
                title, min_value=1, max_value=8784, value=getattr(known.norms, name), width=320
            )
            for name, title in _NORMS.items()
        }
        if st.form_submit_button("Сохранить"):
            norms = Norms(**{name: int(value) for name, value in values.items()})
            carried_out(
                lambda: save_norms(here.home, here.actor, norms, now()), "Сроки ответа сохранены."
            )


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
