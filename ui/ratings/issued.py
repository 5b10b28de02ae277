"""Issued ratings on the screen: the list, the button that issues, one as it was, what changed since."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from access.rights import Right, may
from analytics.words import ABSENT, capital, day, number, percent
from answers.ratings.issued import (
    AsIssued,
    compared,
    issue,
    of_comparison,
    places_now,
    title,
    unfinished,
    withdraw,
)
from data.queries.selection import Selection
from registers.ratings.issued import ALL_SOURCES, LONGEST_REASON, Frozen, Issued, IssueError
from ui.cached import kept
from ui.clock import now
from ui.district import District
from ui.links import page_link
from ui.literal import literal
from ui.ratings.table import RATED, UNRATED
from ui.ratings.weights import written_weights
from ui.tables import Column, draw_export, draw_table
from ui.unbroken import unbroken

SOURCES = {ALL_SOURCES: "Все каналы"}
_SAID = "issued_said"
_LIST = (
    Column("id", "№", "whole"),
    Column("title", "Рейтинг", link="way"),
    Column("at", "Выпущен", "moment"),
    Column("author", "Кем"),
    Column("made_of", "По каким данным"),
    Column("state", "Состояние"),
)
_PLACES = (
    Column("name", "Поселение"),
    Column("standing", "Место"),
    Column("within", "Пределы"),
    Column("was", "Раньше"),
    Column("score", "Балл", "decimal"),
    Column("axes", "K · T · Q"),
    Column("messages", "Сообщений", "whole"),
    Column("terms", "В срок"),
    Column("solved", "Решено"),
)
_SINCE = (
    Column("name", "Поселение"),
    Column("standing", "Выпущено: место"),
    Column("standing_now", "Сейчас: место"),
    Column("score", "Выпущено: балл", "decimal"),
    Column("score_now", "Сейчас: балл", "decimal"),
    Column("mark", "Изменилось"),
)
_EXPORTED = {"name": "Поселение", **RATED}


def draw_said() -> None:
    """Say what was done last."""
    said = st.session_state.pop(_SAID, None)
    if said:
        st.success(said)


def draw_list(known: Sequence[Issued]) -> None:
    """Draw every issued rating, the newest first."""
    rows = [
        {
            "id": one.id,
            "title": name_of(one.frozen),
            "way": page_link("issued", id=one.id),
            "at": one.at,
            "author": one.author,
            "made_of": capital(made_of(one.frozen)),
            "state": state(one),
        }
        for one in known
    ]
    draw_table(pd.DataFrame(rows, columns=[*(one.key for one in _LIST), "way"]), _LIST)


def draw_issuing(here: District, asked: Selection) -> None:
    """Draw what would be frozen and the button that does it, for those who may."""
    if not may(here.actor, Right.ISSUE_RATING):
        return
    first, last = asked.date_from or asked.as_of, asked.date_to or asked.as_of
    name = title(first, last)
    st.header(f"Выпустить: {name[0].lower()}{name[1:]}", anchor=False)
    st.markdown(
        f"Сохранятся места, пределы, части балла и веса по данным на {day(asked.as_of)}: все каналы "
        "вместе и отдельно ИМ и ПОС. Выпущенный рейтинг не меняется, его можно только отозвать с "
        "указанием причины. Фильтры источника, поселения и блока не действуют."
    )
    if asked.as_of < last:
        st.warning(f"Период ещё не кончился: данные только на {day(asked.as_of)}.")
    if st.button("Выпустить рейтинг", type="primary", key="issue"):
        try:
            number_ = issue(here.home, here.facts, here.actor, asked, now())
        except IssueError as error:
            st.error(str(error))
            return
        st.session_state[_SAID] = f"{name} выпущен под номером {number_}."
        st.query_params["id"] = str(number_)
        st.rerun()


def draw_issued(here: District, known: AsIssued, source: str) -> None:
    """Draw the places as they were issued, with what they were made of."""
    frozen, table = known.issued.frozen, known.tables[source]
    if not known.issued.in_force:
        at = known.issued.withdrawn_at
        when = f" {day(at.date())}" if at else ""
        st.error(f"Отозван{when}: {known.issued.withdrawn_why} ({known.issued.withdrawn_by}).")
    if unfinished(frozen):
        st.warning(f"Выпущен до конца периода: по данным на {day(frozen.as_of)}.")
    draw_table(place_rows(table), _PLACES)
    note = f"{capital(made_of(frozen))}. Веса: {written_weights(frozen.weights)}."
    st.caption(
        f"{note} «Раньше» — место в таком же периоде перед этим, каким его видели при выпуске."
    )
    name = f"{name_of(frozen)}, № {known.issued.id}"
    draw_export(
        here.actor, table[list(_EXPORTED)].rename(columns=_EXPORTED), name,
        [SOURCES.get(source, source), note, state(known.issued)], "vypuschennyy_reyting",
    )  # fmt: skip


def draw_since(here: District, known: AsIssued, source: str) -> None:
    """Draw what the data say of the same days now, with the same weights."""
    frozen = known.issued.frozen
    asked = Selection(here.facts.data_date, frozen.date_from, frozen.date_to)
    if source != ALL_SOURCES:
        asked = replace(asked, source=source)
    table = compared(known.tables[source], kept(places_now, here, asked, frozen.weights))
    st.header(of_comparison(table), anchor=False)
    draw_table(since_rows(table), _SINCE)
    st.caption(
        f"Сейчас — по данным на {day(here.facts.data_date)}, версия {here.facts.number}, с весами "
        "выпуска: видно только то, что изменилось в данных."
    )


def draw_withdrawing(here: District, one: Issued) -> None:
    """Draw the reason and the button that withdraws, for those who may."""
    if not one.in_force or not may(here.actor, Right.ISSUE_RATING):
        return
    with st.expander("Отозвать рейтинг"), st.form("withdraw", border=False):
        st.write("Рейтинг останется в списке с отметкой и причиной. Вернуть его будет нельзя.")
        reason = st.text_input("Почему отзывается", max_chars=LONGEST_REASON, key="withdraw_why")
        if st.form_submit_button("Отозвать"):
            try:
                withdraw(here.home, here.actor, one.id, reason, now())
            except IssueError as error:
                st.error(str(error))
                return
            st.session_state[_SAID] = f"Рейтинг № {one.id} отозван."
            st.rerun()


def state(one: Issued) -> str:
    """Return whether it is in force, or why it is not."""
    if one.in_force:
        return "действует" + (", демонстрационный" if one.frozen.demo else "")
    return f"отозван: {one.withdrawn_why}"


def name_of(frozen: Frozen) -> str:
    """Return «Рейтинг за октябрь 2026»."""
    return title(frozen.date_from, frozen.date_to)


def made_of(frozen: Frozen) -> str:
    """Return what the rating was made of."""
    return (
        f"данные на {day(frozen.as_of)}, версия {frozen.snapshot}, веса версии "
        f"{frozen.weights_version}"
    )


def place_rows(table: pd.DataFrame) -> pd.DataFrame:
    """Return the places as issued, with words beside the numbers."""
    rows = table.to_dict(orient="records")
    return table.assign(
        standing=[_standing(row["place"]) for row in rows],
        within=[_within(row["place_low"], row["place_high"]) for row in rows],
        was=[
            ABSENT if pd.isna(row["place_before"]) else number(row["place_before"]) for row in rows
        ],
        axes=[unbroken(" · ".join(_axis(row[name]) for name in ("k", "t", "q"))) for row in rows],
        terms=[_of(row["on_time"], row["on_time"] + row["late"]) for row in rows],
        solved=[_of(row["resolved_true"], row["resolved_known"]) for row in rows],
    )


def since_rows(table: pd.DataFrame) -> pd.DataFrame:
    """Return the comparison with words beside the numbers."""
    words = {(True, True): "место", (True, False): "балл"}
    return table.assign(
        standing=[_standing(one) for one in table["place"]],
        standing_now=[_standing(one) for one in table["place_now"]],
        mark=[
            words.get((bool(changed), bool(moved)), "нет")
            for changed, moved in zip(table["changed"], table["moved"], strict=True)
        ],
    )


def _standing(place: object) -> str:
    return UNRATED if pd.isna(place) else number(float(str(place)))


def _within(low: object, high: object) -> str:
    if pd.isna(low):
        return ABSENT
    return f"{low}" if low == high else f"{low}–{high}"


def _axis(value: float) -> str:
    return ABSENT if pd.isna(value) else number(value, 2)


def _of(count: float, whole: float) -> str:
    if pd.isna(whole) or not whole:
        return ABSENT
    return unbroken(f"{number(count)} из {number(whole)} ({percent(100 * count / whole)})")


def heading(one: Issued) -> str:
    """Return the title of the page of one."""
    return literal(f"{name_of(one.frozen)}, № {one.id}: как выпущен {day(one.at.date())}")
