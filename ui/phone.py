"""Whether the page is read on a phone, as far as its browser says so."""

import streamlit as st


def on_phone() -> bool:
    """Return whether the browser calls itself one of a phone; a narrow window at a desk does not."""
    return "Mobi" in st.context.headers.get("User-Agent", "")
