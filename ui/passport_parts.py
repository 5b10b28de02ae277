"""The passport of an indicator on a screen: its words, its counts, the columns of its rows."""

import pandas as pd
import streamlit as st

from analytics.definitions import Indicator
from analytics.words import ABSENT, capital, day, number, percent, points
from answers.passport import ORIGIN, REPORT_COLUMNS, Passport
from ui.district import District
from ui.literal import literal
from ui.row_list import MESSAGE_COLUMNS
from ui.tables import Column, draw_table

_KINDS = {"month": "day", "date": "day", "met": "flag", "via_pos": "flag", "posts": "whole",
          "norm": "whole", "participants": "whole", "batch_id": "whole", "row_number": "whole"}  # fmt: skip


def draw_words(found: Passport) -> None:
    """Draw what the indicator is, by which act, how it is counted and what is left out."""
    one = found.indicator
    for head, words in (
        ("Полное название", one.official_name),
        ("Основание", one.act),
        ("Как считается", one.formula),
        ("Числитель", f"{capital(one.numerator_words)}."),
        ("Знаменатель", f"{capital(one.denominator_words)}."),
    ):
        st.markdown(f"**{head}.** {literal(words)}")
    st.markdown("**Что не входит**")
    st.markdown("\n".join(f"- {literal(words)}" for words in one.excluded_words))
    if found.excluded:
        total = sum(n for _, n in found.excluded)
        listed = ", ".join(f"{literal(reason)} — {number(n)}" for reason, n in found.excluded)
        st.markdown(
            f"С {day(found.date_from)} по {day(found.date_to)} исключено {number(total)}: {listed}."
        )
    if one.note:
        with st.expander("Примечание к расчёту"):
            st.markdown(literal(one.note))


def draw_counts(here: District, found: Passport) -> None:
    """Draw the counts of the period and the plan by year."""
    one, now = found.indicator, found.standing
    years = pd.DataFrame([{"year": str(y), "plan": p} for y, p in one.plan.items()])
    interval = ABSENT
    if now.low is not None and now.high is not None:
        interval = f"{percent(now.low)} – {percent(now.high)}"
    rows = [
        ("Период", f"{day(found.date_from)} – {day(found.date_to)}"),
        ("Факт", percent(now.value, now.plan)),
        ("Разрыв с планом", points(now.gap)),
        ("Числитель и знаменатель", f"{number(now.numerator)} из {number(now.denominator)}"),
        ("Отметка неизвестна", number(now.unknown)),
        ("Полнота: доля известных отметок", percent(_share(now.coverage))),
        ("С поправкой на случайность", interval),
        (
            "Вывод",
            f"{now.verdict}, год не завершён" if now.unfinished and now.applies else now.verdict,
        ),
        ("Наименьшее число для вывода", number(one.minimum_n)),
        ("Версия данных", f"{here.facts.number} от {day(here.facts.published_at)}"),
    ]
    table = pd.DataFrame(rows, columns=["name", "value"])
    draw_table(table, (Column("name", "Числа"), Column("value", "Значение")))
    draw_table(years, (Column("year", "Год"), Column("plan", "План", "plan")))


def row_columns(one: Indicator) -> tuple[Column, ...]:
    """Return the columns of the rows behind the indicator."""
    if one.table == "messages":
        return MESSAGE_COLUMNS
    named = {**REPORT_COLUMNS[one.table], **ORIGIN}
    return tuple(Column(key, title, _KINDS.get(key, "text")) for key, title in named.items())  # pyright: ignore[reportArgumentType]


def _share(coverage: float | None) -> float | None:
    return None if coverage is None else 100 * coverage
