"""What two cores can do at once: while one loads libraries, the other looks the first file over.

Needs the standard library alone, but for the first filling of the registers.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from data.errors import UserError
from data.guard import Format, examine
from data.home import Home
from data.importing.isolation import ChildDied, ChildFailed, Waiting, beside, reader_limits
from data.importing.job import Job


class Early:
    """Work begun beside the caller, which must have no threads of its own."""

    def __init__(self, home: Home, jobs: Sequence[Job], now: datetime) -> None:
        self._jobs = jobs
        self._filling = None if home.registers.exists() else beside(partial(_fill, home, now))
        there = bool(jobs) and jobs[0].path.is_file()
        self._looking = beside(partial(_look, jobs[0])) if there else None

    def jobs(self) -> list[Job]:
        """Wait for what was begun; return the jobs, the first with its format when it has one.

        What went wrong beside is met again by whoever does the work in turn, and is told there.
        """
        _answer(self._filling)
        verdict = _answer(self._looking)
        if verdict is None:
            return list(self._jobs)
        return [replace(self._jobs[0], format=Format(verdict)), *self._jobs[1:]]


def _fill(home: Home, now: datetime) -> None:
    from data.seeds import in_force

    in_force(home, now)


def _look(job: Job) -> str | None:
    try:
        with reader_limits(job.path):
            return examine(job.path).value
    except UserError:
        return None


def _answer(waiting: Waiting | None) -> str | None:
    if waiting is None:
        return None
    try:
        return waiting()
    except (ChildDied, ChildFailed):
        return None
