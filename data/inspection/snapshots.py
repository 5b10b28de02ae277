"""The published versions read whole, and the newest held against the store."""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from data.home import Home
from data.importing.cells.expressions import literal
from data.inspection.problem import REPAIR, Problem
from data.inspection.store import read_whole
from data.publishing.snapshot import REPORTS, snapshot_numbers, snapshot_path

# What a fact keeps of its message as the file said it: snapshot name → name in the store.
_KEPT = {
    "source": "source", "external_id": "key", "batch_id": "batch_id", "row_number": "row_number",
    "channel": "channel", "questions": "questions", "received_at": "received_at",
    "first_reply_at": "first_reply_at", "answered_at": "answered_at", "status": "status",
    "recipient": "recipient", "executor": "executor", "auto_delivery": "auto_delivery",
    "control_evidence": "control_evidence", "returned": "returned", "repeat": "repeat",
    "mark": "mark", "resolved": "resolved",
}  # fmt: skip


def snapshot_problems(home: Home) -> list[Problem]:
    """Return what is wrong with the published versions; needs a store that can be read, or none."""
    numbers = sorted(snapshot_numbers(home))
    if not numbers:
        return [Problem("snapshot", f"Нет ни одной опубликованной версии данных. {REPAIR}")]
    problems = [Problem("snapshot", f"{words} {REPAIR}") for _, words in unreadable(home)]
    if not problems and home.store.exists():
        problems = _against_store(home, numbers[-1])
    return problems


def unreadable(home: Home) -> list[tuple[int, str]]:
    """Return (number, what is wrong) of each version that is not whole; reads every block."""
    found = [
        (number, _damage(path, what))
        for number in sorted(snapshot_numbers(home))
        for path, what in _files(home, number)
    ]
    return [(number, words) for number, words in found if words]


def _files(home: Home, number: int) -> list[tuple[Path, str]]:
    facts = snapshot_path(home, number)
    texts = facts.with_name(f"{facts.stem}.texts.duckdb")
    return [(facts, f"Версия данных № {number}"), (texts, f"Тексты версии № {number}")]


def _damage(path: Path, what: str) -> str:
    if not path.exists():
        return f"{what}: файл {path.name} пропал."
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            read_whole(connection)
    except duckdb.Error:
        return f"{what}: файл {path.name} повреждён."
    return ""


def _against_store(home: Home, number: int) -> list[Problem]:
    (facts, _), (texts, _) = _files(home, number)
    with duckdb.connect(str(home.store), read_only=True) as connection:
        connection.execute(f"ATTACH {literal(str(facts))} AS snap (READ_ONLY)")
        connection.execute(f"ATTACH {literal(str(texts))} AS texts (READ_ONLY)")
        names = list(_KEPT)
        differing = _differing(connection, "snap.facts", names, list(_KEPT.values()), "messages")
        if differing:
            return [_differs(number, "сообщений", differing)]
        columns = _columns(connection, "texts", "texts")
        stored = ["key" if column == "external_id" else column for column in columns]
        differing = _differing(connection, "texts.texts", columns, stored, "messages")
        if differing:
            return [_differs(number, "текстов", differing)]
        for table in REPORTS:
            own = _columns(connection, "snap", table)
            shared = [c for c in own if not (table == "decisions" and c == "settlement")]
            differing = _differing(connection, f"snap.{table}", shared, shared, table)
            if differing:
                return [_differs(number, f"строк отчёта «{table}»", differing)]
        return _batch_problems(connection, number)


def _differing(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    names: Sequence[str],
    stored: Sequence[str],
    current: str,
) -> tuple[int, int] | None:
    """Return (rows shown, rows in force) when they are not the same rows, else None."""
    shown, kept = (
        connection.execute(
            f"SELECT count(*), bit_xor(hash({', '.join(columns)})) FROM {where}"
        ).fetchone()
        or (0, None)
        for where, columns in ((table, names), (f"current_{current}", stored))
    )
    return None if shown == kept else (shown[0], kept[0])


def _differs(number: int, what: str, counts: tuple[int, int]) -> Problem:
    shown, kept = counts
    how = f"{shown}, в хранилище {kept}" if shown != kept else f"{shown}, но в хранилище они другие"
    return Problem("snapshot", f"В версии № {number} {what} {how}. {REPAIR}")


def _batch_problems(connection: duckdb.DuckDBPyConnection, number: int) -> list[Problem]:
    listed = "SELECT batch_id FROM {} WHERE batch_id NOT IN (SELECT batch_id FROM {})"
    pairs = (("snap.batches", "batches"), ("batches", "snap.batches"))
    strays = [row[0] for one, other in pairs
              for row in connection.execute(listed.format(one, other)).fetchall()]  # fmt: skip
    if not strays:
        return []
    named = ", ".join(f"№ {n}" for n in sorted(strays))
    return [
        Problem("snapshot", f"В версии № {number} и в хранилище разные загрузки: {named}. {REPAIR}")
    ]


def _columns(connection: duckdb.DuckDBPyConnection, database: str, table: str) -> list[str]:
    found = connection.execute(
        "SELECT column_name FROM duckdb_columns() WHERE database_name = ? AND table_name = ? "
        "ORDER BY column_index",
        [database, table],
    ).fetchall()
    return [row[0] for row in found]
