"""The list of messages behind a figure, a page at a time, and the same as a table to save."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from access.rights import Actor, Right, require
from data.home import Home
from data.queries.messages import RowsAsked, rows_count, rows_page
from data.snapshots import Facts
from data.texts import texts

# What a message is about and where it stands in a file, as every saved list has it at its end.
ABOUT: Mapping[str, str] = {
    "settlement": "Поселение",
    "locality": "Населённый пункт",
    "block": "Отраслевой блок",
    "topic_group": "Группа тем",
    "topic": "Тема",
    "executor": "Исполнитель",
    "batch_id": "Загрузка",
    "file_name": "Файл",
    "row_number": "Строка файла",
}
PAGE = 100
MOST_SAVED = 100_000  # rows of one saved table

# What a state of the address is called; the keys are data.queries.messages.STATES.
STATE_NAMES: Mapping[str, str] = {
    "overdue": "просрочено сейчас",
    "late": "с опозданием или просрочено",
    "on_time": "отвечено в срок",
    "answered": "отвечено",
    "open": "без ответа",
    "pending": "без ответа, срок не наступил",
    "no_term": "срок неизвестен",
    "excluded": "исключено из показателей",
}
_STATES: Mapping[str, str] = {
    "on_time": "отвечено в срок",
    "late": "отвечено с опозданием",
    "answered": "отвечено",
    "overdue": "просрочено",
    "pending": "в работе",
    "open": "в работе, срока нет",
}


@dataclass(frozen=True)
class Listing:
    """One page of a list: ``rows`` newest first, numbered pages from 1, the total of all pages."""

    total: int
    page: int
    pages: int
    rows: pd.DataFrame


def message_list(facts: Facts, actor: Actor, asked: RowsAsked, page: int = 1) -> Listing:
    """Return page ``page`` (brought into range) of the messages asked for.

    Columns of the rows: those of data.queries.messages.rows_page, with ``state_words``. Needs
    Right.VIEW_MESSAGES.
    """
    require(actor, Right.VIEW_MESSAGES)
    total = rows_count(facts, asked)
    page, pages = numbered(page, total)
    rows = rows_page(facts, asked, (page - 1) * PAGE, PAGE)
    return Listing(total, page, pages, _with_words(rows))


def message_table(facts: Facts, actor: Actor, asked: RowsAsked) -> pd.DataFrame:
    """Return the newest MOST_SAVED of the messages asked for, under Russian headers.

    Needs Right.EXPORT and Right.VIEW_MESSAGES.
    """
    require(actor, Right.EXPORT)
    require(actor, Right.VIEW_MESSAGES)
    rows = _with_words(rows_page(facts, asked, 0, MOST_SAVED))
    return rows[list(_SAVED)].rename(columns=_SAVED)


def message_texts(
    facts: Facts, actor: Actor, home: Home, keys: Sequence[tuple[str, str]], now: datetime
) -> pd.DataFrame:
    """Return columns source, external_id, street, text, reply of messages; logged.

    Needs Right.VIEW_TEXTS.
    """
    return texts(home, facts, actor, keys, now)


def numbered(page: int, total: int) -> tuple[int, int]:
    """Return the page brought into range and the number of pages, at least one."""
    pages = max(1, -(-total // PAGE))
    return min(max(page, 1), pages), pages


_SAVED: Mapping[str, str] = {
    "source": "Источник",
    "external_id": "Номер",
    "received_at": "Поступило",
    "due_at": "Срок",
    "answered_at": "Ответ",
    "state_words": "Состояние",
    **ABOUT,
}


def _with_words(rows: pd.DataFrame) -> pd.DataFrame:
    words = rows["state"].map(_STATES)
    excluded = "исключено: " + rows["excluded_reason"].fillna("").str.split().str.join(" ")
    return rows.assign(state_words=words.where(rows["state"] != "excluded", excluded))
