"""The clocks of an emergency: how long is left to a term, and when the next report is due.

Wall time without a zone, as the district's clock shows it. Only moments go in, so a clock is the
same after a restart: nothing ticks anywhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Clock:
    """A term: ``left`` is what remains at the moment asked, below zero when it is over.

    A clock that was stopped stays as it was when it was stopped.
    """

    start: datetime
    due: datetime
    left: timedelta
    stopped: bool

    @property
    def overdue(self) -> bool:
        """Whether the term was missed, or is being missed now."""
        return self.left < timedelta(0)


@dataclass(frozen=True)
class Gap:
    """What passed before one report; ``late`` by how much more than the term, zero when in time."""

    at: datetime
    passed: timedelta
    late: timedelta


@dataclass(frozen=True)
class Reports:
    """The reports made and the one to come.

    ``next`` is the clock to it. ``missed`` counts the reports that should have been made by now
    since the last one. ``made`` has a gap a report, in time.
    """

    next: Clock
    missed: int
    made: tuple[Gap, ...]

    @property
    def late(self) -> int:
        """How many reports that were made came late."""
        return sum(gap.late > timedelta(0) for gap in self.made)


def deadline(start: datetime, hours: int, now: datetime, stopped_at: datetime | None) -> Clock:
    """Return the clock of a term of ``hours`` from ``start``, stopped when the thing was done.

    A term of at least one hour; ValueError otherwise.
    """
    if hours < 1:
        raise ValueError(f"a term of {hours} hours")
    due = start + timedelta(hours=hours)
    return Clock(start, due, due - (now if stopped_at is None else stopped_at), bool(stopped_at))


def reports(
    opened: datetime,
    hours: int,
    made: Sequence[datetime],
    now: datetime,
    stopped_at: datetime | None,
) -> Reports:
    """Return the clock of reports due every ``hours``: from the opening, then from each report.

    A report made early moves the next one, so that nobody waits longer than the term. Moments of
    reports may come in any order; one entered as made before the opening counts as made then.
    """
    moments = sorted(max(at, opened) for at in made)
    term = timedelta(hours=hours)
    gaps = tuple(
        Gap(at, at - before, max(at - before - term, timedelta(0)))
        for before, at in zip([opened, *moments], moments, strict=False)
    )
    following = deadline(moments[-1] if moments else opened, hours, now, stopped_at)
    missed = max(0, -(following.left // term))
    return Reports(following, missed, gaps)
