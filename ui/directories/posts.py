"""The directory of posts: who holds which post of the centre, by block where it has its own."""

import pandas as pd
import streamlit as st

from access.rights import Right, may
from answers.choices import UNKNOWN
from answers.emergencies.cards import posts, save_post
from registers.emergencies.posts import BY_BLOCK, ROLE_NAMES, Post, PostError, Role
from ui.clock import now
from ui.district import District
from ui.literal import literal
from ui.tables import Column, draw_table

_SAID = "post_said"
_EVERY = "для всех блоков"
_COLUMNS = (
    Column("role", "Кто"),
    Column("block", "Блок"),
    Column("title", "Должность"),
    Column("person", "Ф.И.О."),
    Column("phone", "Телефон"),
    Column("email", "Почта"),
)


def draw_post_directory(here: District) -> None:
    """Draw every post, and the form that edits one of them."""
    said = st.session_state.pop(_SAID, None)
    if said:
        st.success(literal(said))
    st.write(
        "Эти должности попадают на карточку аварийной ситуации, в оповещения, доклады и дорожные "
        "карты. Должности — из приложения 2 к постановлению № 1229, людей вписываете вы. Уже "
        "открытые карточки от правок здесь не меняются."
    )
    known = posts(here.home, here.actor, now())
    draw_table(pd.DataFrame([_row(one) for one in known]), _COLUMNS)
    if may(here.actor, Right.EDIT_DIRECTORIES):
        _draw_editing(here, known)


def _draw_editing(here: District, known: tuple[Post, ...]) -> None:
    with st.container(horizontal=True):
        role = st.selectbox(
            "Изменить", list(Role), format_func=lambda one: ROLE_NAMES[one], key="post_role",
            width=360,
        )  # fmt: skip
        block = ""
        if role in BY_BLOCK:
            blocks = ["", *(one for one in here.choices.blocks if one != UNKNOWN)]
            block = st.selectbox(
                "Блок", blocks, format_func=lambda one: one or _EVERY, key="post_block", width=260
            )
    stands = next((one for one in known if (one.role, one.block) == (role, block)), None)
    # What the form began with: an edit of another in between is told, not overwritten.
    name = f"post_seen_{role.value}_{block}"
    was: Post | None = st.session_state.setdefault(name, stands)
    shown = was or Post(role, "", block=block)
    with st.form(f"post_{role.value}_{block}_{hash(was)}"):
        values = {
            field: st.text_input(title, getattr(shown, field), key=f"{field}_{name}_{hash(was)}")
            for field, title in (
                ("title", "Должность"), ("person", "Ф.И.О."), ("phone", "Телефон"),
                ("email", "Почта"),
            )
        }  # fmt: skip
        sent = st.form_submit_button("Сохранить")
    if was != stands:
        st.warning("Должность тем временем изменили: форма показывает прежнее.")
        if st.button("Показать новое", key="post_renew"):
            del st.session_state[name]
            st.rerun()
    if sent:
        try:
            save_post(here.home, here.actor, Post(role, **values, block=block), was, now())
        except PostError as error:
            st.error(literal(str(error)))
            return
        del st.session_state[name]
        st.session_state[_SAID] = f"{ROLE_NAMES[role]}: сохранено."
        st.rerun()


def _row(one: Post) -> dict[str, str | None]:
    every = _EVERY if one.role in BY_BLOCK else None
    return {
        "role": one.role_name,
        "block": one.block or every,
        "title": one.title or None,
        "person": one.person or None,
        "phone": one.phone or None,
        "email": one.email or None,
    }
