"""Saving the measures of a road map, and those of earlier road maps that may be taken over."""

from dataclasses import replace

import streamlit as st

from answers.road_maps.cards import save
from answers.road_maps.offers import Offer, measures_offered, numbered
from registers.road_maps.values import Measure, RoadMap
from ui.clock import now
from ui.district import District
from ui.literal import literal
from ui.road_maps.acts import carried_out


def save_measures(here: District, one: RoadMap, typed: tuple[Measure, ...], said: str) -> None:
    """Save the measures as the next version, or say why they are refused."""
    plan = replace(one.newest.plan, measures=typed)
    carried_out(lambda: save(here.home, here.actor, one.id, plan, one.newest.version, now()), said)


def draw_offers(here: District, one: RoadMap, typed: tuple[Measure, ...]) -> None:
    """Draw what earlier road maps did against the same; nothing when there is none.

    What is chosen is saved together with the table as `typed`, so that no edit is lost.
    """
    offers = measures_offered(here.home, here.actor, one, now())
    if not offers:
        return
    st.subheader("Из прежних карт", anchor=False)
    st.caption(
        "Что делали против того же раньше. Отметьте подходящее: оно встанет в таблицу под "
        "следующими номерами, дни впишите свои."
    )
    with st.form(f"offers_{one.id}_{one.newest.version}", border=False):
        chosen = [
            offer.measure
            for number, offer in enumerate(offers)
            if st.checkbox(_label(offer), key=f"offer_{one.id}_{one.newest.version}_{number}")
        ]
        pressed = st.form_submit_button("Добавить отмеченные и сохранить")
    if pressed and not chosen:
        st.error("Ничего не отмечено. Поставьте галочку у мероприятия, которое подходит.")
    elif pressed:
        save_measures(here, one, numbered(one, typed, chosen), "Мероприятия добавлены.")


def _label(offer: Offer) -> str:
    executor = f" {literal(offer.measure.executor)}." if offer.measure.executor else ""
    return f"**{literal(offer.measure.measure.rstrip('.'))}.**{executor} {literal(offer.words)}"
