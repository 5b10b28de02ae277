"""The full check: journal, store and snapshot are read whole and held against each other."""

import duckdb

from data import journal
from data.home import Home
from data.publishing.snapshot import snapshot_numbers, snapshot_path
from data.store import taking_turns

_TABLES = ("messages", "page_months", "decisions", "hearings", "road_map_measures")


def check(home: Home) -> list[str]:
    """Return what is wrong, each a Russian sentence with the remedy; an empty list is well."""
    problems = [
        f"Строка {number} журнала повреждена или пропала соседняя. Восстановите журнал из копии."
        for number in journal.broken_lines(home)
    ]
    with taking_turns(home):
        if not home.store.exists():
            if journal.entries(home):
                problems.append(
                    "Хранилище пропало, а журнал есть. Восстановите store.duckdb из копии."
                )
            return problems
        try:
            problems += _store_problems(home)
        except (duckdb.Error, OSError) as error:
            problems.append(
                f"Хранилище не читается ({type(error).__name__}). Восстановите store.duckdb из копии."
            )
            return problems
        problems += _snapshot_problems(home)
    return problems


def _store_problems(home: Home) -> list[str]:
    problems: list[str] = []
    live = journal.live_imports(home)
    with duckdb.connect(str(home.store), read_only=True) as connection:
        stored: dict[int, int] = {}
        for table in (*_TABLES, "appeals_quarters"):
            # Reading every column of every row is what finds a damaged block.
            connection.execute(f"SELECT count(hash(t)) FROM {table} AS t").fetchone()
            rows = connection.execute(
                f"SELECT batch_id, count(DISTINCT row_number) FROM {table} GROUP BY batch_id"
            ).fetchall()
            for batch_id, count in rows:
                stored[batch_id] = stored.get(batch_id, 0) + count
        undone = {row[0] for row in connection.execute("SELECT batch_id FROM undone").fetchall()}
        known = {
            row[0] for row in connection.execute("SELECT batch_id FROM batches").fetchall()
        } - undone
    for batch_id, entry in live.items():
        expected, found = entry.detail["rows_accepted"], stored.get(batch_id, 0)
        if batch_id not in known or expected != found:
            problems.append(
                f"Загрузка № {batch_id}: в журнале строк {expected}, в хранилище {found}. "
                "Восстановите хранилище из копии или загрузите файл заново."
            )
    problems += [
        f"Загрузки № {number} нет в журнале. Выполните любую загрузку: журнал будет дополнен."
        for number in sorted(known - live.keys())
    ]
    return problems


def _snapshot_problems(home: Home) -> list[str]:
    numbers = snapshot_numbers(home)
    remedy = "Опубликуйте данные заново: «cli.py publish»."
    if not numbers:
        return ["Нет ни одной опубликованной версии данных. " + remedy]
    path = snapshot_path(home, max(numbers))
    try:
        with duckdb.connect(str(path), read_only=True) as snapshot:
            names = [row[0] for row in snapshot.execute("SHOW TABLES").fetchall()]
            for name in names:
                snapshot.execute(f"SELECT count(hash(t)) FROM {name} AS t").fetchone()
            published = snapshot.execute("SELECT count(*) FROM facts").fetchone()
    except duckdb.Error:
        return [f"Версия данных № {max(numbers)} повреждена. {remedy}"]
    with duckdb.connect(str(home.store), read_only=True) as connection:
        stored = connection.execute("SELECT count(*) FROM current_messages").fetchone()
    if published != stored:
        counts = (row[0] if row else 0 for row in (published, stored))
        words = "В версии № {} сообщений {}, в хранилище {}. {}"
        return [words.format(max(numbers), *counts, remedy)]
    return []
