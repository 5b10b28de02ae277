"""Figures on a page: our colours and type, Russian, no mode bar."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from charts.canvas import CONFIG
from ui.cached import drawn
from ui.district import District


def picture(figure: Any, key: str, says: str) -> None:
    """Draw a figure; ``says`` is one sentence for those who do not see it."""
    st.plotly_chart(figure, theme=None, config=CONFIG, key=key, alt=says)


def kept_picture(draw: Callable[[], Any], here: District, key: str, says: str, *asked: Any) -> None:
    """Draw the figure of ``draw``, made only once of the same ``asked``: see ui.cached.recalled."""
    picture(drawn(draw, here, *asked), key, says)
