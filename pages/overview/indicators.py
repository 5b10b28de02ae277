"""«Целевые показатели»: the plan over the years, one indicator in time, and who pulls it down."""

from dataclasses import replace

import streamlit as st

from analytics.words import capital, day, percent, plan_percent, points, titled
from answers.indicators.achievement_table import dimensions_of, plan_and_fact, plan_and_fact_table
from answers.indicators.cards import cards, last_day
from answers.indicators.overview import conclusion
from ui.asked import selection, switch
from ui.cached import kept
from ui.district import district
from ui.empty import next_steps
from ui.filters import filters
from ui.indicators.parts import (
    GRAINS,
    PLACES,
    SIDES,
    Way,
    draw_breakdown,
    draw_path,
    draw_years,
)
from ui.indicators.plan_table import draw_plan_table
from ui.links import page_link
from ui.tables import draw_export

here = district()
title = st.empty()
chosen = filters(here.choices)
asked = selection(here, chosen)
shown = kept(cards, here, asked)
title.title(conclusion(shown, (), 0, loaded=bool(here.facts.messages)), anchor=False)
if not here.facts.messages and all(card.standing.value is None for card in shown):
    next_steps("Показатели появятся после первой загрузки. Планы на годы уже внесены.")

# The years of the plan do not depend on the period.
always = replace(asked, date_from=None, date_to=None)
years = kept(plan_and_fact, here, always)
draw_plan_table(
    years,
    lambda key, year: page_link("passport", indicator=key, **({"period": year} if year else {})),
)
notes = [chosen.words, f"Факт на {day(asked.as_of)}"]
draw_export(here.actor, plan_and_fact_table(years), "Планы и факты по годам", notes, "pokazateli")

names = {str(c.indicator.key): titled(c.indicator.key, c.indicator.short_name) for c in shown}
with st.container(key="switches", horizontal=True, vertical_alignment="bottom"):
    key = switch("indicator", "Показатель", names, wide=True)
    grain = switch("grain", "Считать", GRAINS)
    beside = grain != "year" and switch("years", "Годы", SIDES) == "beside"
card = next(card for card in shown if str(card.indicator.key) == key)
now = card.standing
said = now.verdict
if now.value is not None:
    said = f"{percent(now.value, now.plan)} при плане {plan_percent(now.plan)}, {points(now.gap)}"
st.header(f"{capital(card.indicator.short_name)}: {said}", anchor=False)
if grain == "year":
    draw_years(here, always, card, years)
else:
    draw_path(here, always, card, Way(grain, beside), notes)

places = {name: PLACES[name] for name in dimensions_of(card.indicator)}
if places and now.value is not None:
    st.header(f"Где отстаём, с 1 января по {day(last_day(asked))}", anchor=False)
    draw_breakdown(here, asked, card, switch("split", "Разбивка", places), notes)
elif not places:
    st.caption("По поселениям, блокам и источникам этот показатель не делится.")
