"""What the plans in work owe: every obligation with its measure, sifted, by executor and month."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from access.rights import Actor, Right, require
from analytics.obligations import Obligation, Status
from analytics.words import counted, number
from answers.plans.rule_choices import SIGNS
from answers.plans.saved import LineState, PlanState, plan_state, plans
from data.home import Home

NOBODY = "исполнитель не назван"


@dataclass(frozen=True)
class Owed:
    """One obligation with the plan and the measure it comes from.

    ``wanted`` is the day as written, ``due`` as moved; ``key`` is the line's in its plan.
    """

    plan: int
    title: str
    key: str
    number: str
    section: str
    measure: str
    owes: Obligation

    @property
    def executor(self) -> str:
        """The executor as shown; of a line that names none, words that say so."""
        return self.owes.executor or NOBODY


@dataclass(frozen=True)
class Sieve:
    """What is asked of the obligations; None asks for all. Days are the due ones, both included."""

    plan: int | None = None
    executor: str | None = None
    section: str | None = None
    status: Status | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Cell:
    """What one executor owes in one month: how many, what of it, the longest delay, in words."""

    month: date
    counts: Mapping[Status, int]
    days_late: int
    items: tuple[Owed, ...]
    status: Status
    words: str


@dataclass(frozen=True)
class Row:
    """An executor with a cell for each month in which something is due."""

    executor: str
    cells: Mapping[date, Cell]
    late: int
    owed: int


@dataclass(frozen=True)
class Matrix:
    """Executors by months of due dates, those who are late most first."""

    months: tuple[date, ...]
    rows: tuple[Row, ...]


def watched(home: Home, actor: Actor, as_of: date, now: datetime) -> tuple[PlanState, ...]:
    """Return the plans in work as they stand on a day; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    return tuple(
        plan_state(home, actor, one, as_of, now)
        for one in plans(home, actor, now)
        if one.kind == "plan" and not one.withdrawn
    )


def owed_in(states: Iterable[PlanState]) -> tuple[Owed, ...]:
    """Return everything that the plans owe, by due date, then plan and line."""
    found = [
        Owed(
            state.plan.id,
            state.plan.title,
            line.line.key,
            line.line.number,
            line.line.section,
            line.line.measure,
            owes,
        )
        for state in states
        for line in state.lines
        for owes in line.owed
    ]
    return tuple(sorted(found, key=lambda one: (one.owes.due, one.plan)))


def sifted(owed: Iterable[Owed], sieve: Sieve) -> tuple[Owed, ...]:
    """Return what passes the sieve, in its order."""
    return tuple(
        one
        for one in owed
        if sieve.plan in (None, one.plan)
        and sieve.executor in (None, one.executor)
        and sieve.section in (None, one.section)
        and sieve.status in (None, one.owes.status)
        and (sieve.first is None or one.owes.due >= sieve.first)
        and (sieve.last is None or one.owes.due <= sieve.last)
    )


def matrix(owed: Sequence[Owed]) -> Matrix:
    """Return who owes what in which month of due dates."""
    months = tuple(sorted({one.owes.due.replace(day=1) for one in owed}))
    by_executor: dict[str, dict[date, list[Owed]]] = {}
    for one in owed:
        cells = by_executor.setdefault(one.executor, {})
        cells.setdefault(one.owes.due.replace(day=1), []).append(one)
    rows = [
        Row(
            name,
            {month: _cell(month, items) for month, items in cells.items()},
            sum(one.owes.status is Status.LATE for items in cells.values() for one in items),
            sum(map(len, cells.values())),
        )
        for name, cells in by_executor.items()
    ]
    return Matrix(months, tuple(sorted(rows, key=lambda row: (-row.late, -row.owed, row.executor))))


def week_of(as_of: date) -> tuple[date, date]:
    """Return the Monday and the Sunday of the week of a day."""
    monday = as_of - timedelta(days=as_of.weekday())
    return monday, monday + timedelta(days=6)


def pending(owed: Iterable[Owed]) -> tuple[Owed, ...]:
    """Return what nobody reported yet and what is not dropped."""
    return tuple(one for one in owed if one.owes.status not in (Status.DONE, Status.DROPPED))


def line_of(states: Iterable[PlanState], plan: int, key: str) -> tuple[PlanState, LineState] | None:
    """Return a line of a plan in work with its plan, None when there is none."""
    for state in states:
        for line in state.lines:
            if (state.plan.id, line.line.key) == (plan, key):
                return state, line
    return None


def headline(owed: Sequence[Owed], as_of: date) -> str:
    """Return the conclusion: how many reports are late, of whom, and what this week brings."""
    late = [one for one in owed if one.owes.status is Status.LATE]
    first, last = week_of(as_of)
    soon = pending(sifted(owed, Sieve(first=max(first, as_of), last=last)))
    words = counted(len(soon), "отчёт", "отчёта", "отчётов")
    ahead = f"до конца недели ждём {words}" if soon else "до конца недели сроков нет"
    if not late:
        return f"Просроченных отчётов нет; {ahead}"
    said = counted(len(late), "отчёт просрочен", "отчёта просрочены", "отчётов просрочено")
    whose = counted(len({one.executor for one in late}), "исполнителя", "исполнителей", "исполнителей")  # fmt: skip
    return f"{said} у {whose}; {ahead}"


def status_words(owes: Obligation) -> str:
    """Return the status of one obligation as a person reads it, with its sign and delay."""
    said = f"{SIGNS[owes.status]} {owes.status.value}"
    if not owes.days_late:
        return said
    days = counted(owes.days_late, "день", "дня", "дней")
    if owes.status is Status.DONE:
        return f"{said} с опозданием на {days}"
    return f"{said} на {days}"


def _cell(month: date, items: list[Owed]) -> Cell:
    counts = {one: sum(item.owes.status is one for item in items) for one in Status}
    late = [one.owes.days_late for one in items if one.owes.status is Status.LATE]
    worst = next(one for one in _ORDER if counts[one])
    return Cell(
        month, counts, max(late, default=0), tuple(items), worst, _cell_words(counts, worst, late)
    )


# What a cell says when several things are true of it.
_ORDER = (
    Status.LATE, Status.AT_WORK, Status.NOT_YET, Status.DONE, Status.STANDING, Status.DROPPED,
)  # fmt: skip


def _cell_words(counts: Mapping[Status, int], worst: Status, late: list[int]) -> str:
    total = sum(counts.values())
    of = f"{counts[worst]} из {total}" if counts[worst] != total else str(total)
    short = {Status.LATE: "просрочено", Status.NOT_YET: "впереди"}.get(worst, worst.value)
    said = f"{SIGNS[worst]} {of} {short}"
    return f"{said}, до {number(max(late))} дн." if late else said
