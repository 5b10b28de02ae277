"""A long list: its pages, its table, and all of it as Excel."""

from collections.abc import Callable, Iterable

import pandas as pd
import streamlit as st

from access.rights import Actor, Right, may
from analytics.words import number
from answers.messages.listing import MOST_SAVED, Listing
from documents.workbook import table_workbook
from ui.tables import Column

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

MOST_NUMBERS = 500

MESSAGE_COLUMNS = (
    Column("external_id", "№"),
    Column("source", "Источник"),
    Column("received_at", "Поступило", "moment"),
    Column("due_words", "Срок"),
    Column("answered_at", "Ответ", "moment"),
    Column("state_words", "Состояние"),
    Column("settlement", "Поселение"),
    Column("block", "Блок"),
    Column("topic", "Тема"),
    Column("executor", "Исполнитель"),
    Column("origin", "Загрузка и строка файла"),
    Column("file_name", "Файл"),
)
LINKED_COLUMN = Column("linked", "Связано с")
TEXT_COLUMNS = (
    Column("text", "Текст"),
    Column("reply", "Ответ заявителю"),
    Column("street", "Улица"),
)


def page_asked(of: object) -> int:
    """Return the number of the page in the address, 1 when there is none.

    ``of`` is what the list is of: when it changes under a person, the new list begins at its start.
    """
    before = st.session_state.get("list_of", repr(of))
    st.session_state["list_of"] = repr(of)
    if before != repr(of):
        st.query_params.pop("page", None)
    asked = st.query_params.get("page", "1")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1


def numbers_asked() -> tuple[str, ...]:
    """Draw the box for numbers of messages, kept in the address as ``ids``; return them."""
    asked = st.query_params.get("ids", "")
    st.session_state["ids_box"] = asked
    st.text_input(
        "Номер", key="ids_box", placeholder="один или через запятую", on_change=_take_numbers,
        width=220,
    )  # fmt: skip
    numbers = (one.strip() for one in asked.split(","))
    return tuple(dict.fromkeys(one for one in numbers if one))[:MOST_NUMBERS]


def dressed(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of messages with due_words and origin; a term to the end of a day is a day."""
    due = rows["due_at"].dt.strftime("%d.%m.%Y %H:%M")
    due = due.where(due.str[-5:] != "23:59", due.str[:10])
    origin = [
        f"№ {batch}, строка {row}" for batch, row in zip(rows["batch_id"], rows["row_number"])
    ]
    return rows.assign(due_words=due, origin=origin)


def draw_pages(listing: Listing) -> None:
    """Draw where in the list one is, and the ways to the pages beside it."""
    if listing.pages == 1:
        return
    with st.container(key="pages", horizontal=True, vertical_alignment="center", gap="small"):
        steps = (
            ("В начало", 1, listing.page > 1),
            ("Новее", listing.page - 1, listing.page > 1),
            ("Старше", listing.page + 1, listing.page < listing.pages),
        )
        for words, to, possible in steps:
            st.button(words, key=f"page_{words}", disabled=not possible, on_click=_go, args=(to,))
        st.caption(f"Страница {number(listing.page)} из {number(listing.pages)}", width="content")


def draw_list_export(
    actor: Actor,
    total: int,
    build: Callable[[], pd.DataFrame],
    title: str,
    notes: Iterable[str],
    file_name: str,
    label: str = "Скачать весь список (xlsx)",
) -> None:
    """Draw the button that saves the whole list; rows are read when it is pressed."""
    if not may(actor, Right.EXPORT) or not total:
        return
    said = list(notes)
    if total > MOST_SAVED:
        said.append(f"Сохранены {number(MOST_SAVED)} самых новых строк из {number(total)}.")
    st.download_button(
        label if total <= MOST_SAVED else "Скачать начало списка (xlsx)",
        data=lambda: table_workbook(actor, build(), title, said),
        file_name=f"{file_name}.xlsx",
        mime=_EXCEL,
        key=f"export_{file_name}",
        on_click="ignore",
    )


def _take_numbers() -> None:
    asked = st.session_state["ids_box"].strip()
    if asked:
        st.query_params["ids"] = asked
    else:
        st.query_params.pop("ids", None)


def _go(to: int) -> None:
    st.query_params["page"] = str(to)
