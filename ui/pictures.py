"""Figures on a page: our colours and type, Russian, no mode bar."""

from typing import Any

import streamlit as st

from charts.canvas import CONFIG


def picture(figure: Any, key: str, says: str) -> None:
    """Draw a figure; ``says`` is one sentence for those who do not see it."""
    st.plotly_chart(figure, theme=None, config=CONFIG, key=key, alt=says)
