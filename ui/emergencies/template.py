"""The template of the two-hourly note, for those who may change it."""

import streamlit as st

from access.rights import Right, may
from documents.emergency_note import FIELDS, NAME, check_note_template, shipped_template
from ui.directories.templates import draw_template, draw_template_said
from ui.district import District


def draw_note_template(here: District) -> None:
    """Draw the template of the note; nothing without the right to change it."""
    if not may(here.actor, Right.EDIT_TEMPLATES):
        return
    draw_template_said()
    with st.expander("Шаблон доклада в Word"):
        st.write(
            "Скачайте шаблон, поправьте в Word надписи и оформление и загрузите обратно. Слова в "
            "двойных скобках — поля, их заполняет система; без любого из них шаблон не примется."
        )
        draw_template(here, NAME, shipped_template(), check_note_template)
        lines = [f"`{name}` — {words}" for name, words in FIELDS.items()]
        st.caption(
            "Поля: " + "; ".join(lines) + ". Поля с «line.» стоят в строке таблицы: «done» — "
            "сделанное, «earlier» — прежние доклады."
        )
