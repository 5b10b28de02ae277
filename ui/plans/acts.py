"""What was done is said once on the next run; a refusal is said at once and keeps what was typed."""

from collections.abc import Callable

import streamlit as st

from access.rights import AccessDenied
from data.errors import UserError
from registers.plans.values import PlanError
from ui.literal import literal

_SAID = "plan_act_said"


def carried_out(act: Callable[[], object], said: str) -> None:
    """Carry out an act upon a plan and draw the page anew, or say why it is refused."""
    try:
        act()
    except (PlanError, UserError, AccessDenied) as error:
        st.error(literal(str(error)))
        return
    say(said)
    st.rerun()


def say(said: str) -> None:
    """Keep what was done for the next run of the page."""
    st.session_state[_SAID] = said


def draw_said() -> None:
    """Say what was done last, once."""
    said = st.session_state.pop(_SAID, None)
    if said:
        st.success(literal(said))
