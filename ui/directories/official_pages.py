"""The parts of «Официальные страницы»: the register, who is not in it, edits, the way to count."""

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from analytics.words import counted, month
from answers.imports import official_pages as answers
from answers.imports.official_pages import MET, MISSED, SILENT, PagesState, duties_of
from registers.official_pages.values import LONGEST, LONGEST_PAGE, MOST_POSTS, Duty, PageError
from ui.clock import now
from ui.district import District
from ui.publishing import publish
from ui.tables import Column, draw_export, draw_table, titled

_SIGNS: Mapping[str, str] = {SILENT: "▲", MISSED: "▲", MET: "●"}
_COLUMNS = (
    Column("recipient", "Получатель"),
    Column("shown", "В последнем отчёте"),
    Column("met_months", "Выполнена, месяцев", "whole"),
    Column("owed_months", "Из обязательных", "whole"),
    Column("silent_months", "Нет в отчётах, месяцев", "whole"),
    Column("posts_norm", "Норма постов в месяц", "whole"),
    Column("page", "Страница"),
    Column("category", "Категория"),
    Column("since", "С", "day"),
    Column("until", "По", "day"),
    Column("note", "Примечание"),
)
_UNLISTED = (
    Column("recipient", "Получатель"),
    Column("page", "Страница"),
    Column("category", "Категория"),
    Column("norm", "Норма в отчёте", "whole"),
    Column("months", "В отчётах, месяцев", "whole"),
)
_DOUBTS = (
    Column("recipient", "Получатель"),
    Column("month", "Месяц"),
    Column("posts", "Постов по отчёту", "whole"),
    Column("norm", "Норма реестра", "whole"),
)


def draw_register(here: District, state: PagesState, words: str) -> None:
    """Draw every duty, those who fell out first, and the export."""
    shown = [f"{_SIGNS.get(one, '○')} {one}" for one in state.table["standing"]]
    table = state.table.assign(shown=shown)
    if len(table):
        with st.container(key="rows_pages"):
            draw_table(table, _COLUMNS)
        saved = titled(table, _COLUMNS)
        draw_export(
            here.actor, saved, "Реестр официальных страниц", [words], "ofitsialnye_stranitsy"
        )
    if len(state.doubts):
        st.header("Отмечено «выполнена», а постов меньше нормы реестра", anchor=False)
        draw_table(state.doubts.assign(month=state.doubts["month"].map(month)), _DOUBTS)


def draw_unlisted(here: District, state: PagesState) -> None:
    """Draw who is reported and not in the register, with one button that takes them all in."""
    if not len(state.unlisted):
        st.markdown("Все, кто есть в отчётах за период, есть и в реестре.")
        return
    st.write(
        "Эти получатели отчитываются, но в реестре их нет. Если они обязаны вести страницу, внесите их: "
        "обязанность начнётся с первого месяца их отчёта в выбранном периоде, норма — как в отчёте."
    )
    draw_table(state.unlisted, _UNLISTED)
    many = counted(len(state.unlisted), "получателя", "получателей", "получателей")
    if st.button(f"Внести в реестр {many}", type="primary", key="take_unlisted"):
        duties = duties_of(state.unlisted)
        _carried_out(
            here, state.in_force,
            lambda: answers.add_pages(here.home, here.actor, duties, now()),
            f"В реестр внесено: {many}.",
        )  # fmt: skip


def draw_form(here: District, state: PagesState) -> None:
    """Draw the form of a duty: a new one, or one of the register."""
    kept = {int(row["id"]): row for row in state.table.to_dict(orient="records")}
    number = st.selectbox(
        "Запись", [0, *kept], width=420, key="page_entry",
        format_func=lambda one: kept[one]["recipient"] if one else "новая",
    )  # fmt: skip
    was = (
        Duty(**{name: kept[number][name] for name in Duty.__dataclass_fields__}) if number else None
    )
    with st.form(f"page_{number}"):
        recipient = st.text_input("Получатель", was.recipient if was else "", max_chars=LONGEST)
        page = st.text_input(
            "Страница: адрес или название", was.page if was else "", max_chars=LONGEST_PAGE
        )
        category = st.text_input("Категория", was.category if was else "", max_chars=LONGEST)
        norm = was.posts_norm if was else None
        posts = st.number_input(
            "Норма постов в месяц (пусто — не задана)", 0, MOST_POSTS,
            None if norm is None or pd.isna(norm) else int(norm), width=320,
        )  # fmt: skip
        since = st.date_input(
            "Обязан с", was.since if was else now().date().replace(day=1), format="DD.MM.YYYY",
            width=180,
        )  # fmt: skip
        ended = was.until if was and not pd.isna(was.until) else None
        until = st.date_input("По (пусто — бессрочно)", ended, format="DD.MM.YYYY", width=180)
        note = st.text_input("Примечание", was.note if was else "", max_chars=LONGEST)
        if st.form_submit_button("Сохранить"):
            duty = Duty(recipient, page, category, posts, since, until, note)
            _carried_out(here, state.in_force, lambda: _save(here, number, duty), "Сохранено.")
    if number and st.button("Удалить: внесён по ошибке", key="remove_page"):
        _carried_out(
            here, state.in_force,
            lambda: answers.remove_page(here.home, here.actor, number, now()), "Запись удалена.",
        )  # fmt: skip


def draw_counting(here: District, state: PagesState) -> None:
    """Draw the two ways to count indicator 3 side by side, and the switch."""
    st.write(
        "Показатель 3 делит выполнивших норму на обязанных вести страницу. Отчёт называет не всех: кто "
        "обязан по реестру, но в отчёте за месяц не назван, может не учитываться (так по умолчанию) или "
        "считаться не выполнившим норму. Месяц, за который отчёта нет совсем, не учитывается никак."
    )
    ways = {False: f"Только по отчётам: {state.by_report.words}",
            True: f"С реестром: {state.by_register.words}"}  # fmt: skip
    chosen = st.radio(
        "Как считать показатель 3 (числа — за выбранный период)", list(ways), index=int(state.in_force),
        format_func=ways.__getitem__, key="pages_way",
    )  # fmt: skip
    if st.button(
        "Сохранить и пересчитать", key="pages_way_save", disabled=chosen == state.in_force
    ):
        answers.count_by_register(here.home, here.actor, chosen, now())
        publish(here, "Порядок расчёта показателя 3 изменён.")


def _save(here: District, number: int, duty: Duty) -> None:
    if number:
        answers.change_page(here.home, here.actor, number, duty, now())
    else:
        answers.add_pages(here.home, here.actor, [duty], now())


def _carried_out(here: District, counts: bool, edit: Callable[[], object], said: str) -> None:
    """Carry out an edit; publish when the figures depend on the register."""
    try:
        edit()
    except PageError as error:
        st.error(str(error))
        return
    if counts:
        publish(here, said)
    st.session_state["pages_said"] = said
    st.rerun()


def period_words(state: PagesState) -> str:
    """Return which months the page speaks of."""
    if not state.months:
        return "Отчётов за выбранный период нет."
    many = counted(len(state.months), "месяц", "месяца", "месяцев")
    return (
        f"Отчёты за период: {many}, последний — {month(state.months[-1])}. Обязан — значит, обязанность "
        f"длилась весь месяц. Получатель узнаётся по названию без учёта регистра и кавычек."
    )
