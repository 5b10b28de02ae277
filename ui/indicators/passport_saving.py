"""Saving a passport: why, from when, by whose approval, as a draft or for all to see."""

from collections.abc import Callable
from datetime import date, timedelta

import streamlit as st

from access.rights import Right, may
from analytics.words import day
from answers.indicators.passport_versions import save, since_words
from data import uploads
from registers.passports.values import PassportError, State
from registers.passports.versions import LONGEST_COMMENT, Saving
from ui.clock import now
from ui.district import District
from ui.literal import literal

_SAID = "passport_said"
_MONTHS_BACK = 24
_DONE: dict[State, str] = {
    "draft": "Черновик сохранён как версия {}: показатели его пока не видят.",
    "published": "Версия {} опубликована, показатели пересчитаны.",
    "archived": "Показатель убран в архив версией {}: на страницах его больше нет, версии остались.",
}


def draw_said(here: District, unpublished: bool) -> None:
    """Say what was done last, and offer to publish what is not yet on the screens."""
    said = st.session_state.pop(_SAID, None)
    if said:
        st.success(literal(said))
    if unpublished:
        with st.container(horizontal=True, vertical_alignment="center", key="unpublished"):
            st.markdown("Паспорта изменены, но показатели ещё посчитаны по прежним версиям.")
            if st.button("Опубликовать", type="primary", key="publish"):
                _publish(here)
                st.rerun()


def draw_saving(here: District, seen: int, text: Callable[[], str], key: str) -> None:
    """Draw why, from when and by whom, with the two buttons, inside a form.

    ``text`` gives the passport to save when a button is pressed; ``seen`` is the newest version known.
    """
    months = [date.min, *_months(here.facts.data_date)] if seen else [date.min]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        first = st.selectbox(
            "Считать так", months, format_func=since_words, key=f"since_{key}", width=220,
            help="За все годы — прошлое пересчитается. С месяца — прежние месяцы останутся "
            "посчитанными по прежней версии, а стрелка тренда через этот месяц не ставится.",
        )  # fmt: skip
        approver = st.text_input(
            "Кто утвердил", key=f"approver_{key}", width=280, placeholder="должность или документ"
        )
        approved = st.date_input(
            "Когда утверждено", None, format="DD.MM.YYYY", key=f"approved_{key}", width=170
        )
    comment = st.text_input(
        "Зачем меняется", max_chars=LONGEST_COMMENT, key=f"comment_{key}",
        placeholder="например: решение координационного совещания от 12.11.2026",
    )  # fmt: skip
    with st.container(horizontal=True):
        publish = st.form_submit_button("Опубликовать", type="primary")
        draft = st.form_submit_button("Сохранить черновик")
    if publish or draft:
        state: State = "published" if publish else "draft"
        saving = Saving(state, seen, comment, first, approver, approved)
        carry_out(here, text, saving)


def carry_out(here: District, text: Callable[[], str], saving: Saving) -> None:
    """Save and, unless it is a draft, publish; say why when it is refused."""
    try:
        made = save(here.home, here.actor, text(), saving, now())
    except PassportError as error:
        st.error(literal(str(error)))
        return
    if saving.state != "draft" and may(here.actor, Right.PUBLISH):
        _publish(here)
    st.session_state[_SAID] = _DONE[saving.state].format(made.version)
    st.query_params["indicator"] = made.code
    st.query_params["tab"] = "versions"
    st.rerun()


def _publish(here: District) -> None:
    with st.spinner("Считаю показатели по новому паспорту…"):
        uploads.publish(here.home, here.actor, now())
    st.session_state[_SAID] = f"Показатели пересчитаны на {day(here.facts.data_date)}."


def _months(last: date) -> list[date]:
    """The first days of the next month and of those before it, the newest first."""
    found = [(last.replace(day=1) + timedelta(days=32)).replace(day=1)]
    while len(found) < _MONTHS_BACK:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found
