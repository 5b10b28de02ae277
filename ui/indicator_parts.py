"""One indicator on a screen: its line against the plan, and who pulls it down."""

import pandas as pd
import streamlit as st

from analytics.words import day
from answers.achievement_table import breakdown, in_time
from answers.cards import Card, last_day
from charts.plan_path import Grain, plan_path
from data.queries.selection import Selection
from ui.cached import kept
from ui.district import District
from ui.links import page_link
from ui.pictures import picture
from ui.tables import Column, draw_export, draw_table

PLACES = {"settlement": "по поселениям", "block": "по блокам", "source": "по источникам"}
_NAMES = {"settlement": "Поселение", "block": "Отраслевой блок", "source": "Источник"}
_NUMBERS = (
    Column("value", "Факт, %", "percent", against="plan"),
    Column("plan", "План, %", "plan"),
    Column("gap", "Разрыв, п. п.", "points"),
    Column("numerator", "Числитель", "whole"),
    Column("denominator", "Знаменатель", "whole"),
    Column("unknown", "Отметка неизвестна", "whole"),
    Column("verdict", "Вывод", "verdict"),
)


def draw_path(here: District, asked: Selection, card: Card, grain: Grain, notes: list[str]) -> None:
    """Draw the indicator over all its years against the plan, with the table behind."""
    name = card.indicator.short_name
    path = kept(in_time, here, asked, card.indicator.key, grain)
    if path.empty:
        narrowed = bool(asked.places())
        advice = "Снимите один из фильтров." if narrowed else "Она появится с первыми событиями."
        st.markdown(f"Линии нет: событий по показателю не найдено. {advice}")
        return
    with st.container(key="wide_path"):
        picture(plan_path(path, grain, here.colours), "path", f"{name}: факт и план")
    with st.expander("Таблица к графику"):
        columns = (Column("start", "Начало", "day"), *_NUMBERS)
        with st.container(key="rows_path"):
            draw_table(path.iloc[::-1], columns)
        draw_export(here.actor, _titled(path, columns), name, notes, "pokazatel_vo_vremeni")


def draw_breakdown(here: District, asked: Selection, card: Card, by: str, notes: list[str]) -> None:
    """Draw the indicator by settlement, block or source, the widest gap first."""
    rows = kept(breakdown, here, asked, card.indicator.key, by)
    links = [
        page_link("passport", **{"indicator": card.indicator.key, by: name})
        for name in rows["name"]
    ]
    columns = (Column("name", _NAMES[by], link="link"), *_NUMBERS)
    total = {"name": "Всего", **{n: getattr(card.standing, n) for n in _TOTALS}}
    with st.container(key="rows_places"):
        draw_table(rows.assign(link=links), columns, total=total)
    until = f"С 1 января по {day(last_day(asked))}"
    title = f"{card.indicator.short_name} {PLACES[by]}"
    draw_export(here.actor, _titled(rows, columns), title, [*notes, until], f"pokazatel_{by}")


_TOTALS = (
    "value", "plan", "gap", "numerator", "denominator", "unknown", "verdict", "unfinished",
)  # fmt: skip


def _titled(rows: pd.DataFrame, columns: tuple[Column, ...]) -> pd.DataFrame:
    return rows[[c.key for c in columns]].rename(columns={c.key: c.title for c in columns})
