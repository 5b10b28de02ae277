"""The notes that an analyst put on the charts: which stand where, and putting them there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from access.rights import Actor, Right, require
from analytics.definitions import Indicator
from analytics.words import capital, day
from data.home import Home
from data.registers_open import open_registers_of
from registers import annotations as register
from registers.annotations import Annotation

MESSAGES = "messages"
"""The charts of the flow of messages: came, answered, what is open."""


@dataclass(frozen=True)
class Note:
    """A note as it stands on one chart: its number there, its days, its words."""

    number: int
    first_day: date
    last_day: date
    text: str

    @property
    def days(self) -> str:
        """«15.03.2026» or «15.03.2026 – 30.04.2026»."""
        return days_of(self.first_day, self.last_day)


def chart_of(one: Indicator) -> str:
    """Return the key of the charts of an indicator."""
    return f"indicator_{one.code}"


def chart_names(known: Sequence[Indicator]) -> dict[str, str]:
    """Return the keys of the charts that a note can stand on, with their Russian names."""
    named = {chart_of(one): f"«{capital(one.short_name)}»" for one in known}
    return {MESSAGES: "число сообщений"} | named


def charts_words(charts: Sequence[str], names: dict[str, str]) -> str:
    """Return on which charts a note stands: «все графики» or their names."""
    return ", ".join(names.get(one, one) for one in charts) or "все графики"


def annotations(home: Home, actor: Actor, now: datetime) -> tuple[Annotation, ...]:
    """Return every note, those taken back too, by their days; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    return register.annotations(open_registers_of(home, now))


def method_changes(counted_by: Sequence[Indicator], chart: str) -> tuple[tuple[date, str], ...]:
    """Return (day, words) of each change in the way the chart's indicator is counted."""
    return tuple(
        (change.day, _method_words(change.version, recounted=change.recounted))
        for one in counted_by
        if chart_of(one) == chart
        for change in one.changes
    )


def notes_on(
    known: Sequence[Annotation],
    chart: str,
    first: date | None,
    last: date | None,
    methods: Sequence[tuple[date, str]] = (),
) -> tuple[Note, ...]:
    """Return the notes in force that a chart of the days first…last shows, numbered in time.

    ``methods`` are those of ``method_changes``. Without days (an empty chart) there are none.
    """
    if first is None or last is None:
        return ()
    shown = [
        (one.first_day, one.last_day, one.text)
        for one in known
        if not one.withdrawn
        and (not one.charts or chart in one.charts)
        and one.first_day <= last
        and one.last_day >= first
    ]
    shown += [(at, at, words) for at, words in methods if first <= at <= last]
    return tuple(Note(number, *one) for number, one in enumerate(sorted(shown), 1))


def annotate(
    home: Home,
    actor: Actor,
    days: tuple[date, date],
    text: str,
    charts: Sequence[str],
    now: datetime,
) -> None:
    """Put a note on the charts; needs Right.ANNOTATE, raises AnnotationError."""
    register.annotate(open_registers_of(home, now), actor, *days, text, charts, now=now)


def withdraw(home: Home, actor: Actor, number: int, now: datetime) -> None:
    """Take a note off; needs Right.ANNOTATE, raises AnnotationError."""
    register.withdraw(open_registers_of(home, now), actor, number, now=now)


def restore(home: Home, actor: Actor, number: int, now: datetime) -> None:
    """Put back a note that was taken off; needs Right.ANNOTATE, raises AnnotationError."""
    register.restore(open_registers_of(home, now), actor, number, now=now)


def _method_words(version: int, *, recounted: bool) -> str:
    if recounted:
        return f"Порядок расчёта сменился: версия {version} паспорта, пересчитаны все годы"
    return f"С этого месяца другой порядок расчёта: версия {version} паспорта"


def days_of(first: date, last: date) -> str:
    """Return the days of a note in words."""
    return day(first) if first == last else f"{day(first)} – {day(last)}"
