"""«Тепловая карта»: settlements against blocks, groups and topics; a cell opens its messages."""

import streamlit as st

from analytics.words import day
from answers.conclusions import of_heat_map
from answers.heatmap import Metric, heat_map, levels, topic_groups
from charts.canvas import CONFIG
from charts.cells import cell_words
from charts.heatmap import heatmap
from ui.asked import selection, switch
from ui.cached import kept
from ui.district import district
from ui.filters import filters
from ui.frame import stop_here
from ui.heatmap_table import draw_map_table, legend
from ui.links import kept_filters
from ui.menu import page
from ui.nothing import say_nothing

METRICS = {
    Metric.COUNT: "Число",
    Metric.PER_1000: "На 1000 жителей",
    Metric.LATE: "Доля опозданий",
    Metric.CHANGE: "К прошлому периоду",
    Metric.YEAR: "К прошлому году",
}
LEVELS = {"block": "Блоки", "topic_group": "Группы тем", "topic": "Темы"}

here = district()
title = st.empty()
choice = filters(here.choices)
with st.container(key="switches", horizontal=True, vertical_alignment="bottom"):
    metric = Metric(switch("metric", "Что показать", METRICS))
    known = kept(levels, here)
    finer = known[1] if choice.block and len(known) > 1 else known[0]
    level = finer
    if len(known) > 1:
        level = switch("level", "Столбцы", {one: LEVELS[one] for one in known}, default=finer)
    group = ""
    if level == "topic" and "topic_group" in known:
        groups = kept(topic_groups, here, choice.block)
        names = {"": "все группы"} | {name: name for name in groups}
        group = switch("topic_group", "Группа тем", names, wide=True)
answer = kept(heat_map, here, selection(here, choice, topic_group=group or None), level, metric)
title.title(of_heat_map(answer), anchor=False)
if not answer.columns:
    say_nothing(here, "heatmap")
    stop_here(here.facts)
if answer.before and not answer.comparable:
    first, last = (day(one) for one in answer.before)
    st.info(f"Данные начинаются позже, чем {first}: сравнить с днями с {first} по {last} нельзя.")
mode = "status" if metric in (Metric.CHANGE, Metric.YEAR) else "load"
with st.container(key="wide_heatmap"):
    event = st.plotly_chart(
        heatmap(cell_words(answer, choice.period), here.colours, mode),
        key="map",
        theme=None,
        config=CONFIG,
        on_select="rerun",
        selection_mode="points",
    )
st.caption(legend(answer))
for point in event.selection.points:
    settlement, column = point["customdata"]
    if column in answer.columns:  # what is gathered in «остальные» has no filter of its own
        narrowed = {"topic_group": group or None, level: column, "settlement": settlement}
        state = "late" if metric is Metric.LATE else None
        st.switch_page(page("messages"), query_params=kept_filters(**narrowed, state=state))
with st.expander("Таблица"):
    draw_map_table(here.actor, answer, choice.words)
