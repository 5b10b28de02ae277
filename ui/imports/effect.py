"""What files would do to the indicators: before and after, folded below the table of files."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from access.rights import Actor
from analytics.words import number, percent, titled
from answers.imports.previewed import IndicatorEffect, indicator_effect
from answers.indicators.cards import Standing
from ui.literal import literal
from ui.tables import Column, draw_table

_COLUMNS = (
    Column("name", "Показатель"),
    Column("before", "Сейчас"),
    Column("after", "После загрузки"),
    Column("plan", "План", "plan"),
    Column("verdict", "Вывод после", "verdict"),
)


def draw_indicator_effect(actor: Actor, outcomes: Sequence[Mapping[str, Any]]) -> None:
    """Draw a table for each year that the files touch; nothing when no indicator changes."""
    effects = [one for one in indicator_effect(actor, outcomes) if one.changes]
    if not effects:
        return
    with st.expander(effect_words(effects)):
        for year in dict.fromkeys(one.year for one in effects):
            st.markdown(f"**{year} год, с 1 января**")
            draw_table(pd.DataFrame([_row(one) for one in effects if one.year == year]), _COLUMNS)
        st.caption("Остальные показатели не изменятся.")


def effect_words(effects: Sequence[IndicatorEffect]) -> str:
    """Return in a line what becomes of the indicators: the verdicts that change, or how many do."""
    turned = [
        one for one in effects if one.before is not None and one.before.verdict != one.after.verdict
    ]
    if not turned:
        numbers = sorted({str(one.indicator) for one in effects})
        return f"Изменятся показатели {', '.join(numbers)}; выводы прежние"
    said = [f"{one.year}, «{one.name}»: {one.after.verdict}" for one in turned]
    return literal("Изменятся выводы: " + "; ".join(said[:3])) + ("…" if len(said) > 3 else "")


def _row(one: IndicatorEffect) -> dict[str, Any]:
    return {
        "name": titled(one.indicator, one.name),
        "before": _standing(one.before),
        "after": _standing(one.after),
        "plan": one.plan,
        "verdict": one.after.verdict,
        "unfinished": one.after.unfinished,
    }


def _standing(one: Standing | None) -> str | None:
    if one is None:
        return None
    if not one.denominator:
        return "нет событий"
    return f"{percent(one.value, one.plan)} · {number(one.numerator)} из {number(one.denominator)}"
