"""From a rule to the days on which something is due."""

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from analytics.calendar import WorkCalendar
from analytics.schedules.period_names import period_name
from analytics.schedules.rules import MONTHS_IN, Kind, Rule, Span

DAY = timedelta(days=1)
LONGEST_HOLIDAYS = 31


@dataclass(frozen=True)
class Due:
    """One obligation: its period in words, the period's days, the day as written and as moved."""

    period: str
    start: date
    end: date
    wanted: date
    due: date


def due_dates(
    rule: Rule,
    is_working: Callable[[date], bool] | WorkCalendar,
    since: date,
    until: date,
    limit: int = 24,
) -> tuple[Due, ...]:
    """What is due from `since` to `until`, both included, by the moved day; at most `limit`.

    In the order of the periods; two of them may fall on one day, as two weeks before long
    holidays do. A day that is not working moves to the next working one. A recurring rule counts
    the periods that its own start and end touch. Continuous, event and unknown rules have none,
    nor have rules whose dates a person must still give. A calendar has to hold the month before
    `since` and the month after `until`; raises ValueError when it does not hold a day, or when a
    month goes by without a working day.
    """
    working = _checked(is_working)
    found = (
        Due(period_name(span.start, span.end), span.start, span.end, wanted, due)
        for span, wanted in _wanted(rule, working, since, until)
        if since - DAY * LONGEST_HOLIDAYS <= wanted <= until
        and since <= (due := _working_from(wanted, DAY, working)) <= until
    )
    return tuple(islice(found, limit))


def _wanted(
    rule: Rule, working: Callable[[date], bool], since: date, until: date
) -> Iterator[tuple[Span, date]]:
    """Periods with the day their obligation is due as written."""
    if rule.kind in (Kind.ONCE, Kind.WINDOW) and rule.end is not None:
        yield Span(rule.start or rule.end, rule.end), rule.end
    elif rule.kind is Kind.PERIODS:
        yield from ((part, part.end) for part in sorted(rule.parts, key=lambda part: part.end))
    elif rule.kind is Kind.RELATIVE and rule.start is not None and rule.days is not None:
        due = _after(rule.start, rule, working)
        yield Span(due, due), due
    elif rule.kind is Kind.RECURRING:
        yield from _recurring(rule, working, since, until)


def _recurring(
    rule: Rule, working: Callable[[date], bool], since: date, until: date
) -> Iterator[tuple[Span, date]]:
    """The periods of the rule with their days; those far outside since–until are not looked at."""
    months = MONTHS_IN.get(rule.every or "", 1)
    slack = timedelta(days=31 * (months + (rule.due_month or 1) + 1) + abs(rule.days or 0) * 2)
    begin = _later(since, slack)
    if rule.start is not None:
        begin = max(begin, rule.start) if months < 24 else rule.start
    for span in _periods(rule.every, begin):
        if (rule.end is not None and span.start > rule.end) or span.start > until:
            return
        if rule.start is not None and span.end < rule.start:
            continue
        if rule.every == "day" and not working(span.start):
            continue
        wanted = _due_day(rule, span, working)
        last = rule.end if rule.every in ("week", "two_weeks") else None
        if (rule.start and wanted < rule.start) or (last and wanted > last):
            continue
        yield span, wanted


def _periods(every: str | None, begin: date) -> Iterator[Span]:
    """Whole periods in order, from the one that holds the day."""
    if every in MONTHS_IN:
        count = MONTHS_IN[every]
        first = date(begin.year, (begin.month - 1) // count * count + 1, 1)
        while first.year < date.max.year - 10:
            after = _month(first, count)
            yield Span(first, after - DAY)
            first = after
    elif every in ("day", "week", "two_weeks"):
        length = {"day": 1, "week": 7, "two_weeks": 14}[every]
        first = begin if every == "day" else begin - DAY * begin.weekday()
        if every == "two_weeks":
            first -= timedelta(days=7 * (first.toordinal() // 7 % 2))
        while first.year < date.max.year - 10:
            yield Span(first, first + DAY * (length - 1))
            first += DAY * length
    elif every == "half_month":
        for month in _periods("month", begin):
            middle = month.start.replace(day=15)
            yield Span(month.start, middle)
            yield Span(middle + DAY, month.end)


def _due_day(rule: Rule, span: Span, working: Callable[[date], bool]) -> date:
    """The day as written, for one period."""
    if rule.days is not None:
        return _after(span.end, rule, working)
    if rule.every == "week":
        return span.start + DAY * ((rule.due_day or 7) - 1)
    if rule.every not in MONTHS_IN or (rule.due_day is None and rule.due_month is None):
        return span.end
    if rule.within:
        month = rule.due_month or MONTHS_IN[rule.every]
        return _day_of(_month(span.start, month - 1), rule.due_day or 31)
    return _day_of(_month(span.end.replace(day=1), rule.due_month or 1), rule.due_day or 31)


def _after(day: date, rule: Rule, working: Callable[[date], bool]) -> date:
    """The day that lies the rule's number of units after (before) the day."""
    count = rule.days or 0
    if rule.unit == "month":
        return _day_of(_month(day.replace(day=1), count), day.day)
    if rule.unit == "hour":
        return day + DAY * -(-count // 24)
    if rule.unit == "week" or not rule.working:
        return day + DAY * (count * 7 if rule.unit == "week" else count)
    if count == 0:
        return _working_from(day, -DAY, working)
    step = DAY if count > 0 else -DAY
    for _ in range(abs(count)):
        day = _working_from(day + step, step, working)
    return day


def _working_from(day: date, step: timedelta, working: Callable[[date], bool]) -> date:
    """The day itself, or the next working one in the direction of the step."""
    for count in range(LONGEST_HOLIDAYS):
        if working(day + step * count):
            return day + step * count
    raise ValueError(f"no working day within a month of {day}")


def _checked(is_working: Callable[[date], bool] | WorkCalendar) -> Callable[[date], bool]:
    """A question about one day that refuses days the calendar does not hold."""
    if not isinstance(is_working, WorkCalendar):
        return is_working
    days = frozenset(is_working.days)

    def asked(day: date) -> bool:
        if not is_working.first <= day <= is_working.last:
            held = f"{is_working.first}–{is_working.last}"
            raise ValueError(f"the calendar {held} does not hold {day}")
        return day in days

    return asked


def _later(day: date, by: timedelta) -> date:
    """The day moved back, not before the first one there is a Monday of."""
    return date(2, 1, 1) if day - date(2, 1, 1) < by else day - by


def _month(first: date, count: int) -> date:
    """The first day of the month that many months on."""
    total = first.year * 12 + first.month - 1 + count
    return date(total // 12, total % 12 + 1, 1)


def _day_of(first: date, number: int) -> date:
    """The day of the month, or its last one when the month is shorter."""
    return first.replace(day=min(number, monthrange(first.year, first.month)[1]))
