"""The store: an append-only DuckDB file that only an importer process opens, behind one lock."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from data.errors import Busy
from data.home import Home

MIGRATIONS = Path(__file__).parent / "migrations"
_WAIT_SECONDS = 600


@contextmanager
def opened_store(home: Home, wait: float = _WAIT_SECONDS) -> Generator[duckdb.DuckDBPyConnection]:
    """Yield a connection to the store of ``home``, up to date in schema, alone with it.

    Raises Busy when another import holds the store longer than ``wait`` seconds.
    """
    with taking_turns(home, wait):
        connection = duckdb.connect(str(home.store), config={"threads": 2})
        try:
            connection.execute("SET preserve_insertion_order = false")
            migrate(connection)
            yield connection
        finally:
            connection.close()


@contextmanager
def taking_turns(home: Home, wait: float = _WAIT_SECONDS) -> Generator[None]:
    """Hold the import lock of ``home``; raises Busy after ``wait`` seconds."""
    lock = FileLock(str(home.lock))
    try:
        lock.acquire(timeout=wait)
    except Timeout as error:
        raise Busy(
            "Сейчас идёт другая загрузка. Подождите, пока она закончится, и повторите."
        ) from error
    try:
        yield
    finally:
        lock.release()


def migrate(connection: duckdb.DuckDBPyConnection) -> None:
    """Apply the numbered schema changes that the store has not seen, each in its transaction."""
    connection.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)")
    row = connection.execute("SELECT coalesce(max(version), 0) FROM schema_version").fetchone()
    seen = int(row[0]) if row else 0
    for path in sorted(MIGRATIONS.glob("*.sql")):
        version = int(path.name[:4])
        if version > seen:
            connection.execute("BEGIN")
            connection.execute(path.read_text(encoding="utf-8"))
            connection.execute("INSERT INTO schema_version VALUES (?)", [version])
            connection.execute("COMMIT")
