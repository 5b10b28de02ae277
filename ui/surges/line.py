"""The open alarms in one line: the title of their page, and the line on the first page."""

from collections.abc import Sequence

import streamlit as st

from analytics.words import capital, counted
from answers.surges.alarms import Alarm, open_alarms
from answers.surges.ledger import alarm_ledger, not_called_false
from ui.cached import kept
from ui.clock import now
from ui.district import District
from ui.links import kept_filters
from ui.literal import literal
from ui.menu import page
from ui.surges.alarm_card import named
from ui.surges.alarm_list import ALARMS, rank


def surge_title(found: Sequence[Alarm]) -> str:
    """Return the conclusion: the least likely growth of the last week, or that there is none."""
    grown = sorted(
        (one for one in found if one.open and one.word is None),
        key=lambda one: one.probability or 0,
    )
    if not grown:
        return "Резкого роста за последнюю неделю нет"
    rest = f". Ещё {counted(len(grown) - 1, *ALARMS)}" if len(grown) > 1 else ""
    worst = foremost(grown)
    return f"{capital(_brief(worst))}{rest}"


def foremost(found: Sequence[Alarm]) -> Alarm:
    """Return the alarm to look at first."""
    return min(found, key=rank)


def draw_surge_line(here: District) -> None:
    """Draw one line with a link when alarms are open; nothing when there are none."""
    known = alarm_ledger(here.home, here.actor, now())
    found = not_called_false(kept(open_alarms, here), known)
    grown = [one for one in found if one.word is None]
    urgent = len(found) - len(grown)
    if not found:
        return
    said = []
    if grown:
        worst = foremost(grown)
        said.append(f"{counted(len(grown), *ALARMS)} резкого роста, главная — {_brief(worst)}")
    if urgent:
        said.append(f"{counted(urgent, *ALARMS)} по срочным словам")
    with st.container(key="links_surges"):
        st.page_link(
            page("surges"),
            label=literal(f"▲ За последнюю неделю {'; '.join(said)}"),
            query_params=kept_filters(),
        )


def _brief(one: Alarm) -> str:
    """Return where it is, the count and what is usual, without what made it."""
    return f"{named(one)}: {'; '.join(one.text.split('; ')[:2])}"
