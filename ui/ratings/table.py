"""The rating as rows that can be read aloud: every part with its «N из M»."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.words import counted, hours, number, percent
from answers.conclusions import MESSAGES
from answers.ratings.rating import NEVER_RATED, Rating
from data.queries.rating_parts import Unit
from ui.indicators.why import why_link
from ui.links import page_link
from ui.tables import Column
from ui.unbroken import unbroken

UNRATED = "не рейтингуется"
WHO: Mapping[Unit, str] = {
    "settlement": "Поселения",
    "block": "Отраслевые блоки",
    "recipient": "Ответственные получатели",
    "executor": "Исполнители",
}
ONE: Mapping[Unit, str] = {
    "settlement": "Поселение",
    "block": "Отраслевой блок",
    "recipient": "Ответственный получатель",
    "executor": "Исполнитель",
}
_EXPLAINED = ("messages", "on_time", "resolved", "repeat", "returned", "mark")
_SMALLEST_GAP = 0.05  # a smaller one would be written as 0,0
_AXES = {"k": "число сообщений", "t": "сроки", "q": "решение по существу"}


def columns(unit: Unit) -> tuple[Column, ...]:
    """Return the columns of the main table."""
    flow = (
        Column("flow", "На 1000 жителей (K)", link="why_messages")
        if unit == "settlement"
        else _CAME
    )
    return (
        Column("name", ONE[unit], link="card"),
        Column("standing", "Место"),
        Column("moved", "Изменение"),
        Column("within", "Пределы"),
        Column("score", "Балл", "decimal"),
        flow,
        Column("terms", "В срок (T)", link="why_on_time"),
        Column("typical", "Типичный срок ответа"),
    )


def part_columns(unit: Unit) -> tuple[Column, ...]:
    """Return the columns of the table that takes the score apart."""
    return (
        Column("name", ONE[unit]),
        Column("gained", "Баллы: K + T + Q" if unit == "settlement" else "Баллы: T + Q"),
        Column("solved", "Решено", link="why_resolved"),
        Column("repeats", "Повторные", link="why_repeat"),
        Column("reworked", "Возвращены на доработку", link="why_returned"),
        Column("marks", "Средняя оценка жителей", link="why_mark"),
        Column("weakest_words", "Где теряет больше всего"),
    )


_CAME = Column("messages", "Сообщений", "whole", link="why_messages")
RATED = {
    "place": "Место", "place_before": "Место раньше",
    "place_low": "Место не лучше", "place_high": "Место не хуже", "score": "Балл",
    "k": "K (0–1)", "t": "T (0–1)", "q": "Q (0–1)", "messages": "Сообщений",
    "population": "Жителей", "per_1000": "На 1000 жителей", "on_time": "В срок",
    "late": "С опозданием", "resolved_true": "Решено", "resolved_known": "Итог известен",
    "repeat_true": "Повторных", "repeat_known": "О повторности известно",
    "returned_true": "Возвращено на доработку", "returned_known": "О доработке известно",
    "mark_sum": "Сумма оценок", "mark_count": "Оценок",
}  # fmt: skip
EXPORTED = {
    **RATED,
    "median": "Типичный срок ответа, часов",
    "waiting": "Ещё ждут ответа",
    "advice": "Что поднимет место",
}


def rating_rows(answer: Rating) -> pd.DataFrame:
    """Return the rating's table with the words of both tables beside its numbers."""
    table = answer.table.merge(
        answer.points.drop(columns=["score"]), on="name", suffixes=("", "_points")
    )
    records: list[dict[str, Any]] = table.to_dict(orient="records")
    return table.assign(
        standing=[number(row["place"]) if row["rated"] else UNRATED for row in records],
        moved=[_moved(row) for row in records],
        within=[_within(row) for row in records],
        flow=[_flow(row) for row in records],
        terms=[_of(row["on_time"], row["on_time"] + row["late"]) for row in records],
        solved=[_of(row["resolved_true"], row["resolved_known"]) for row in records],
        repeats=[_of(row["repeat_true"], row["repeat_known"]) for row in records],
        reworked=[_of(row["returned_true"], row["returned_known"]) for row in records],
        marks=[_mark(row) for row in records],
        gained=[_gained(row) for row in records],
        typical=[_typical(row) for row in records],
        weakest_words=[_weakest(row) for row in records],
        advice=[_advice(row) for row in records],
        card=[_card(answer.unit, row["name"]) for row in records],
        **{
            f"why_{share}": [
                why_link(share, answer.unit, row["name"], (answer.date_from, answer.date_to))
                for row in records
            ]
            for share in _EXPLAINED
        },
    )


def bar_frame(answer: Rating) -> pd.DataFrame:
    """Return what charts.bars draws: name, place, score, hover."""
    table = answer.table
    records: list[dict[str, Any]] = table.to_dict(orient="records")
    rated = table["rated"].to_numpy(dtype=bool)
    return pd.DataFrame(
        {
            "name": table["name"],
            "place": table["place"].astype(float),
            "score": table["score"].where(rated),
            "hover": [_sentence(row) for row in records],
        }
    )


def formula(answer: Rating) -> str:
    """Return how the score is made, with the weights in force."""
    weights = answer.weights
    k, t, q = weights.axes
    whole = k + t + q if answer.unit == "settlement" else (t + q) or 1
    words = {
        "K": f"{number(100 * k / whole)} за малое число сообщений на 1000 жителей (K)",
        "T": f"{number(100 * t / whole)} за ответы в срок (T)",
        "Q": f"{number(100 * q / whole)} за решение по существу (Q: {_substance(answer)})",
    }
    if answer.unit != "settlement":
        del words["K"]
    version = (
        "другие веса" if answer.weights_version is None else f"веса версии {answer.weights_version}"
    )
    return (
        f"Балл из 100 = {' + '.join(words.values())} ({version}). Часть без данных не "
        "считается, веса остальных растут. Доля «в срок» у тех, у кого сообщений мало, сдвинута к "
        f"общей. Рейтингуется тот, у кого от {number(weights.monthly_minimum)} сообщений в месяц."
    )


def unrated_words(answer: Rating) -> str:
    """Return why those who answered a lot have no place; nothing when there is nobody."""
    least = answer.weights.monthly_minimum * answer.months
    table = answer.table[~answer.table["name"].isin(NEVER_RATED)]
    names = table.loc[~table["rated"] & (table["messages"] >= least), "name"].tolist()
    if not names:
        return ""
    return (
        f"Без места, потому что о решении по существу источники не сообщают: {', '.join(names)}; по "
        "одним срокам сравнивать их с остальными нечестно. "
    )


def _substance(answer: Rating) -> str:
    whole = sum(answer.weights.substance_parts)
    parts = [f"{number(100 * one / whole)} %" for one in answer.weights.substance_parts]
    return (
        f"решено {parts[0]}, без повторов {parts[1]}, без возврата на доработку {parts[2]}, оценка "
        f"жителей {parts[3]}"
    )


def _card(unit: Unit, name: str) -> str | None:
    """The address of a settlement's own card; the others have none."""
    if unit != "settlement" or name in NEVER_RATED:
        return None
    return page_link("settlement", settlement=name)


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


def _gained(row: dict[str, Any]) -> str | None:
    if not row["rated"]:
        return None
    known = [number(row[f"{axis}_points"], 1) for axis in _AXES if not math.isnan(row[axis])]
    return unbroken(" + ".join(known))


def _typical(row: dict[str, Any]) -> str | None:
    """«4 дн 22 ч»; nothing where half are not answered yet."""
    if math.isnan(row["waiting"]):
        return None
    waiting = number(row["waiting"])
    if math.isnan(row["median"]):
        return f"больше половины ждут ({waiting})" if row["waiting"] else None
    return unbroken(hours(row["median"])) + (f" (ждут {waiting})" if row["waiting"] else "")


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
        return f"{row['name']}: {UNRATED}, {came}"
    parts = [f"{row['name']}: место {number(row['place'])} (от {_within(row)})"]
    terms = _of(row["on_time"], row["on_time"] + row["late"])
    parts.append(f"балл {number(row['score'], 1)}, {came}")
    if terms:
        parts.append(f"в срок {terms}")
    return "\n".join(parts)
