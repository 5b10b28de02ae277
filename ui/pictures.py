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


def chosen_points(
    draw: Callable[[], Any], here: District, key: str, says: str, *asked: Any
) -> list[dict[str, Any]]:
    """Draw the figure of ``draw`` as ``kept_picture`` does and return its points that were clicked."""
    event: Any = st.plotly_chart(
        drawn(draw, here, *asked),
        theme=None,
        config=CONFIG,
        key=key,
        on_select="rerun",
        selection_mode="points",
        alt=f"{says}. Числа — в таблице под картой",
    )
    return event.selection.points


def kept_picture(draw: Callable[[], Any], here: District, key: str, says: str, *asked: Any) -> None:
    """Draw the figure of ``draw``, made only once of the same ``asked``: see ui.cached.recalled."""
    picture(drawn(draw, here, *asked), key, says)
