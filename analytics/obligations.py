"""Who owes a report of execution for which period, and what the facts make of it: statuses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analytics.schedules import Due, Kind


class Status(StrEnum):
    """What a measure or an obligation is; computed, never typed."""

    DONE = "исполнено"
    STANDING = "исполняется постоянно"
    AT_WORK = "в работе"
    LATE = "просрочено"
    DROPPED = "снято"
    NOT_YET = "срок не наступил"


class DoneBy(StrEnum):
    """Whose reports make a period done."""

    ALL = "all"  # each executor's
    ANY = "any"  # one is enough
    LEAD = "lead"  # the first executor's


@dataclass(frozen=True)
class Given:
    """A report of execution: by whom ("" for all), for which period ("" for every one), done when.

    ``moved_to`` is a later day that somebody granted; such an entry says nothing is done yet.
    ``dated`` is False where the day is not known and only stands for one.
    """

    executor: str
    period: str
    done_on: date | None
    moved_to: date | None = None
    dated: bool = True


@dataclass(frozen=True)
class Obligation:
    """What one executor owes for one period. ``wanted`` is the day as written, ``due`` as moved.

    ``days_late`` counts calendar days after the due one, to the report or to the day asked about;
    0 where the day of execution is not known (``dated``). ``start`` is the period's first day.
    """

    executor: str
    period: str
    wanted: date
    due: date
    status: Status
    days_late: int
    done_on: date | None
    start: date
    dated: bool = True


_STANDING = {Kind.CONTINUOUS, Kind.EVENT}


def obligations(
    dues: Iterable[Due],
    executors: Sequence[str],
    reports: Sequence[Given],
    as_of: date,
    *,
    done_by: DoneBy = DoneBy.ALL,
    dropped: bool = False,
) -> tuple[Obligation, ...]:
    """Return what is owed at the end of the day ``as_of``, by periods, then executors.

    Reports after that day are not known yet. Without executors the line itself owes, as "".
    """
    owing = list(executors) or [""]
    if done_by is DoneBy.LEAD:
        owing = owing[:1]
    known = [one for one in reports if one.done_on is None or one.done_on <= as_of]
    found: list[Obligation] = []
    for due in dues:
        theirs = [one for one in known if one.period in ("", due.period)]
        done = {name: _done(theirs, name) for name in owing}
        if done_by is DoneBy.ANY:
            done = dict.fromkeys(owing, _earliest([one for one in done.values() if one]))
        for name in owing:
            granted = [one.moved_to for one in theirs if one.moved_to and _is_of(one, name)]
            last = max([due.due, *granted])
            told = done[name]
            day = told.done_on if told else None
            status, late = status_of(due.start, last, day, as_of, dropped=dropped)
            dated = told.dated if told else True
            found.append(
                Obligation(
                    name,
                    due.period,
                    due.wanted,
                    last,
                    status,
                    late if dated else 0,
                    day,
                    due.start,
                    dated,
                )
            )
    return tuple(found)


def status_of(
    start: date, due: date, done_on: date | None, as_of: date, *, dropped: bool = False
) -> tuple[Status, int]:
    """Return the status of one obligation and by how many days it is late."""
    if dropped:
        return Status.DROPPED, 0
    if done_on is not None:
        return Status.DONE, max(0, (done_on - due).days)
    if as_of > due:
        return Status.LATE, (as_of - due).days
    return (Status.AT_WORK if as_of >= start else Status.NOT_YET), 0


def line_status(
    kinds: Iterable[Kind],
    owed: Sequence[Obligation],
    *,
    reported: bool,
    dropped: bool = False,
) -> Status:
    """Return the status of a measure: of all that it owes, or of its reports when it owes nothing.

    ``owed`` is everything up to the measure's end; ``reported`` tells that something was done at
    all. A measure done always or whenever something happens never ends: it stands.
    """
    if dropped:
        return Status.DROPPED
    met = {one.status for one in owed}
    if Status.LATE in met:
        return Status.LATE
    if met == {Status.DONE}:
        return Status.DONE
    if met:
        return Status.NOT_YET if met == {Status.NOT_YET} else Status.AT_WORK
    if not reported:
        return Status.AT_WORK
    return Status.STANDING if set(kinds) <= _STANDING else Status.DONE


def expanded(executors: Iterable[str], members: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the executors with every group replaced by those who belong to it, each once."""
    return tuple(dict.fromkeys(one for name in executors for one in (members.get(name) or (name,))))


def _done(reports: Iterable[Given], executor: str) -> Given | None:
    return _earliest([one for one in reports if one.done_on and _is_of(one, executor)])


def _earliest(reports: Sequence[Given]) -> Given | None:
    """Return the report of the first day; of one day, that whose day is known."""
    return min(reports, key=lambda one: (one.done_on or date.max, not one.dated), default=None)


def _is_of(report: Given, executor: str) -> bool:
    return report.executor in ("", executor)
