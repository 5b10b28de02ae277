"""The log: JSON lines in the home, and an identifier for every error that a person is shown."""

import secrets
import threading
from collections.abc import Callable
from typing import Any

from data.home import Home

_write = threading.Lock()


def record_error(home: Home, traceback: str, at: str, **about: Any) -> str:
    """Write a bug to the log and return its identifier, eight characters to read over the phone.

    ``traceback`` must hold code and types, not values of cells: the log has no personal data.
    """
    identity = secrets.token_hex(4)
    _logger(home).error("bug", id=identity, at=at, traceback=traceback, **about)
    return identity


def record(home: Home, event: str, at: str, **about: Any) -> None:
    """Write that something happened."""
    _logger(home).info(event, at=at, **about)


def _logger(home: Home) -> Any:
    import structlog  # an import of a file that goes well has nothing to log

    home.logs.mkdir(parents=True, exist_ok=True)
    path = home.logs / "svodka.log"

    def append(_logger: object, _name: str, line: Any) -> Any:
        with _write, path.open("a", encoding="utf-8") as file:
            file.write(str(line) + "\n")
        raise structlog.DropEvent

    processors: list[Callable[..., Any]] = [
        structlog.processors.add_log_level,
        structlog.processors.JSONRenderer(ensure_ascii=False, default=str),
        append,
    ]
    return structlog.wrap_logger(None, processors=processors)
