"""The parts of the indicators counted a second time: a loop over rows, no SQL, no frames."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from analytics.definitions import Indicator

DAYS = {"page_months": "month", "decisions": "date", "hearings": "date"}

Row = Mapping[str, Any]


def part_rows(
    rows: Iterable[Row], one: Indicator, part: str, first: date, last: date, as_of: date
) -> list[Row]:
    """Return the rows of ``one``'s table whose part of it is ``part`` in the days first…last."""
    found = []
    for row in rows:
        day = _day(row, one)
        if day is None or not first <= day <= min(last, as_of) or not _known(row, as_of):
            continue
        if part in _parts(row, one, min(last, as_of)):
            found.append(row)
    return found


def _day(row: Row, one: Indicator) -> date | None:
    if one.table != "messages":
        return row[DAYS[one.table]]
    return row["answered_at"].date() if row["answered_at"] else None


def _known(row: Row, as_of: date) -> bool:
    received = row.get("received_at")
    return received is None or received <= datetime.combine(as_of, time.max)


def _parts(row: Row, one: Indicator, last: date) -> set[str]:
    if one.table == "messages" and row["excluded_reason"] is not None:
        return {"excluded"}
    for name, words in one.where.items():
        if row[name] is not None and row[name].strip().lower() not in words:
            return {"excluded"}
    if one.dated is not None:
        done = row[one.dated] is not None and row[one.dated] <= last
        return {"denominator", "numerator" if done else "missed"}
    mark = row[one.numerator]
    if mark is None:
        return {"unknown"}
    return {"denominator", "numerator" if mark else "missed"}
