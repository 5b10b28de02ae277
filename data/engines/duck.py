"""DuckDB as the engine of facts: one locked-down read-only connection a snapshot file."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

_KEPT = 4  # open snapshots: the current one, the one before, and what is being looked back at
_open: dict[Path, duckdb.DuckDBPyConnection] = {}
_lock = threading.Lock()


def fetch(path: Path, sql: str, parameters: Sequence[Any] = ()) -> pd.DataFrame:
    """Return the answer of ``sql`` over the snapshot at ``path``; columns as the SQL names them."""
    cursor = _connection(path).cursor()
    try:
        return cursor.execute(sql, list(parameters)).df()
    finally:
        cursor.close()


def close_all() -> None:
    """Close every open snapshot (tests, and before a home is moved)."""
    with _lock:
        while _open:
            _open.popitem()[1].close()


def _connection(path: Path) -> duckdb.DuckDBPyConnection:
    with _lock:
        if path not in _open:
            _open[path] = _locked_down(path)
            while len(_open) > _KEPT:
                oldest = next(iter(_open))
                # A cursor in use keeps its own reference: closing here cuts no answer short.
                _open.pop(oldest)
        return _open[path]


def _locked_down(path: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(str(path), read_only=True, config={"threads": 2})
    for setting in (
        "memory_limit = '2GB'",
        "autoinstall_known_extensions = false",
        "autoload_known_extensions = false",
        "enable_external_access = false",
        "lock_configuration = true",
    ):
        connection.execute(f"SET {setting}")
    return connection
