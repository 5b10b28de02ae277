"""«Тепловая карта»: settlements, executors or weekdays against subjects, months or hours."""

import streamlit as st

from analytics.words import day
from answers.heat.conclusions import of_heat_map
from answers.heat.grid import Kind
from answers.heat.heatmap import FIXED_LEVELS, heat_map, levels, metrics, topic_groups
from answers.heat.values import COMPARED, JUDGED, Metric
from charts.cells import cell_words, column_name, row_name
from charts.heatmap import heatmap
from ui.asked import selection, switch
from ui.cached import kept
from ui.district import district
from ui.filters import filters
from ui.frame import stop_here
from ui.heat.links import narrowing
from ui.heat.table import draw_map_table
from ui.heat.words import COLOURS, KINDS, LEVELS, METRICS, legend
from ui.indicators.why import OF_CELLS
from ui.links import kept_filters
from ui.menu import page
from ui.nothing import say_nothing
from ui.pictures import chosen_points

here = district()
title = st.empty()
choice = filters(here.choices)
with st.container(key="switches", horizontal=True, vertical_alignment="bottom"):
    kind = Kind(switch("kind", "Что с чем", KINDS, wide=True))
    shown = {str(one): METRICS[one] for one in metrics(kind)}
    metric = Metric(switch("metric", "Что показать", shown, wide=True))
    known = kept(levels, here)
    finer = known[1] if choice.block and len(known) > 1 else known[0]
    level = FIXED_LEVELS.get(kind, finer)
    if kind not in FIXED_LEVELS and len(known) > 1:
        level = switch("level", "Столбцы", {one: LEVELS[one] for one in known}, default=finer)
    group = ""
    if level == "topic" and "topic_group" in known:
        groups = kept(topic_groups, here, choice.block)
        names = {"": "все группы"} | {name: name for name in groups}
        group = switch("topic_group", "Группа тем", names, wide=True)
    mode = "status" if metric in (*COMPARED, Metric.UNUSUAL) else "load"
    if metric in JUDGED:
        mode = switch("colour", "Цвет", COLOURS)
asked = selection(here, choice, topic_group=group or None)
answer = kept(heat_map, here, asked, level, metric, kind)
said = of_heat_map(answer)
title.title(said, anchor=False)
if not answer.columns:
    say_nothing(here, "heatmap")
    stop_here(here.facts)
if answer.before and not answer.comparable:
    first, last = (day(one) for one in answer.before)
    st.info(f"Данные начинаются позже, чем {first}: сравнить с днями с {first} по {last} нельзя.")
with st.container(key="wide_heatmap"):
    points = chosen_points(
        lambda: heatmap(cell_words(answer, choice.period), here.colours, mode),
        here, "map", said, asked, level, metric, kind, mode, choice.period,
    )  # fmt: skip
st.caption(legend(answer, mode))
rows = {row_name(answer, name): name for name in answer.rows}
columns = {column_name(answer, name): name for name in answer.columns}
for point in points:
    row, column = point["customdata"]
    narrowed = narrowing(answer, rows[row], columns[column]) if row in rows else None
    if narrowed is not None:
        more = {"topic_group": group or None} | narrowed
        if metric in OF_CELLS:
            more["of"] = OF_CELLS[metric]
        st.switch_page(
            page("why" if metric in OF_CELLS else "messages"), query_params=kept_filters(**more)
        )
with st.expander("Таблица"):
    draw_map_table(here.actor, answer, choice.words)
