"""DuckDB as the engine of facts: one locked-down read-only connection a snapshot file."""

import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from data.errors import SnapshotDamaged, says_damaged

_KEPT = 4  # open snapshots: the current one, the one before, and what is being looked back at
_open: dict[Path, duckdb.DuckDBPyConnection] = {}
_lock = threading.Lock()


def fetch(path: Path, sql: str, parameters: Sequence[Any] = ()) -> pd.DataFrame:
    """Return the answer of ``sql`` over the snapshot at ``path``; columns as the SQL names them.

    Raises SnapshotDamaged when the file is not as it was published.
    """
    try:
        cursor = _connection(path).cursor()
        try:
            return cursor.execute(sql, list(parameters)).df()
        finally:
            cursor.close()
    except duckdb.Error as error:
        if not says_damaged(error):
            raise
        close(path)
        with suppress(OSError):
            damaged_mark(path).touch()
        raise SnapshotDamaged(
            f"Версия данных № {int(path.stem.split('.')[0])} повреждена. Обновите страницу: она "
            "будет построена заново из хранилища."
        ) from error


def damaged_mark(path: Path) -> Path:
    """Return the file whose presence says that the snapshot at ``path`` was found damaged."""
    return path.with_name(f"{path.stem.split('.')[0]}.damaged")


def close(path: Path) -> None:
    """Close one snapshot, so that it is opened anew when it is asked for again."""
    with _lock:
        _open.pop(path, None)


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
