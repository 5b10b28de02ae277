"""What a page asks of the facts: the filters, and switches of its own kept in the address too."""

from collections.abc import Mapping
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


def switch(name: str, title: str, options: Mapping[str, str], *, wide: bool = False) -> str:
    """Draw a choice of one among options (value → words), kept in the address as ``name``.

    The first option is the default; a value that is none of them counts as the default. Many
    options or long words are drawn as a list (``wide``), few as buttons.
    """
    asked = st.query_params.get(name, "")
    chosen = asked if asked in options else next(iter(options))
    widget = _WIDGET.format(name)
    st.session_state[widget] = chosen
    drawn = st.selectbox if wide else st.segmented_control
    more: dict[str, Any] = {"width": 420} if wide else {"required": True}
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
    st.query_params[name] = st.session_state[_WIDGET.format(name)]
    st.query_params.pop("page", None)  # another list begins at its first page
