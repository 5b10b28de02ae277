"""One emergency: its clocks, reports, notices, who is responsible; or opening a new one."""

import streamlit as st

from answers.emergencies.cards import flow, standing
from registers.emergencies.values import EmergencyError
from ui.asked import switch
from ui.clock import now
from ui.district import district
from ui.emergencies.acts import draw_said
from ui.emergencies.clocks import draw_clocks
from ui.emergencies.course import draw_notices, draw_posts, draw_reports
from ui.emergencies.facts import draft_asked, draw_facts, title_of
from ui.emergencies.opening import draw_editing, draw_opening
from ui.frame import stop_here
from ui.links import kept_filters
from ui.literal import literal
from ui.menu import page

PARTS = {
    "course": "Ход и доклады",
    "notices": "Оповещения",
    "posts": "Ответственные",
    "card": "Изменить и закрыть",
}

here = district()
asked = st.query_params.get("id", "")
if not asked:
    st.title("Новая аварийная ситуация", anchor=False)
    draw_opening(here, draft_asked(here))
    stop_here(here.facts)
try:
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
    one = standing(here.home, here.actor, number, now())
except EmergencyError as error:
    st.title("Такой карточки нет", anchor=False)
    st.write(literal(str(error)))
    st.page_link(page("emergencies"), label="К списку", query_params=kept_filters())
    stop_here(here.facts)

st.title(literal(title_of(one.card)), anchor=False)
draw_said()
draw_clocks(here, one.card.id, one.card.version)
known = flow(here.facts, here.actor, one.card)
draw_facts(here, one.card, known)
match switch("part", "Раздел карточки", PARTS):
    case "course":
        draw_reports(here, one, known)
    case "notices":
        draw_notices(here, one, known)
    case "posts":
        draw_posts(here, one.card)
    case _:
        draw_editing(here, one.card)
