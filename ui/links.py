"""Addresses inside the dashboard; the filters travel along."""

from urllib.parse import urlencode

import streamlit as st

FILTERS = ("period", "source", "settlement", "block")


def kept_filters(**changes: str | int | None) -> dict[str, str]:
    """Return the query of a link: the filters in the address now, with changes upon them.

    A change of None drops a filter. For st.page_link and st.switch_page (`query_params`).
    """
    kept: dict[str, str | int | None] = {
        name: st.query_params[name] for name in FILTERS if name in st.query_params
    }
    return {name: str(value) for name, value in (kept | changes).items() if value is not None}


def page_link(slug: str, **changes: str | int | None) -> str:
    """Return the address of a page with the filters kept: «passport?period=2026&indicator=3».

    It is relative, so it holds under any base path; for links inside tables and texts.
    """
    query = urlencode(kept_filters(**changes))
    return f"{slug}?{query}" if query else slug


def write_address() -> None:
    """Give the browser's address the query that this run was asked with.

    A Streamlit link to the page that is already open draws it anew but leaves the old address, so a
    refresh and the way back would forget the choice. An address that is right stays untouched.
    """
    st.query_params.from_dict(st.query_params.to_dict())
