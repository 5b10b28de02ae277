"""The parts of the queue: whose, the groups, the rows, and what was not said."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from access.rights import Actor
from analytics.words import capital, day, number
from answers.messages.listing import Listing
from answers.messages.queue import NOBODY, Queue
from ui.asked import switch
from ui.links import page_link
from ui.messages.row_list import draw_pages, dressed
from ui.tables import Column, draw_export, draw_table

GROUPS = {"block": "блокам", "executor": "исполнителям", "settlement": "поселениям"}
_HEADS = {"block": "Отраслевой блок", "executor": "Исполнитель", "settlement": "Поселение"}
_COUNTS = {
    "overdue": "Просрочено",
    "days_late": "Дольше всех, дней",
    "soon": "Срок вот-вот",
    "repeat": "Повторно",
    "waiting": "Всего в очереди",
}
_COLUMNS = (
    Column("external_id", "№", link="way"),
    Column("source", "Источник"),
    Column("state_words", "Что со сроком"),
    Column("due_words", "Срок"),
    Column("received_at", "Поступило", "moment"),
    Column("repeat_words", "Повторно"),
    Column("block", "Блок"),
    Column("executor", "Исполнитель"),
    Column("settlement", "Поселение"),
    Column("topic", "Тема"),
    Column("origin", "Загрузка и строка файла"),
)


def executor_asked(groups: pd.DataFrame) -> str | None:
    """Draw the list of executors with anything waiting, kept in the address; return the chosen."""
    asked = st.query_params.get("executor", "")
    names = [name for name in groups["name"] if name != NOBODY]
    if asked and asked not in names:
        names.append(asked)
    options = {"": "все исполнители", **{name: name for name in names}}
    return switch("executor", "Исполнитель", options, wide=True) or None


def queue_notes(answer: Queue) -> str:
    """Return what the queue holds and what could not be told."""
    known = f"{number(answer.repeat_known)} из {number(answer.open)}"
    return (
        f"Без ответа на {day(answer.as_of)}: {number(answer.open)}, из них в очереди "
        f"{number(answer.waiting)}. «Срок вот-вот» — осталось не больше двух рабочих дней, то есть "
        f"срок до {day(answer.soon_until)} включительно. Повторность известна у {known} открытых. "
        "Период на очередь не действует: в ней всё, что ждёт ответа, когда бы ни пришло."
    )


def draw_groups(actor: Actor, answer: Queue, by: str, words: str) -> None:
    """Draw who has how much waiting, each with the way to the own queue, and the export."""
    ways = [
        None if name == NOBODY else page_link("queue", **{by: str(name)})
        for name in answer.groups["name"]
    ]
    columns = [Column(key, title, "whole") for key, title in _COUNTS.items()]
    total = {key: getattr(answer, key) for key in _COUNTS if key != "days_late"}
    draw_table(
        answer.groups.assign(way=pd.Series(ways, answer.groups.index, dtype=object)),
        [Column("name", _HEADS[by], link="way"), *columns],
        total={"name": "Всего", "days_late": answer.groups["days_late"].max(), **total},
    )
    headed = {"name": _HEADS[by], **_COUNTS}
    draw_export(
        actor,
        answer.groups[list(headed)].rename(columns=headed),
        f"Очередь по {GROUPS[by]}",
        [words, queue_notes(answer)],
        "ochered_itogi",
    )


def draw_queue(listing: Listing) -> None:
    """Draw the messages of the queue, each with the way to itself."""
    st.header(capital("сначала те, что ждут дольше всех"), anchor=False)
    draw_pages(listing)
    rows = dressed(listing.rows)
    ways = [_way_to(row) for row in rows.to_dict(orient="records")]
    with st.container(key="rows_queue"):
        draw_table(rows.assign(way=pd.Series(ways, rows.index, dtype=object)), _COLUMNS)


def _way_to(row: Mapping[Hashable, Any]) -> str:
    return page_link(
        "messages",
        period=f"{row['received_at']:%Y-%m}",
        ids=row["external_id"],
        source=row["source"],
        settlement=None,
        block=None,
    )
