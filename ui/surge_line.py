"""The open alarms in one line: the title of their page, and the line on the first page."""

from collections.abc import Sequence

import streamlit as st

from analytics.words import capital, counted
from answers.surges import Alarm, open_alarms
from ui.alarm_card import named
from ui.alarm_list import ALARMS
from ui.cached import kept
from ui.district import District
from ui.links import kept_filters
from ui.literal import literal
from ui.menu import page


def surge_title(found: Sequence[Alarm]) -> str:
    """Return the conclusion: the least likely growth of the last week, or that there is none."""
    grown = sorted(
        (one for one in found if one.open and one.word is None),
        key=lambda one: one.probability or 0,
    )
    if not grown:
        return "Резкого роста за последнюю неделю нет"
    rest = f" и ещё {counted(len(grown) - 1, *ALARMS)}" if len(grown) > 1 else ""
    worst = "; ".join(grown[0].text.split("; ")[:2])  # the count and what is usual
    return f"{capital(named(grown[0]))}: {worst}{rest}"


def draw_surge_line(here: District) -> None:
    """Draw one line with a link when alarms are open; nothing when there are none."""
    found = kept(open_alarms, here)
    grown = [one for one in found if one.word is None]
    urgent = len(found) - len(grown)
    if not found:
        return
    said = []
    if grown:
        worst = min(grown, key=lambda one: one.probability or 0)
        said.append(
            f"{counted(len(grown), *ALARMS)} резкого роста, главная — {named(worst)}: {worst.text}"
        )
    if urgent:
        said.append(f"{counted(urgent, *ALARMS)} по срочным словам")
    with st.container(key="links_surges"):
        st.page_link(
            page("surges"),
            label=literal(f"▲ За последнюю неделю {'; '.join(said)}"),
            query_params=kept_filters(),
        )
