"""Planted mistakes: rows that an import must refuse, and rows that come twice."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from demo.sheets import Row

Kind = Literal["no_id", "bad_received", "answer_before", "same_twice", "changed_twice"]


@dataclass(frozen=True)
class Fields:
    """The headers of one export that a defect touches, and which rows count as answered."""

    id: str
    received: str
    answered: str
    changed: str
    is_answered: Callable[[Row], bool]


# Ten rows to refuse in the whole demonstration and four that come twice. Almost all stand in
# yearly files, so a small demonstration holds them too.
PLANTED: dict[tuple[str, str], tuple[Kind, ...]] = {
    ("ИМ", "2024"): ("no_id", "same_twice", "bad_received"),
    ("ИМ", "2025"): ("answer_before",),
    ("ИМ", "2026-03"): ("answer_before",),
    ("ИМ", "2026-09"): ("same_twice",),
    ("ПОС", "2025"): ("no_id", "changed_twice", "answer_before"),
    ("ЕДДС", "2024"): ("bad_received",),
    ("ЕДДС", "2025"): ("same_twice", "no_id"),
    ("59-ФЗ", "2024"): ("answer_before",),
    ("59-ФЗ", "2025"): ("bad_received",),
}
IMPOSSIBLE_DAY = "31.02"
LONG_AGO = "09.01.2020"


def plant(source: str, period: str, rows: list[Row], fields: Fields) -> list[Row]:
    """The rows with this file's defects; each stands in its own part of the file."""
    kinds = PLANTED.get((source, period), ())
    for place, kind in enumerate(kinds, start=1):
        start = place * len(rows) // (len(kinds) + 1)
        index = next((i for i in range(start, len(rows)) if fields.is_answered(rows[i])), None)
        if index is not None:
            rows[index : index + 1] = _spoil(kind, rows[index], fields, period[:4])
    return rows


def _spoil(kind: Kind, row: Row, fields: Fields, year: str) -> list[Row]:
    if kind == "no_id":
        return [row | {fields.id: None}]
    if kind == "bad_received":
        return [row | {fields.received: f"{IMPOSSIBLE_DAY}.{year}"}]
    if kind == "answer_before":
        return [row | {fields.answered: LONG_AGO}]
    if kind == "same_twice":
        return [row, row]
    return [row, row | {fields.changed: "Уточнено оператором"}]
