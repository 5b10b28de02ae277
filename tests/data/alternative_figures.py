"""The contract's section 3 once more, from the messages of ``alternative_messages``.

Dictionaries, loops and datetime only: no SQL, no frames, nothing of the modules under test.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from statistics import median
from typing import Any

from tests.data.alternative_directories import place
from tests.data.alternative_messages import Message, Row, day_end, moment, yes_no


def dimension(one: Message, name: str) -> Any:
    day: date = one["received_at"].date()
    if name == "day":
        return f"{day}"
    if name == "week":
        return f"{day - timedelta(days=day.weekday())}"
    if name == "month":
        return f"{day:%Y-%m}"
    return one[name]


def counts(
    messages: Iterable[Message],
    by: Sequence[str],
    first: date,
    last: date,
    as_of: date,
    source: str | None,
) -> dict[tuple[Any, ...], dict[str, Any]]:
    """The rows of `counts` by their dimensions."""
    now = day_end(as_of)
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    hours: dict[tuple[Any, ...], list[float]] = {}
    for one in messages:
        received, answered, due = one["received_at"], one["answered_at"], one["due_at"]
        if (
            not first <= received.date() <= last
            or received > now
            or source not in (None, one["source"])
        ):
            continue
        key = tuple(dimension(one, name) for name in by)
        names = "messages excluded answered on_time late pending no_term".split()
        row = found.setdefault(key, dict.fromkeys(names, 0))
        row["messages"] += 1
        row["excluded"] += one["excluded"]
        if answered is not None and answered <= now:
            row["answered"] += 1
            row["on_time" if answered <= due else "late"] += 1
            hours.setdefault(key, []).append((answered - received).total_seconds() / 3600)
        else:
            row["late" if due < now else "pending"] += 1
    for key, row in found.items():
        row["median_hours"] = median(hours[key]) if key in hours else None
    return found


def indicator(
    number: int,
    messages: Iterable[Message],
    reports: Mapping[str, Sequence[Row]],
    first: date,
    last: date,
    as_of: date,
    by: str | None,
) -> dict[Any, list[int]]:
    """{group: [numerator, denominator, unknown]} of one indicator over the days first…last."""
    found: dict[Any, list[int]] = {}

    def add(group: Any, mark: bool | None) -> None:
        row = found.setdefault(group, [0, 0, 0])
        row[0] += mark is True
        row[1] += mark is not None
        row[2] += mark is None

    end = min(last, as_of)
    if number in (3, 4, 7):
        table = {3: "pages", 4: "decisions", 7: "hearings"}[number]
        for row in reports[table]:
            if number == 7 and row["Вид"] not in ("", "публичные слушания"):
                continue
            if first <= moment(row["Месяц" if number == 3 else "Дата"]).date() <= end:
                mark = yes_no(row["Норма выполнена" if number == 3 else "Через ПОС"])
                add(place([row["Территория"]])[0] if number == 4 and by else None, mark)
        return found
    for one in messages:
        answered = one["answered_at"]
        if answered is None or one["excluded"] or not first <= answered.date() <= end:
            continue
        if number == 5:
            mark = one["done_on"] is not None and one["done_on"] <= end
        else:
            mark = one[{1: "fast_track", 2: "auto_delivery", 6: "control_evidence"}[number]]
        add(one[by] if by else None, mark)
    return found


def rating_parts(
    messages: Iterable[Message], first: date, last: date, as_of: date, source: str | None
) -> list[dict[str, Any]]:
    """The counts that the rating is made of, a settlement a row."""
    now, found = day_end(as_of), dict[str, dict[str, Any]]()
    names = (
        "messages on_time late answered resolved_true resolved_known repeat_true repeat_known "
        "returned_true returned_known mark_sum mark_count"
    ).split()
    for one in messages:
        received, answered, due = one["received_at"], one["answered_at"], one["due_at"]
        if (
            not first <= received.date() <= last
            or received > now
            or source not in (None, one["source"])
        ):
            continue
        if one["excluded"]:
            continue
        row = found.setdefault(
            one["settlement"], {"settlement": one["settlement"], **dict.fromkeys(names, 0)}
        )
        row["messages"] += 1
        if answered is not None and answered <= now:
            row["answered"] += 1
            row["on_time" if answered <= due else "late"] += 1
            row["resolved_known"] += one["resolved"] is not None
            row["resolved_true"] += one["resolved"] is True
        elif due < now:
            row["late"] += 1
        for name in ("repeat", "returned"):
            row[f"{name}_known"] += one[name] is not None
            row[f"{name}_true"] += one[name] is True
        if one["mark"] is not None:
            row["mark_sum"] += one["mark"]
            row["mark_count"] += 1
    return list(found.values())
