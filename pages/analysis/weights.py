"""«Веса рейтинга»: what each part means, what another choice would change, who chose and why."""

import streamlit as st

from answers.ratings.weights import known_weights, of_weights
from data.queries.coverage import source_days
from ui.asked import selection
from ui.clock import now
from ui.district import district
from ui.filters import filters
from ui.links import kept_filters
from ui.menu import page
from ui.publishing import draw_state
from ui.ratings.weights import draw_form, draw_preview, draw_saving, draw_versions

here = district()
known = known_weights(here.home, here.actor, here.facts, now())
st.title(of_weights(known), anchor=False)
draw_state(here, known.published != known.in_force.version)
st.caption(
    "Балл = K + T + Q. Важно отношение весов: 1, 2 и 2 — то же, что 0,2, 0,4 и 0,4. Что значит каждая "
    "часть — в справке; официальной формулы нет, поэтому веса показаны рядом с каждым рейтингом."
)
typed = draw_form(here, known)
choice = filters(here.choices)
asked = selection(here, choice)
if source_days(here.facts) and choice.date_from <= asked.as_of:
    draw_preview(here, asked, typed, choice.words)
draw_saving(here, known, typed)
draw_versions(known)
with st.container(key="links_back"):
    st.page_link(page("rating"), label="К рейтингу", query_params=kept_filters())
