"""What a picture says, in one sentence: the title of a page and of a slide."""

from typing import Any, cast

import pandas as pd

from analytics.changes import change
from analytics.words import change as change_words
from analytics.words import counted, number, percent
from answers.appeals import Appeals
from answers.heatmap import DISTRICT, OTHERS, TOTAL, UNKNOWN, HeatMap, Metric
from answers.rating import Rating
from answers.trends import Trends

MESSAGES = ("сообщение", "сообщения", "сообщений")
NOTHING = "За выбранный период сообщений нет"
_ENOUGH = 10  # a share of fewer is no ground for a title

_LEVELS = {"block": "блок", "topic_group": "группа", "topic": "тема"}

Row = dict[str, Any]


def of_heat_map(answer: HeatMap) -> str:
    """Return what the map says: where there is most, or what has grown."""
    rows = _rows(answer.cells)
    district = next(r for r in rows if r["settlement"] == DISTRICT and r["column"] == TOTAL)
    if not district["messages"]:
        return NOTHING
    named = [row for row in rows if row["settlement"] not in (DISTRICT, UNKNOWN)]
    inner = [row for row in named if row["column"] not in (TOTAL, OTHERS, UNKNOWN)]
    if answer.metric is Metric.PER_1000:
        return _most_per_1000([row for row in named if row["column"] == TOTAL], district)
    if answer.metric is Metric.LATE:
        return _most_late(inner, district, answer.level)
    if answer.metric in (Metric.CHANGE, Metric.YEAR):
        return _growth(inner, answer.comparable, answer.level)
    return _most(inner, district, answer.level)


def of_trends(answer: Trends, period: str) -> str:
    """Return how many came and how that compares with a year ago; `period` in words."""
    if not answer.now:
        return NOTHING
    came = f"{period}: {counted(answer.now, *MESSAGES)}"
    if answer.before is None:
        return f"{came}; год назад данных нет"
    if answer.now == answer.before:
        return f"{came} — столько же, сколько за те же дни год назад"
    compared = change(answer.now, answer.before)
    if compared is None:
        return f"{came}; за те же дни год назад не было ни одного"
    how = "больше" if compared > 0 else "меньше"
    share = change_words(abs(compared)).lstrip("+")
    return f"{came} — на {share} {how}, чем за те же дни год назад ({number(answer.before)})"


def of_rating(answer: Rating) -> str:
    """Return who is first and who is last."""
    rated = _rows(answer.rated)
    if not rated:
        return "Рейтинга нет: за период некого сравнивать"
    best, worst = min(row["place"] for row in rated), max(row["place"] for row in rated)
    first = ", ".join(row["name"] for row in rated if row["place"] == best)
    last = ", ".join(row["name"] for row in rated if row["place"] == worst)
    if best == worst:
        alone = "одно поселение:" if answer.unit == "settlement" else "только"
        return f"Рейтингуется {alone} {first}" if len(rated) == 1 else f"Поровну: {first}"
    return f"Впереди {first}, последнее место — {last}"


def of_appeals(answer: Appeals, quarter: str, name: str) -> str:
    """Return how many appeals came in a quarter and how that compares; `name` in words."""
    rows = [row for row in _rows(answer.of("flow", quarter)) if row["name"].lower() == "всего"]
    if not rows:
        return f"{name}: общего числа обращений в книге нет"
    came = counted(int(rows[0]["value"]), "обращение", "обращения", "обращений")
    before = rows[0]["year_ago"]
    if pd.isna(before) or not before:
        return f"{name}: {came}"
    compared = change_words(change(rows[0]["value"], before))
    return f"{name}: {came}, {compared} к тому же кварталу прошлого года"


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


def _most_per_1000(totals: list[Row], district: Row) -> str:
    known = [row for row in totals if not pd.isna(row["value"])]
    if not known:
        return "Число жителей не указано: на 1000 жителей не посчитать"
    top = max(known, key=lambda row: row["value"])
    words = f"Чаще всего пишут: {top['settlement']} — {number(top['value'], 1)} на 1000 жителей"
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


def _growth(inner: list[Row], comparable: bool, level: str) -> str:
    if not comparable:
        return "Сравнить не с чем: за прежний период данных нет"
    grown = [row for row in inner if row["status"] == "grown"]
    if not grown:
        return "Заметного роста нет ни в одной клетке"
    grown.sort(key=lambda row: (row["before"] - row["messages"], row["settlement"]))
    named = [
        f"{_cell(row, level)} ({number(row['before'])} → {number(row['messages'])})"
        for row in grown[:2]
    ]
    more = f" и ещё {number(len(grown) - 2)}" if len(grown) > 2 else ""
    return f"Заметно выросли: {'; '.join(named)}{more}"


def _cell(row: Row, level: str) -> str:
    """Return «Мортка, ЖКХ»; names that are bare numbers say what they number."""
    settlement, column = row["settlement"], row["column"]
    if settlement.isdigit():
        settlement = f"поселение {settlement}"
    return (
        f"{settlement}, {_LEVELS[level]} {column}"
        if column.isdigit()
        else f"{settlement}, {column}"
    )


def _rows(frame: pd.DataFrame) -> list[Row]:
    return cast("list[Row]", frame.to_dict(orient="records"))
