"""«Динамика»: messages by months, weeks and days, against last year, and who makes the flow."""

import pandas as pd
import streamlit as st

from analytics.grains import Grain, fitting
from analytics.words import capital, day
from answers.conclusions import of_trends
from answers.trends import trends
from charts.balance import balance
from charts.trend import trend
from ui.asked import selection, switch
from ui.cached import kept
from ui.district import district
from ui.filters import filters
from ui.frame import stop_here
from ui.nothing import say_nothing
from ui.pictures import picture
from ui.tables import Column, draw_export, draw_table
from ui.trend_lines import SPLITS, draw_lines

GRAINS = {Grain.MONTH: "Месяцы", Grain.WEEK: "Недели", Grain.DAY: "Дни"}
COLUMNS = {
    "start": "Начало", "messages": "Поступило", "year_ago": "Год назад", "answered": "Отвечено",
    "mean7": "Среднее за 7 дней",
}  # fmt: skip

here = district()
title = st.empty()
choice = filters(here.choices)
asked = selection(here, choice)
first = max(choice.date_from, here.choices.first_day)
last = max(first, min(choice.date_to, here.choices.newest or here.facts.data_date))
with st.container(key="switches", horizontal=True, vertical_alignment="bottom"):
    grain = Grain(switch("grain", "Показать по", GRAINS, default=fitting(first, last)))
    split = switch("split", "Разбить", SPLITS)
answer = kept(trends, here, asked, grain, split or None)
title.title(of_trends(answer, capital(choice.period)), anchor=False)
if not answer.now:
    say_nothing(here, "trends")
    stop_here(here.facts)

with st.container(key="wide_trend"):
    picture(trend(answer.points, grain, here.colours), "trend", of_trends(answer, choice.period))
ago = answer.points["year_ago"].notna().any()
weekdays = "" if grain is Grain.MONTH else ", те же дни недели"
notes = [f"Серая линия — год назад{weekdays}."] if ago else []
if grain is Grain.DAY and answer.points["mean7"].notna().any():
    notes = ["Толстая линия — среднее за 7 дней, серая — оно же год назад (те же дни недели)."]
if grain is not Grain.DAY:
    notes.append("Месяцы и недели целые: все, в которых есть день выбранного периода.")
if answer.points["unfinished"].any():
    notes.append(f"Последняя точка полая: период не завершён, данные на {day(asked.as_of)}.")
notes += [
    f"{one.source} есть только с {day(one.first)}: рост к прошлому году частью от этого."
    for one in answer.younger
    if answer.before is not None
]
st.caption(" ".join(notes))
if split:
    st.header(f"{SPLITS[split]}: у каждой картинки своя шкала", anchor=False)
    draw_lines(answer, here.colours)
st.header(f"Поступило и отвечено: {choice.period}", anchor=False)
with st.container(key="wide_balance"):
    picture(balance(answer.points, grain, here.colours), "balance", "Поступило и отвечено")
with st.expander("Таблица"):
    columns = {k: v for k, v in COLUMNS.items() if k != "mean7" or grain is Grain.DAY}
    if grain is Grain.DAY:
        columns["year_ago"] = "Год назад, среднее за 7 дней"
    named = [
        Column(k, v, {"start": "day", "mean7": "decimal"}.get(k, "whole"))
        for k, v in columns.items()
    ]
    draw_table(answer.points, named)
    tables = [answer.points[list(columns)].rename(columns=columns).assign(Кто="всего")]
    for line in answer.lines:
        kept_columns = [name for name in columns if name in line.points]
        tables.append(line.points[kept_columns].rename(columns=columns).assign(Кто=line.name))
    table = pd.concat(tables, ignore_index=True)
    draw_export(here.actor, table, "Динамика", [choice.words, *notes], "dinamika")
