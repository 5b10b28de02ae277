"""Word templates of documents: taken out to be edited, checked and put back, given up."""

from collections.abc import Callable

import streamlit as st

from access.rights import AccessDenied
from answers.document_templates import drop_template, own_template, save_template
from documents.word_templates import TemplateRefused
from ui.clock import now
from ui.district import District
from ui.literal import literal

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SAID = "template_said"
SAVED_AS = {
    "emergency_note": "shablon_doklada",
    "road_map_growth": "shablon_karty_rost",
    "road_map_threat": "shablon_karty_ugroza",
}


def draw_template_said() -> None:
    """Say what became of a template last, once: its own place is folded by then."""
    said = st.session_state.pop(_SAID, None)
    if said:
        st.success(literal(said))


def draw_template(
    here: District, name: str, shipped: bytes, check: Callable[[bytes], None]
) -> None:
    """Draw which template is in force, and the ways to take it out, replace it and give it up.

    It is saved under the Russian name of SAVED_AS, in Latin letters like every file of ours.

    `check` raises TemplateRefused on one that does not fit.
    """
    own = own_template(here.home, here.actor, name, now())
    if own is None:
        st.write("Сейчас действует шаблон, поставленный с системой.")
    else:
        st.write(f"Сейчас действует ваш шаблон: {own.author}, {own.at:%d.%m.%Y %H:%M}.")
        _warn_of_spoilt(own.content, check)
    st.download_button(
        "Скачать шаблон",
        data=own.content if own else shipped,
        file_name=f"{SAVED_AS[name]}.docx",
        mime=_DOCX,
        key=f"template_{name}",
        on_click="ignore",
    )
    given = st.file_uploader("Новый шаблон", type="docx", key=f"given_{name}")
    if given is not None and st.button("Принять шаблон", type="primary", key="take_template"):
        content = given.getvalue()

        def take() -> None:
            check(content)
            save_template(here.home, here.actor, name, content, now())

        _carried_out(take, "Шаблон принят: все поля на месте.")
    if own is not None and st.button("Вернуть исходный шаблон", key="drop_template"):
        _carried_out(
            lambda: drop_template(here.home, here.actor, name, now()), "Исходный шаблон возвращён."
        )


def _warn_of_spoilt(content: bytes, check: Callable[[bytes], None]) -> None:
    """Say that documents are made from the shipped template while the own one does not fit."""
    try:
        check(content)
    except TemplateRefused as error:
        st.warning(
            literal(f"Пока документы делаются по исходному шаблону: ваш не годится. {error}")
        )


def _carried_out(act: Callable[[], None], said: str) -> None:
    try:
        act()
    except (TemplateRefused, AccessDenied) as error:
        st.error(literal(str(error)))
        return
    st.session_state[_SAID] = said
    st.rerun()
