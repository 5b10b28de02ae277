"""The parts of «Сроки и календарь»: how terms are kept, the forms, the year, who changed what."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from access.rights import Right, may
from analytics.words import day
from answers.messages import terms as answers
from answers.messages.terms import CHANNELS, Terms, channel_table, era_table, year_table
from registers.settings import SettingError
from registers.settings_values import Norms
from ui.asked import switch
from ui.clock import now
from ui.district import District
from ui.publishing import publish
from ui.tables import Column, draw_export, draw_table, titled

_KEPT = (
    Column("source", "Источник"),
    Column("share", "В срок, %", "bar"),
    Column("on_time", "В срок", "whole"),
    Column("come", "Из наступивших сроков", "whole"),
    Column("late", "С опозданием или просрочено", "whole"),
    Column("pending", "Срок не наступил", "whole"),
    Column("no_term", "Без срока", "whole"),
    Column("messages", "Всего сообщений", "whole"),
)
_YEAR = (
    Column("month", "Месяц"),
    Column("working", "Рабочих дней", "whole"),
    Column("off", "Выходных и праздников", "whole"),
    Column("weekdays_off", "Нерабочие будни"),
    Column("weekends_on", "Рабочие выходные"),
)
_KINDS = {False: "выходной", True: "рабочий"}
_REACHES = {
    "later": "для поступивших с выбранного дня: у прежних срок, а с ним и «в срок», не изменится",
    "all": "для всех, и прежних: «в срок» прошлых лет пересчитается — так исправляют ошибку",
}


def draw_kept(here: District, table: pd.DataFrame, words: str) -> None:
    """Draw how terms were kept by source, and the export."""
    total = {name: table[name].sum() for name in ("on_time", "come", "late", "pending", "no_term")}
    share = 100 * total["on_time"] / total["come"] if total["come"] else None
    draw_table(
        table, _KEPT,
        total={"source": "Всего", "share": share, "messages": table["messages"].sum(), **total},
    )  # fmt: skip
    draw_export(here.actor, titled(table, _KEPT), "Соблюдение сроков", [words], "sroki")


def draw_terms(here: District, known: Terms) -> None:
    """Draw the terms in force with an example of today, what held before, and the form."""
    draw_table(
        channel_table(known, now()),
        (Column("name", "Канал"), Column("term", "Срок ответа"),
         Column("due", "Поступившее сейчас ждёт ответа до", "moment")),
    )  # fmt: skip
    st.caption(
        "Срок берётся из файла; если его там нет — по этой норме. Дни считаются со следующего дня после "
        "поступления до конца последнего, часы — от самого поступления. Календарный срок на рабочий день "
        "не переносится."
    )
    if len(known.eras) > 1:
        eras = era_table(known)
        shown = [f"с {day(one)}" if one else "прежде" for one in eras["since"]]
        draw_table(
            eras.assign(shown=shown), (Column("shown", "Поступившие"), Column("what", "Сроки"))
        )
    if may(here.actor, Right.EDIT_DIRECTORIES):
        _draw_form(here, known)


def _draw_form(here: District, known: Terms) -> None:
    with st.form("terms"):
        st.markdown("**Изменить сроки**")
        newest = known.eras[0].norms
        values: dict[str, int] = {}
        with st.container(horizontal=True):
            for name, (title, _source, unit) in CHANNELS.items():
                values[name] = st.number_input(
                    f"{title}: {unit}",
                    1,
                    8784,
                    getattr(newest, name),
                    width=320,
                    key=f"term_{name}",
                )
        reach = st.radio("Для каких сообщений", list(_REACHES), format_func=_REACHES.__getitem__)
        first = now().date().replace(day=1) + pd.DateOffset(months=1)
        since = st.date_input(
            "С какого дня", first.date(), format="DD.MM.YYYY", width=180, key="terms_since"
        )
        if st.form_submit_button("Сохранить и пересчитать"):
            norms = Norms(**{name: int(value) for name, value in values.items()})
            _carried_out(
                here,
                lambda: answers.save_terms(
                    here.home, here.actor, norms, now(), since if reach == "later" else None
                ),
                "Сроки ответа сохранены.",
            )


def draw_calendar(here: District, known: Terms) -> None:
    """Draw the working calendar of a year, the days set by hand, and the form for one more."""
    years = range(now().year - 2, now().year + 3)
    year = int(
        switch("year", "Год", {str(one): str(one) for one in years}, default=str(now().year))
    )
    st.caption(
        "Производственный календарь России с официальными переносами. Переносы на следующий год "
        "правительство утверждает осенью: пока их нет в программе, задайте их здесь."
    )
    draw_table(year_table(year, known), _YEAR)
    st.subheader("Дни, заданные в районе", anchor=False)
    for one, works in known.overrides:
        with st.container(horizontal=True, vertical_alignment="center", key=f"day_{one:%Y%m%d}"):
            st.text(f"{day(one)} — {_KINDS[works]}", width="content")
            if may(here.actor, Right.EDIT_DIRECTORIES):
                st.button("Убрать", key=f"drop_{one:%Y%m%d}", on_click=_drop, args=(one,))
    if not known.overrides:
        st.markdown("Пока нет: действует производственный календарь.")
    if not may(here.actor, Right.EDIT_DIRECTORIES):
        return
    with st.form("calendar"), st.container(horizontal=True, vertical_alignment="bottom"):
        added = st.date_input("День", now().date(), format="DD.MM.YYYY", width=180, key="day_added")
        kind = st.selectbox(
            "Каким он будет",
            list(_KINDS),
            format_func=_KINDS.__getitem__,
            width=180,
            key="day_kind",
        )
        if st.form_submit_button("Добавить и пересчитать"):
            _carried_out(
                here, lambda: answers.set_day(here.home, here.actor, added, kind, now()),
                f"День {day(added)} теперь {_KINDS[kind]}.",
            )  # fmt: skip


def draw_due_day(here: District, known: Terms) -> None:
    """Draw until when exports are waited for."""
    st.write(
        "До какого числа следующего месяца ждём выгрузки. По нему «Качество данных» говорит, кто "
        "опоздал и кому напомнить; на показатели это не влияет."
    )
    if not may(here.actor, Right.EDIT_DIRECTORIES):
        st.text(f"До {known.due_day}-го числа")
        return
    with st.form("due_day"):
        chosen = st.number_input(
            "Число месяца", 1, 28, known.due_day, width=160, key="due_day_value"
        )
        if st.form_submit_button("Сохранить"):
            answers.save_due_day(here.home, here.actor, int(chosen), now())
            st.rerun()


def draw_changes(known: Terms) -> None:
    """Draw who changed the terms and the calendar, and when."""
    if not known.changes:
        st.markdown("Сроки и календарь не меняли: действуют исходные.")
        return
    rows = [{"at": one.at, "author": one.author, "what": one.what} for one in known.changes]
    draw_table(
        pd.DataFrame(rows),
        (Column("at", "Когда", "moment"), Column("author", "Кем"), Column("what", "Что стало")),
    )


def _drop(one: object) -> None:
    st.session_state["day_dropped"] = one


def drop_asked(here: District) -> None:
    """Take a day off the list when a button asked for it, and publish."""
    one = st.session_state.pop("day_dropped", None)
    if one is not None:
        _carried_out(
            here, lambda: answers.set_day(here.home, here.actor, one, None, now()),
            f"{day(one)} — снова по производственному календарю.",
        )  # fmt: skip


def _carried_out(here: District, edit: Callable[[], None], said: str) -> None:
    try:
        edit()
    except SettingError as error:
        st.error(str(error))
        return
    publish(here, said)
