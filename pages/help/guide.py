"""«Справка»: the user guide, opened at what the reader came from."""

import streamlit as st

from ui.asked import switch
from ui.guide import topics

guide = topics()
heading = st.empty()
chosen = switch(
    "topic", "Что объяснить", {name: one.title for name, one in guide.items()}, wide=True
)
heading.title(guide[chosen].title)
with st.container(key="guide"):
    st.markdown(guide[chosen].text)
