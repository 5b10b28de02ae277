"""«Почему такое число» on a screen: the conclusion, the parts, the files; and links that lead there."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from analytics.words import ABSENT, capital, counted, day, number, percent
from answers.heat.values import Metric
from answers.indicators.why import Why
from data.queries.shares import APART
from ui.district import District
from ui.links import kept_filters, page_link
from ui.literal import literal
from ui.menu import page
from ui.periods import own_span
from ui.tables import Column, draw_export, draw_table

OF_CELLS = {Metric.REPEATS: "repeat", Metric.MARK: "mark"}
"""The metrics of a heat map whose cells lead to their explanation and not to a plain list."""


def conclusion(found: Why, where: Sequence[str]) -> str:
    """Return the title: «Мортка: ответы в срок — 92,3 %, 36 из 39»."""
    parts = found.parts
    said = f"{number(parts['numerator'])} из {number(parts['denominator'])}"
    if not any(parts.values()):
        said = "сообщений нет"
    elif found.share == "messages":
        said = counted(parts["numerator"], "сообщение", "сообщения", "сообщений")
    elif found.share == "mark":
        marks = counted(parts["denominator"], "оценка", "оценки", "оценок")
        said = f"{number(found.value, 2) if found.value is not None else ABSENT}, {marks}"
    elif found.value is not None:
        said = f"{percent(found.value)}, {said}"
    place = ", ".join(where)
    title = found.words.title
    return f"{place}: {title.lower()} — {said}" if place else f"{capital(title)} — {said}"


def draw_files(here: District, found: Why) -> None:
    """Draw what is left out by reason, and the batches and files that the rows come from."""
    if found.excluded:
        listed = ", ".join(f"{literal(reason)} — {number(n)}" for reason, n in found.excluded)
        st.markdown(f"Исключено {number(found.parts['excluded'])}: {listed}.")
    names = found.names()
    columns = (
        Column("batch_id", "Загрузка", "whole"),
        Column("file_name", "Файл"),
        Column("imported_at", "Загружен", "moment"),
        *(Column(part, names[part], "whole") for part in APART if part in names),
    )
    with st.expander(f"Загрузки и файлы, из которых взяты строки: {number(len(found.files))}"):
        total = {"file_name": "Всего"} | {part: found.parts[part] for part in APART}
        draw_table(found.files, columns, total=total)
        titles = {column.key: column.title for column in columns}
        saved = found.files[list(titles)].rename(columns=titles)
        draw_export(here.actor, saved, "Загрузки и файлы", [], "pochemu_fayly")


def why_link(share: str, unit: str, name: str, days: tuple[date, date]) -> str | None:
    """Return where a part of a rating is explained; None where no filter names the one rated."""
    if unit not in ("settlement", "block", "executor"):
        return None
    if unit == "executor" and name == "не определено":
        return None
    return page_link("why", of=share, period=own_span(*days).code, **{unit: name})


def offer_why(state: str, moment: str, subject: Mapping[str, Any]) -> None:
    """Draw the way from a list of late messages to the share that they make."""
    if state in ("late", "on_time") and moment == "received":
        query = kept_filters(of="late", **{name: str(value) for name, value in subject.items()})
        st.page_link(page("why"), label="Из скольких: почему такое число", query_params=query)


def days_words(first: date, last: date) -> str:
    """Return the days of the period in words."""
    return f"Поступили с {day(first)} по {day(last)}"
