"""«Дорожные карты»: what was planned against growths and threats, and how far it is."""

import streamlit as st

from answers.road_maps.cards import road_maps
from ui.clock import now
from ui.district import district
from ui.road_maps.acts import draw_said
from ui.road_maps.listing import conclusion, draw_imported, draw_kept
from ui.road_maps.starting import draw_new
from ui.road_maps.templates import draw_templates

here = district()
known = road_maps(here.home, here.actor, now())

st.title(conclusion(known), anchor=False)
draw_said(here)
if known:
    draw_kept(here, known)
else:
    st.write(
        "Дорожная карта — план мероприятий против роста сообщений или угрозы жизни и здоровью. "
        "Заведите её здесь или из карточки аварийной ситуации: форма заполнится сама."
    )
draw_new(here)
draw_imported(here, known)
draw_templates(here)
