"""The registers read whole by the standard library's SQLite."""

import sqlite3
from contextlib import closing

from data import journal
from data.home import Home
from data.inspection.problem import REPAIR, Problem


def registers_problems(home: Home) -> list[Problem]:
    """Return what is wrong with the registers; a home that was never used has none to miss."""
    if not home.registers.exists():
        if not journal.readable_entries(home):
            return []
        words = "Файл справочников и настроек registers.sqlite пропал."
        return [Problem("registers", f"{words} {REPAIR}")]
    try:
        address = f"{home.registers.as_uri()}?mode=rw"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            checked = connection.execute("PRAGMA integrity_check").fetchall()
            said = [row[0] for row in checked if row[0] != "ok"]
            said += [
                f"{row[0]}: строка {row[1]} ссылается на то, чего нет"
                for row in connection.execute("PRAGMA foreign_key_check").fetchall()
            ]
    except sqlite3.DatabaseError as error:
        said = [str(error)]
    if not said:
        return []
    words = f"Файл справочников и настроек registers.sqlite повреждён ({said[0][:80]})."
    return [Problem("registers", f"{words} {REPAIR}")]
