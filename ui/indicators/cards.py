"""The card of an indicator, and the grid of seven."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from analytics.verdicts import Verdict
from analytics.words import number, percent, plan_percent, points, titled
from charts.palette import status
from charts.sparkline import sparkline
from ui.links import kept_filters
from ui.literal import literal
from ui.menu import page
from ui.style import place, signed


@dataclass(frozen=True)
class Card:
    """One indicator as it stands on a card.

    value, plan and gap are percents or None; `months` is what charts.sparkline takes; `note` is a
    short sentence below the verdict («нужно ещё 71 сообщение из ожидаемых 212 до 31.12») or empty;
    `arrow` is «↘ снижается» or empty.
    """

    indicator: str
    short_name: str
    official_name: str
    value: float | None
    plan: float | None
    gap: float | None
    numerator: int | None
    denominator: int | None
    verdict: str
    unfinished: bool
    months: pd.DataFrame
    note: str = ""
    arrow: str = ""


def draw_cards(cards: Sequence[Card]) -> None:
    """Draw the cards side by side, under one another on a phone; each leads to its passport."""
    with st.container(key="cards"):
        for card in cards:
            _draw(card)


def _draw(card: Card) -> None:
    with st.container(key=f"card_{card.indicator}"):
        st.page_link(
            page("passport"),
            label=literal(titled(card.indicator, card.short_name)),
            help=literal(card.official_name),
            query_params=kept_filters(indicator=card.indicator),
        )
        place(card_face(card))


def card_face(card: Card) -> str:
    """Return the markup under a card's name."""
    shown = status(card.verdict, card.unfinished)
    verdict = f'<div class="verdict">{signed(shown)}</div>'
    if card.verdict == Verdict.NOT_APPLICABLE:
        lacking = "Показатель не делится по выбранному фильтру."
        if card.denominator is not None:
            lacking = (
                f"Плана на этот год нет. {number(card.numerator)} из {number(card.denominator)}."
            )
        why = f'<div class="small">{lacking}</div>'
        return f'<div class="card-face"><div class="figure">—</div>{verdict}{why}</div>'
    against = f"план {plan_percent(card.plan)}"
    if card.gap is not None:
        against += f" · {points(card.gap)}"
    line = sparkline(card.months)
    said = escape(line.words, quote=True)
    lines = [
        f'<div class="figure">{percent(card.value, card.plan)}{_arrow(card.arrow)}</div>',
        f'<div class="small">{against}</div>',
        f'<div class="small">{number(card.numerator)} из {number(card.denominator)}</div>',
        f'<img class="spark" src="{line.address}" alt="{said}" title="{said}">',
        verdict,
    ]
    if card.note:
        lines.append(f'<div class="small">{escape(card.note)}</div>')
    return f'<div class="card-face">{"".join(lines)}</div>'


def _arrow(words: str) -> str:
    if not words:
        return ""
    said = "Проверено по месяцам: это не случайные колебания"
    return f' <span class="move" title="{said}">{escape(words)}</span>'
