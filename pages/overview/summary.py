"""«Сводка»: seven indicators against the plan, the flows in and out, and what needs attention."""

import streamlit as st

from analytics.words import day
from answers.indicators.attention import gaps, growth, overdue
from answers.indicators.cards import cards, last_day
from answers.indicators.overview import conclusion, flows
from answers.trends.annotations import MESSAGES
from charts.annotations import mark
from charts.flow import flow as flow_figure
from ui.asked import selection
from ui.cached import kept
from ui.district import district
from ui.emergencies.clocks import draw_running
from ui.empty import next_steps
from ui.filters import filters
from ui.indicators.cards import draw_cards
from ui.indicators.concerns import draw_concerns
from ui.indicators.flows import WHAT_COUNTS, card_of, draw_flow_figures, draw_flow_table
from ui.pictures import kept_picture
from ui.surges.line import draw_surge_line
from ui.trends.annotations import draw_legend, notes_here

here = district()
title = st.empty()
chosen = filters(here.choices)
asked = selection(here, chosen)
shown = kept(cards, here, asked)
flow = kept(flows, here, asked)
grown = kept(growth, here, asked)
late = kept(overdue, here, asked)
said = conclusion(shown, grown, flow.overdue, loaded=bool(here.facts.messages))
title.title(said, anchor=False)
draw_running(here, most=2)

if not here.facts.messages and all(card.standing.value is None for card in shown):
    next_steps("В районе ещё нет ни одной загрузки, поэтому показывать пока нечего.")
else:
    st.caption(f"Показатели с 1 января по {day(last_day(asked))}, нарастающим итогом")
    draw_cards([card_of(card) for card in shown])

    st.header("Требует внимания", anchor=False)
    draw_surge_line(here)
    judged = any(c.standing.applies and c.standing.value is not None for c in shown)
    draw_concerns([*gaps(shown), *late, *grown], here, judged)

    st.header(f"Сообщения: {chosen.period}", anchor=False)
    draw_flow_figures(flow, here, asked)
    st.caption(WHAT_COUNTS)
    for column, (key, name, frame) in zip(
        st.columns(2),
        (("received", "Поступило", flow.received), ("answered", "Отвечено", flow.answered)),
    ):
        with column:
            st.header(f"{name} по месяцам, серым — год назад", anchor=False)
            notes = notes_here(here, MESSAGES, frame["start"])
            kept_picture(
                lambda frame=frame, notes=notes: mark(
                    flow_figure(frame, here.colours), notes, frame["start"], here.colours
                ),
                here, key, f"{name} по месяцам за 13 месяцев", asked, key, notes,
            )  # fmt: skip
    draw_legend(notes_here(here, MESSAGES, flow.received["start"]))
    with st.expander("Таблица по месяцам"):
        draw_flow_table(flow, here, chosen.words)
