"""The store read whole and held against the journal."""

from collections.abc import Sequence

import duckdb

from data import journal
from data.checksums import batch_checksums, nothing
from data.home import Home
from data.inspection.problem import REPAIR, RESTORE, UNREADABLE, Problem
from data.journal import Entry
from data.store import acknowledged


def store_problems(home: Home) -> list[Problem]:
    """Return what is wrong with the store; reads every block of every table."""
    lines = journal.readable_entries(home)
    if not home.store.exists():
        if not acknowledged(lines):
            return []
        words = f"Хранилище пропало, а журнал загрузок есть. {RESTORE}"
        return [Problem("store", words)]
    try:
        with duckdb.connect(str(home.store), read_only=True) as connection:
            read_whole(connection)
            return _against_journal(connection, lines)
    except (duckdb.Error, OSError):
        return [Problem("store", UNREADABLE)]


def read_whole(connection: duckdb.DuckDBPyConnection) -> None:
    """Read every column of every row of every table; raises duckdb.Error at a damaged block."""
    tables = connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    for (table,) in tables:
        connection.execute(f"SELECT bit_xor(hash(t)) FROM {table} AS t").fetchone()


def _against_journal(
    connection: duckdb.DuckDBPyConnection, lines: Sequence[Entry]
) -> list[Problem]:
    promised = acknowledged(lines)
    stored = dict(connection.execute("SELECT batch_id, sha256 FROM batches").fetchall())
    problems: list[Problem] = []
    sums = batch_checksums(connection)
    for number, entry in sorted(promised.items()):
        words = _difference(entry, stored.get(number), sums.get(number, nothing()))
        if words:
            problems.append(Problem("store", f"Загрузка № {number}: {words} {RESTORE}"))
    lost = {entry.batch_id for entry in lines if entry.kind == "lost"}
    problems += [
        Problem("journal", f"Загрузки № {number} нет в журнале, а в хранилище она есть. {REPAIR}")
        for number in sorted(stored.keys() - promised.keys() - lost)
    ]
    strays = sorted(sums.keys() - stored.keys())
    if strays:
        listed = ", ".join(str(number) for number in strays)
        words = f"В хранилище есть строки без загрузки: № {listed}. {RESTORE}"
        problems.append(Problem("store", words))
    return problems + _undo_problems(connection, lines)


def _difference(entry: Entry, sha256: str | None, found: str) -> str:
    """Return how a batch differs from what the journal says of it; empty when it does not."""
    if sha256 is None:
        return f"в журнале строк {entry.detail['rows_accepted']}, в хранилище её нет."
    if sha256 != entry.detail["sha256"]:
        return "в хранилище под этим номером другой файл."
    was, now = entry.detail.get("checksum", "").split(":"), found.split(":")
    if was == [""]:  # of a time when the journal kept no checksums
        rows = str(entry.detail["rows_accepted"])
        was = now if entry.detail["table_name"] == "appeals_quarters" else [rows, *now[1:]]
    if was == now:
        return ""
    if was[0] != now[0]:
        return f"в журнале строк {was[0]}, в хранилище {now[0]}."
    if was[3] != now[3]:
        return f"в журнале отказов {was[3]}, в хранилище {now[3]}."
    return "строк столько же, но содержание другое."


def _undo_problems(connection: duckdb.DuckDBPyConnection, lines: Sequence[Entry]) -> list[Problem]:
    marked = {row[0] for row in connection.execute("SELECT batch_id FROM undone").fetchall()}
    journaled = {entry.batch_id for entry in lines if entry.kind == "undo"}
    lost = {entry.batch_id for entry in lines if entry.kind == "lost"}
    return [
        Problem("store", f"Отмена загрузки № {n} есть в журнале, а в хранилище её нет. {RESTORE}")
        for n in sorted(journaled - marked - lost)
    ] + [
        Problem("journal", f"Отмены загрузки № {n} нет в журнале. {REPAIR}")
        for n in sorted(marked - journaled)
    ]
