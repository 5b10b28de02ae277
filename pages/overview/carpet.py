"""«Ковёр показателей»: every settlement against every indicator, a verdict in each cell."""

import streamlit as st

from analytics.words import day
from answers.indicators.carpet import carpet, carpet_table, of_carpet
from ui.asked import selection
from ui.cached import kept
from ui.district import district
from ui.empty import next_steps
from ui.filters import filters
from ui.indicators.carpet import LEGEND, draw_carpet
from ui.tables import draw_export

here = district()
title = st.empty()
chosen = filters(here.choices)
answer = kept(carpet, here, selection(here, chosen))
title.title(of_carpet(answer), anchor=False)
if all(not now.denominator for now in answer.district.values()) and not here.facts.messages:
    next_steps("Показателей по поселениям ещё нет: они появятся после первой загрузки.")
else:
    period = f"С 1 января по {day(answer.date_to)}, нарастающим итогом"
    st.caption(f"{period}. Сверху — где больше показателей ниже плана.")
    draw_carpet(answer)
    st.caption(LEGEND)
    notes = [chosen.words, period, "Район = сумма поселений и «не определено»."]
    draw_export(here.actor, carpet_table(answer), "Показатели по поселениям", notes, "kover")
