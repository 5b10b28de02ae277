"""The parts of «Качество данных»: who has sent what, what is known, what each rule found."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from pandas.api.types import is_integer_dtype

from access.rights import Actor
from analytics.completeness import Delivery
from analytics.words import counted, day, month_short, number
from answers.imports.data_quality import Finding, Quality
from answers.imports.deliveries import AT_ONCE, Deliveries
from ui.links import kept_filters, page_link
from ui.menu import page
from ui.tables import Column, draw_export, draw_table

_SHOWN = 13  # months beside each other
_MOST = 200  # rows of a finding on the page; the saved table has all
_SIGNS = {
    Delivery.IN_TIME: "●",
    AT_ONCE: "●",
    Delivery.LATE: "◐",
    Delivery.MISSING: "▲",
    Delivery.AWAITED: "○",
}
_LEGEND = (
    "● получено; ◐ получено с опозданием, рядом — на сколько дней; ▲ не получено; ○ срок ещё не "
    "наступил; пусто — источник ещё не передавал данных. Что пришло при первой загрузке за прошлые "
    "месяцы, опозданием не считается."
)
_COVERAGE = (
    Column("source", "Источник"),
    Column("mark", "Что должно быть известно"),
    Column("share", "Известно, %", "bar"),
    Column("known", "Известно у", "whole"),
    Column("total", "Из сообщений", "whole"),
)


def quality_title(sent: Deliveries, found: Quality) -> str:
    """Return the conclusion: what has not come, and how many rules found something."""
    rules = counted(found.broken, "проверка нашла", "проверки нашли", "проверок нашли")
    said = f"{rules} что поправить" if found.broken else "Проверки ничего не нашли"
    if not sent.missing:
        return f"Все выгрузки получены, {said if found.broken else 'проверки ничего не нашли'}"
    months = counted(
        sent.missing, "выгрузка не получена", "выгрузки не получены", "выгрузок не получено"
    )
    return f"{months}, {said if found.broken else 'проверки ничего не нашли'}"


def draw_deliveries(actor: Actor, sent: Deliveries, due_day: int) -> None:
    """Draw source against month with signs, the reminders, and the table with days."""
    st.header("Кто что прислал", anchor=False)
    st.caption(f"Выгрузку за месяц ждём до {due_day}-го числа следующего. {_LEGEND}")
    months = sorted(set(sent.table["month"]))[-_SHOWN:]
    shown = sent.table[sent.table["month"].isin(months)]
    cells = [_cell(state, late) for state, late in zip(shown["state"], shown["days_late"])]
    grid = shown.assign(cell=cells).pivot_table(
        index="source", columns="month", values="cell", aggfunc="first"
    )
    grid = grid.astype(object).where(grid.notna(), "")
    grid.columns = [f"{one:%Y-%m}" for one in grid.columns]
    heads = [Column(f"{one:%Y-%m}", f"{month_short(one)} {one.year}") for one in months]
    draw_table(grid.reset_index(), [Column("source", "Выгрузка"), *heads])
    for source, text in sent.reminders:
        with st.expander(f"Текст напоминания: {source}"):
            st.text_area("Выделите и скопируйте", text, key=f"reminder_{source}", height=120)
    table = sent.table.assign(
        month=[f"{one:%m.%Y}" for one in sent.table["month"]],
        deadline=sent.table["deadline"].map(day),
        sent_on=["" if one is None or pd.isna(one) else day(one) for one in sent.table["sent_on"]],
    )
    names = {
        "source": "Выгрузка", "month": "Месяц", "deadline": "Ждали до", "sent_on": "Получено",
        "state": "Состояние", "days_late": "Опоздание, дней",
    }  # fmt: skip
    draw_export(
        actor, table.rename(columns=names)[list(names.values())], "Кто что прислал", [_LEGEND],
        "polnota_vygruzok",
    )  # fmt: skip


def draw_findings(actor: Actor, findings: Sequence[Finding], words: str) -> None:
    """Draw the rules with what they found, then the rows of each with the way to mend them."""
    st.header("Что проверено", anchor=False)
    listed = pd.DataFrame(
        {
            "sign": ["▲" if len(one.table) else "●" for one in findings],
            "title": [one.title for one in findings],
            "found": [len(one.table) for one in findings],
            "remedy": [one.remedy if len(one.table) else "" for one in findings],
        }
    )
    draw_table(
        listed.assign(rule=listed["sign"] + " " + listed["title"]),
        [Column("rule", "Проверка"), Column("found", "Найдено", "whole"), Column("remedy", "Что сделать")],
    )  # fmt: skip
    for one in findings:
        if not len(one.table):
            continue
        with st.expander(f"{one.title} ({number(len(one.table))})"):
            rows, columns = _linked(one)
            draw_table(rows.head(_MOST), columns)
            if len(one.table) > _MOST:
                st.caption(f"Показаны первые {number(_MOST)} строк, в файле — все.")
            with st.container(key=f"links_{one.key}"):
                st.page_link(page(one.slug), label=one.remedy, query_params=kept_filters())
            draw_export(actor, one.table, one.title, [words], f"kachestvo_{one.key}")


def draw_coverage(actor: Actor, found: Quality, words: str) -> None:
    """Draw how much of each mark is known, by source."""
    with st.expander("Полнота отметок по источникам"):
        st.caption(
            "Сообщения, поступившие за период, без исключённых; результат и оценка — у отвеченных. "
            "Неизвестная отметка уходит из знаменателя показателя, ниже 50 % вывод — «мало данных»."
        )
        draw_table(found.coverage, _COVERAGE)
        names = {one.key: one.title for one in _COVERAGE}
        draw_export(
            actor, found.coverage.rename(columns=names)[list(names.values())],
            "Полнота отметок", [words], "polnota_otmetok",
        )  # fmt: skip


def _linked(one: Finding) -> tuple[pd.DataFrame, list[Column]]:
    columns = [
        Column(name, name, "whole" if is_integer_dtype(one.table[name]) else "text")
        for name in one.table.columns
    ]
    if one.key != "dates":
        return one.table, columns
    ways = [
        # The month of the receipt, «17.03.2026 16:16»: the message stands in it whatever is chosen.
        page_link("messages", period=f"{came[6:10]}-{came[3:5]}", ids=str(name), source=str(source),
                  settlement=None, block=None)
        for name, source, came in zip(one.table["Номер"], one.table["Источник"], one.table["Поступило"])
    ]  # fmt: skip
    columns = [Column(c.key, c.title, link="way" if c.key == "Номер" else None) for c in columns]
    return one.table.assign(way=ways), columns


def _cell(state: str, late: int) -> str:
    sign = _SIGNS[Delivery(state) if state != AT_ONCE else state]
    return f"{sign} {int(late)}" if late else sign
