"""The same calculations once more, as slowly and plainly as they can be written.

Loops, fractions and dictionaries only: no pandas, no vectors, nothing from the modules under test
but the definition of an indicator. Tests assert that both ways agree.
"""

import calendar
import math
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from analytics.definitions import Indicator

Z = 1.959964


def wilson(x: int, n: int) -> tuple[float, float]:
    """The textbook form: centre ± half-width around the share."""
    share = x / n
    centre = (share + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z / (1 + Z**2 / n) * math.sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    return centre - half, centre + half


def verdict(x: int, n: int, unknown: int, plan: float | None, minimum: int) -> str:
    """The order of the contract, one `if` a line, the plan compared as a fraction."""
    if n == 0:
        return "нет событий"
    if Fraction(n, n + unknown) < Fraction(1, 2):
        return "мало данных"
    if plan is None:
        return "не применимо"
    share, wanted = Fraction(x, n), Fraction(str(plan)) / 100
    if wanted == 1:
        return "выполнено уверенно" if x == n else "не выполнено уверенно"
    if n < minimum:
        return "мало данных"
    low, high = wilson(x, n)
    if x == n:
        high = 1.0
    if x == 0:
        low = 0.0
    if low >= wanted:
        return "выполнено уверенно"
    if share >= wanted:
        return "похоже на выполнено"
    if high >= wanted:
        return "похоже на невыполнено"
    return "не выполнено уверенно"


def achievement(
    tally: Sequence[Mapping[str, object]],
    indicator: Indicator,
    first: date,
    last: date,
    as_of: date,
    match: Mapping[str, object],
) -> dict[str, object]:
    """One cell: the sums over whole months first…last of the rows that match, and its verdict."""
    end = min(last, as_of)
    numerator = denominator = unknown = 0
    for row in tally:
        if row["indicator"] != indicator.key:
            continue
        if any(row[column] != wanted for column, wanted in match.items()):
            continue
        if not first <= row["month"] <= end:
            continue
        denominator += row["denominator"]
        unknown += row["unknown"]
        covered = row["covered_month"]
        if indicator.dated is None or (covered is not None and covered <= end):
            numerator += row["numerator"]
    plan = indicator.plan.get(first.year)
    value = 100 * numerator / denominator if denominator else None
    return {
        "numerator": numerator,
        "denominator": denominator,
        "unknown": unknown,
        "value": value,
        "gap": None if value is None or plan is None else value - plan,
        "coverage": denominator / (denominator + unknown) if denominator + unknown else None,
        "verdict": verdict(numerator, denominator, unknown, plan, indicator.minimum_n),
        "unfinished": as_of < last,
    }


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def rating(
    parts: Sequence[Mapping[str, object]], population: Mapping[str, int | None], months: float
) -> dict[str, dict[str, float | None]]:
    """settlement → k, t, q, score, place by the contract, one settlement at a time."""
    on_time = sum(row["on_time"] for row in parts)
    with_term = sum(row["on_time"] + row["late"] for row in parts)
    often = {
        row["settlement"]: row["messages"] >= 2 * months and row["settlement"] != "не определено"
        for row in parts
    }
    per_1000 = {
        row["settlement"]: row["messages"] * 1000 / population[row["settlement"]]
        for row in parts
        if population.get(row["settlement"])
    }
    x90 = percentile_90(sorted(x for name, x in per_1000.items() if often[name]))
    answer: dict[str, dict[str, float | None]] = {}
    for row in parts:
        name = row["settlement"]
        if name == "не определено":
            continue
        k = None
        if name in per_1000 and x90 is not None:
            k = 1.0 if x90 == 0 else 1 - min(1, per_1000[name] / x90)
        t = None
        if row["on_time"] + row["late"] > 0:
            p = on_time / with_term
            t = (row["on_time"] + 10 * p) / (row["on_time"] + row["late"] + 10)
        quality = []
        if row["resolved_known"]:
            quality.append((0.5, row["resolved_true"] / row["resolved_known"]))
        if row["repeat_known"]:
            quality.append((0.2, 1 - row["repeat_true"] / row["repeat_known"]))
        if row["returned_known"]:
            quality.append((0.15, 1 - row["returned_true"] / row["returned_known"]))
        if row["mark_count"]:
            quality.append((0.15, (row["mark_sum"] / row["mark_count"] - 1) / 4))
        q = weighted(quality)
        known = [(w, part) for w, part in ((0.2, k), (0.4, t), (0.4, q)) if part is not None]
        total = weighted(known)
        answer[name] = {
            "k": k,
            "t": t,
            "q": q,
            "score": None if total is None else 100 * total,
            "rated": often[name] and total is not None,
        }
    for cells in answer.values():
        better = [
            other
            for other in answer.values()
            if other["rated"] and cells["rated"] and other["score"] > cells["score"] + 1e-9
        ]
        cells["place"] = 1 + len(better) if cells["rated"] else None
    return answer


def weighted(parts: Sequence[tuple[float, float]]) -> float | None:
    if not parts:
        return None
    return sum(weight * part for weight, part in parts) / sum(weight for weight, _ in parts)


def percentile_90(ordered: Sequence[float]) -> float | None:
    """The linear one: between the two neighbours of the place 0,9·(n − 1)."""
    if not ordered:
        return None
    place = 0.9 * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
