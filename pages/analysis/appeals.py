"""«Обращения 59-ФЗ»: the quarterly summary as its workbooks said it, apart from messages."""

import streamlit as st

from answers.conclusions import of_appeals
from answers.messages.appeals import appeals
from charts.quarters import part_bars, quarter_bars, quarter_name
from ui.asked import switch
from ui.cached import kept
from ui.district import district
from ui.empty import next_steps
from ui.frame import stop_here
from ui.messages.appeals import columns, flow_frame, part_frame, readable, wide
from ui.pictures import picture
from ui.tables import draw_export, draw_table

PARTS = {
    "form": "Формы обращений",
    "theme": "Темы вопросов",
    "outcome": "Результаты рассмотрения вопросов",
}
APART = (
    "Это квартальная сводка из книги Excel. Она показана отдельно и к сообщениям не прибавляется: "
    "одно обращение может быть и в сводке, и в реестре."
)

here = district()
answer = kept(appeals, here)
if not answer.quarters:
    st.title("Квартальной сводки по 59-ФЗ ещё нет", anchor=False)
    next_steps(
        APART,
        "Возьмите квартальную книгу: одна строка — один квартал («3 кв 2019»), столбцы вида "
        "«Количество поступивших обращений / всего».",
    )
    stop_here(here.facts)
title = st.empty()
newest = {quarter: quarter_name(quarter) for quarter in reversed(answer.quarters)}
quarter = switch("quarter", "Квартал", newest, wide=True)
title.title(of_appeals(answer, quarter, newest[quarter]), anchor=False)
st.caption(APART)

st.header("Все обращения по кварталам", anchor=False)
picture(quarter_bars(flow_frame(answer), quarter, here.colours), "all", "Обращения по кварталам")
for column, (kind, name) in zip(st.columns(3), PARTS.items()):
    with column:
        st.header(f"{name}, {newest[quarter]}", anchor=False)
        parts = part_frame(answer, kind, quarter)
        if parts.empty:
            st.caption("В книге этих чисел нет.")
        else:
            picture(part_bars(parts, here.colours), kind, f"{name}: {newest[quarter]}")
st.caption("Тонкая серая полоса — тот же квартал год назад.")
with st.expander("Таблица", expanded=True):
    table = wide(answer)
    draw_table(readable(table), columns(answer))
    draw_export(here.actor, table, "Обращения 59-ФЗ по кварталам", [APART], "obrashcheniya_59fz")
