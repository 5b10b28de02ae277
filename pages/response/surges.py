"""«Резкий рост»: alarms explained, their verdicts, and the settings of the detector."""

import streamlit as st

from analytics.words import capital, counted, day
from answers.surges.alarms import alarms
from answers.surges.ledger import alarm_ledger, not_called_false
from ui.asked import switch
from ui.cached import kept
from ui.clock import now
from ui.district import district
from ui.empty import next_steps
from ui.filters import filters
from ui.frame import stop_here
from ui.surges.alarm_card import draw_alarm
from ui.surges.alarm_ledger import draw_ledger
from ui.surges.alarm_list import ALARMS, draw_alarms, within
from ui.surges.line import foremost, surge_title
from ui.surges.settings import draw_settings

KINDS = {"growth": "Резкий рост", "words": "Срочные слова", "all": "Всё"}

here = district()
title = st.empty()
chosen = filters(here.choices)
if not here.facts.messages:
    title.title("Судить о росте не по чему", anchor=False)
    next_steps("Сообщений в районе ещё нет.")
    stop_here(here.facts)
everything = kept(alarms, here)
known = alarm_ledger(here.home, here.actor, now())
title.title(surge_title(not_called_false(everything, known)), anchor=False)
st.caption(
    f"Каждый день до {day(here.facts.data_date)} сравнивается с такими же днями прошлых недель, "
    "отдельно по поселениям и по району в каждом блоке. Источники считаются вместе."
)
with st.container(key="switches", horizontal=True):
    kind = switch("kind", "Показать", KINDS)
listed = within(
    everything,
    (chosen.date_from, chosen.date_to),
    settlement=chosen.settlement,
    block=chosen.block,
)
shown = [one for one in listed if kind == "all" or (one.word is None) == (kind == "growth")]
asked = st.query_params.get("alarm", "")
one = next((one for one in everything if one.key == asked), None)
if asked and one is None:
    st.info("Тревоги из ссылки больше нет: данные или настройки изменились. Ниже — нынешние.")
if one is None and shown:
    one = foremost(not_called_false(shown, known) or shown)
if one is not None:
    draw_alarm(here, one, known)
st.header(
    f"{capital(chosen.period)}: {counted(len(shown), *ALARMS) if shown else 'тревог нет'}",
    anchor=False,
)
draw_alarms(here, shown, known, chosen.words, "trevogi")
with st.expander("Выводы о тревогах"):
    draw_ledger(here, known)
with st.expander("Настройки и проверка на истории"):
    draw_settings(here, known)
