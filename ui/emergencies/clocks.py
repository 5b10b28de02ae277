"""The clocks of emergencies: a line each on «Сводка», three figures on a card.

Both are fragments that draw themselves anew, so that time goes on under a person who only looks.
"""

from html import escape

import streamlit as st

from analytics.clocks import Clock
from analytics.words import capital, counted
from answers.emergencies.cards import Standing, running, standing
from answers.emergencies.words import left_words, moment
from ui.clock import now
from ui.district import District
from ui.links import kept_filters
from ui.literal import literal
from ui.menu import page
from ui.style import place

_EVERY = 20.0  # seconds; the clocks are said to the minute
_EMERGENCIES = ("аварийная ситуация", "аварийные ситуации", "аварийных ситуаций")
_OVER, _RUNS, _DONE = ("failed", "▲"), ("close", "◐"), ("done", "●")


@st.fragment(run_every=_EVERY)
def draw_running(here: District, most: int | None = None) -> None:
    """Draw a line for each emergency that is not closed, the worst first; nothing without any.

    Beyond ``most`` one line leads to the rest: all of them would push the page off the screen.
    """
    found = running(here.home, here.actor, now())
    if not found:
        return
    late = "_late" if any(one.overdue for one in found) else ""
    with st.container(key=f"links_emergencies{late}", gap="small"):
        for one in found[:most]:
            sign = (_OVER if one.overdue else _RUNS)[1]
            st.page_link(
                page("emergency"),
                label=f"{sign} **Аварийная ситуация № {one.card.id}.** {literal(one.words)}",
                query_params=kept_filters(id=one.card.id),
            )
        if rest := len(found[most:]) if most else 0:
            more = counted(rest, *_EMERGENCIES)
            st.page_link(page("emergencies"), label=f"Ещё {more}", query_params=kept_filters())


@st.fragment(run_every=_EVERY)
def draw_clocks(here: District, number: int, version: int) -> None:
    """Draw the three clocks of a card; the page is drawn anew once another has changed the card."""
    one = standing(here.home, here.actor, number, now())
    if one.card.version != version:
        st.rerun()
    place(clocks_markup(one))


def clocks_markup(one: Standing) -> str:
    """Return the three clocks as markup."""
    reports, hours = one.reports, one.card.terms.report_hours
    made = counted(len(reports.made), "доклад", "доклада", "докладов")
    late = f", с опозданием {reports.late}" if reports.late else ""
    missed = f", пропущено {reports.missed}" if reports.missed else ""
    if one.card.road_map_at is None and one.card.closed:
        road_map = _face("Дорожная карта", _RUNS, "не готовилась", "")
    else:
        ready = f"готова {moment(one.card.road_map_at)}" if one.card.road_map_at else ""
        road_map = _clock("Дорожная карта", one.road_map, ready)
    if one.card.closed:
        sign = _OVER if reports.late or reports.missed else _DONE
        following = _face("Доклады куратору", sign, made, f"каждые {hours} ч{late}")
    else:
        following = _clock(
            "Следующий доклад куратору", reports.next, f"сделано: {made}{late}{missed}"
        )
    return (
        '<div class="clocks">'
        f"{_clock('Ликвидация', one.liquidation, '')}{road_map}{following}</div>"
    )


def _clock(name: str, clock: Clock, more: str) -> str:
    sign = _OVER if clock.overdue else _DONE if clock.stopped else _RUNS
    due = f"срок {moment(clock.due)}"
    return _face(name, sign, capital(left_words(clock)), ", ".join(p for p in (due, more) if p))


def _face(name: str, sign: tuple[str, str], figure: str, more: str) -> str:
    colour, mark = sign
    return (
        f'<div class="clock"><div class="small">{escape(name)}</div>'
        f'<div class="figure"><span class="sign-{colour}">{mark}</span> {escape(figure)}</div>'
        f'<div class="small">{escape(more)}</div></div>'
    )
