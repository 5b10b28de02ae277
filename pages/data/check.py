"""«Проверка данных»: whether everything is whole, and what to do when it is not."""

import streamlit as st

from answers.imports.upkeep import upkeep
from ui.district import district
from ui.imports.upkeep import draw_upkeep, title_of

here = district()
st.title(title_of(upkeep(here.home, here.actor)))
st.write(
    "Хранилище — это всё, что принято из файлов. Система сверяет его с журналом при каждой загрузке, "
    "раз в день перед первой загрузкой читает целиком и делает копию."
)
draw_upkeep(here.home, here.actor)
