"""Topics as a table: how many, how that changed, and the way to their messages."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analytics.changes import change
from analytics.contributions import OTHERS
from analytics.words import number
from answers.trends.topics import Order, Topics
from ui.district import District
from ui.links import page_link
from ui.tables import Column, draw_export, draw_table

LEVELS = {"topic": "Темы", "topic_group": "Группы тем", "block": "Блоки"}
_NAMED = {"topic": "Тема", "topic_group": "Группа тем", "block": "Отраслевой блок"}
_SAVED = {
    "now": "Сообщений",
    "before": "Было",
    "change": "Изменение",
    "percent": "Изменение, %",
    "points": "Вклад в общее изменение, п. п.",
    "share": "Доля в общем изменении, %",
    "listed": "Вероятность случайности",
}


def draw_topic_table(
    here: District, answer: Topics, order: Order, words: str, notes: Sequence[str]
) -> None:
    """Draw the topics of the picture, «прочие» and the total, and the way to save all of them."""
    title = _NAMED[answer.level]
    shown = answer.top(order)
    shown["way"] = [_way(answer, row) for row in shown.to_dict(orient="records")]
    columns = [Column("name", title, link="way"), Column("now", "Сообщений", "whole")]
    total: dict[str, object] = {"name": "Всего", "now": answer.now}
    if answer.before is not None:
        columns += [
            Column("before", "Было", "whole"),
            Column("change", "Изменение", "whole"),
            Column("percent", "Изменение, %", "change"),
            Column("points", "Вклад в общее изменение", "points"),
        ]
        whole = change(answer.now, answer.before)
        total |= {
            "before": answer.before,
            "change": answer.now - answer.before,
            "percent": whole,
            "points": whole,
        }
    with st.expander("Таблица"):
        draw_table(shown, columns, total)
        known = _SAVED if answer.before is not None else {"now": _SAVED["now"]}
        saved = answer.table[["name", *known]].rename(columns={"name": title} | known)
        draw_export(here.actor, saved, f"{LEVELS[answer.level]}: все", [words, *notes], "temy")


def apart(shown: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Return the named topics, which a bar of the rest would dwarf, and the rest in words."""
    rest = shown[shown["name"] == OTHERS]
    words = [
        f"Остальные темы: {number(row['now'])}"
        + (f", было {number(row['before'])}." if pd.notna(row.get("before")) else ".")
        for row in rest.to_dict(orient="records")
    ]
    return shown[shown["name"] != OTHERS], words


def _way(answer: Topics, row: dict[str, object]) -> str | None:
    names = {"topic": ("topic_group", "topic")}.get(answer.level, (answer.level,))
    if row["name"] == OTHERS or any(pd.isna(row.get(name)) for name in names):
        return None
    return page_link("messages", **{name: str(row[name]) for name in names})
