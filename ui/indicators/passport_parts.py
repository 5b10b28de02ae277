"""The passport of an indicator on a screen: its words, its counts, the columns of its rows."""

from datetime import date
from typing import cast

import pandas as pd
import streamlit as st

from analytics.definitions import Indicator
from analytics.words import ABSENT, capital, day, number, percent, plan_percent, points
from answers.indicators.passport import (
    APART,
    ORIGIN,
    PARTS,
    REPORT_COLUMNS,
    Passport,
    passport_rows,
    passport_table,
    whole_table,
)
from data.queries.messages import Part
from data.queries.selection import Selection
from ui.asked import switch
from ui.cached import kept
from ui.district import District
from ui.links import kept_filters
from ui.literal import literal
from ui.menu import page
from ui.messages.row_list import MESSAGE_COLUMNS, draw_list_export, draw_pages, dressed, page_asked
from ui.tables import Column, draw_export, draw_table, titled

_KINDS = {"month": "day", "date": "day", "met": "flag", "via_pos": "flag", "posts": "whole",
          "norm": "whole", "participants": "whole", "batch_id": "whole", "row_number": "whole"}  # fmt: skip


_FILES = (
    Column("batch_id", "Загрузка", "whole"),
    Column("file_name", "Файл"),
    Column("imported_at", "Загружен", "moment"),
    *(Column(part, PARTS[part], "whole") for part in APART),
)


def conclusion(found: Passport, loaded: bool) -> str:
    """Return the title: the name, «86,4 % при плане 90 %», the verdict, and an unfinished year.

    ``loaded``: the district has an upload; without one nothing is said of events or of the year.
    """
    now = found.standing
    if not loaded:
        return f"{capital(found.indicator.short_name)}: выгрузок ещё не загружали"
    said = _verdict(found)
    if now.value is not None:
        said = f"{percent(now.value, now.plan)} при плане {plan_percent(now.plan)}, {said}"
    return f"{capital(found.indicator.short_name)}: {said}"


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
        ("Вывод", _verdict(found)),
        ("Наименьшее число для вывода", number(one.minimum_n)),
        ("Версия паспорта", versions_words(found)),
        ("Версия данных", f"{here.facts.number} от {day(here.facts.published_at)}"),
    ]
    table = pd.DataFrame(rows, columns=["name", "value"])
    draw_table(table, (Column("name", "Числа"), Column("value", "Значение")))
    draw_table(years, (Column("year", "Год"), Column("plan", "План", "plan")))
    st.page_link(
        page("passports"), label="История и изменение паспорта",
        query_params=kept_filters(indicator=one.code),
    )  # fmt: skip


def versions_words(found: Passport) -> str:
    """Return by which versions of the passport the figure was counted: «2 с 01.03.2026; раньше 1»."""
    newest, *older = found.versions
    said = str(newest[0])
    if newest[1] != date.min:
        said += f" с {day(newest[1])}"
    return "; раньше ".join([said, *(str(number) for number, _ in older)])


def draw_files(here: District, found: Passport) -> None:
    """Draw the batches and files that the rows come from, with the totals of the figure."""
    with st.expander(f"Загрузки и файлы, из которых взяты строки: {number(len(found.files))}"):
        total = {"file_name": "Всего"} | {part: found.parts[part] for part in APART}
        draw_table(found.files, _FILES, total=total)
        saved = titled(found.files, _FILES)
        title = f"{capital(found.indicator.short_name)}: загрузки и файлы"
        draw_export(here.actor, saved, title, [], f"pasport_{found.indicator.code}_fayly")


def draw_rows(
    here: District, found: Passport, asked: Selection, key: str, span: str, notes: list[str]
) -> None:
    """Draw the rows of one part, a page at a time, and the buttons that save it and all parts."""
    one = found.indicator
    listed: dict[str, str] = {
        part: f"{PARTS[part]}: {number(n)}" for part, n in found.parts.items() if n
    }
    part = cast("Part", switch("part", "Показать", listed))
    number_asked = page_asked((one.key, part, span, asked))
    rows = kept(passport_rows, here, asked, key, part, number_asked, span)
    draw_pages(rows)
    with st.container(key="rows_passport"):
        draw_table(dressed(rows.rows) if one.table == "messages" else rows.rows, row_columns(one))
    name = f"{capital(one.short_name)}: {PARTS[part].lower()}"
    with st.container(horizontal=True):
        draw_list_export(
            here.actor,
            rows.total,
            lambda: passport_table(here.facts, here.actor, asked, key, part, span),
            name,
            notes,
            f"pasport_{one.code}_{part}",
        )
        draw_list_export(
            here.actor,
            sum(found.parts[one] for one in APART),
            lambda: whole_table(here.facts, here.actor, asked, key, span),
            f"{capital(one.short_name)}: почему такое число",
            notes,
            f"pasport_{one.code}",
            "Скачать все части одной таблицей (xlsx)",
        )


def row_columns(one: Indicator) -> tuple[Column, ...]:
    """Return the columns of the rows behind the indicator."""
    if one.table == "messages":
        return MESSAGE_COLUMNS
    named = {**REPORT_COLUMNS[one.table], **ORIGIN}
    return tuple(Column(key, title, _KINDS.get(key, "text")) for key, title in named.items())  # pyright: ignore[reportArgumentType]


def _verdict(found: Passport) -> str:
    now = found.standing
    if not now.unfinished or not now.applies:
        return now.verdict
    return f"{now.verdict}, {'период' if found.own else 'год'} не завершён"


def _share(coverage: float | None) -> float | None:
    return None if coverage is None else 100 * coverage
