"""The list of road maps: those kept here and those known from reports alone."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analytics.words import counted
from answers.road_maps.cards import (
    approval_words,
    imported,
    progress,
)
from registers.road_maps.values import RoadMap
from ui.clock import now
from ui.district import District
from ui.links import page_link
from ui.tables import Column, draw_export, draw_table

_KEPT = (
    Column("number", "Номер", link="address"),
    Column("problem", "Проблема"),
    Column("place", "Поселение"),
    Column("topic", "Тема сообщений"),
    Column("progress", "Мероприятия"),
    Column("approval", "Утверждение"),
    Column("version", "Версия", "whole"),
    Column("at", "Изменена", "moment"),
)
_IMPORTED = (
    Column("road_map", "Номер"),
    Column("measures", "Мероприятий", "whole"),
    Column("done", "Исполнено", "whole"),
    Column("first", "Сообщения с", "day"),
    Column("last", "по", "day"),
)


def conclusion(known: Sequence[RoadMap]) -> str:
    """Return the title: how many there are and what is overdue."""
    if not known:
        return "Дорожных карт ещё нет"
    late = sum(progress(one, now().date()).overdue for one in known)
    words = counted(len(known), "дорожная карта", "дорожные карты", "дорожных карт")
    if not late:
        return f"{words}, просроченных мероприятий нет"
    measures = counted(late, "мероприятие", "мероприятия", "мероприятий")
    return f"{words}: просрочено {measures}"


def draw_kept(here: District, known: Sequence[RoadMap]) -> None:
    """Draw the road maps kept here, the newest first."""
    rows = [
        {
            "number": one.number,
            "address": page_link("roadmap", id=one.id),
            "problem": one.newest.plan.form.problem,
            "place": one.newest.plan.settlement or "весь район",
            "topic": one.newest.plan.topic or None,
            "progress": progress(one, now().date()).words,
            "approval": approval_words(one.newest),
            "version": one.newest.version,
            "at": one.newest.at,
        }
        for one in known
    ]
    frame = pd.DataFrame(rows, columns=[column.key for column in _KEPT] + ["address"])
    # hyphens that do not break: a number stays on one line
    draw_table(frame.assign(number=frame["number"].str.replace("-", "\u2011")), _KEPT)
    _export(here, frame, _KEPT, "Дорожные карты", "dorozhnye_karty")


def draw_imported(here: District, known: Sequence[RoadMap]) -> None:
    """Draw the road maps known from reports alone; nothing when there are none."""
    frame = imported(here.facts, here.actor, known)
    if frame.empty:
        return
    st.header("Из загруженных отчётов", anchor=False)
    st.caption(
        "Эти карты пришли файлами и учтены в показателе 5. Чтобы вести такую карту здесь, заведите "
        "её с тем же номером: мероприятия с равными номерами заменят присланные."
    )
    draw_table(frame, _IMPORTED)
    _export(here, frame, _IMPORTED, "Дорожные карты из отчётов", "karty_iz_otchetov")


def _export(
    here: District, frame: pd.DataFrame, columns: Sequence[Column], title: str, name: str
) -> None:
    titles = {column.key: column.title for column in columns}
    draw_export(here.actor, frame[list(titles)].rename(columns=titles), title, [], name)
