"""A month of due dates as a calendar: what falls on which day, a sign and a count each."""

from calendar import Calendar
from collections.abc import Sequence
from datetime import date
from html import escape

import streamlit as st

from analytics.obligations import Status
from analytics.words import capital, counted, month
from answers.execution.owed import Owed, matrix
from answers.execution.words import cell_hint
from answers.plans.rule_choices import SIGNS
from ui.execution.filters import card_address
from ui.style import place

_WEEK = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
_HINTS = 8
_KEYS = {
    Status.LATE: "failed",
    Status.AT_WORK: "close",
    Status.DONE: "done",
    Status.NOT_YET: "nodata",
    Status.DROPPED: "nodata",
}


def draw_calendar(owed: Sequence[Owed], today: date) -> None:
    """Draw the month of today, or the nearest one in which something is due."""
    first = month_of(owed, today)
    if first is None:
        return
    own = [one for one in owed if one.owes.due.replace(day=1) == first]
    said = counted(len(own), "срок", "срока", "сроков")
    st.subheader(f"{capital(month(first))}: {said}", anchor=False)
    place(calendar_markup(own, first, today))


def month_of(owed: Sequence[Owed], today: date) -> date | None:
    """Return the first day of the month to show: this one, else the next, else the last."""
    months = matrix(owed).months
    ahead = [one for one in months if one >= today.replace(day=1)]
    return ahead[0] if ahead else months[-1] if months else None


def calendar_markup(owed: Sequence[Owed], first: date, today: date) -> str:
    """Return the month as HTML with every value escaped."""
    heads = "".join(f'<th scope="col">{one}</th>' for one in _WEEK)
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    rows = "".join(
        f"<tr>{''.join(_day(one, first, today, owed) for one in week)}</tr>" for week in weeks
    )
    return (
        f'<div class="table-frame whole calendar"><table><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _day(day: date, first: date, today: date, owed: Sequence[Owed]) -> str:
    if day.month != first.month:
        return "<td></td>"
    own = [one for one in owed if one.owes.due == day]
    name = f"<b>{day.day}, сегодня</b>" if day == today else str(day.day)
    return f'<td><span class="small">{name}</span>{_found(own)}</td>'


def _found(own: Sequence[Owed]) -> str:
    said: list[str] = []
    for status, key in _KEYS.items():
        items = [one for one in own if one.owes.status is status]
        if not items:
            continue
        hints = [cell_hint(one) for one in items[:_HINTS]]
        if len(items) > _HINTS:
            hints.append(f"и ещё {len(items) - _HINTS}")
        address = escape(card_address(items[0]), quote=True)
        said.append(
            f'<br><a class="figure-link" href="{address}" target="_self" '
            f'title="{escape(chr(10).join(hints), quote=True)}">'
            f'<span class="sign-{key}">{SIGNS[status]}</span> {len(items)} {status.value}</a>'
        )
    return "".join(said)
