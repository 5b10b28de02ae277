"""The templates of the forms: taken out to be edited in Word, put back, given up."""

import streamlit as st

from access.rights import Right, may
from documents.road_map import (
    FIELDS,
    MEASURE_FIELDS,
    TEMPLATES,
    check_road_map_template,
    shipped_template,
)
from registers.road_maps.values import KINDS
from ui.directories.templates import draw_template, draw_template_said
from ui.district import District


def draw_templates(here: District) -> None:
    """Draw the templates; nothing without the right to change them."""
    if not may(here.actor, Right.EDIT_TEMPLATES):
        return
    draw_template_said()
    with st.expander("Шаблоны форм в Word"):
        st.write(
            "Скачайте шаблон, поправьте в Word надписи и оформление и загрузите обратно. Слова в "
            "двойных скобках — поля, их заполняет система; без любого из них шаблон не примется."
        )
        kind = st.segmented_control(
            "Форма", list(TEMPLATES), format_func=lambda one: KINDS[one], default="growth",
            required=True, key="template_kind",
        )  # fmt: skip
        name = TEMPLATES[str(kind)]
        draw_template(here, name, shipped_template(str(kind)), check_road_map_template)
        names = {**FIELDS, **{f"m.{name}": words for name, words in MEASURE_FIELDS.items()}}
        lines = [f"`{name}` — {words}" for name, words in names.items()]
        st.caption("Поля: " + "; ".join(lines) + ". Поля с «m.» стоят в строке мероприятия.")
