"""Carrying out edits of road maps: what was done is said once, a refusal stays with what was typed."""

from collections.abc import Callable

import streamlit as st

from access.rights import AccessDenied
from answers.road_maps.cards import unpublished
from documents.word_templates import TemplateRefused
from registers.road_maps.values import RoadMapError
from registers.settings import SettingError
from ui.clock import now
from ui.district import District
from ui.literal import literal
from ui.publishing import publish

_SAID = "road_map_said"


def carried_out(act: Callable[[], object], said: str) -> None:
    """Carry out an edit and draw the page anew, or say why it is refused."""
    try:
        act()
    except (RoadMapError, TemplateRefused, SettingError, AccessDenied) as error:
        st.error(literal(str(error)))
        return
    say(said)
    st.rerun()


def say(said: str) -> None:
    """Keep what was done for the next run of the page."""
    st.session_state[_SAID] = said


def draw_said(here: District) -> None:
    """Say what was done last, and offer to publish what indicator 5 does not count yet."""
    said = st.session_state.pop(_SAID, None)
    if said:
        st.success(literal(said))
    if unpublished(here.home, here.actor, here.facts, now()):
        with st.container(horizontal=True, vertical_alignment="center", key="unpublished"):
            st.markdown("Дорожные карты изменены, но показатель 5 ещё посчитан без этого.")
            if st.button("Опубликовать", type="primary", key="publish"):
                publish(here, "")
