"""The form of a road map: what stands above its measures, and which messages it answers for."""

from dataclasses import replace

import streamlit as st

from answers.road_maps.cards import Choosable
from registers.road_maps.values import KINDS, Form, Person, Plan

_PEOPLE = {
    "curator": "Куратор отраслевого блока",
    "head": "Ответственный за отраслевой блок (руководитель)",
    "staff": "Сотрудник, координирующий работы",
}


def draw_form(plan: Plan, offered: Choosable, button: str) -> Plan | None:
    """Draw the form filled with the plan; return it as typed when the button is pressed.

    The measures are left as they are.
    """
    with st.form("road_map_form", border=False):
        kinds = list(KINDS)
        kind = st.radio(
            "Вид", kinds, index=kinds.index(plan.kind), format_func=lambda one: KINDS[one]
        )
        problem = st.text_input("Проблема", plan.form.problem)
        categories = st.text_area("Прирост по категориям", plan.form.categories, height=80)
        st.subheader("За какие сообщения карта отвечает", anchor=False)
        with st.container(horizontal=True):
            topics = _with(("", *offered.topics), plan.topic)
            topic = st.selectbox(
                "Тема или группа тем", topics, index=topics.index(plan.topic), width=420,
                format_func=lambda one: one or "не указана",
            )  # fmt: skip
            places = _with(("", *offered.settlements), plan.settlement)
            place = st.selectbox(
                "Поселение", places, index=places.index(plan.settlement), width=240,
                format_func=lambda one: one or "весь район",
            )  # fmt: skip
            first = st.date_input("Поступили с", plan.period_from, format="DD.MM.YYYY", width=160)
            last = st.date_input("по", plan.period_to, format="DD.MM.YYYY", width=160)
        st.subheader("Основные сведения", anchor=False)
        people = {who: _draw_person(who, words, plan) for who, words in _PEOPLE.items()}
        with st.container(horizontal=True):
            agreed = st.text_input("Кто согласует", plan.form.agreed_by, width=300)
            approved = st.text_input("Кто утверждает", plan.form.approved_by, width=300)
        pressed = st.form_submit_button(button, type="primary")
    if not pressed:
        return None
    form = Form(problem, categories, **people, agreed_by=agreed, approved_by=approved)
    return replace(
        plan, kind=kind, form=form, topic=topic, settlement=place,
        period_from=first, period_to=last,
    )  # fmt: skip


def _draw_person(who: str, words: str, plan: Plan) -> Person:
    known: Person = getattr(plan.form, who)
    st.caption(words)
    with st.container(horizontal=True):
        return Person(
            st.text_input("Ф.И.О.", known.name, key=f"{who}_name", width=240),
            st.text_input("Должность", known.post, key=f"{who}_post", width=380),
            st.text_input("Сотовый телефон", known.phone, key=f"{who}_phone", width=170),
            st.text_input("Электронная почта", known.email, key=f"{who}_email", width=220),
        )


def _with(offered: tuple[str, ...], known: str) -> list[str]:
    return [*offered, *([known] if known not in offered else [])]
