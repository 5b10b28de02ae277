"""What needs attention: sentences, each leading to where it can be seen closer."""

from collections.abc import Sequence

import streamlit as st

from answers.indicators.answerable import answerable
from answers.indicators.attention import Concern
from ui.clock import now
from ui.district import District
from ui.links import kept_filters
from ui.literal import literal
from ui.menu import page
from ui.periods import own_span

_HEADS = {"gap": "Ниже плана", "overdue": "Просрочено сейчас", "growth": "Растёт"}
_NONE = {
    "gap": "Отстающих показателей нет.",
    "overdue": "Просроченных сообщений нет.",
    "growth": "Роста сверх обычного за последний полный месяц нет.",
}
_UNJUDGED = "Сравнивать с планом нечего: событий по показателям нет."


def draw_concerns(concerns: Sequence[Concern], here: District, judged: bool) -> None:
    """Draw three columns: gaps, overdue, growth, and who answers; a column without news says so.

    ``judged``: at least one indicator has a value; otherwise nothing can be said of gaps.
    """
    for column, (kind, head) in zip(st.columns(3), _HEADS.items()):
        with column, st.container(key=f"links_{kind}", gap="small"):
            st.markdown(f"**{head}**")
            found = [one for one in concerns if one.kind == kind]
            if not found:
                st.caption(_UNJUDGED if kind == "gap" and not judged else _NONE[kind])
            for one in found:
                slug, query = _leads_to(one, here)
                st.page_link(page(slug), label=literal(one.words), query_params=query)
    if said := answerable(here.home, here.actor, concerns, now()):
        st.caption(literal(said))


def overdue_query(here: District, **place: str | None) -> dict[str, str]:
    """Return the query of the list of what is overdue now, whenever it came."""
    return kept_filters(period=_all_days(here), state="overdue", **place)


def _leads_to(one: Concern, here: District) -> tuple[str, dict[str, str]]:
    if one.kind == "gap":
        return "passport", kept_filters(indicator=one.indicator)
    place = {"settlement": one.settlement, "block": one.block}
    if one.kind == "overdue" or one.period is None:
        return "messages", overdue_query(here, **place)
    return "messages", kept_filters(period=f"{one.period[0]:%Y-%m}", **place)


def _all_days(here: District) -> str:
    return own_span(here.choices.first_day, here.facts.data_date).code
