"""The words of the heat map: what stands in a cell, and the sentence behind it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from analytics.words import NBSP, capital, change, counted, day, number, percent
from answers.heatmap import DISTRICT, OTHERS, TOTAL, HeatMap, Metric
from charts.palette import DONE, FAILED, NODATA

_SHADES = {"grown": FAILED, "fallen": DONE, "even": NODATA}
_MESSAGES = ("сообщение", "сообщения", "сообщений")


def cell_words(answer: HeatMap, period: str) -> pd.DataFrame:
    """Return what charts.heatmap draws, settlements by columns in their order, totals left out.

    `period` is the period in words: «октябрь 2026».
    """
    cells = answer.cells
    inner = cells[(cells["settlement"] != DISTRICT) & (cells["column"] != TOTAL)]
    records = inner.to_dict(orient="records")
    return pd.DataFrame(
        {
            "row": inner["settlement"],
            "column": inner["column"].where(inner["column"] != OTHERS, others(answer)),
            "value": inner["value"],
            "count": inner["base"],
            "text": [cell_text(answer.metric, row) for row in records],
            "hover": [_sentence(answer, row, period) for row in records],
            "status": inner["status"].map(_SHADES).fillna(""),
        }
    ).reset_index(drop=True)


def others(answer: HeatMap) -> str:
    """Return the name of the column that gathers what did not fit: «остальные (14)»."""
    return f"{OTHERS} ({answer.gathered})"


def cell_text(metric: Metric, row: dict[str, Any]) -> str:
    """Return what stands in one cell, total or not."""
    if metric in (Metric.CHANGE, Metric.YEAR):
        if pd.isna(row["value"]):
            return f"было{NBSP}0" if row["messages"] else "0"
        return change(row["value"])
    if pd.isna(row["value"]):
        return "—"
    if metric is Metric.LATE:
        return percent(row["value"], digits=0)
    return number(row["value"], 1 if metric is Metric.PER_1000 else 0)


def _sentence(answer: HeatMap, row: dict[str, Any], period: str) -> str:
    column = others(answer) if row["column"] == OTHERS else row["column"]
    head = f"{row['settlement']}, {column}, {period}"
    return f"{head}:\n{_TAILS[answer.metric](answer, row)}"


def _came(row: dict[str, Any]) -> str:
    return counted(int(row["messages"]), *_MESSAGES) if row["messages"] else "сообщений не было"


def _on_time(row: dict[str, Any]) -> str:
    due = int(row["on_time"] + row["late"])
    parts: list[str] = []
    if due:
        parts.append(f"в срок {number(row['on_time'])} из {number(due)}")
    if row["pending"]:
        parts.append(f"ещё у {number(row['pending'])} срок не наступил")
    if row["no_term"]:
        parts.append(f"без срока {number(row['no_term'])}")
    return ", ".join(parts)


def _count(_answer: HeatMap, row: dict[str, Any]) -> str:
    return ", ".join(part for part in (_came(row), _on_time(row)) if part)


def _per_1000(_answer: HeatMap, row: dict[str, Any]) -> str:
    if pd.isna(row["population"]):
        return f"{_came(row)}, число жителей не указано"
    people = f"жителей {number(row['population'])}"
    return f"{_came(row)}, {people}:\n{number(row['value'], 1)} на 1000 жителей"


def _late(_answer: HeatMap, row: dict[str, Any]) -> str:
    due = int(row["on_time"] + row["late"])
    if not row["messages"]:
        return "сообщений не было"
    if not due:
        return f"{_came(row)}, о сроках судить рано: {_on_time(row)}"
    tail = f"с опозданием {number(row['late'])} из {number(due)} ({percent(row['value'])})"
    rest = [part for part in _on_time(row).split(", ")[1:] if part]
    return ", ".join([_came(row), tail, *rest])


def _changed(answer: HeatMap, row: dict[str, Any]) -> str:
    if answer.before is None or not answer.comparable:
        return f"{_came(row)}, сравнить не с чем: за прежний период данных нет"
    was = f"{capital(_days(*answer.before))} было {number(row['before'])}"
    how = {
        "grown": "рост заметный, случайностью не объяснить",
        "fallen": "спад заметный, случайностью не объяснить",
        "even": "разница в пределах случайной",
    }[row["status"]]
    return f"{_came(row)}. {was}.\n{capital(how)}"


def _days(first: date, last: date) -> str:
    return f"с {day(first)} по {day(last)}"


_TAILS: dict[Metric, Callable[[HeatMap, dict[str, Any]], str]] = {
    Metric.COUNT: _count,
    Metric.PER_1000: _per_1000,
    Metric.LATE: _late,
    Metric.CHANGE: _changed,
    Metric.YEAR: _changed,
}
