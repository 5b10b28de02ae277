"""«Похожие обращения»: messages of different sources that may be one appeal, for a person to tell."""

import streamlit as st

from analytics.words import counted
from answers.messages.twins import decisions, offered, undecided
from ui.asked import selection
from ui.cached import kept
from ui.clock import now
from ui.district import district
from ui.empty import next_steps
from ui.filters import filters
from ui.frame import stop_here
from ui.messages.twin_pairs import draw_decisions, draw_pairs

here = district()
title = st.empty()
chosen = filters(here.choices)
if not here.facts.messages:
    title.title("Похожих обращений нет", anchor=False)
    next_steps("Сообщений в районе ещё нет.")
    stop_here(here.facts)
decided = decisions(here.home, here.actor, now())
pairs = undecided(kept(offered, here, selection(here, chosen)), decided)
words = counted(
    len(pairs),
    "пара похожих обращений ждёт решения",
    "пары похожих обращений ждут решения",
    "пар похожих обращений ждут решения",
)
title.title(f"{words if len(pairs) else 'Похожих обращений нет'}, {chosen.period}", anchor=False)
st.caption(
    "Сообщения из разных источников, одного поселения, с разницей не больше трёх дней, от одного "
    "заявителя или с похожими текстами. Связь ничего не складывает и не вычитает: каждое сообщение "
    "по-прежнему считается отдельно, а рядом с ним видно, с чем оно связано."
)
if len(pairs):
    draw_pairs(here, pairs)
if decided:
    draw_decisions(here, decided)
