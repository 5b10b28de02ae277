"""What a person sees when something breaks, and what the log keeps of it."""

import logging
import os
import traceback

import streamlit as st

from access.rights import AccessDenied
from data.errors import UserError
from data.home import home_at
from data.logbook import record_error
from ui.clock import now


def show_error(error: Exception) -> bool:
    """Show an uncaught error of a page, a fragment or a button; the server calls this.

    What a person can mend is shown in its own words. Anything else is ours: it goes to the log,
    and the person gets the number to name. Returns True: Streamlit has nothing to add.
    """
    if isinstance(error, UserError | AccessDenied):
        st.warning(str(error))
        return True
    identity = record_error(
        home_at(), places_of(error), now().isoformat(), doing="page", page=_page_address()
    )
    st.error(
        f"Страница не открылась из-за сбоя в программе. Данные целы. Обновите страницу; если не "
        f"поможет, сообщите администратору номер **{identity}**."
    )
    return True


def keep_values_off_the_console() -> None:
    """Stop Streamlit from printing errors with their words, which may quote a cell.

    With SVODKA_DEBUG set they are printed: for a programmer's own machine.
    """
    if not os.environ.get("SVODKA_DEBUG"):
        logging.getLogger("streamlit.error_util").addFilter(lambda _record: False)


def places_of(error: Exception) -> str:
    """Return where an error went through and its type, without its words: they may quote a cell."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([*places, type(error).__name__])


def _page_address() -> str:
    """The path without the query: a filter may name a person's street."""
    return str(st.context.url or "")
