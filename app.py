"""The server. Run it by `streamlit run app.py`."""

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from data import starting
from data.home import home_at
from ui.clock import now
from ui.errors import keep_values_off_the_console, show_error
from ui.http import Envelope, ready, to_first_page
from ui.leftovers import clear_leftovers
from ui.menu import FIRST

keep_values_off_the_console()
clear_leftovers()
starting.begin(home_at(), now())

# Own routes carry the base path themselves.
_base = (st.get_option("server.baseUrlPath") or "").strip("/")
_root = f"/{_base}" if _base else ""

app = st.App(
    "ui/shell.py",
    routes=[
        Route(f"{_root}/ready", ready, methods=["GET"]),
        Route(f"{_root}/{FIRST}", to_first_page, methods=["GET"]),
    ],
    middleware=[Middleware(Envelope, root=_root)],
    on_script_error=show_error,
)
