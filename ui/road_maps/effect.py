"""The effect of a road map on its page: what is found, the messages behind it, how it is judged."""

import streamlit as st

from access.rights import Right, may
from answers.road_maps.effects import RoadMapEffect, road_map_effect, save_settings, settings
from registers.road_maps.effect_settings import EffectSettings
from registers.road_maps.values import RoadMap
from ui.clock import now
from ui.district import District
from ui.links import page_link
from ui.road_maps.acts import carried_out


def draw_effect(here: District, one: RoadMap) -> None:
    """Draw whether messages became fewer, the way to them, and the settings."""
    said = road_map_effect(here.facts, here.actor, here.home, one, now())
    st.subheader(said.words, anchor=False)
    st.write(said.detail)
    st.caption(
        "Сравниваются сообщения темы и поселения карты за одинаковое число дней до начала и после "
        "завершения работ. В скобках — 95-процентный интервал: пределы изменения с учётом "
        "случайности. Карту обычно заводят на подъёме, и часть снижения пришла бы сама: поэтому "
        "рядом стоит то, что за те же дни было вокруг."
    )
    _draw_links(said, one.newest.plan.settlement or None)
    if may(here.actor, Right.EDIT_DIRECTORIES):
        _draw_settings(here)


def _draw_links(said: RoadMapEffect, settlement: str | None) -> None:
    group, topic = said.subject
    for name, span in (("до начала", said.before), ("после завершения", said.after)):
        if span is not None:
            period = f"{span.first.isoformat()}..{span.last.isoformat()}"
            address = page_link(
                "messages", period=period, settlement=settlement, topic_group=group, topic=topic
            )
            st.markdown(f"[Сообщения {name}: {span.words}]({address})")


def _draw_settings(here: District) -> None:
    known = settings(here.home, here.actor, now())
    with st.expander("Как судить об эффекте"), st.form("effect_settings", border=False):
        with st.container(horizontal=True):
            days = st.number_input("Дней до и после", 1, 366, known.days, width=180)
            least_days = st.number_input("Не раньше чем через, дней", 1, 366, known.least_days,
                                         width=220)  # fmt: skip
            least = st.number_input("Наименьшее число сообщений", 1, 10_000, known.least, width=240)
        if st.form_submit_button("Сохранить"):
            typed = EffectSettings(int(days), int(least_days), int(least))
            carried_out(
                lambda: save_settings(here.home, here.actor, typed, now()),
                "Настройки сохранены: действуют для всех карт.",
            )
