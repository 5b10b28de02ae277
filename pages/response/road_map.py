"""One road map: its form, measures, execution, effect and versions; or one to start from a card."""

import streamlit as st

from answers.road_maps.cards import choosable, of_emergency, road_map, save
from registers.emergencies.values import EmergencyError
from registers.road_maps.values import RoadMapError
from ui.asked import switch
from ui.clock import now
from ui.district import district
from ui.frame import stop_here
from ui.links import kept_filters
from ui.literal import literal
from ui.menu import page
from ui.road_maps.acts import carried_out, draw_said
from ui.road_maps.card import draw_head, draw_versions, title_of
from ui.road_maps.effect import draw_effect
from ui.road_maps.form import draw_form
from ui.road_maps.measures import draw_execution, draw_measures
from ui.road_maps.starting import draw_from_card

PARTS = {
    "form": "Форма",
    "measures": "Мероприятия",
    "execution": "Исполнение",
    "effect": "Эффект",
    "versions": "Версии и отметки",
}


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


here = district()
asked, card = (_whole(st.query_params.get(name, "")) for name in ("id", "emergency"))
try:
    if not asked and card:
        made = of_emergency(here.home, here.actor, card, now())
        if made is None:
            draw_from_card(here, card)
            stop_here(here.facts)
        asked = made.id
    one = road_map(here.home, here.actor, asked, now())
except (RoadMapError, EmergencyError) as error:
    st.title("Такой дорожной карты нет", anchor=False)
    st.write(literal(str(error)))
    st.page_link(page("roadmaps"), label="К списку", query_params=kept_filters())
    stop_here(here.facts)

offered = choosable(here.home, here.actor, now())
st.title(literal(title_of(one)), anchor=False)
draw_said(here)
draw_head(here, one)
match switch("part", "Раздел", PARTS):
    case "form":
        typed = draw_form(one.newest.plan, offered, "Сохранить")
        if typed is not None:
            seen = one.newest.version
            carried_out(
                lambda: save(here.home, here.actor, one.id, typed, seen, now()), "Форма сохранена."
            )
    case "measures":
        draw_measures(here, one, offered)
    case "execution":
        draw_execution(here, one)
    case "effect":
        draw_effect(here, one)
    case _:
        draw_versions(here, one)
