"""«Журнал загрузок»: every batch, its refused rows, and taking it back."""

import pandas as pd
import streamlit as st

from analytics.words import counted, day
from answers.imports.journal import batch_refusals, journal
from ui.asked import switch
from ui.district import district
from ui.empty import next_steps
from ui.frame import stop_here
from ui.imports.batches import BATCH_COLUMNS, batch_row, batch_words
from ui.imports.outcomes import draw_refusals
from ui.imports.undoing import draw_said, draw_undo
from ui.literal import literal
from ui.tables import draw_export, draw_table

titles = {column.key: column.title for column in BATCH_COLUMNS}
MOST = 200
SHOWN = {"all": "все", "live": "в силе", "undone": "отменённые", "refused": "с отказами"}


here = district()
batches = journal(here.home, here.actor)
if not batches:
    st.title("Загрузок ещё не было")
    next_steps("Здесь появится каждая загрузка: кто, когда, какой файл и что из него принято.")
    stop_here(here.facts)
live = [one for one in batches if one.in_force]
words = counted(len(live), "загрузка", "загрузки", "загрузок")
st.title(f"В силе {words}; последняя — {literal(batches[0].source)}, {day(batches[0].at)}")
draw_said()
asked = st.query_params.get("batch", "")
opened = next((one for one in batches if str(one.number) == asked), None)
if opened is not None:
    st.subheader(f"Загрузка № {opened.number}: {literal(opened.source)}, {literal(opened.file)}")
    st.write(literal(batch_words(opened)))
    refused = batch_refusals(here.home, here.actor, opened.number)
    rows = refused.set_axis(["row", "column", "value", "reason"], axis=1).to_dict("records")
    if rows:
        draw_refusals(here.actor, opened.file, rows, f"otkazy_{opened.number}")
    else:
        st.write("Все строки с данными приняты, отказов нет.")
    if opened.in_force:
        draw_undo(here, opened)

show = switch("show", "Какие загрузки", SHOWN)
kept = {"live": lambda one: one.in_force, "undone": lambda one: not one.in_force}
kept["refused"] = lambda one: one.refused > 0
chosen = [one for one in batches if show == "all" or kept[show](one)]

frame = pd.DataFrame([batch_row(one) for one in chosen], columns=[*titles, "link"])
with st.container(key="rows_batches"):
    draw_table(frame.head(MOST), BATCH_COLUMNS)
st.caption("Нажмите на номер загрузки: покажем отказы и предложим отменить её.")
if len(frame) > MOST:
    st.caption(f"Показаны последние {MOST}; все {len(frame)} — в таблице Excel.")
saved = frame[list(titles)].rename(columns=titles)
draw_export(here.actor, saved, "Журнал загрузок", [f"Показаны: {SHOWN[show]}"], "zhurnal_zagruzok")
