"""The summary's parts: a card for the grid, the four figures of the flow, its table."""

from html import escape

import streamlit as st

from analytics.words import counted, day, hours, number, percent
from answers.indicators import cards as answered
from answers.indicators.overview import Flows
from data.queries.selection import Selection
from ui.district import District
from ui.indicators.cards import Card
from ui.indicators.concerns import overdue_query
from ui.menu import page
from ui.style import place
from ui.tables import Column, draw_export, draw_table

WHAT_COUNTS = (
    "Поступило, в срок и обычное время считаются по всем принятым сообщениям; просроченное, рейтинг и время "
    "ответа в «Динамике» — без исключённых."
)


def card_of(card: answered.Card) -> Card:
    """Return an answered card as the grid draws it."""
    now = card.standing
    return Card(
        indicator=str(card.indicator.key),
        short_name=card.indicator.short_name,
        official_name=card.indicator.official_name,
        value=now.value,
        plan=now.plan,
        gap=now.gap,
        numerator=now.numerator,
        denominator=now.denominator,
        verdict=now.verdict,
        unfinished=now.unfinished,
        months=card.months,
        note=card.remaining or "",
        arrow=card.arrow,
    )


def draw_flow_figures(flow: Flows, here: District, asked: Selection) -> None:
    """Draw what came, the share on time, the usual time of an answer and what is overdue now."""
    in_time = f"{number(flow.on_time)} из {number(flow.on_time + flow.late)}"
    figures = (
        ("Поступило", number(flow.messages), f"исключено из показателей {number(flow.excluded)}"),
        ("Отвечено в срок", percent(flow.on_time_percent), in_time),
        ("Обычное время ответа", hours(flow.median_hours), "медиана: половина ответов быстрее"),
        ("Просрочено сейчас", number(flow.overdue), f"срок истёк к {day(asked.as_of)}, ответа нет"),
    )
    for column, (name, figure, note) in zip(st.columns(4), figures):
        with column:
            place(
                f'<div class="card-face"><div class="small">{escape(name)}</div>'
                f'<div class="figure">{escape(figure)}</div>'
                f'<div class="small">{escape(note)}</div></div>'
            )
    if flow.overdue:
        words = counted(
            flow.overdue,
            "просроченное сообщение",
            "просроченных сообщения",
            "просроченных сообщений",
        )
        with st.container(key="links_list"):
            st.page_link(
                page("messages"), label=f"Открыть {words}", query_params=overdue_query(here)
            )


def draw_flow_table(flow: Flows, here: District, words: str) -> None:
    """Draw received and answered month by month with the year before, and the way to save it."""
    both = flow.received.merge(flow.answered, on="start", suffixes=("", "_out")).iloc[::-1]
    named = {
        "start": "Месяц с",
        "messages": "Поступило",
        "year_ago": "Поступило год назад",
        "messages_out": "Отвечено",
        "year_ago_out": "Отвечено год назад",
    }
    with st.container(key="rows_flow"):
        draw_table(
            both, [Column(k, n, "day" if k == "start" else "whole") for k, n in named.items()]
        )
    table = both[list(named)].rename(columns=named)
    draw_export(here.actor, table, "Поступило и отвечено по месяцам", [words], "potoki")
