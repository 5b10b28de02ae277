"""The templates of the forms: taken out to be edited in Word, put back, given up."""

import streamlit as st

from access.rights import Right, may
from answers.road_maps import drop_template, own_template, save_template
from documents.road_map import (
    FIELDS,
    MEASURE_FIELDS,
    TEMPLATES,
    check_road_map_template,
    shipped_template,
)
from registers.road_map_values import KINDS
from ui.clock import now
from ui.district import District
from ui.road_map_acts import carried_out

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def draw_templates(here: District) -> None:
    """Draw the templates; nothing without the right to change them."""
    if not may(here.actor, Right.EDIT_TEMPLATES):
        return
    with st.expander("Шаблоны форм в Word"):
        st.write(
            "Скачайте шаблон, поправьте в Word надписи и оформление и загрузите обратно. Слова в "
            "двойных скобках — поля, их заполняет система; без любого из них шаблон не примется."
        )
        kind = st.segmented_control(
            "Форма", list(TEMPLATES), format_func=lambda one: KINDS[one], default="growth",
            required=True, key="template_kind",
        )  # fmt: skip
        _draw_one(here, str(kind))
        names = {**FIELDS, **{f"m.{name}": words for name, words in MEASURE_FIELDS.items()}}
        lines = [f"`{name}` — {words}" for name, words in names.items()]
        st.caption("Поля: " + "; ".join(lines) + ". Поля с «m.» стоят в строке мероприятия.")


def _draw_one(here: District, kind: str) -> None:
    name = TEMPLATES[kind]
    own = own_template(here.home, here.actor, name, now())
    if own is None:
        st.write("Сейчас действует шаблон, поставленный с системой.")
    else:
        st.write(f"Сейчас действует ваш шаблон: {own.author}, {own.at:%d.%m.%Y %H:%M}.")
    st.download_button(
        "Скачать шаблон",
        data=own.content if own else shipped_template(kind),
        file_name=f"{name}.docx",
        mime=_DOCX,
        key=f"template_{kind}",
        on_click="ignore",
    )
    given = st.file_uploader("Новый шаблон", type="docx", key=f"given_{kind}")
    if given is not None and st.button("Принять шаблон", type="primary", key="take_template"):
        content = given.getvalue()

        def take() -> None:
            check_road_map_template(content)
            save_template(here.home, here.actor, name, content, now())

        carried_out(take, "Шаблон принят: все поля на месте.")
    if own is not None and st.button("Вернуть исходный шаблон", key="drop_template"):
        carried_out(
            lambda: drop_template(here.home, here.actor, name, now()), "Исходный шаблон возвращён."
        )
