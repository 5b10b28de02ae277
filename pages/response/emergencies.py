"""«Аварийные ситуации»: which clocks run now, the worst first, and how the past ones ended."""

import pandas as pd
import streamlit as st

from analytics.words import counted
from answers.emergencies.cards import closed, running
from ui.clock import now
from ui.district import district
from ui.emergencies.clocks import draw_running
from ui.emergencies.listing import CLOSED, conclusion, draw_terms, row_of
from ui.emergencies.template import draw_note_template
from ui.links import kept_filters
from ui.menu import page
from ui.tables import draw_export, draw_table

here = district()
found = running(here.home, here.actor, now())
past = closed(here.home, here.actor, now())

st.title(conclusion(found), anchor=False)
st.write(
    "Аварийная ситуация — это резкий рост числа сообщений или угроза жизни и здоровью. Её открывают "
    "по тревоге или вручную; часы идут и видны всем на «Сводке», пока карточку не закроют."
)
draw_running(here)
if not found:
    st.write("Когда она случится, откройте карточку: остальное система подскажет по часам.")
with st.container(key="links_open"):
    st.page_link(page("emergency"), label="Открыть карточку вручную", query_params=kept_filters())

if past:
    st.header(
        counted(len(past), "закрытая ситуация", "закрытые ситуации", "закрытых ситуаций"),
        anchor=False,
    )
    frame = pd.DataFrame([row_of(one) for one in past])
    draw_table(frame, CLOSED)
    draw_export(
        here.actor,
        frame[[column.key for column in CLOSED]].rename(
            columns={column.key: column.title for column in CLOSED}
        ),
        "Закрытые аварийные ситуации",
        ["Срок считается от возникновения; доклады — от открытия карточки."],
        "avarii",
    )
draw_terms(here)
draw_note_template(here)
