"""Where a page stands: whose district, which data, who is looking."""

from dataclasses import dataclass

import streamlit as st

from access.rights import DEMO_ACTOR, Actor
from answers.choices import Choices, choices
from charts.palette import Palette, palette
from data.home import Home, home_at
from data.snapshots import Facts, current


@dataclass(frozen=True)
class District:
    """The home, the newest snapshot, the person, and the colours of the person's theme."""

    home: Home
    facts: Facts
    actor: Actor
    choices: Choices
    colours: Palette


def district() -> District:
    """Return where this run of a page stands. The snapshot does not change within one run."""
    home = home_at()
    facts = current(home)
    return District(
        home=home,
        facts=facts,
        actor=DEMO_ACTOR,
        choices=_choices(str(facts.path), facts.number, DEMO_ACTOR, facts),
        colours=palette(st.context.theme.type),
    )


@st.cache_data(max_entries=8, show_spinner=False)
def _choices(path: str, number: int, actor: Actor, _facts: Facts) -> Choices:  # noqa: ARG001 - path and number are the key
    return choices(_facts, actor)
