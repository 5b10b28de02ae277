"""Opening the registers: SQLite in a file by default, PostgreSQL by URL, the same code for both."""

import secrets
import sqlite3
import time
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from registers.migrations import MIGRATIONS
from registers.tables import SecretRow

BUSY_SECONDS: Final = 30
"""How long a process waits for another one that is writing."""

_WRITES: Final = "svodka_writes"


class RegistersError(Exception):
    """The database cannot be used; the text is a Russian sentence with the remedy."""


def open_registers(url_or_path: str | Path) -> Engine:
    """Open the registers, creating the file and the missing tables; safe in several processes.

    Takes a path, or a URL (`sqlite://` lives in memory). Raises `RegistersError` when the file
    cannot be opened, is not a database or was written by a newer version of the program.
    """
    engine: Engine | None = None
    try:
        engine = _engine(url_or_path)
        _use_write_ahead_log(engine)
        if _schema_version(engine) != len(MIGRATIONS):
            with writing(engine) as session:
                _migrate(session)
    except (OSError, sqlite3.Error, DBAPIError, RegistersError) as error:
        if engine is not None:
            engine.dispose()
        if isinstance(error, RegistersError):
            raise
        reason = error.orig if isinstance(error, DBAPIError) else error
        raise RegistersError(
            f"База справочников и настроек не открывается ({reason}). Проверьте, что на диске есть "
            "место, файл доступен для записи и не занят другой программой; если он повреждён, "
            "выполните «cli.py check --repair»: файл возьмётся из последней копии."
        ) from error
    return engine


@contextmanager
def reading(engine: Engine) -> Generator[Session, None, None]:
    """A session that sees one state of the database from the first query to the end."""
    with Session(engine) as session, session.begin():
        yield session


@contextmanager
def writing(engine: Engine) -> Generator[Session, None, None]:
    """A session that writes all or nothing, taking its turn among the processes that write.

    On SQLite the lock is taken before the first query: a transaction that begins by reading and
    then writes would be refused at once, without waiting, when another process wrote in between.
    """
    with Session(engine.execution_options(**{_WRITES: True})) as session, session.begin():
        yield session


def _engine(url_or_path: str | Path) -> Engine:
    if isinstance(url_or_path, str) and "://" in url_or_path:
        url = make_url(url_or_path)
    else:
        path = Path(url_or_path)
        path.parent.mkdir(parents=True, exist_ok=True)
        url = make_url("sqlite://").set(database=str(path))
    if url.get_backend_name() != "sqlite":
        return create_engine(url)
    in_memory = url.database in (None, "", ":memory:")
    engine = (
        create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
        if in_memory
        else create_engine(url)
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: Connection) -> None:
    # Left to itself, the driver begins at the first write only: reads before it would see
    # different states.
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _use_write_ahead_log(engine: Engine) -> None:
    """Turn the file to WAL (it stays so), so that readers never wait for a writer.

    SQLite does not wait for its busy timeout at this one step, so the waiting is done here.
    """
    if engine.dialect.name != "sqlite":
        return
    with closing(engine.raw_connection()) as connection:
        cursor = connection.cursor()
        last_try = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                cursor.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > last_try:
                    raise
                time.sleep(0.05)


def _schema_version(engine: Engine) -> int:
    """The number of steps done; 0 for an empty database."""
    if not inspect(engine).has_table("schema_version"):
        return 0
    with reading(engine) as session:
        return session.execute(text("SELECT version FROM schema_version")).scalar() or 0


def _migrate(session: Session) -> None:
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(1229)"))
    session.execute(
        text("CREATE TABLE IF NOT EXISTS schema_version (id INTEGER PRIMARY KEY, version INTEGER)")
    )
    # Asked again under the lock: another process may have done the steps in the meantime.
    version = session.execute(text("SELECT version FROM schema_version WHERE id = 1")).scalar()
    if version is None:
        version = 0
        session.execute(text("INSERT INTO schema_version (id, version) VALUES (1, 0)"))
    if version > len(MIGRATIONS):
        raise RegistersError(
            f"База справочников и настроек записана более новой версией программы (схема "
            f"{version}, известна {len(MIGRATIONS)}). Обновите программу или откройте резервную "
            "копию, сделанную до обновления."
        )
    serial = (
        "INTEGER"
        if session.get_bind().dialect.name == "sqlite"
        else "INTEGER GENERATED BY DEFAULT AS IDENTITY"
    )
    for step in MIGRATIONS[version:]:
        for statement in step:
            session.execute(text(statement.format(serial=serial)))
    session.execute(
        text("UPDATE schema_version SET version = :version WHERE id = 1"),
        {"version": len(MIGRATIONS)},
    )
    if session.get(SecretRow, "salt") is None:
        session.add(SecretRow(name="salt", value=secrets.token_hex(32)))
