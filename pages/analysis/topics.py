"""«Темы»: what people write about most, what grew and fell, and what each topic adds to it."""

import streamlit as st

from analytics.words import day
from answers.heat.heatmap import levels
from answers.trends.topics import Against, Order, of_topics, topics
from charts.names_above import names_above
from charts.topics import change_bars, topic_bars
from ui.asked import selection, switch
from ui.cached import kept
from ui.district import district
from ui.filters import filters
from ui.frame import stop_here
from ui.nothing import say_nothing
from ui.phone import on_phone
from ui.pictures import picture
from ui.trends.topics import LEVELS, apart, draw_topic_table

AGAINST = {Against.YEAR: "Те же дни год назад", Against.PREVIOUS: "Столько же дней перед этим"}
ORDERS = {Order.MOST: "Самые частые", Order.MOVED: "Сильнее изменились"}

here = district()
title = st.empty()
choice = filters(here.choices)
with st.container(key="switches", horizontal=True, vertical_alignment="bottom"):
    known = kept(levels, here)
    shown = {name: words for name, words in LEVELS.items() if name in known}
    level = switch("level", "По чему", shown, default="topic")
    against = Against(switch("against", "Сравнить с", AGAINST))
    order = Order(switch("order", "Показать", ORDERS))
answer = kept(topics, here, selection(here, choice), level, against)
said = of_topics(answer)
title.title(said, anchor=False)
if not answer.now:
    say_nothing(here, "topics")
    stop_here(here.facts)

first, last = (day(one) for one in answer.days)
notes = [f"Сравнение с днями с {first} по {last}."]
if answer.before is None:
    notes = [f"Данные начинаются позже, чем {first}: сравнить с днями с {first} по {last} нельзя."]
elif order is Order.MOVED:
    notes.append("Бледная полоса — изменение в пределах случайности.")
else:
    notes.append("Чёрточка — сколько было.")
if answer.before:
    notes.append("Вклад каждой темы в общее изменение — в таблице.")
with st.container(key="wide_topics"):
    moved = order is Order.MOVED and answer.before is not None
    named, rest = apart(answer.top(order))
    drawn = (change_bars if moved else topic_bars)(named, here.colours)
    if on_phone():
        drawn = names_above(drawn, here.colours, *((120, 96) if moved else (96,)))
    picture(drawn, f"topics_{order}", said)
st.caption(" ".join([*notes, *rest]))
draw_topic_table(here, answer, order, choice.words, notes)
