"""The registers of a home, kept open: pages read and edit them all day long."""

import threading
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from data.home import Home
from data.seeds import registers_of

if TYPE_CHECKING:
    from sqlalchemy import Engine

_open: "dict[Path, Engine]" = {}
_lock = threading.Lock()


def open_registers_of(home: Home, now: datetime) -> "Engine":
    """Return the engine of the registers of ``home``; the first call fills what was never filled."""
    with _lock:
        if not home.registers.exists():
            _open.pop(home.registers, None)
        if home.registers not in _open:
            _open[home.registers] = registers_of(home, now)
        return _open[home.registers]
