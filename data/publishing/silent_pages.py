"""Who must keep a page and is not in a month's report: a row of its own, «норма не выполнена»."""

from collections.abc import Sequence
from datetime import date

import duckdb

from data.importing.cells.normal import normal
from registers.official_pages.values import Duty, obliged_in


def add_silent_pages(connection: duckdb.DuckDBPyConnection, duties: Sequence[Duty]) -> int:
    """Add a row to ``snap.page_months`` for each silent recipient and return how many.

    Only months that have a report count: one that never came is missing, nobody fell out of it. A
    recipient with several pages is silent when none of them is reported, and counts once. The added
    rows have no batch.
    """
    if not duties:
        return 0
    reported: dict[date, set[str]] = {}
    for month, recipient in connection.execute(
        "SELECT DISTINCT month, recipient FROM snap.page_months WHERE month IS NOT NULL"
    ).fetchall():
        reported.setdefault(month, set()).add(normal(recipient or ""))
    rows: list[tuple[str, date, str, str, str, int | None]] = []
    for month, names in sorted(reported.items()):
        silent = {
            normal(duty.recipient): duty
            for duty in reversed(duties)
            if obliged_in(duty, month) and normal(duty.recipient) not in names
        }
        rows += [
            (f"{month} | {name}", month, one.recipient, one.page, one.category, one.posts_norm)
            for name, one in sorted(silent.items())
        ]
    if rows:
        connection.executemany(
            "INSERT INTO snap.page_months (key, month, recipient, page, category, norm, met) "
            "VALUES (?, ?, ?, ?, ?, ?, false)",
            rows,
        )
    return len(rows)
