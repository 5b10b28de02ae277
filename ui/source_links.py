"""Links that show the same page for one source alone."""

from collections.abc import Sequence

import streamlit as st

from ui.links import kept_filters
from ui.menu import page


def draw_source_links(slug: str, sources: Sequence[str], chosen: str | None) -> None:
    """Draw a link to all sources and one to each of ``sources``; the chosen one is not a link."""
    also = {name: st.query_params[name] for name in ("who",) if name in st.query_params}
    st.text("Отдельно:", width="content")
    for name, source in (("все источники", None), *((one, one) for one in sources)):
        query = kept_filters(source=source) | also
        st.page_link(page(slug), label=name, query_params=query, disabled=chosen == source)
