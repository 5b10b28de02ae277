"""One file, one process: a reader library that crashes or swells kills its child, nobody else."""

import json
import os
import resource
import select
import signal
import traceback
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from data.errors import NO_ROOM, FileRefused, UserError, says_full
from data.guarding.archive import DAMAGED
from data.limits import limits

MEGABYTE = 1 << 20
PATIENCE = 1800  # seconds: ten million messages publish in a few minutes


Waiting = Callable[[], Any]


class ChildDied(Exception):
    """The child ended without an answer: it was killed by a limit or by a broken library."""


class ChildFailed(Exception):
    """The child met a bug; the text is the place in the code, without values."""


def in_child(work: Callable[[], Any], patience: float = PATIENCE) -> Any:
    """Return the JSON-able answer of ``work`` computed in a forked child.

    Raises ChildDied when the child was killed, ran out of memory or said nothing for ``patience``
    seconds, UserError when ``work`` raised one or the disk was full, ChildFailed when it raised
    anything else. The caller must have no threads of its own.
    """
    return _answer_of(_started(work), patience)


def beside(work: Callable[[], Any]) -> Waiting:
    """Start ``work`` in a forked child and return what waits for its answer, as ``in_child`` does.

    The other core works while this one goes on. The caller must have no threads of its own.
    """
    running = _started(work)
    return lambda: _answer_of(running, PATIENCE)


def _started(work: Callable[[], Any]) -> tuple[int, int]:
    """Return the child and the end of the pipe on which it will answer."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        # An abort would leave the cells it read in a file of the system.
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
        _answer(work, writer)
    os.close(writer)
    return child, reader


def _answer_of(running: tuple[int, int], patience: float) -> Any:
    child, reader = running
    # The limit on processor time does not see a library that waits for itself.
    answering, _, _ = select.select([reader], [], [], patience)
    if not answering:
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reader, "rb") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    if status != 0 or not answer:
        raise ChildDied(f"status {status}")
    said = json.loads(answer)
    if "refused" in said:
        raise UserError(said["refused"])
    if "bug" in said:
        raise ChildFailed(said["bug"])
    return said["answer"]


def _answer(work: Callable[[], Any], writer: int) -> None:
    """Send the answer of ``work`` and end this process, whatever happens."""
    code = 1
    try:
        try:
            said = {"answer": work()}
        except MemoryError:
            os._exit(code)
        except UserError as error:
            said = {"refused": str(error)}
        except BaseException as error:  # noqa: BLE001 - sent to the parent, which logs it
            if type(error).__name__ == "OutOfMemoryException":  # the database's own MemoryError
                os._exit(code)
            said = {"refused": NO_ROOM} if says_full(error) else {"bug": _places(error)}
            if os.environ.get("SVODKA_DEBUG"):
                traceback.print_exc()
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(json.dumps(said, ensure_ascii=False, default=str).encode())
        code = 0
    finally:
        os._exit(code)


def _places(error: BaseException) -> str:
    """Return where an error was met and its type; its message may quote a cell and stays here."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([*places, type(error).__name__])


@contextmanager
def reader_limits(path: Path) -> Generator[None]:
    """Limit memory, time and writing of this process while the stranger's file at ``path`` is read.

    A small file has little time. Raises FileRefused when a reading library panics; a limit kills.
    """
    rule = limits()
    allowance = rule.least_seconds + rule.seconds_per_mb * path.stat().st_size // MEGABYTE
    # A write beyond the limit is then an error, not a signal.
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    # Processor time does not see a library that waits: the alarm ends the process.
    signal.setitimer(signal.ITIMER_REAL, rule.wait_seconds)
    try:
        with (
            _limited(rule.address_space_mb, min(allowance, rule.seconds), writing=False),
            _silence(),
        ):
            yield
    except BaseException as error:
        # How a panic of a library written in Rust arrives; its class cannot be imported.
        if type(error).__name__ == "PanicException":
            raise FileRefused(DAMAGED) from error
        raise
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGXFSZ, handler)


@contextmanager
def working_limits() -> Generator[None]:
    """Limit memory and time of this process while it makes rows of what was read; a limit kills."""
    with _limited(limits().working_mb, limits().working_seconds, writing=True):
        yield


@contextmanager
def _limited(address_space_mb: int, seconds: int, *, writing: bool) -> Generator[None]:
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = {
        resource.RLIMIT_AS: address_space_mb * MEGABYTE,
        resource.RLIMIT_CPU: int(used.ru_utime + used.ru_stime) + seconds,
    }
    if not writing:
        soft[resource.RLIMIT_FSIZE] = 0
    before = {what: resource.getrlimit(what) for what in soft}
    for what, value in soft.items():
        hard = before[what][1]
        allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(what, (allowed, hard))
    try:
        yield
    finally:
        for what, value in before.items():
            resource.setrlimit(what, value)


@contextmanager
def _silence() -> Generator[None]:
    """Keep the last words of a library off the console: they are English and may quote cells."""
    try:
        console = os.dup(2)
    except OSError:  # a service may run without a console
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    try:
        yield
    finally:
        os.dup2(console, 2)
        os.close(console)
