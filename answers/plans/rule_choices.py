"""Rules of terms in Russian words, and the rules that a person may choose instead."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from analytics.obligations import DoneBy, Status
from analytics.schedules import Kind, Rule
from analytics.words import counted, day

EVERY: Final[Mapping[str, str]] = {
    "day": "каждый день",
    "week": "каждую неделю",
    "two_weeks": "раз в две недели",
    "half_month": "дважды в месяц",
    "month": "каждый месяц",
    "two_months": "раз в два месяца",
    "quarter": "каждый квартал",
    "four_months": "раз в четыре месяца",
    "half_year": "каждое полугодие",
    "year": "каждый год",
    "two_years": "раз в два года",
    "three_years": "раз в три года",
    "five_years": "раз в пять лет",
}
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
    "week": "каждую неделю",
    "month": "каждый месяц",
    "quarter": "каждый квартал",
    "half_year": "каждое полугодие",
    "year": "каждый год",
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


def rules_words(rules: Iterable[Rule]) -> str:
    """Return what was understood of a term, as a person reads it."""
    return "; ".join(rule_words(one) for one in rules)


def rule_words(rule: Rule) -> str:
    """Return one rule in words."""
    if rule.kind is Kind.RECURRING:
        return _recurring(rule)
    if rule.kind is Kind.CONTINUOUS:
        return f"постоянно{_span(rule)}"
    if rule.kind is Kind.EVENT:
        return f"по событию: {rule.anchor}"
    if rule.kind is Kind.RELATIVE:
        return _relative(rule)
    if rule.kind is Kind.PERIODS:
        spans = ", ".join(f"{day(one.start)} – {day(one.end)}" for one in rule.parts)
        return f"по периодам: {spans}"
    if rule.kind is Kind.UNKNOWN or rule.end is None:
        return "срок не разобран"
    if rule.kind is Kind.WINDOW and rule.start is not None:
        return f"в течение срока с {day(rule.start)} по {day(rule.end)}"
    return f"к {day(rule.end)}"


def _recurring(rule: Rule) -> str:
    said = EVERY.get(rule.every or "", "повторяется")
    if rule.due_day is not None and rule.every == "week":
        said += f", отчёт в {rule.due_day}-й день недели"
    elif rule.due_day is not None:
        where = "в самом периоде" if rule.within else "следующего месяца"
        said += f", отчёт до {rule.due_day}-го числа {where}"
    return said + _span(rule)


def _relative(rule: Rule) -> str:
    if rule.days is None:
        return f"срок от события: {rule.anchor}"
    forms = {
        "day": ("день", "дня", "дней"),
        "week": ("неделя", "недели", "недель"),
        "month": ("месяц", "месяца", "месяцев"),
        "hour": ("час", "часа", "часов"),
    }[rule.unit]
    said = counted(abs(rule.days), *forms)
    began = f" (событие {day(rule.start)})" if rule.start else ""
    return f"{said}{' (рабочих)' if rule.working else ''} от события: {rule.anchor}{began}"


def _span(rule: Rule) -> str:
    if rule.start and rule.end:
        return f", с {day(rule.start)} по {day(rule.end)}"
    if rule.end:
        return f", по {day(rule.end)}"
    return f", с {day(rule.start)}" if rule.start else ""
