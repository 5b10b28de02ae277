"""The four filters: kept in the address, drawn in one line, readable as a sentence.

The address is the only place where a choice lives. So a refresh, the way back, a link sent by mail
and a new tab all show the same, and nothing has to be remembered or kept in step.
"""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from analytics.words import capital, day
from answers.choices import Choices
from ui.links import FILTERS
from ui.literal import literal
from ui.periods import OWN, Span, own_span, span, spans_between

_TITLES = {"source": "Источник", "settlement": "Поселение", "block": "Отраслевой блок"}
_ALL = {"source": "все источники", "settlement": "весь район", "block": "все блоки"}
_WIDGET = "filter_{}"


@dataclass(frozen=True)
class Choice:
    """What is chosen: inclusive days, and None where nothing is narrowed."""

    date_from: date
    date_to: date
    source: str | None
    settlement: str | None
    block: str | None
    period: str  # the period in words: «октябрь 2026»

    @property
    def words(self) -> str:
        """The choice as a sentence: «Октябрь 2026 · ПОС · Мортка · все блоки»."""
        parts = [getattr(self, name) or _ALL[name] for name in _TITLES]
        return " · ".join([capital(self.period), *parts])


def read_choice(asked: dict[str, str], offered: Choices) -> tuple[Choice, list[str]]:
    """Return the choice that an address asks for, and the values of it that mean nothing here."""
    strange: list[str] = []
    period = _default_span(offered)
    if "period" in asked:
        found = span(asked["period"])
        if found is not None and _touches(found, offered):
            period = found
        else:
            strange.append(asked["period"])
    named: dict[str, str | None] = {}
    for name, values in _values(offered).items():
        value = asked.get(name)
        named[name] = value if value in values else None
        if value is not None and value not in values:
            strange.append(value)
    return Choice(period.date_from, period.date_to, **named, period=period.name), strange


def filters(offered: Choices) -> Choice:
    """Draw the line of filters and return what is chosen.

    Values in the address that mean nothing are passed over with a quiet note.
    """
    asked = {name: st.query_params[name] for name in FILTERS if name in st.query_params}
    choice, strange = read_choice(asked, offered)
    with st.container(key="filters", horizontal=True, gap="small", vertical_alignment="bottom"):
        _draw_period(asked, choice, offered)
        for name, values in _values(offered).items():
            _draw_name(name, values, getattr(choice, name))
    absent = span(strange[0]) if strange and strange[0] == asked.get("period") else None
    if absent is not None:
        strange = strange[1:]
        days = f"с {day(offered.first_day)} по {day(offered.last_day)}"
        st.caption(
            f"{capital(absent.name)}: данных за эти дни нет, они есть {days}. Показано: {choice.period}."
        )
    if strange:
        listed = ", ".join(f"«{literal(value)}»" for value in strange)
        st.caption(f"В адресе страницы есть неизвестные значения: {listed}. Они не учтены.")
    with st.container(key="filter_words"):
        st.caption(literal(choice.words))
    return choice


def _draw_period(asked: dict[str, str], choice: Choice, offered: Choices) -> None:
    spans = {one.code: one for one in spans_between(offered.first_day, offered.last_day)}
    code = asked.get("period", "")
    known = span(code)
    if code not in spans:
        is_own = known is not None and known.name == choice.period
        code = OWN if is_own else _default_span(offered).code
    widget = _WIDGET.format("period")
    st.session_state[widget] = code
    st.selectbox(
        "Период",
        [*spans, OWN],
        format_func=lambda one: "свои даты" if one == OWN else spans[one].name,
        key=widget,
        on_change=_take_period,
        args=(choice,),
        width=180,
    )
    if code == OWN:
        _draw_own_days(choice, offered)


def _draw_own_days(choice: Choice, offered: Choices) -> None:
    for name, title in (("date_from", "С"), ("date_to", "По")):
        widget = _WIDGET.format(name)
        st.session_state[widget] = getattr(choice, name)
        st.date_input(
            title,
            key=widget,
            format="DD.MM.YYYY",
            min_value=min(offered.first_day, choice.date_from),
            max_value=max(offered.last_day, choice.date_to),
            on_change=_take_days,
            width=150,
        )


def _draw_name(name: str, values: tuple[str, ...], chosen: str | None) -> None:
    widget = _WIDGET.format(name)
    st.session_state[widget] = chosen or ""
    st.selectbox(
        _TITLES[name],
        ["", *values],
        format_func=lambda one: one or _ALL[name],
        key=widget,
        on_change=_take_name,
        args=(name,),
        width=185,
    )


def _take_period(before: Choice) -> None:
    code = st.session_state[_WIDGET.format("period")]
    st.query_params["period"] = (
        own_span(before.date_from, before.date_to).code if code == OWN else code
    )


def _take_days() -> None:
    first, last = (st.session_state[_WIDGET.format(name)] for name in ("date_from", "date_to"))
    if first is not None and last is not None:
        st.query_params["period"] = own_span(min(first, last), max(first, last)).code


def _take_name(name: str) -> None:
    value = st.session_state[_WIDGET.format(name)]
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def _values(offered: Choices) -> dict[str, tuple[str, ...]]:
    return {
        "source": offered.sources,
        "settlement": offered.settlements,
        "block": offered.blocks,
    }


def _default_span(offered: Choices) -> Span:
    """The year of the newest message: the date of the data may be that of a late answer."""
    found = span(f"{(offered.newest or offered.last_day).year:04d}")
    return found or own_span(offered.first_day, offered.last_day)


def _touches(one: Span, offered: Choices) -> bool:
    """A period without a single day of data is as good as a misprint."""
    return one.date_from <= offered.last_day and one.date_to >= offered.first_day
