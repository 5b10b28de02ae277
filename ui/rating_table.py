"""The rating as rows that can be read aloud: every part with its «N из M»."""

import math
from typing import Any

import pandas as pd

from analytics.words import counted, number, percent
from answers.conclusions import MESSAGES
from answers.rating import Rating
from ui.tables import Column
from ui.unbroken import unbroken

UNRATED = "не рейтингуется"
_SMALLEST_GAP = 0.05  # a smaller one would be written as 0,0
_AXES = {"k": "число сообщений", "t": "сроки", "q": "решение по существу"}

COLUMNS = (
    Column("settlement", "Поселение"),
    Column("standing", "Место"),
    Column("moved", "Изменение"),
    Column("within", "Пределы"),
    Column("score", "Балл", "decimal"),
    Column("flow", "На 1000 жителей (K)"),
    Column("terms", "В срок (T)"),
    Column("advice", "Что поднимет место"),
)
PARTS = (
    Column("settlement", "Поселение"),
    Column("solved", "Решено"),
    Column("repeats", "Повторные"),
    Column("reworked", "Возвращены на доработку"),
    Column("marks", "Средняя оценка жителей"),
    Column("axes", "K / T / Q, из 100"),
    Column("weakest_words", "Где теряет больше всего"),
)
EXPORTED = {
    "settlement": "Поселение", "place": "Место", "place_before": "Место раньше",
    "place_low": "Место не лучше", "place_high": "Место не хуже", "score": "Балл",
    "k": "K (0–1)", "t": "T (0–1)", "q": "Q (0–1)", "messages": "Сообщений",
    "population": "Жителей", "per_1000": "На 1000 жителей", "on_time": "В срок",
    "late": "С опозданием", "resolved_true": "Решено", "resolved_known": "Итог известен",
    "repeat_true": "Повторных", "repeat_known": "О повторности известно",
    "returned_true": "Возвращено на доработку", "returned_known": "О доработке известно",
    "mark_sum": "Сумма оценок", "mark_count": "Оценок", "advice": "Что поднимет место",
}  # fmt: skip


def rating_rows(answer: Rating) -> pd.DataFrame:
    """Return the rating's table with the words of COLUMNS beside its numbers."""
    table = answer.table
    records: list[dict[str, Any]] = table.to_dict(orient="records")
    return table.assign(
        standing=[number(row["place"]) if row["rated"] else None for row in records],
        moved=[_moved(row) for row in records],
        within=[_within(row) for row in records],
        flow=[_flow(row) for row in records],
        terms=[_of(row["on_time"], row["on_time"] + row["late"]) for row in records],
        solved=[_of(row["resolved_true"], row["resolved_known"]) for row in records],
        repeats=[_of(row["repeat_true"], row["repeat_known"]) for row in records],
        reworked=[_of(row["returned_true"], row["returned_known"]) for row in records],
        marks=[_mark(row) for row in records],
        axes=[_axes(row) for row in records],
        weakest_words=[_weakest(row) for row in records],
        advice=[_advice(row) for row in records],
    )


def bar_frame(answer: Rating) -> pd.DataFrame:
    """Return what charts.bars draws: settlement, place, score, hover."""
    table = answer.table
    records: list[dict[str, Any]] = table.to_dict(orient="records")
    rated = table["rated"].to_numpy(dtype=bool)
    return pd.DataFrame(
        {
            "settlement": table["settlement"],
            "place": table["place"].astype(float),
            "score": table["score"].where(rated),
            "hover": [_sentence(row) for row in records],
        }
    )


def formula(answer: Rating) -> str:
    """Return how the score is made, with the weights in force."""
    weights = answer.weights
    k, t, q = (number(100 * one) for one in weights.axes)
    parts = [number(100 * one) for one in weights.substance_parts]
    return (
        f"Балл из 100 = {k} за малое число сообщений на 1000 жителей (K) + {t} за ответы в срок (T) "
        f"+ {q} за решение по существу (Q: решено {parts[0]} %, без повторов {parts[1]} %, без "
        f"возврата на доработку {parts[2]} %, оценка жителей {parts[3]} %). Часть без данных не "
        "считается, веса остальных растут. Доля «в срок» у малых поселений сдвинута к районной. "
        f"Рейтингуется тот, у кого от {number(weights.monthly_minimum)} сообщений в месяц."
    )


def _of(hits: float, whole: float) -> str | None:
    if not whole:
        return None
    return unbroken(f"{number(hits)} из {number(whole)} ({percent(100 * hits / whole)})")


def _moved(row: dict[str, Any]) -> str | None:
    if not row["rated"] or pd.isna(row["change"]):
        return None
    if not row["change"]:
        return "то же"
    sign = "↑" if row["change"] > 0 else "↓"
    return unbroken(f"{sign} {number(abs(row['change']))} (было {number(row['place_before'])})")


def _within(row: dict[str, Any]) -> str | None:
    if not row["rated"]:
        return None
    low, high = row["place_low"], row["place_high"]
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def _flow(row: dict[str, Any]) -> str:
    if math.isnan(row["per_1000"]):
        return unbroken(f"— ({number(row['messages'])} сообщ.)")
    return unbroken(f"{number(row['per_1000'], 1)} ({number(row['messages'])} сообщ.)")


def _mark(row: dict[str, Any]) -> str | None:
    if not row["mark_count"]:
        return None
    return f"{number(row['mark_sum'] / row['mark_count'], 1)} ({number(row['mark_count'])})"


def _axes(row: dict[str, Any]) -> str | None:
    if not row["rated"]:
        return None
    return unbroken(" / ".join(number(100 * row[axis]) for axis in _AXES))


def _weakest(row: dict[str, Any]) -> str | None:
    if not row["rated"]:
        return None
    return f"{_AXES[row['weakest']]}: минус {number(row['lost'], 1)}"


def _advice(row: dict[str, Any]) -> str | None:
    if not row["rated"]:
        return UNRATED
    if pd.isna(row["gap"]):
        return None
    gap = number(row["gap"], 1) if row["gap"] >= _SMALLEST_GAP else "меньше 0,1"
    reach = f"До места выше ({row['ahead']}) {gap} балла"
    if pd.isna(row["on_time_needed"]):
        return unbroken(f"{reach}; одними сроками не догнать", 26)
    return unbroken(f"{reach}: вовремя ответить ещё на {number(row['on_time_needed'])}", 26)


def _sentence(row: dict[str, Any]) -> str:
    came = counted(int(row["messages"]), *MESSAGES)
    if not row["rated"]:
        return f"{row['settlement']}: {UNRATED}, {came}"
    parts = [f"{row['settlement']}: место {number(row['place'])} (от {_within(row)})"]
    terms = _of(row["on_time"], row["on_time"] + row["late"])
    parts.append(f"балл {number(row['score'], 1)}, {came}")
    if terms:
        parts.append(f"в срок {terms}")
    return "\n".join(parts)
