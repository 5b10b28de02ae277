"""Terms of answer, weights of the rating and the term of originals, each with what it is for."""

from dataclasses import asdict

import pandas as pd
import streamlit as st

from analytics.words import number
from answers.directories import Directories, save_norms, save_originals_days, save_weights
from registers.settings import Norms, RatingWeights
from registers.settings_values import LONGEST_ORIGINALS_DAYS
from ui.clock import now
from ui.district import District
from ui.publishing import carried_out
from ui.tables import Column, draw_table

_NORMS = {
    "im_working_days": "ИМ: рабочих дней",
    "pos_calendar_days": "ПОС: календарных дней",
    "pos_fast_working_days": "ПОС, ускоренное решение: рабочих дней",
    "edds_hours": "ЕДДС: часов",
    "fz59_calendar_days": "59-ФЗ: календарных дней",
}
_WEIGHTS = {
    "k": "Количество сообщений на 1000 жителей",
    "t": "Сроки рассмотрения",
    "q": "Полнота реагирования по существу",
}

_VERSIONS = (
    Column("at", "Сохранены", "moment"),
    Column("author", "Кем"),
    *(Column(name, title) for name, title in _WEIGHTS.items()),
)


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


def draw_weights(here: District, known: Directories) -> None:
    """Draw the weights of the rating of settlements."""
    st.write(
        "Балл поселения складывается из трёх частей. Важно отношение весов: 1, 2 и 2 — то же, что "
        "0,2, 0,4 и 0,4. Веса показаны на странице рейтинга."
    )
    with st.form("weights"):
        values = {
            name: st.number_input(
                title,
                min_value=0.0,
                value=float(getattr(known.weights, name)),
                step=0.05,
                format="%.2f",
                width=320,
            )
            for name, title in _WEIGHTS.items()
        }
        if st.form_submit_button("Сохранить"):
            carried_out(
                lambda: save_weights(here.home, here.actor, RatingWeights(**values), now()),
                "Веса рейтинга сохранены.",
            )
    if known.weights_versions:
        with st.expander("Как менялись веса"):
            st.caption(
                "Каждая опубликованная версия данных хранит веса, с которыми посчитана. Раньше первой "
                "строки действовали веса по умолчанию: 0,2, 0,4 и 0,4."
            )
            rows = [
                {"at": one.at, "author": one.author, **_written(one.weights)}
                for one in known.weights_versions
            ]
            draw_table(pd.DataFrame(rows), _VERSIONS)


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


def _written(weights: RatingWeights) -> dict[str, str]:
    return {name: number(value, 2) for name, value in asdict(weights).items()}
