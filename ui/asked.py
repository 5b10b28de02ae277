"""What a page asks of the facts: the filters, and switches of its own kept in the address too."""

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from data.queries.selection import Selection
from ui.district import District
from ui.filters import Choice

_WIDGET = "switch_{}"


def selection(here: District, choice: Choice, **more: Any) -> Selection:
    """Return the choice as a question to the facts, at the date of the data."""
    return Selection(
        here.facts.data_date,
        choice.date_from,
        choice.date_to,
        choice.source,
        choice.settlement,
        choice.block,
        **more,
    )


def switch(
    name: str,
    title: str,
    options: Mapping[str, str],
    *,
    wide: bool = False,
    default: str | None = None,
) -> str:
    """Draw a choice of one among options (value → words) and return it, kept in the address.

    ``default`` (the first option when it is none of them) stands where the address names no
    option. Few options are drawn as buttons; many or long ones as a list (``wide``).
    """
    asked = st.query_params.get(name, "")
    usual = default if default in options else next(iter(options))
    chosen = asked if asked in options else usual
    widget = _WIDGET.format(name)
    st.session_state[widget] = chosen
    drawn = st.selectbox if wide else st.segmented_control
    more: dict[str, Any] = {"width": _width(options.values())} if wide else {"required": True}
    drawn(
        title,
        list(options),
        format_func=lambda one: options[one],
        key=widget,
        on_change=_take,
        args=(name,),
        **more,
    )
    return chosen


def _take(name: str) -> None:
    value = st.session_state[_WIDGET.format(name)]
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def _width(words: Iterable[str]) -> int:
    """Pixels that hold the longest option, so that a line holds several lists."""
    return max(185, min(420, 64 + 9 * max(len(word) for word in words)))
