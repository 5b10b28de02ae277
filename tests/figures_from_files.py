"""The figures of a district counted from ``messages_from_files``, with pandas and by the rules.

A second opinion on the way from a message to an answer: nothing of the product is called.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pandas as pd

from tests.messages_from_files import (
    DISTRICT,
    END,
    YES_NO,
    end_of_day,
    moment,
    month_start,
    place,
    report,
    simple,
)

PLANS = {
    1: {2024: 90, 2025: 90, 2026: 90},
    2: {2024: 70, 2025: 72, 2026: 74},
    3: {2024: 90, 2025: 90, 2026: 90},
    4: {2024: 100, 2025: 100, 2026: 100},
    5: {2024: 70, 2025: 72, 2026: 74},
    6: {2024: 50, 2025: 55, 2026: 60},
    7: {2024: 60, 2025: 70, 2026: 80},
}


def counts(known: pd.DataFrame, as_of: datetime) -> dict[str, dict[str, int]]:
    """Return {settlement: counts} of the messages received up to the end of the day ``as_of``."""
    end = as_of + END
    here = known[known["received"] <= end]
    answered = here["answered"].notna() & (here["answered"] <= end)
    has_due = here["due"].notna()
    table = pd.DataFrame(
        {
            "messages": 1,
            "excluded": here["excluded"].astype(int),
            "answered": answered.astype(int),
            "on_time": (answered & has_due & (here["answered"] <= here["due"])).astype(int),
            "late": (
                has_due
                & (
                    (answered & (here["answered"] > here["due"]))
                    | (~answered & (here["due"] < end))
                )
            ).astype(int),
            "pending": (~answered & has_due & (here["due"] >= end)).astype(int),
            "no_term": (~has_due).astype(int),
        }
    )
    summed = table.groupby(here["settlement"]).sum()
    return {str(name): {k: int(n) for k, n in row.items()} for name, row in summed.iterrows()}


def kept_measures(registers: Path) -> list[dict[str, str]]:
    """Return the measures of road maps that people keep, shaped as the rows of a report."""
    with closing(sqlite3.connect(registers)) as base:
        base.row_factory = sqlite3.Row
        plans = {
            row["road_map"]: row
            for row in base.execute(
                "SELECT v.*, r.number AS name, strftime('%d.%m.%Y', period_from) AS since,"
                " strftime('%d.%m.%Y', period_to) AS until FROM road_map_versions v JOIN road_maps r"
                " ON r.id = v.road_map WHERE r.withdrawn_at IS NULL ORDER BY version"
            )
        }
        done = {
            (row["road_map"], row["number"]): row
            for row in base.execute(
                "SELECT *, strftime('%d.%m.%Y', done_on) AS day FROM road_map_executions ORDER BY id"
            )
        }
        return [
            {
                "дорожная карта": plan["name"],
                "№ мероприятия": row["number"],
                "тема": row["topic"] or plan["topic"],
                "поселение": row["settlement"] or plan["settlement"],
                "период с": plan["since"],
                "период по": plan["until"],
                "статус": "исполнено" if told and told["status"] == "done" else "в работе",
                "дата исполнения": (told and told["day"]) or "",
            }
            for row in base.execute("SELECT * FROM road_map_measures ORDER BY road_map, position")
            if (plan := plans.get(row["road_map"])) and plan["version"] == row["version"]
            for told in [done.get((row["road_map"], row["number"]))]
        ]


def indicators(
    files: Iterable[Path],
    known: pd.DataFrame,
    first: datetime,
    last: datetime,
    kept: Iterable[dict[str, str]] = (),
) -> dict[int, dict[str, float | str | None]]:
    """Return {number: figures} of the period from ``first`` to ``last``, both days included.

    A measure ``kept`` by people stands in place of a reported one of the same map and number.
    """
    files, end = list(files), last + END
    base = known[known["answered"].between(first, end) & ~known["excluded"]]
    shares = {1: _share(base["fast"]), 2: _share(base["delivered"]), 6: _share(base["evidence"])}
    reported = report(files, "дорожные").to_dict("records")
    measures = {(one["дорожная карта"], one["№ мероприятия"]): one for one in [*reported, *kept]}
    done = [one for one in measures.values() if one["статус"] == "исполнено"]
    shares[5] = _share(pd.Series([_covered(row, done, last) for row in base.to_dict("records")]))
    pages, decisions = report(files, "страницы"), report(files, "решения")
    hearings = report(files, "слушания")
    hearings = hearings[hearings["вид"] == "публичные слушания"]
    for number, table, dates, mark in (
        (3, pages, pages["месяц"].map(month_start), "норма выполнена"),
        (4, decisions, decisions["дата"].map(moment), "через пос"),
        (7, hearings, hearings["дата"].map(moment), "через пос"),
    ):
        shares[number] = _share(table[mark][dates.between(first, end)].map(YES_NO.get))
    return {n: _judged(*shares[n], PLANS[n][first.year]) for n in sorted(shares)}


def wilson(x: int, n: int) -> tuple[float, float]:
    """Return the limits of Wilson's 95 % interval in percents (Newcombe 1998, method 3)."""
    z, p = 1.959963984540054, x / n
    middle, half = 2 * x + z * z, z * (z * z + 4 * x * (1 - p)) ** 0.5
    return 100 * (middle - half) / (2 * (n + z * z)), 100 * (middle + half) / (2 * (n + z * z))


def _share(marks: pd.Series) -> tuple[int, int, int]:
    """Return how many are true, known and unknown."""
    said = [mark for mark in marks if mark is True or mark is False]
    return sum(said), len(said), len(marks) - len(said)


def _judged(x: int, n: int, unknown: int, plan: int) -> dict[str, float | str | None]:
    value = 100 * x / n if n else None
    return {
        "numerator": x,
        "denominator": n,
        "unknown": unknown,
        "value": value,
        "plan": plan,
        "gap": None if value is None else value - plan,
        "verdict": _verdict(x, n, unknown, plan),
    }


def _verdict(x: int, n: int, unknown: int, plan: int) -> str:
    if n == 0:
        return "нет событий"
    if n < unknown:
        return "мало данных"
    if plan == 100:
        return "выполнено уверенно" if x == n else "не выполнено уверенно"
    if n < 10:
        return "мало данных"
    low, high = wilson(x, n)
    if 100 * x >= plan * n:
        return "выполнено уверенно" if low >= plan else "похоже на выполнено"
    return "похоже на невыполнено" if high >= plan else "не выполнено уверенно"


def _covered(row: dict[str, object], done: list[dict[str, str]], last: datetime) -> bool:
    """Say whether a measure of the topic or its group, done by ``last``, covers the message."""
    return any(
        measure["тема"] in (row["topic"], row["group"])
        and (
            simple(measure["поселение"]) in ("", DISTRICT)
            or place((measure["поселение"],))[0] == row["settlement"]
        )
        and moment(measure["период с"]) <= row["received"] <= end_of_day(measure["период по"])
        and moment(measure["дата исполнения"]) <= last
        for measure in done
        if row["topic"]
    )
