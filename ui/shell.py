"""The frame of every screen: settings of the page, menu, band, the page itself, footer."""

from pathlib import Path

import streamlit as st

from data.errors import SnapshotDamaged
from data.uploads import clear_demo
from ui.clock import now
from ui.district import district
from ui.frame import demo_band, footer
from ui.imports.running import draw_band
from ui.imports.upkeep import draw_trouble, draw_without_data
from ui.imports.uploading import shown_run
from ui.links import write_address
from ui.menu import FIRST, draw_menu, registered_pages
from ui.style import dress

MENU_WIDTH = 240  # pixels; hidden at first on a phone

page = st.navigation(registered_pages(), position="hidden")
st.set_page_config(
    page_title="Сводка" if page.title == "Сводка" else f"{page.title} · Сводка",
    page_icon=str(Path(__file__).parent / "static" / "favicon.png"),
    layout="wide",
    initial_sidebar_state=MENU_WIDTH,
)
write_address()
dress()
draw_menu(page.url_path)
try:
    here = district()
except SnapshotDamaged as error:
    draw_without_data(str(error))
    st.stop()
draw_trouble(here.home, page.url_path)
demo_band(here.facts.demo, lambda: clear_demo(here.home, here.actor, now()))
slug = page.url_path or FIRST
draw_band(here, slug, shown_run(slug))
page.run()
footer(here.facts)
