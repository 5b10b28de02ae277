"""«Качество данных»: who has not sent what, what is not known, what cannot be true."""

import streamlit as st

from answers.imports.data_quality import quality
from answers.imports.deliveries import deliveries
from answers.messages.terms import due_day
from ui.asked import selection
from ui.cached import kept
from ui.clock import now
from ui.district import district
from ui.empty import next_steps
from ui.filters import filters
from ui.frame import stop_here
from ui.messages.quality import draw_coverage, draw_deliveries, draw_findings, quality_title

here = district()
title = st.empty()
choice = filters(here.choices)
until = due_day(here.home, here.actor, now())
sent = kept(deliveries, here, now().date(), until)
if not len(sent.table):
    title.title("Проверять пока нечего", anchor=False)
    next_steps("Файлов в районе ещё не загружали.")
    stop_here(here.facts)
found = kept(quality, here, selection(here, choice))
title.title(quality_title(sent, found), anchor=False)
st.caption(
    "Проверки не доказывают ошибку, а говорят, куда посмотреть. Названия, отказы, внезапные нули и "
    "повторы ищутся во всех данных, остальное — по выбранным фильтрам."
)
draw_deliveries(here.actor, sent, until)
draw_findings(here.actor, found.findings, choice.words)
draw_coverage(here.actor, found, choice.words)
