"""The alarms of a period as a table, each row with the way to its picture."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from analytics.words import counted, number
from answers.surges.alarms import Alarm
from answers.surges.ledger import AlarmLedger, not_called_false
from ui.district import District
from ui.links import page_link
from ui.surges.alarm_card import named
from ui.tables import Column, draw_export, draw_table

ALARMS = ("тревога", "тревоги", "тревог")
MOST = 60  # rows on the screen; the rest is in the workbook

_COLUMNS = (
    Column("first_day", "Начало", "day", link="way"),
    Column("last_day", "Последний день", "day"),
    Column("place", "Где"),
    Column("text", "Что произошло"),
    Column("growth", "Рост", "change"),
    Column("state", "Сейчас"),
    Column("verdict", "Вывод"),
)
_SAVED = {
    "first_day": "Начало", "last_day": "Последний день", "settlement": "Поселение",
    "block": "Блок", "window": "Окно, дней", "count": "Сообщений", "expected": "Ожидалось",
    "upper": "Предел", "excess": "Превышение", "growth": "Рост, %", "probability": "Вероятность",
    "text": "Что произошло", "verdict": "Вывод",
}  # fmt: skip


def within(found: Sequence[Alarm], days: tuple[date, date], **place: str | None) -> list[Alarm]:
    """Return the alarms that touch the days and stand in the place, None is anywhere."""
    return [
        one
        for one in found
        if one.first_day <= days[1]
        and one.last_day >= days[0]
        and all(value is None or getattr(one, name) == value for name, value in place.items())
    ]


def rank(one: Alarm) -> tuple[object, ...]:
    """What to look at first: open, least likely, a settlement before the district."""
    return (not one.open, one.probability or 0, one.settlement is None, one.key)


def draw_alarms(
    here: District, found: Sequence[Alarm], known: AlarmLedger, words: str, name: str
) -> None:
    """Draw the alarms, the open ones first, and the export under the file name ``name``."""
    believed = {one.key for one in not_called_false(found, known)}
    rows = [_row(one, known) for one in sorted(found, key=lambda one: _first(one, believed))]
    draw_table(pd.DataFrame(rows[:MOST], columns=[*_row_names()]), _COLUMNS)
    if len(rows) > MOST:
        st.caption(f"Показаны {MOST} первых из {number(len(rows))}; все — в таблице xlsx.")
    if rows:
        table = pd.DataFrame(rows)[list(_SAVED)].rename(columns=_SAVED)
        notes = [words, counted(len(rows), *ALARMS)]
        draw_export(here.actor, table, "Резкий рост", notes, name)


def _first(one: Alarm, believed: set[str]) -> tuple[object, ...]:
    """Open alarms by rank, then those gone by or called false in the order that they came in."""
    return rank(one) if one.open and one.key in believed else (True,)


def _row_names() -> list[str]:
    return [*(column.key for column in _COLUMNS), "way"]


def _row(one: Alarm, known: AlarmLedger) -> dict[str, object]:
    line = known.of(one.key)
    return {
        "first_day": one.first_day,
        "last_day": one.last_day,
        "place": named(one),
        "settlement": one.place,
        **one.figures,
        "state": "открыта" if one.open else "прошла",
        "verdict": line.verdict.value if line is not None and line.verdict else None,
        "way": page_link("surges", alarm=one.key),
    }
