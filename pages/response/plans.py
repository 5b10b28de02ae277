"""«Планы мероприятий»: a document in, what was understood of it, and how every measure stands."""

import streamlit as st

from answers.plans.saved import plan_state, plans
from ui.clock import now
from ui.district import district
from ui.links import kept_filters
from ui.menu import page
from ui.plans.acts import draw_said
from ui.plans.listing import draw_plan, draw_plans, headline
from ui.plans.settings import draw_settings
from ui.plans.upload import draw_preview, draw_upload

here = district()
today = now().date()
title = st.empty()
found = plans(here.home, here.actor, now())
states = [plan_state(here.home, here.actor, one, today, now()) for one in found]
title.title(headline(states), anchor=False)

draw_said()
asked = st.query_params.get("plan", "")
chosen = next((one for one in states if str(one.plan.id) == asked), None)
with st.expander("Загрузить план или отчёт об исполнении", expanded=not states):
    draft = draw_upload(here)
if draft is not None:
    draw_preview(here, draft)
elif chosen is not None:
    with st.container(key="links_back"):
        st.page_link(page("plans"), label="← Все планы", query_params=kept_filters())
    draw_plan(here, chosen)
elif states:
    draw_plans(states)
    st.caption(
        "Статусы считаются по срокам и отчётам на сегодня; название плана открывает его строки."
    )
else:
    st.markdown(
        "Планов ещё нет. Загрузите документ: система разберёт его на мероприятия, сроки и "
        "исполнителей и покажет, что поняла, прежде чем сохранить."
    )
draw_settings(here)
