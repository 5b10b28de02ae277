"""«Рейтинг поселений»: three axes, the score, the place and what would move it up."""

import streamlit as st

from analytics.words import day, number
from answers.conclusions import of_rating
from answers.rating import rating
from charts.bars import rating_bars
from data.queries.coverage import source_days
from ui.asked import selection
from ui.cached import kept
from ui.district import district
from ui.filters import filters
from ui.frame import stop_here
from ui.links import kept_filters
from ui.menu import page
from ui.nothing import say_nothing
from ui.pictures import picture
from ui.rating_table import COLUMNS, EXPORTED, PARTS, bar_frame, formula, rating_rows
from ui.tables import draw_export, draw_table

BY_DECREE = ("ИМ", "ПОС")  # rated apart from each other, decree 4.6

here = district()
title = st.empty()
choice = filters(here.choices)
present = {one.source for one in source_days(here.facts)}
asked = selection(here, choice)
if not present or choice.date_from > asked.as_of:
    title.title("Рейтинга ещё нет", anchor=False)
    say_nothing(here, "rating")
    stop_here(here.facts)
answer = kept(rating, here, asked)
title.title(of_rating(answer), anchor=False)
if answer.table.empty:
    say_nothing(here, "rating")
    stop_here(here.facts)
with st.container(horizontal=True):
    st.text("Отдельно:", width="content")
    for name, source in (("все источники", None), *((one, one) for one in BY_DECREE)):
        if source is None or source in present:
            query = kept_filters(source=source)
            st.page_link(
                page("rating"), label=name, query_params=query, disabled=choice.source == source
            )

rows = rating_rows(answer)
if answer.rated.empty:
    st.info(
        f"Никто не рейтингуется: нужно не меньше {number(answer.weights.monthly_minimum)} сообщений "
        "в месяц и хотя бы одна известная часть балла — число жителей, сроки или итоги."
    )
else:
    figure = rating_bars(bar_frame(answer), here.colours, choice.settlement)
    with st.container(key="wide_rating"):
        picture(figure, "rating", of_rating(answer))
st.caption(formula(answer))
own = ("settlement", choice.settlement) if choice.settlement else None
draw_table(rows, COLUMNS, own=own)
first, last = (day(one) for one in answer.before)
changes = (
    f"Изменение места — к предыдущему такому же периоду, с {first} по {last}, как он был виден "
    "через столько же дней после своего конца."
    if answer.comparable
    else f"Изменения места нет: за дни с {first} по {last} данных нет."
)
st.caption(
    f"{changes} Пределы — места, между которыми поселение оказалось бы в 9 случаях из 10 при той же "
    "работе и других сообщениях: если пределы двух поселений пересекаются, спорить о месте рано."
)
with st.expander("Решение по существу (Q) по частям"):
    draw_table(rows, PARTS, own=own)
draw_export(
    here.actor, rows[list(EXPORTED)].rename(columns=EXPORTED), "Рейтинг поселений",
    [choice.words, formula(answer), changes], "reyting",
)  # fmt: skip
