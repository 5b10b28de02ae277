"""What a heat map says, in one sentence: its title on a page and on a slide."""

from typing import Any, cast

import pandas as pd

from analytics.words import counted, hours, number, percent
from answers.conclusions import MESSAGES, NOTHING
from answers.heat.grid import (
    DISTRICT,
    HOURS,
    NO_EXECUTOR,
    NO_HOUR,
    OTHERS,
    TOTAL,
    UNKNOWN,
    WEEKDAYS,
    Kind,
)  # fmt: skip
from answers.heat.heatmap import HeatMap
from answers.heat.values import COMPARED, Metric

_ENOUGH = 10  # a share of fewer is no ground for a title
_LEVELS = {"block": "блок", "topic_group": "группа", "topic": "тема"}
_ON = (
    "в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу",
    "в воскресенье",
)  # fmt: skip
_NO_NAMES = (DISTRICT, OTHERS, TOTAL, UNKNOWN, NO_EXECUTOR, NO_HOUR)

Row = dict[str, Any]


def of_heat_map(answer: HeatMap) -> str:
    """Return what the map says: where there is most, or what has grown."""
    rows = cast("list[Row]", answer.cells.to_dict(orient="records"))
    district = next(r for r in rows if r["row"] == DISTRICT and r["column"] == TOTAL)
    if not district["messages"]:
        return NOTHING
    placed = [row for row in rows if row["row"] not in _NO_NAMES]
    inner = [row for row in placed if row["column"] not in _NO_NAMES]
    level = answer.level
    if answer.metric in COMPARED:
        return _growth(inner, answer.comparable, level)
    if answer.metric is Metric.PER_1000:
        return _most_per_1000([row for row in placed if row["column"] == TOTAL], district)
    if answer.metric is Metric.LATE:
        return _most_late(inner, district, level)
    if answer.metric is Metric.REPEATS:
        return _most_repeats(inner, district, level)
    if answer.metric is Metric.MEDIAN:
        return _longest(inner, district, level)
    if answer.metric is Metric.MARK:
        return _lowest_mark(inner, district, level)
    if answer.metric is Metric.UNUSUAL:
        return _unusual(inner, level)
    if answer.metric is Metric.OPEN:
        return _most_open(inner, district, level)
    if answer.kind is Kind.HOURS:
        return _busiest(rows)
    return _most(inner, district, level)


def _most(inner: list[Row], district: Row, level: str) -> str:
    top = max(inner, key=lambda row: row["messages"], default=None)
    if top is None or not top["messages"]:
        return (
            f"Всего {counted(int(district['messages']), *MESSAGES)}, место или тема не определены"
        )
    share = percent(100 * top["messages"] / district["messages"])
    return (
        f"Больше всего сообщений: {_cell(top, level)} — "
        f"{number(top['messages'])} из {number(district['messages'])} ({share})"
    )


def _busiest(rows: list[Row]) -> str:
    days = [row for row in rows if row["row"] in WEEKDAYS and row["column"] == TOTAL]
    hourly = [row for row in rows if row["row"] == DISTRICT and row["column"] in HOURS]
    top = max(days, key=lambda row: row["messages"])
    came = sum(row["messages"] for row in days)
    said = (
        f"Больше всего сообщений приходит {_ON[WEEKDAYS.index(top['row'])]} — "
        f"{number(top['messages'])} из {number(came)}"
    )
    timed = sum(row["messages"] for row in hourly)
    if not timed:
        return f"{said}; время суток в файлах не указано"
    working = sum(row["messages"] for row in hourly if 9 <= int(row["column"]) < 18)
    return f"{said}; с 9 до 18 часов — {number(working)} из {number(timed)}"


def _most_per_1000(totals: list[Row], district: Row) -> str:
    known = [row for row in totals if not pd.isna(row["value"])]
    if not known:
        return "Число жителей не указано: на 1000 жителей не посчитать"
    top = max(known, key=lambda row: row["value"])
    words = f"Чаще всего пишут: {top['row']} — {number(top['value'], 1)} на 1000 жителей"
    if pd.isna(district["value"]):
        return words
    return f"{words}, в районе {number(district['value'], 1)}"


def _most_late(inner: list[Row], district: Row, level: str) -> str:
    if pd.isna(district["value"]):
        return "О сроках судить не по чему: у сообщений нет срока или он не наступил"
    some = [row for row in inner if row["late"] and row["late"] + row["on_time"] >= _ENOUGH]
    if not some:
        due = number(district["late"] + district["on_time"])
        return f"С опозданием {number(district['late'])} из {due} ({percent(district['value'])})"
    top = max(some, key=lambda row: row["value"])
    return (
        f"Чаще всего опаздывают: {_cell(top, level)} — {number(top['late'])} из "
        f"{number(top['late'] + top['on_time'])} ({percent(top['value'])})"
    )


def _most_repeats(inner: list[Row], district: Row, level: str) -> str:
    if pd.isna(district["value"]):
        return "О повторных судить не по чему: источник не отмечает их"
    some = [row for row in inner if row["repeats"] and row["repeats_known"] >= _ENOUGH]
    top = max(some, key=lambda row: row["value"], default=district)
    where = "в районе" if top is district else _cell(top, level)
    return (
        f"Чаще всего обращаются повторно: {where} — {number(top['repeats'])} из "
        f"{number(top['repeats_known'])} ({percent(top['value'])})"
    )


def _longest(inner: list[Row], district: Row, level: str) -> str:
    if pd.isna(district["value"]):
        return "Типичный срок ответа неизвестен: больше половины сообщений ещё ждут"
    said = f"В районе половина ответов приходит за {hours(district['value'])}"
    some = [row for row in inner if row["status"] == "more" and row["base"] >= _ENOUGH]
    if not some:
        return said
    top = max(some, key=lambda row: row["value"])
    return f"{said}, дольше всего ждут: {_cell(top, level)} — {hours(top['value'])}"


def _lowest_mark(inner: list[Row], district: Row, level: str) -> str:
    if pd.isna(district["value"]):
        return "Жители не поставили ни одной оценки"
    said = (
        f"Средняя оценка — {number(district['value'], 1)} "
        f"({counted(int(district['marks']), 'оценка', 'оценки', 'оценок')})"
    )
    some = [row for row in inner if row["marks"] >= _ENOUGH]
    if not some:
        return said
    low = min(some, key=lambda row: row["value"])
    return f"{said}, ниже всего: {_cell(low, level)} — {number(low['value'], 1)}"


def _most_open(inner: list[Row], district: Row, level: str) -> str:
    if not district["open"]:
        return "На все сообщения периода ответили"
    said = f"Без ответа {number(district['open'])} из {number(district['counted'])}"
    top = max(inner, key=lambda row: row["open"], default=None)
    if top is None or not top["open"]:
        return said
    return f"{said}, больше всего: {_cell(top, level)} — {number(top['open'])}"


def _unusual(inner: list[Row], level: str) -> str:
    some = sorted((r for r in inner if r["status"] == "more"), key=lambda row: -row["value"])
    if not some:
        return "Необычно больших чисел нет ни в одной клетке"
    named = [
        f"{_cell(row, level)} ({number(row['messages'])} при ожидаемых {number(row['expected'])})"
        for row in some[:2]
    ]
    more = f" и ещё {number(len(some) - 2)}" if len(some) > 2 else ""
    return f"Необычно много: {'; '.join(named)}{more}"


def _growth(inner: list[Row], comparable: bool, level: str) -> str:
    if not comparable:
        return "Сравнить не с чем: за прежний период данных нет"
    grown = [row for row in inner if row["status"] == "grown"]
    if not grown:
        return "Заметного роста нет ни в одной клетке"
    grown.sort(key=lambda row: (row["before"] - row["messages"], row["row"]))
    named = [
        f"{_cell(row, level)} ({number(row['before'])} → {number(row['messages'])})"
        for row in grown[:2]
    ]
    more = f" и ещё {number(len(grown) - 2)}" if len(grown) > 2 else ""
    return f"Заметно выросли: {'; '.join(named)}{more}"


def _cell(row: Row, level: str) -> str:
    """Return «Мортка, ЖКХ»; names that are bare numbers say what they number."""
    name, column = row["row"], row["column"]
    if level == "hour":
        return f"{name}, {column} ч"
    if name.isdigit():
        name = f"поселение {name}"
    return f"{name}, {_LEVELS[level]} {column}" if column.isdigit() else f"{name}, {column}"
