"""How punctually each executor reports: the share in time of what was due, with its interval."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from statistics import median

from analytics.intervals import wilson


@dataclass(frozen=True)
class Turn:
    """One obligation: who owed it, by which day, when it was done (None: not yet).

    ``dated`` is False where it is done but nobody knows on which day.
    """

    executor: str
    due: date
    done_on: date | None
    dated: bool = True


@dataclass(frozen=True)
class Punctuality:
    """An executor over all that was due: ``in_time`` of ``due``, of the rest late or not done.

    ``share``, ``low`` and ``high`` are from 0 to 1, None where nothing was due. ``days_late`` is
    the median over what was late, to the day of the report or to the day asked about. ``undated``
    is done but counted nowhere: its day is unknown. ``place`` is by ``low``, equal ones share it;
    None where too little was due.
    """

    executor: str
    due: int
    in_time: int
    late: int
    owing: int
    undated: int
    share: float | None
    low: float | None
    high: float | None
    days_late: float | None
    place: int | None


def punctuality(turns: Iterable[Turn], as_of: date, least: int) -> tuple[Punctuality, ...]:
    """Return every executor, the most punctual first, those not rated after them by name.

    Counts what was due before the day ``as_of``. From ``least`` on an executor is rated.
    """
    known: dict[str, list[Turn]] = {}
    for turn in turns:
        own = known.setdefault(turn.executor, [])
        if turn.due < as_of:
            own.append(turn)
    found = [_of(name, own, as_of) for name, own in known.items()]
    rated = [one for one in found if one.due >= least]
    lows = sorted((one.low or 0.0 for one in rated), reverse=True)
    placed = [replace(one, place=lows.index(one.low or 0.0) + 1) for one in rated]
    others = [one for one in found if one.due < least]
    return (
        *sorted(placed, key=lambda one: (one.place or 0, -one.due, one.executor)),
        *sorted(others, key=lambda one: one.executor),
    )


def _of(name: str, turns: list[Turn], as_of: date) -> Punctuality:
    counted = [one for one in turns if one.dated]
    days = [((one.done_on or as_of) - one.due).days for one in counted]
    late = [one for one in days if one > 0]
    owing = sum(one.done_on is None for one in counted)
    due, in_time = len(counted), len(counted) - len(late)
    low, high = wilson(in_time, due) if due else (None, None)
    return Punctuality(
        name,
        due,
        in_time,
        len(late) - owing,
        owing,
        len(turns) - due,
        in_time / due if due else None,
        low,
        high,
        float(median(late)) if late else None,
        None,
    )
