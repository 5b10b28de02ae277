"""The store: an append-only DuckDB file that only an importer process opens, behind one lock.

DuckDB opens a file whose latest changes are gone without a word, so the batches are held against
the journal at every opening.
"""

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from data import journal, trouble
from data.errors import NO_ROOM, Busy, DiskFull, StoreDamaged, says_damaged, says_full
from data.home import Home

MIGRATIONS = Path(__file__).parent / "migrations"
_WAIT_SECONDS = 600

_RESTORE = "Восстановите последнюю целую копию на странице «Проверка данных»."


@contextmanager
def opened_store(home: Home, wait: float = _WAIT_SECONDS) -> Generator[duckdb.DuckDBPyConnection]:
    """Yield a connection to the store of ``home``, up to date in schema, alone with it.

    Raises Busy when another import holds the store longer than ``wait`` seconds, StoreDamaged when
    the store is gone, cannot be read or lacks a batch of the journal, DiskFull.
    """
    with taking_turns(home, wait), _told_apart(home):
        known = acknowledged(journal.entries(home))
        connection = _connected(home, bool(known))
        try:
            connection.execute("SET preserve_insertion_order = false")
            migrate(connection)
            _refuse_what_is_behind(connection, known)
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


def acknowledged(lines: Sequence[journal.Entry]) -> dict[int, journal.Entry]:
    """Return the imports, undone or not, that the store must have, by batch."""
    lost = {entry.batch_id for entry in lines if entry.kind == "lost"}
    return {e.batch_id: e for e in lines if e.kind == "import" and e.batch_id not in lost}


def batches_behind(
    connection: duckdb.DuckDBPyConnection, known: Mapping[int, journal.Entry]
) -> list[int]:
    """Return the batches of ``known`` that the store lacks or has from another file."""
    stored = dict(connection.execute("SELECT batch_id, sha256 FROM batches").fetchall())
    return sorted(n for n, entry in known.items() if stored.get(n) != entry.detail["sha256"])


def write_ahead_log(home: Home) -> Path:
    """Return where DuckDB keeps what is committed and not yet in the file of the store."""
    return home.store.with_name(home.store.name + ".wal")


def set_aside(home: Home, *paths: Path) -> Path:
    """Move files that cannot be used to a new folder under ``damaged/`` and return the folder."""
    number = 1 + max((int(p.name) for p in home.damaged.glob("*") if p.name.isdigit()), default=0)
    folder = home.damaged / str(number)
    folder.mkdir(parents=True)
    for path in paths:
        if path.exists():
            path.rename(folder / path.name)
    return folder


def _connected(home: Home, expected: bool) -> duckdb.DuckDBPyConnection:
    if expected and not home.store.exists():
        raise StoreDamaged(trouble.LOST)
    try:
        return duckdb.connect(str(home.store), config={"threads": 2})
    except duckdb.Error as error:
        if says_full(error) or not says_damaged(error):
            raise
        # What a batch has only in this log was never acknowledged: that comes after a checkpoint.
        if "WAL" in str(error):
            set_aside(home, write_ahead_log(home))
        elif expected:
            raise
        else:  # cut off while it was made, before anything was in it
            set_aside(home, home.store, write_ahead_log(home))
    return duckdb.connect(str(home.store), config={"threads": 2})


def _refuse_what_is_behind(
    connection: duckdb.DuckDBPyConnection, known: Mapping[int, journal.Entry]
) -> None:
    behind = batches_behind(connection, known)
    if behind:
        listed = ", ".join(f"№ {number}" for number in behind[:10])
        more = f" и ещё {len(behind) - 10}" if len(behind) > 10 else ""
        raise StoreDamaged(f"В хранилище нет загрузок из журнала: {listed}{more}. {_RESTORE}")


@contextmanager
def _told_apart(home: Home) -> Generator[None]:
    """Tell a full disk and a damaged file, which people can mend, from our own mistakes."""
    try:
        yield
    except StoreDamaged as error:
        _note(home, error)
        raise
    except (duckdb.Error, OSError) as error:
        if says_full(error):
            raise DiskFull(NO_ROOM) from error
        if isinstance(error, duckdb.Error) and says_damaged(error):
            damaged = StoreDamaged(f"Хранилище store.duckdb повреждено и не читается. {_RESTORE}")
            _note(home, damaged)
            raise damaged from error
        raise


def _note(home: Home, error: StoreDamaged) -> None:
    with suppress(OSError):  # the refusal is said all the same
        trouble.note(home, [str(error)])
