"""The form of the rating's weights: numbers, what they would change, why, and every version."""

from dataclasses import asdict
from typing import Any

import pandas as pd
import streamlit as st

from access.rights import Right, may
from analytics.words import ABSENT, number
from answers.ratings.weights import KnownWeights, preview, save
from data.queries.selection import Selection
from registers.ratings.weights import FIRST_VERSION, LONGEST_REASON
from registers.settings_values import RatingWeights, SettingError, check_rating_weights
from ui.cached import kept
from ui.clock import now
from ui.district import District
from ui.publishing import publish
from ui.tables import Column, draw_table
from ui.unbroken import unbroken

TITLES = {
    "k": "Число сообщений (K)",
    "t": "Сроки (T)",
    "q": "Решение по существу (Q)",
    "resolved": "Решено",
    "repeat": "Без повторов",
    "returned": "Без возврата на доработку",
    "mark": "Оценка жителей",
    "shrinkage": "Сдвиг малых к району, сообщений",
    "monthly_minimum": "Место — от стольких сообщений в месяц",
    "quantity_percentile": "Худшее число на жителя, процентиль",
}
_GROUPS = (
    ("Три части балла", ("k", "t", "q")),
    ("Внутри решения по существу", ("resolved", "repeat", "returned", "mark")),
    ("На что опирается формула", ("shrinkage", "monthly_minimum", "quantity_percentile")),
)
_PREVIEW = (
    Column("name", "Поселение"),
    Column("standing", "Место станет"),
    Column("was", "Сейчас"),
    Column("step", "Изменение"),
    Column("score", "Балл станет", "decimal"),
    Column("score_was", "Сейчас балл", "decimal"),
)
_VERSIONS = (
    Column("version", "Версия", "whole"),
    Column("at", "Сохранена", "moment"),
    Column("author", "Кем"),
    Column("reason", "Почему"),
    Column("axes", "K : T : Q"),
    Column("inner", "Внутри Q"),
    Column("rest", "Сдвиг, минимум, процентиль"),
)


def draw_form(here: District, known: KnownWeights) -> RatingWeights:
    """Draw the numbers in force and return what they have been changed to."""
    stored = asdict(known.in_force.weights)
    allowed = may(here.actor, Right.EDIT_DIRECTORIES)
    values: dict[str, float] = {}
    for column, (head, names) in zip(st.columns(3, gap="large"), _GROUPS):
        with column:
            st.subheader(head, anchor=False)
            for name in names:
                whole = name in _GROUPS[2][1]
                values[name] = st.number_input(
                    TITLES[name],
                    min_value=0.0,
                    value=float(stored[name]),
                    step=1.0 if whole else 0.05,
                    format="%.0f" if whole else "%.2f",
                    disabled=not allowed,
                    # A further version makes new fields, else the old ones keep what was typed.
                    key=f"weight_{name}_{known.in_force.version}",
                )
    return RatingWeights(**values)


def draw_preview(here: District, asked: Selection, typed: RatingWeights, words: str) -> None:
    """Draw what the places would be with the weights typed, or why they cannot be."""
    st.header("Что изменится в местах", anchor=False)
    try:
        check_rating_weights(typed)
    except SettingError as error:
        st.error(str(error))
        return
    found = kept(preview, here, asked, typed)
    if found.empty:
        st.markdown("В этом периоде рейтинга нет: сравнить не на чем.")
        return
    draw_table(preview_rows(found), _PREVIEW)
    moved = int(found["moved"].sum())
    st.caption(
        f"{words}. Мест изменится: {number(moved)} из {number(len(found))}. Сохранённое раньше и "
        "выпущенные рейтинги не меняются."
    )


def draw_saving(here: District, known: KnownWeights, typed: RatingWeights) -> None:
    """Draw the reason and the button; a save publishes at once, so that screens follow."""
    if not may(here.actor, Right.EDIT_DIRECTORIES):
        return
    reason = st.text_input(
        "Почему меняются веса", max_chars=LONGEST_REASON, key=f"why_{known.in_force.version}"
    )
    if st.button("Сохранить и пересчитать", type="primary", key="save_weights"):
        try:
            version = save(here.home, here.actor, typed, reason, known.in_force.version, now())
        except SettingError as error:
            st.error(str(error))
            return
        publish(here, f"Веса рейтинга сохранены, версия {version}.")


def draw_versions(known: KnownWeights) -> None:
    """Draw every version, the one in force first."""
    st.header("Все версии весов", anchor=False)
    draw_table(version_rows(known), _VERSIONS)


def preview_rows(found: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the preview with places and changes in words."""
    return found.assign(
        standing=[_place(one) for one in found["place"]],
        was=[_place(one) for one in found["place_was"]],
        step=[_moved(one) for one in found["change"]],
    )


def version_rows(known: KnownWeights) -> pd.DataFrame:
    """Return the versions as rows."""
    rows: list[dict[str, Any]] = []
    for one in known.versions:
        own = asdict(one.weights)
        each = [unbroken(" : ".join(_written(own[name]) for name in names)) for _, names in _GROUPS]
        default = "по умолчанию, с ними поставляется программа"
        rows.append(
            {
                "version": one.version,
                "at": one.at,
                "author": one.author or ABSENT,
                "reason": default if one.version == FIRST_VERSION else one.reason or ABSENT,
                "axes": each[0],
                "inner": each[1],
                "rest": each[2],
            }
        )
    return pd.DataFrame(rows)


def written_weights(weights: RatingWeights) -> str:
    """Return all the weights in one line."""
    own = asdict(weights)
    return "; ".join(
        f"{head.lower()} — {' : '.join(_written(own[name]) for name in names)}"
        for head, names in _GROUPS
    )


def _written(value: float) -> str:
    return number(value, 2).rstrip("0").rstrip(",") if value != int(value) else number(value)


def _place(value: Any) -> str:
    return "не рейтингуется" if pd.isna(value) else number(value)


def _moved(value: Any) -> str:
    if pd.isna(value):
        return ABSENT
    if not value:
        return "то же"
    return unbroken(f"{'↑' if value > 0 else '↓'} {number(abs(value))}")
