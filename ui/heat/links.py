"""Where a cell of the heat map leads: the filters that name its messages."""

from datetime import date

from analytics.words import MONTHS
from answers.heat.grid import HOURS, NO_EXECUTOR, OTHERS, WEEKDAYS, Kind
from answers.heat.heatmap import HeatMap
from answers.heat.values import Metric
from ui.periods import Span, own_span, span

_STATES = {Metric.LATE: "late", Metric.OPEN: "open"}


def narrowing(answer: HeatMap, row: str, column: str) -> dict[str, str] | None:
    """Return the query by which «Сообщения» lists a cell; None when nothing names it.

    ``row`` and ``column`` are names of the answer, not of the picture: what is gathered, and what
    is not stated in the files, has no filter of its own.
    """
    by_row = _of_row(answer.kind, row)
    by_column = _of_column(answer, column)
    if by_row is None or by_column is None:
        return None
    state = {"state": _STATES[answer.metric]} if answer.metric in _STATES else {}
    return by_row | by_column | state


def _of_row(kind: Kind, name: str) -> dict[str, str] | None:
    if name in (OTHERS, NO_EXECUTOR):
        return None
    if kind is Kind.HOURS:
        return {"weekday": str(WEEKDAYS.index(name) + 1)}
    return {"executor" if kind is Kind.EXECUTORS else "settlement": name}


def _of_column(answer: HeatMap, name: str) -> dict[str, str] | None:
    if name == OTHERS:
        return None
    if answer.level == "hour":
        return {"hour": name} if name in HOURS else None
    if answer.level != "month":
        return {answer.level: name}
    word, year = name.split()
    found = span(f"{year}-{MONTHS.index(word) + 1:02d}")
    return {"period": _cut(found, answer.date_from, answer.date_to).code} if found else None


def _cut(month: Span, first: date, last: date) -> Span:
    """A month at the edge of the period is opened only as far as it was counted."""
    if first <= month.date_from and month.date_to <= last:
        return month
    return own_span(max(month.date_from, first), min(month.date_to, last))
