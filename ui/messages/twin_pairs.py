"""Pairs of messages that may be one appeal, side by side, with the two answers of a person."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
import streamlit as st

from access.rights import Right, may
from analytics.words import counted, day
from answers.messages.listing import message_texts
from answers.messages.twins import LinkDecision, MessageKey, Pair, decide, pairs_of, withdraw
from registers.message_links import LinkError
from ui.clock import now
from ui.district import District
from ui.links import page_link
from ui.literal import literal

SHOWN = 20
_SIDES = (
    ("source", "number", "day", "topic"),
    ("other_source", "other_number", "other_day", "other_topic"),
)


def draw_pairs(here: District, rows: pd.DataFrame) -> None:
    """Draw the first SHOWN pairs; a decision takes the pair off the list."""
    shown = rows.head(SHOWN)
    texts: Mapping[MessageKey, str] = {}
    if may(here.actor, Right.VIEW_TEXTS) and st.toggle(
        "Показать тексты (просмотр записывается в журнал)", key="show_texts"
    ):
        texts = _texts(here, pairs_of(shown))
    for index, (row, pair) in enumerate(zip(shown.to_dict("records"), pairs_of(shown))):
        with st.container(border=True, key=f"pair_{index}"):
            for side, key, column in zip(_SIDES, pair, st.columns(2)):
                source, number, received, topic = (row[name] for name in side)
                address = _address(source, number, received)
                column.markdown(f"[{literal(f'{source} № {number}')}]({address}), {day(received)}")
                column.caption(literal(topic))
                if texts:
                    column.write(literal(texts.get(key) or "Текста нет."))
            st.caption(f"{literal(row['settlement'])}, {row['why']}")
            if may(here.actor, Right.LINK_MESSAGES):
                _answers(here, pair)
    if len(rows) > len(shown):
        st.caption(f"Показаны первые {len(shown)}; остальные появятся по мере решений.")


def draw_decisions(here: District, decided: Sequence[LinkDecision]) -> None:
    """Draw what was decided, the newest first, each with the way back."""
    linked = sum(one.same for one in decided)
    head = f"Решено: {counted(len(decided), 'пара', 'пары', 'пар')}, из них связано {linked}"
    with st.expander(head):
        for index, one in enumerate(decided[:SHOWN]):
            what = "одно обращение" if one.same else "разные обращения"
            names = " и ".join(f"{key.source} № {key.number}" for key in (one.one, one.other))
            with st.container(horizontal=True, vertical_alignment="center"):
                st.write(literal(f"{names}: {what}. {one.author}, {one.at:%d.%m.%Y %H:%M}"))
                if may(here.actor, Right.LINK_MESSAGES) and st.button(
                    "Снять решение", key=f"withdraw_{index}"
                ):
                    _withdrawn(here, (one.one, one.other))
        if len(decided) > SHOWN:
            st.caption(f"Показаны последние {SHOWN} из {len(decided)}.")


def _address(source: str, number: str, received: date) -> str:
    """Return where the message stands in the list, whatever is chosen on this page."""
    days = f"{received}..{received}"
    return page_link(
        "messages", ids=number, source=source, period=days, settlement=None, block=None
    )


def _answers(here: District, pair: Pair) -> None:
    mark = "_".join(f"{key.source}_{key.number}" for key in pair)
    with st.container(horizontal=True):
        for words, same in (("Одно обращение", True), ("Разные обращения", False)):
            st.button(
                words,
                key=f"{'same' if same else 'apart'}_{mark}",
                on_click=_decided,
                args=(here, pair, same),
            )


def _decided(here: District, pair: Pair, same: bool) -> None:
    decide(here.home, here.actor, [pair], same=same, now=now())


def _withdrawn(here: District, pair: Pair) -> None:
    try:
        withdraw(here.home, here.actor, pair, now())
    except LinkError as error:
        st.error(str(error))
        return
    st.rerun()


def _texts(here: District, pairs: Sequence[Pair]) -> dict[MessageKey, str]:
    keys = [(key.source, key.number) for pair in pairs for key in pair]
    found = message_texts(here.facts, here.actor, here.home, keys, now())
    sides = zip(found["source"], found["external_id"], found["text"])
    return {MessageKey(source, number): text for source, number, text in sides}
