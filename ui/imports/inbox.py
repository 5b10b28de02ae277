"""The folder into which other systems put their exports, on the upload page."""

import pandas as pd
import streamlit as st

from analytics.words import NBSP, counted, number
from data.errors import UserError
from data.inbox import Waiting, waiting
from ui.district import District
from ui.imports.uploading import Uploading, take_in_inbox
from ui.tables import Column, draw_table

_COLUMNS = (
    Column("name", "Файл"),
    Column("size", "Размер"),
    Column("age", "Лежит"),
)


def draw_inbox(here: District, state: Uploading) -> None:
    """Draw what waits in the inbox and the button that imports it; nothing when nothing waits."""
    try:
        files = waiting(here.home)
    except UserError as error:
        st.warning(str(error))
        return
    if not files:
        return
    with st.container(key="inbox", border=True, gap="small"):
        said = counted(len(files), "файл", "файла", "файлов")
        st.markdown(f"**В папке обмена {said}.**")
        draw_table(pd.DataFrame([_row(one) for one in files]), _COLUMNS)
        if st.button("Загрузить из папки обмена", key="take_inbox"):
            take_in_inbox(here, state)
            st.rerun()
        st.caption(
            "Без предпросмотра, как по расписанию. Принятые файлы перейдут в done, непринятые — в "
            "refused, рядом будет объяснение."
        )


def size_words(size: int) -> str:
    """Return a size as people read it: «812 КБ», «3,4 МБ»."""
    if size < 1 << 20:
        return f"{number(max(1, size / 1024)) if size else '0'}{NBSP}КБ"
    return f"{number(size / (1 << 20), 1)}{NBSP}МБ"


def age_words(seconds: float) -> str:
    """Return for how long a file has been lying: «12 минут», «3 дня»."""
    for length, words in (
        (24 * 3600, ("день", "дня", "дней")),
        (3600, ("час", "часа", "часов")),
        (60, ("минуту", "минуты", "минут")),
    ):
        if seconds >= length:
            return counted(int(seconds // length), *words)
    return "меньше минуты"


def _row(one: Waiting) -> dict[str, str]:
    age = age_words(one.age) if one.at_rest else "ещё копируется"
    return {"name": one.name, "size": size_words(one.size), "age": age}
