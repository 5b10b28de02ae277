"""Recurring rules: how often, the due day, and the dated terms that bound them."""

from dataclasses import replace

from analytics.schedules import terms
from analytics.schedules.conditions import Relative
from analytics.schedules.recurrences import DueDay, Recurrence
from analytics.schedules.rules import MONTHS_IN, Kind, Rule, Span

NO_YEAR = "год не указан: задайте период плана"
_EARLY = 15  # «до 5-го» is about the month that has ended, «до 25-го» about the one that runs
_PERIODS = {"месяц": "month", "квартал": "quarter", "полугоди": "half_year", "год": "year"}


def recurring_rules(
    often: Recurrence | None,
    due_day: DueDay | None,
    ended: Relative | None,
    dated: list[terms.Term],
    years: tuple[int, ...],
) -> list[Rule]:
    """One rule, or one a bounding term; a list of dates without a year is a list of periods.

    `ended` is a term counted from the end of the period itself: «в течение 5 дней после окончания
    квартала».
    """
    every = _every(often, due_day, ended)
    rule = Rule(Kind.RECURRING, every, note=often.note if often else "")
    if often and often.weekday:
        rule = replace(rule, due_day=often.weekday)
    if due_day:
        rule = _with_day(rule, due_day)
    if ended:
        rule = replace(rule, days=ended.days, unit=ended.unit, working=ended.working)
    yearless = [term for term in dated if term.yearless and term.grain != "whole_year"]
    if often and len(yearless) == 1 and _of_the_year(often.every, yearless[0]):
        return _with_days_of_the_year(rule, yearless[0], years)
    return _bounded(rule, dated, years)


def _of_the_year(every: str, term: terms.Term) -> bool:
    """Whether the term says when in the year it is due, not within which months it repeats."""
    return every == "year" or term.grain not in ("heating", "season", "range")


def _every(often: Recurrence | None, due_day: DueDay | None, ended: Relative | None) -> str:
    if often:
        return often.every
    if due_day and due_day.every:
        return due_day.every
    return _PERIODS.get(ended.period or "", "month") if ended else "month"


def _with_day(rule: Rule, due_day: DueDay) -> Rule:
    """The rule with its day; where the words do not say of which month, the usual one, noted."""
    within, notes = due_day.within, [rule.note]
    if within is None:
        within = due_day.days is None and (due_day.on or (due_day.day or 0) > _EARLY)
        which = "тот, за который отчёт" if within else "следующий за отчётным периодом"
        number = due_day.day or due_day.days
        notes.append(f"не сказано, какого месяца {number}-е число: принят {which}")
    if due_day.days and within:
        notes.append("рабочий день внутри периода не считается: укажите число")
    month = None if due_day.month == 0 else due_day.month
    note = "; ".join(note for note in notes if note)
    return replace(
        rule,
        due_day=due_day.day,
        due_month=month,
        within=within and due_day.days is None,
        days=due_day.days,
        working=due_day.days is not None,
        note=note,
    )


def _with_days_of_the_year(rule: Rule, term: terms.Term, years: tuple[int, ...]) -> list[Rule]:
    """«ежегодно, до 1 февраля», «2 раза в год: май, октябрь», «ежеквартально до 15 апреля, …»."""
    bounded = _bounded(rule, [], years)
    months = MONTHS_IN.get(rule.every or "", 0)
    if len(term.pieces) == 1 and rule.every == "year":
        piece = term.pieces[0]
        day = piece.last[1] if piece.last[1] <= 31 else None
        within = not piece.following
        return [
            replace(one, due_day=day, due_month=piece.last[0], within=within) for one in bounded
        ]
    if len(term.pieces) == 12 // months if months else False:
        after = _same_place(term, months)
        if after:
            return [replace(one, due_day=after[1], due_month=after[0]) for one in bounded]
    spans = tuple(terms.spans(term, years))
    if len(term.pieces) > 1 and spans:
        note = ""
        if len(years) > 1:
            note = "план на несколько лет: принято в каждом году"
        start, end = min(one.start for one in spans), max(one.end for one in spans)
        return [Rule(Kind.PERIODS, start=start, end=end, parts=spans, note=note)]
    if len(term.pieces) == 1 and spans and term.grain != "day":
        return [_within(rule, span, years) for span in spans]
    said = "названные дни не подходят к повторению" if spans else NO_YEAR
    return [replace(one, note="; ".join(filter(None, [one.note, said]))) for one in bounded]


def _same_place(term: terms.Term, months: int) -> tuple[int, int] | None:
    """The month after the period and the day, when all named days stand alike."""
    if term.grain != "day":
        return None
    places = {((piece.last[0] - 1) % months + 1, piece.last[1]) for piece in term.pieces}
    return places.pop() if len(places) == 1 else None


def _bounded(rule: Rule, dated: list[terms.Term], years: tuple[int, ...]) -> list[Rule]:
    """The rule within its dated terms, or within the plan."""
    rules: list[Rule] = []
    for term in dated:
        found = list(terms.spans(term, years))
        if not found:
            rules.append(replace(rule, note="; ".join(filter(None, [rule.note, NO_YEAR]))))
        elif term.how in ("by", "till", "end", "begin"):
            start = _plan(years).start if years else None
            rules.append(replace(rule, start=start, end=found[-1].end))
        elif term.how == "from":
            rules.append(
                replace(rule, start=found[0].start, end=_plan(years).end if years else None)
            )
        elif term.yearless and term.grain == "whole_year":
            rules.append(replace(rule, start=found[0].start, end=found[-1].end))
        else:
            rules += [_within(rule, span, years if term.yearless else ()) for span in found]
    if dated:
        return rules
    whole = _plan(years) if years else None
    return [replace(rule, start=whole.start, end=whole.end) if whole else rule]


def _within(rule: Rule, span: Span, years: tuple[int, ...]) -> Rule:
    note = rule.note
    if len(years) > 1:
        note = "; ".join(filter(None, [note, "план на несколько лет: принято в каждом году"]))
    return replace(rule, start=span.start, end=span.end, note=note)


def _plan(years: tuple[int, ...]) -> Span:
    """The plan's years as days."""
    year = terms.date(years[0], 1, 1)
    return Span(year, terms.date(years[-1], 12, 31))
