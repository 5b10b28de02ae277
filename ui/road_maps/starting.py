"""Starting a road map: by hand, or from an emergency card that fills the form in."""

import streamlit as st

from access.rights import Right, may
from answers.road_maps.cards import blank, choosable, create, draft, next_number
from registers.road_maps.values import KINDS, Plan, RoadMapError
from ui.clock import now
from ui.district import District
from ui.links import kept_filters
from ui.literal import literal
from ui.menu import page
from ui.road_maps.acts import say
from ui.road_maps.form import draw_form


def draw_new(here: District) -> None:
    """Draw the form of a new road map, folded; nothing without the right."""
    if may(here.actor, Right.EDIT_ROAD_MAPS):
        with st.expander("Завести дорожную карту"):
            _draw(here, blank(now().date()), None)


def draw_from_card(here: District, emergency: int) -> None:
    """Draw the form filled in from an emergency card; raises EmergencyError without the card."""
    plan = draft(here.home, here.facts, here.actor, emergency, now())
    st.title("Новая дорожная карта по аварийной ситуации", anchor=False)
    if not may(here.actor, Right.EDIT_ROAD_MAPS):
        st.write("Завести её может тот, у кого есть право «ведение дорожных карт».")
        return
    st.write("Форма заполнена по карточке и справочнику должностей. Проверьте её и заведите карту.")
    _draw(here, plan, emergency)


def _draw(here: District, plan: Plan, emergency: int | None) -> None:
    free = next_number(here.home, here.actor, here.facts, now())
    number = st.text_input("Номер", free, width=240)
    typed = draw_form(plan, choosable(here.home, here.actor, now()), "Завести")
    if typed is None:
        return
    try:
        made = create(here.home, here.actor, number, typed, now(), emergency=emergency)
    except RoadMapError as error:
        st.error(literal(str(error)))
        return
    say(f"Карта заведена: {KINDS[typed.kind]}. Добавьте мероприятия.")
    query = {**kept_filters(), "id": str(made), "part": "measures"}
    st.switch_page(page("roadmap"), query_params=query)
