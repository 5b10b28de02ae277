"""One indicator on a screen: its line against the plan, its prospects, and who pulls it down."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import pandas as pd
import streamlit as st

from analytics.words import day
from answers.indicators.achievement_table import breakdown, in_time
from answers.indicators.cards import Card, last_day
from answers.indicators.passport import OWN
from answers.indicators.prospects import prospects
from answers.trends.annotations import chart_of
from charts.annotations import mark
from charts.plan_path import Grain, plan_path
from charts.plan_years import plan_years
from charts.years_beside import years_beside
from data.queries.selection import Selection
from ui.cached import kept
from ui.district import District
from ui.links import page_link
from ui.pictures import kept_picture
from ui.tables import Column, draw_export, draw_table, titled
from ui.trends.annotations import draw_annotating, draw_legend, notes_here

GRAINS: dict[str, str] = {
    "cumulative": "с начала года", "month": "месяцы", "quarter": "кварталы", "year": "годы",
}  # fmt: skip
SIDES = {"row": "подряд", "beside": "рядом"}
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


@dataclass(frozen=True)
class Way:
    """How a line is drawn: «cumulative», «month», «quarter» or «year», and its years beside."""

    grain: str
    beside: bool


def draw_path(here: District, asked: Selection, card: Card, way: Way, notes: list[str]) -> None:
    """Draw the indicator over all its years against the plan, with the table behind."""
    name = card.indicator.short_name
    grain = cast("Grain", way.grain)
    path = kept(in_time, here, asked, card.indicator.key, grain)
    if path.empty:
        narrowed = bool(asked.places())
        advice = "Снимите один из фильтров." if narrowed else "Она появится с первыми событиями."
        st.markdown(f"Линии нет: событий по показателю не найдено. {advice}")
        return
    known = kept(prospects, here, asked, card.indicator.key)
    usual = (
        known.steady.chart if known and known.steady.chart and known.steady.chart.enough else None
    )
    chart, marks = chart_of(card.indicator), ()
    if way.beside:
        _say_changes(card)
    else:
        marks = notes_here(here, chart, path["start"])

    def draw() -> Any:
        if way.beside:
            return years_beside(path, grain, here.colours)
        figure = plan_path(path, grain, here.colours, known.end if known else None, usual)
        return mark(figure, marks, path["start"], here.colours, by_place=True)

    with st.container(key="wide_path"):
        of = (asked, card.indicator.key, way, marks)
        kept_picture(draw, here, "path", f"{name}: факт и план", *of)
    draw_legend(marks)
    _draw_prospects(here, asked, card)
    with st.expander("Таблица к графику"):
        columns = (Column("start", "Начало", "day", link="why"), *_NUMBERS)
        with st.container(key="rows_path"):
            rows = path.iloc[::-1]
            rows = rows.assign(why=_why(rows, card, way), unfinished=rows["year_runs"])
            draw_table(rows, columns)
        draw_export(here.actor, titled(path, columns), name, notes, "pokazatel_vo_vremeni")
    draw_annotating(here, chart)


def _say_changes(card: Card) -> None:
    """Say where the method changed: years beside one another have no place for a mark of a day."""
    said = [f"с {day(one.day)} — версия {one.version}" for one in card.indicator.changes]
    if said:
        st.caption(f"Порядок расчёта менялся: {'; '.join(said)} паспорта.")


def _why(path: pd.DataFrame, card: Card, way: Way) -> list[str]:
    """Where each row of the table is explained: its month or quarter, alone or with the year so far."""
    codes = [
        f"{one:%Y}-q{one.quarter}" if way.grain == "quarter" else f"{one:%Y-%m}"
        for one in path["start"]
    ]
    span = None if way.grain == "cumulative" else OWN
    return [
        page_link("passport", indicator=card.indicator.key, period=code, span=span)
        for code in codes
    ]


def draw_years(here: District, asked: Selection, card: Card, rows: pd.DataFrame) -> None:
    """Draw the indicator along the years of its plan, with what is within reach ahead.

    ``rows``: answers.indicators.achievement_table.plan_and_fact; their table stands above on the page.
    """
    own = rows[rows["indicator"] == card.indicator.key].reset_index(drop=True)
    chart = chart_of(card.indicator)
    starts = [date(year, 1, 1) for year in own["year"]]
    marks = notes_here(here, chart, starts)
    with st.container(key="wide_path"):
        kept_picture(
            lambda: mark(plan_years(own, here.colours), marks, starts, here.colours, by_place=True),
            here, "years", f"{card.indicator.short_name}: план, факт и прогноз по годам",
            asked, card.indicator.key, marks,
        )  # fmt: skip
    draw_legend(marks)
    if own["forecast"].notna().any():
        st.caption(
            "Пунктир — прогноз, полоса — его пределы с вероятностью 95 %. Вперёд видно настолько, "
            "на сколько лет есть данные."
        )
    _draw_prospects(here, asked, card)
    draw_annotating(here, chart)


def _draw_prospects(here: District, asked: Selection, card: Card) -> None:
    """Draw where the year goes, whether the plan can be relied upon, and whether the share moves."""
    known = kept(prospects, here, asked, card.indicator.key)
    if known is None:
        return
    answers = (
        ("Чем кончится год", known.of_end),
        ("Успеваем ли за ростом плана?", known.of_pace),
        ("Можно ли рассчитывать на план?", known.of_plan),
        ("Меняется ли?", known.of_change),
    )
    for question, words in answers:
        if words:
            st.markdown(
                f"**{question}** {words}" if question[-1] == "?" else f"**{question}.** {words}"
            )


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
    draw_export(here.actor, titled(rows, columns), title, [*notes, until], f"pokazatel_{by}")


_TOTALS = (
    "value", "plan", "gap", "numerator", "denominator", "unknown", "verdict", "unfinished",
)  # fmt: skip
