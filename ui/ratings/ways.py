"""What would move each one place up: one row a name, one column a part of the score."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.words import number, percent
from answers.ratings.rating import Rating
from ui.ratings.table import ONE
from ui.tables import Column
from ui.unbroken import unbroken

NOT_ENOUGH = "не хватит"
_SMALLEST_GAP = 0.05  # a smaller one would be written as 0,0
_PARTS: Mapping[str, str] = {
    "quantity": "Меньше сообщений",
    "on_time": "Больше ответов в срок",
    "resolved": "Больше решённых",
    "repeat": "Меньше повторных",
    "returned": "Меньше возвратов на доработку",
    "mark": "Выше средняя оценка",
}


def way_columns(answer: Rating) -> tuple[Column, ...]:
    """Return the columns: who, the one above, and every part that the rating has."""
    present = set(answer.ways["part"])
    parts = [Column(part, title) for part, title in _PARTS.items() if part in present]
    return Column("name", ONE[answer.unit]), Column("above", "До кого, баллов"), *parts


def way_rows(answer: Rating) -> pd.DataFrame:
    """Return one row for everybody who has one above, in the order of places, with words of parts.

    Every cell is what this part alone had to be; NOT_ENOUGH where even all of it is too little.
    """
    rows: dict[str, dict[str, Any]] = {}
    for way in answer.ways.to_dict(orient="records"):
        gap = number(way["gap"], 1) if way["gap"] >= _SMALLEST_GAP else "меньше 0,1"
        above = unbroken(f"{way['ahead']}, {gap}", 30)
        row = rows.setdefault(way["name"], {"name": way["name"], "above": above})
        row[way["part"]] = _words(way)
    names = [column.key for column in way_columns(answer)]
    return pd.DataFrame(list(rows.values()), columns=names)


def _words(way: dict[str, Any]) -> str:
    if not way["reachable"]:
        return NOT_ENOUGH
    if way["part"] == "mark":
        now, wanted = (number(1 + 4 * way[name], 2) for name in ("now", "wanted"))
        return unbroken(f"{now} → {wanted}")
    count = number(way["messages"])
    if way["part"] not in ("on_time", "resolved"):
        return unbroken(f"на {count}")
    now, wanted = (percent(100 * one) for one in (way["now"], min(1.0, way["wanted"])))
    return unbroken(f"на {count} ({now} → {wanted})")
