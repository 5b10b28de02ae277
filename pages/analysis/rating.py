"""«Рейтинг»: three axes, the score, the place, what would move it up, and whom chance does not explain."""

from typing import cast

import streamlit as st

from analytics.words import number
from answers.conclusions import of_rating
from answers.ratings.issued import BY_DECREE
from answers.ratings.rating import rating
from data.queries.coverage import source_days
from data.queries.rating_parts import Unit
from ui.asked import selection, switch
from ui.cached import kept, recalled
from ui.district import district
from ui.filters import filters
from ui.frame import stop_here
from ui.links import kept_filters
from ui.menu import page
from ui.nothing import say_nothing
from ui.ratings.history import draw_history
from ui.ratings.parts import (
    draw_funnel,
    draw_parts,
    draw_places,
    draw_scores,
    draw_sources,
    draw_ways,
)
from ui.ratings.table import WHO, rating_rows
from ui.source_links import draw_source_links

here = district()
title = st.empty()
choice = filters(here.choices)
present = recalled(lambda: {one.source for one in source_days(here.facts)}, here)
asked = selection(here, choice)
if not present or choice.date_from > asked.as_of:
    title.title("Рейтинга ещё нет", anchor=False)
    say_nothing(here, "rating")
    stop_here(here.facts)
with st.container(key="switches", horizontal=True, vertical_alignment="bottom"):
    unit = cast("Unit", switch("who", "Кого сравнить", {str(k): v for k, v in WHO.items()}))
    draw_source_links("rating", [one for one in BY_DECREE if one in present], choice.source)
with st.container(key="links_rating", horizontal=True):
    for slug, label in (("issued", "Выпущенные рейтинги"), ("weights", "Веса рейтинга")):
        st.page_link(page(slug), label=label, query_params=kept_filters())
answer = kept(rating, here, asked, unit)
said = of_rating(answer)
title.title(said, anchor=False)
if answer.table.empty:
    say_nothing(here, "rating")
    stop_here(here.facts)

rows = recalled(lambda: rating_rows(answer), here, asked, unit, kept_filters())
mine = {"settlement": choice.settlement, "block": choice.block}.get(unit)
own = ("name", mine) if mine else None
if answer.rated.empty:
    st.info(
        f"Никто не рейтингуется: нужно не меньше {number(answer.weights.monthly_minimum)} сообщений "
        "в месяц и хотя бы одна известная часть балла — число жителей, сроки или итоги."
    )
else:
    draw_scores(here, answer, asked, mine, said)
draw_places(here, answer, rows, own, choice.words)
draw_parts(answer, rows, own)
draw_sources(here, answer, asked, tuple(one for one in BY_DECREE if one in present), own)
draw_ways(here, answer, own, choice.words)
draw_funnel(here, answer, asked, mine, choice.words)
draw_history(here, asked, unit, mine, choice.words)
