"""«Паспорт показателя»: why this number — what it is, what was left out, and the rows behind it."""

import streamlit as st

from access.rights import Right, may
from analytics.words import capital, day, titled
from answers.indicators.passport import OWN, YEAR, grain_of, passport
from data.snapshots import indicators
from ui.asked import selection, switch
from ui.cached import kept
from ui.district import district
from ui.empty import next_steps
from ui.filters import filters
from ui.indicators.passport_parts import conclusion, draw_counts, draw_files, draw_rows, draw_words

here = district()
title = st.empty()
chosen = filters(here.choices)
asked = selection(here, chosen)
names = {str(one.key): titled(one.key, one.short_name) for one in indicators(here.facts)}
with st.container(key="switches", horizontal=True, vertical_alignment="bottom"):
    key = switch("indicator", "Показатель", names, wide=True)
    span = YEAR
    if grain_of(asked) != "year":
        span = switch("span", "Считать", {YEAR: "с начала года", OWN: "только период"})
found = kept(passport, here, asked, key, span)
title.title(conclusion(found, bool(here.facts.last_batch)), anchor=False)

words, numbers = st.columns([3, 2], gap="large")
with words:
    draw_words(found)
with numbers:
    draw_counts(here, found)

st.header("Почему такое число: строки, из которых оно сложено", anchor=False)
period = f"С {day(found.date_from)} по {day(found.date_to)}"
if not found.standing.applies:
    st.markdown("С выбранным фильтром показатель не считается. Снимите фильтр.")
elif not any(found.parts.values()) and here.facts.messages:
    st.markdown(
        f"{period} таких событий нет. Возьмите другой период или снимите "
        "один из фильтров. Если файла с ними ещё не загружали, откройте «Загрузку»."
    )
elif not any(found.parts.values()):
    next_steps(f"{period} таких событий в данных нет.")
elif may(here.actor, Right.VIEW_MESSAGES):
    draw_files(here, found)
    notes = [found.indicator.official_name, chosen.words, period, capital(found.standing.verdict)]
    draw_rows(here, found, asked, key, span, notes)
