"""Reading ahead: while one file is compared and written, the next is read by another child.

Files are written in their order, one at a time, so that each outcome is what it would be one after
another. What was read waits as a preview does; whatever went wrong while reading ahead is met again,
and told, by the child that does the file in its turn.
"""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager

from data.errors import UserError
from data.home import Home
from data.importing.isolation import ChildDied, ChildFailed, Waiting, beside
from data.importing.job import Job
from data.importing.previews import kept as previews
from data.importing.steps import listeners


class Ahead:
    """Files that are being read before their turn, by their place in the list."""

    def __init__(self, home: Home, jobs: Sequence[Job], keep: Callable[[Job], str | None]) -> None:
        self._home = home
        self._jobs = jobs
        self._keep = keep
        self._reading: dict[int, Waiting] = {}

    def begin(self, place: int) -> None:
        """Begin to read the file at ``place``, when there is one."""
        if place < len(self._jobs):
            job = self._jobs[place]
            self._reading[place] = beside(lambda: self._read(job))

    def taken(self, place: int) -> str | None:
        """Return what was kept of the file at ``place``, None when it was not or could not be read."""
        waiting = self._reading.pop(place, None)
        try:
            return None if waiting is None else waiting()
        except (ChildDied, ChildFailed, UserError):
            return None

    def forget(self) -> None:
        """Wait for what is still being read, and drop it."""
        for place in list(self._reading):
            self.drop(self.taken(place))

    def drop(self, identity: str | None) -> None:
        """Drop what was kept of a file, when it was."""
        if identity is not None:
            previews.drop(self._home, identity)

    def _read(self, job: Job) -> str | None:
        listeners.clear()  # the steps of a file are announced in its turn
        return self._keep(job)


@contextmanager
def reading_ahead(
    home: Home, jobs: Sequence[Job], keep: Callable[[Job], str | None]
) -> Generator[Ahead]:
    """Yield what reads ahead with ``keep``, which returns the identity of what it kept.

    The caller must have no threads. Nothing is left running or kept behind at the end.
    """
    ahead = Ahead(home, jobs, keep)
    try:
        yield ahead
    finally:
        ahead.forget()
