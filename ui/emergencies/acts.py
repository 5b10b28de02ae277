"""Acts upon a card: carried out or refused in words; forms that know what they were filled in from."""

from collections.abc import Callable
from datetime import date, datetime, time

import streamlit as st

from registers.emergencies.values import Emergency, EmergencyError
from ui.clock import now
from ui.literal import literal

_SAID = "emergency_said"
_SEEN = "emergency_seen_"


def carried_out(act: Callable[[], None], said: str, *, renews: bool = False) -> None:
    """Carry out an act and draw the page anew, or say why it is refused.

    `renews` when the act changes the card itself: its forms begin from the new one.
    """
    try:
        act()
    except EmergencyError as error:
        st.error(literal(str(error)))
        return
    if renews:
        forget_forms()
    st.session_state[_SAID] = said
    st.rerun()


def draw_said() -> None:
    """Say what was done last, once."""
    said = st.session_state.pop(_SAID, None)
    if said:
        st.success(literal(said))


def forget_forms() -> None:
    """Let every form begin from the card as it stands."""
    for key in [key for key in st.session_state if str(key).startswith(_SEEN)]:
        del st.session_state[key]


def seen_by_form(form: str, card: Emergency) -> Emergency:
    """Return the card that a form was first drawn from, and warn when it has changed since.

    A form keeps what it began with, so that saving it cannot undo what nobody on this screen has
    seen. Its widgets carry the version in their keys.
    """
    key = f"{_SEEN}{form}_{card.id}"
    seen: Emergency = st.session_state.setdefault(key, card)
    if seen.version != card.version:
        with st.container(horizontal=True, vertical_alignment="center", key=f"stale_{form}"):
            st.warning("Карточку тем временем изменили: форма показывает прежние значения.")
            if st.button("Показать новые", key=f"renew_{form}"):
                del st.session_state[key]
                st.rerun()
    return seen


def draw_moment(
    label: str, key: str, default: datetime | None = None
) -> tuple[date | None, time | None]:
    """Draw a day and a time side by side; left empty they mean now."""
    day = st.date_input(
        label, None if default is None else default.date(), format="DD.MM.YYYY",
        key=f"{key}_day", width=150, help="Пусто — сегодня",
    )  # fmt: skip
    hour = st.time_input(
        "Время", None if default is None else default.time(), step=60, key=f"{key}_time", width=120,
        help="Пусто — сейчас",
    )  # fmt: skip
    return day, hour


def moment_of(day: date | None, hour: time | None) -> datetime:
    """Return the moment of what `draw_moment` gave: what is left empty is now's."""
    at = now()
    if hour is None and day in (None, at.date()):
        return at
    return datetime.combine(day or at.date(), hour or at.time())
