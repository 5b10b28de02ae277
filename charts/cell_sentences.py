"""The sentence behind one cell of a heat map."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from analytics.words import capital, counted, day, hours, number, percent
from answers.heat.grid import UNKNOWN
from answers.heat.heatmap import HeatMap
from answers.heat.values import Metric

_MESSAGES = ("сообщение", "сообщения", "сообщений")
_NONE = "сообщений не было"

Row = dict[str, Any]


def tail(answer: HeatMap, row: Row) -> str:
    """Return what is said of a cell after its names."""
    return _TAILS[answer.metric](answer, row)


def _came(row: Row) -> str:
    return counted(int(row["messages"]), *_MESSAGES) if row["messages"] else _NONE


def _on_time(row: Row) -> str:
    due = int(row["on_time"] + row["late"])
    parts: list[str] = []
    if due:
        parts.append(f"в срок {number(row['on_time'])} из {number(due)}")
    if row["pending"]:
        parts.append(f"ещё у {number(row['pending'])} срок не наступил")
    if row["no_term"]:
        parts.append(f"без срока {number(row['no_term'])}")
    return ", ".join(parts)


def _count(_answer: HeatMap, row: Row) -> str:
    return ", ".join(part for part in (_came(row), _on_time(row)) if part)


def _per_1000(_answer: HeatMap, row: Row) -> str:
    if row["row"] == UNKNOWN:
        return f"{_came(row)}, место не определено: на жителей не делится"
    if pd.isna(row["population"]):
        return f"{_came(row)}, число жителей не указано"
    people = f"жителей {number(row['population'])}"
    said = f"{_came(row)}, {people}:\n{number(row['value'], 1)} на 1000 жителей"
    return said + _against(row, "чаще, чем по району", "реже, чем по району")


def _late(_answer: HeatMap, row: Row) -> str:
    due = int(row["on_time"] + row["late"])
    if not row["messages"]:
        return _NONE
    if not due:
        return f"{_came(row)}, о сроках судить рано: {_on_time(row)}"
    said = f"с опозданием {number(row['late'])} из {number(due)} ({percent(row['value'])})"
    rest = [part for part in _on_time(row).split(", ")[1:] if part]
    return ", ".join([_came(row), said, *rest]) + _against(
        row, "чаще, чем по району", "реже, чем по району"
    )


def _changed(answer: HeatMap, row: Row) -> str:
    if answer.before is None or not answer.comparable:
        return f"{_came(row)}, сравнить не с чем: за прежний период данных нет"
    when = "годом раньше" if answer.level == "month" else _days(*answer.before)
    was = f"{capital(when)} было {number(row['before'])}"
    how = {
        "grown": "рост заметный, случайностью не объяснить",
        "fallen": "спад заметный, случайностью не объяснить",
        "even": "разница в пределах случайной",
    }[row["status"]]
    return f"{_came(row)}. {was}.\n{capital(how)}"


def _open(_answer: HeatMap, row: Row) -> str:
    if not row["counted"]:
        return _NONE
    return f"без ответа {number(row['open'])} из {number(row['counted'])}"


def _repeats(_answer: HeatMap, row: Row) -> str:
    if not row["counted"]:
        return _NONE
    if not row["repeats_known"]:
        return f"{counted(int(row['counted']), *_MESSAGES)}, источник не отмечает повторные"
    share = percent(row["value"])
    said = f"повторных {number(row['repeats'])} из {number(row['repeats_known'])} ({share})"
    unknown = int(row["counted"] - row["repeats_known"])
    if unknown:
        said += f", ещё у {number(unknown)} отметки нет"
    return said + _against(row, "чаще, чем по району", "реже, чем по району")


def _mark(_answer: HeatMap, row: Row) -> str:
    if not row["counted"]:
        return _NONE
    came = counted(int(row["counted"]), *_MESSAGES)
    if not row["marks"]:
        return f"{came}, оценок нет"
    marks = counted(int(row["marks"]), "оценка", "оценки", "оценок")
    return f"средняя оценка {number(row['value'], 2)}, {marks} на {came}"


def _median(_answer: HeatMap, row: Row) -> str:
    if not row["base"]:
        return _NONE
    asked = f"ответили на {number(row['answered'])} из {number(row['base'])}"
    if pd.isna(row["value"]):
        return f"{asked}, больше половины ещё ждут"
    said = f"половина ответов приходит за {hours(row['value'])}, {asked}"
    if not pd.isna(row["low"]) and not pd.isna(row["high"]):
        said += f"\nС учётом случайности — от {hours(row['low'])} до {hours(row['high'])}"
    return said + _against(row, "дольше, чем по району", "быстрее, чем по району")


def _unusual(_answer: HeatMap, row: Row) -> str:
    if pd.isna(row["expected"]):
        return f"{_came(row)}, ожидаемое не считается: место, тема или время не известны"
    said = f"{_came(row)}, по размеру строки и столбца ожидалось {number(row['expected'], 1)}"
    return said + _against(row, "необычно много", "необычно мало")


def _against(row: Row, more: str, fewer: str) -> str:
    words = {
        "more": f"{more}, случайностью не объяснить",
        "fewer": f"{fewer}, случайностью не объяснить",
        "even": "отличие в пределах случайного",
    }
    return f"\n{capital(words[row['status']])}" if row["status"] else ""


def _days(first: date, last: date) -> str:
    return f"с {day(first)} по {day(last)}"


_TAILS: dict[Metric, Callable[[HeatMap, Row], str]] = {
    Metric.COUNT: _count,
    Metric.PER_1000: _per_1000,
    Metric.LATE: _late,
    Metric.CHANGE: _changed,
    Metric.YEAR: _changed,
    Metric.OPEN: _open,
    Metric.MEDIAN: _median,
    Metric.REPEATS: _repeats,
    Metric.MARK: _mark,
    Metric.UNUSUAL: _unusual,
}
