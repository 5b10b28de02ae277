"""A rule in Russian, as a page and a document say it."""

from analytics.schedules.period_names import period_name
from analytics.schedules.rules import Kind, Rule
from analytics.words import counted, day

OF_MONTH = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
_WEEKDAYS = (
    "по понедельникам", "по вторникам", "по средам", "по четвергам", "по пятницам", "по субботам",
    "по воскресеньям",
)  # fmt: skip
_EVERY = {
    "day": "каждый рабочий день",
    "week": "еженедельно",
    "two_weeks": "раз в две недели",
    "half_month": "два раза в месяц",
    "month": "ежемесячно",
    "two_months": "раз в два месяца",
    "quarter": "ежеквартально",
    "four_months": "раз в четыре месяца",
    "half_year": "раз в полугодие",
    "year": "ежегодно",
    "two_years": "раз в два года",
    "three_years": "раз в три года",
    "five_years": "раз в пять лет",
}
_PLACES = {1: "первого", 2: "второго", 3: "третьего"}


def in_words(rule: Rule) -> str:
    """What the rule demands: «ежемесячно, до 10-го числа следующего месяца; 2024 год»."""
    if rule.kind is Kind.RECURRING:
        how = ", ".join(filter(None, [_EVERY.get(rule.every or "", "повторяется"), _due(rule)]))
        return _with_span(how, rule, "; ")
    if rule.kind is Kind.PERIODS:
        return "по периодам: " + ", ".join(period_name(one.start, one.end) for one in rule.parts)
    if rule.kind is Kind.ONCE:
        return _once(rule)
    if rule.kind is Kind.WINDOW:
        return _with_span(rule.anchor or "в течение периода", rule, ": ")
    if rule.kind is Kind.CONTINUOUS:
        return _with_span("постоянно", rule, ": ")
    if rule.kind is Kind.RELATIVE:
        known = f" (считая от {day(rule.start)})" if rule.start else ""
        return (rule.anchor or "срок от события") + known
    if rule.kind is Kind.EVENT:
        return f"по событию: {rule.anchor}"
    return "не разобрано" + (f": {rule.anchor}" if rule.anchor else "")


def _once(rule: Rule) -> str:
    if rule.end is None:
        return "один раз, день не указан"
    if rule.start is None or rule.start == rule.end:
        return f"до {day(rule.end)}"
    return f"один раз: {period_name(rule.start, rule.end)}"


def _with_span(words: str, rule: Rule, joint: str) -> str:
    """The words with the days within which they hold."""
    if rule.start and rule.end:
        return f"{words}{joint}{period_name(rule.start, rule.end)}"
    if rule.start:
        return f"{words}{joint}с {day(rule.start)}"
    return f"{words}{joint}до {day(rule.end)}" if rule.end else words


def _due(rule: Rule) -> str:
    """By which day, "" when it is the last one of the period."""
    if rule.days is not None:
        return _days(rule)
    if rule.every == "week":
        return _WEEKDAYS[rule.due_day - 1] if rule.due_day else ""
    if rule.due_day is None and rule.due_month is None:
        return ""
    return f"до {_day(rule)}" + _of_which(rule)


def _days(rule: Rule) -> str:
    """A term counted from the end of the period."""
    if rule.days == 0:
        return "до последнего рабочего дня периода"
    forms = ("рабочий день", "рабочих дня", "рабочих дней")
    if not rule.working:
        forms = ("календарный день", "календарных дня", "календарных дней")
    term = counted(abs(rule.days or 0), *forms)
    return f"{term} {'после' if (rule.days or 0) > 0 else 'до'} конца периода"


def _day(rule: Rule) -> str:
    if rule.every in ("year", "two_years", "three_years", "five_years") and rule.due_month:
        month = OF_MONTH[rule.due_month - 1]
        return f"{rule.due_day} {month}" if rule.due_day else f"конца {month}"
    return f"{rule.due_day}-го числа" if rule.due_day else "последнего дня"


def _of_which(rule: Rule) -> str:
    """The month that the day is in."""
    if rule.every == "month":
        return "" if rule.within else " следующего месяца"
    if rule.every in ("year", "two_years", "three_years", "five_years"):
        if rule.due_month is None:
            return " последнего месяца" if rule.within else " месяца после периода"
        return "" if rule.within else " следующего года"
    if rule.within:
        return (
            f" {_PLACES[rule.due_month]} месяца" if rule.due_month else " последнего месяца периода"
        )
    if rule.due_month in (2, 3):
        return f" {_PLACES[rule.due_month]} месяца после периода"
    return " месяца, следующего за периодом"
