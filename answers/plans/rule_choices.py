"""What was understood of a term in words, and the rules that a person may choose instead."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from analytics.obligations import DoneBy, Status
from analytics.schedules import Kind, Rule, in_words

DONE_BY: Final[Mapping[DoneBy, str]] = {
    DoneBy.ALL: "отчитаться должен каждый исполнитель",
    DoneBy.ANY: "достаточно отчёта одного из исполнителей",
    DoneBy.LEAD: "отчитывается первый из исполнителей",
}
SIGNS: Final[Mapping[Status, str]] = {
    Status.DONE: "●",
    Status.STANDING: "●",
    Status.AT_WORK: "◐",
    Status.LATE: "▲",
    Status.DROPPED: "—",
    Status.NOT_YET: "○",
}
KEEP, CONTINUOUS, ONCE, WINDOW, EVENT = "keep", "continuous", "once", "window", "event"
CHOICES: Final[Mapping[str, str]] = {
    KEEP: "как понято",
    ONCE: "к дате",
    WINDOW: "в течение срока: с … по …",
    "week": "еженедельно",
    "month": "ежемесячно",
    "quarter": "ежеквартально",
    "half_year": "раз в полугодие",
    "year": "ежегодно",
    CONTINUOUS: "постоянно, без срока",
    EVENT: "по событию, без срока",
}


class ChoiceError(Exception):
    """A rule cannot be made of what was chosen; the text is a Russian sentence with the remedy."""


@dataclass(frozen=True)
class Chosen:
    """What a person chose of a term: ``way`` is one of CHOICES, 0 as ``due_day`` is none."""

    way: str
    start: date | None = None
    end: date | None = None
    due_day: int = 0
    anchor: str = ""


def chosen_rules(chosen: Chosen, before: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return the rules that a person chose; raises ChoiceError when a day is missing or wrong."""
    start, end = chosen.start, chosen.end
    if chosen.way == KEEP:
        if any(one.kind is Kind.UNKNOWN for one in before):
            raise ChoiceError("Срок не разобран. Выберите правило, по которому его считать.")
        return before
    if start and end and end < start:
        raise ChoiceError("Конец срока раньше начала. Поменяйте даты местами.")
    if chosen.way == ONCE:
        if end is None:
            raise ChoiceError("Не указана дата, к которой исполнить. Выберите её в поле «По».")
        return (Rule(Kind.ONCE, start=start, end=end),)
    if chosen.way == WINDOW:
        if start is None or end is None:
            raise ChoiceError("Не указаны начало и конец срока. Выберите обе даты.")
        return (Rule(Kind.WINDOW, start=start, end=end),)
    if chosen.way == CONTINUOUS:
        return (Rule(Kind.CONTINUOUS, start=start, end=end),)
    if chosen.way == EVENT:
        anchor = chosen.anchor.strip()
        if not anchor:
            raise ChoiceError("Не названо событие. Напишите, от чего зависит исполнение.")
        return (Rule(Kind.EVENT, anchor=anchor),)
    most = 7 if chosen.way == "week" else 31
    if not 0 <= chosen.due_day <= most:
        raise ChoiceError(f"Дня {chosen.due_day} не бывает. Укажите от 1 до {most} или 0.")
    due_day = chosen.due_day or None
    return (Rule(Kind.RECURRING, every=chosen.way, due_day=due_day, start=start, end=end),)


def span_of(rules: Iterable[Rule]) -> tuple[date | None, date | None]:
    """Return the first and the last day that rules name, None where none does."""
    named = list(rules)
    spans = [*named, *(part for one in named for part in one.parts)]
    starts = [one.start for one in spans if one.start]
    ends = [one.end for one in spans if one.end]
    return min(starts, default=None), max(ends, default=None)


def rules_words(rules: Iterable[Rule]) -> str:
    """Return what was understood of a term, as a person reads it."""
    return "; ".join(in_words(one) for one in rules)
