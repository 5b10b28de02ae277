"""«Карта района»: every settlement where it lies, or as tiles; a click chooses it."""

import streamlit as st

from analytics.words import counted
from answers.heat.district_map import METRICS, district_map, of_district_map
from answers.heat.values import Metric
from charts import district_map as drawn
from charts.place_words import place_words
from charts.tiles import tiles
from data.boundary import ATTRIBUTION
from ui.asked import selection, switch
from ui.cached import kept, recalled
from ui.district import district
from ui.filters import filters
from ui.frame import stop_here
from ui.heat.map_table import draw_place_table
from ui.heat.words import METRICS as TITLES
from ui.heat.words import sizes
from ui.links import kept_filters
from ui.menu import page
from ui.nothing import say_nothing
from ui.pictures import chosen_points

VIEWS = {"map": "Карта", "tiles": "Плитки"}

here = district()
title = st.empty()
choice = filters(here.choices)
with st.container(key="switches", horizontal=True, vertical_alignment="bottom"):
    shown = {str(one): TITLES[one] for one in METRICS}
    metric = Metric(switch("metric", "Цвет и подпись", shown, wide=True))
    view = switch("view", "Вид", VIEWS)
asked = selection(here, choice)
answer = kept(district_map, here, asked, metric)
said = of_district_map(answer)
title.title(said, anchor=False)
if not answer.heat.columns:
    say_nothing(here, "map")
    stop_here(here.facts)
places = recalled(lambda: place_words(answer, choice.period), here, asked, metric, choice.period)
on_map = view == "map" and bool(answer.rings)
with st.container(key="wide_map" if on_map else "wide_tiles"):
    points = chosen_points(
        lambda: drawn.district_map(places, answer.rings, choice.settlement, here.colours)
        if on_map
        else tiles(places, choice.settlement, here.colours),
        here, f"district_{view}_{choice.settlement}", said,
        asked, metric, on_map, choice.settlement, choice.period,
    )  # fmt: skip
for point in points:
    st.query_params["settlement"] = point["customdata"][0]
    st.rerun()
st.caption(sizes(answer.heat, on_map) + (f" Граница: {ATTRIBUTION}." if on_map else ""))
if view == "map" and not on_map:
    st.caption("Границы и координат этого района в программе нет, поэтому показаны плитки.")
if answer.unknown:
    words = counted(answer.unknown, "сообщения", "сообщений", "сообщений")
    st.caption(f"На карте нет {words}: место не определено.")
if choice.settlement:
    with st.container(key="chosen_place", horizontal=True):
        for slug, label in (
            ("settlement", "Карточка"), ("messages", "Сообщения"), ("heatmap", "Тепловая карта"),
        ):  # fmt: skip
            words = f"{label}: {choice.settlement}"
            st.page_link(page(slug), label=words, query_params=kept_filters())
with st.expander("Таблица", expanded=not on_map):
    draw_place_table(here.actor, answer, choice)
