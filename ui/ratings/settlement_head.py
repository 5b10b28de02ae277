"""The top of a settlement's card: five figures, what the score is made of, what would move it up."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from analytics.words import ABSENT, counted, day, hours, number, percent
from answers.conclusions import MESSAGES
from answers.ratings.settlement import Part, SettlementCard
from ui.literal import literal
from ui.ratings.table import UNRATED
from ui.style import place
from ui.tables import Column, draw_table
from ui.unbroken import unbroken

FEW = 3  # a share of fewer than so many says nothing: the counts stand alone
_POINTS = 0.05  # a smaller gap would be written as 0,0
_TITLES: Mapping[str, tuple[str, str]] = {
    "per_1000": ("Сообщений на 1000 жителей", "k"),
    "on_time": ("Ответы в срок", "t"),
    "resolved": ("Решено по существу", "q"),
    "repeat": ("Повторные", "q"),
    "returned": ("Возвращены на доработку", "q"),
    "mark": ("Средняя оценка жителей", "q"),
}
PARTS = (
    Column("title", "Часть балла"),
    Column("here", "Здесь"),
    Column("district", "Район"),
    Column("points", "Баллы"),
)


def draw_head(card: SettlementCard) -> None:
    """Draw the five figures side by side, two in a row on a phone."""
    tiles = "".join(_tile(*one) for one in figures(card))
    place(f'<div class="tiles">{tiles}</div>')


def draw_score(card: SettlementCard) -> None:
    """Draw what the score is made of beside what would move the settlement up."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.header("Из чего сложился балл", anchor=False)
        draw_table(part_rows(card), PARTS)
        st.caption(
            "Баллы — сколько часть дала из 100. У решения по существу они общие на все его строки. "
            "Доля в срок у малых поселений в балле сдвинута к районной."
        )
    with right:
        st.header("Что подняло бы на место выше", anchor=False)
        first, *ways = way_lines(card)
        st.markdown("\n".join([literal(first), "", *ways]))


def figures(card: SettlementCard) -> list[tuple[str, str, str]]:
    """Return (title, figure, what stands under it) of the five."""
    row, waiting = card.row, card.waiting
    by_name = {part.name: part for part in card.parts}
    shown = [_place(card), _score(card)]
    for name, title in (("on_time", "В срок"), ("resolved", "Решено")):
        part = by_name.get(name)
        if part is None or not part.whole:
            shown.append((title, ABSENT, "нет данных"))
            continue
        under = f"{number(part.count)} из {number(part.whole)}; район {_share(part, district=True)}"
        shown.append((title, _share(part), under))
    soon = f"ещё {number(waiting.soon)} — срок до {day(waiting.soon_until)}"
    under = soon if waiting.soon else f"из {number(waiting.open)} без ответа"
    shown.append(("Просрочено сейчас", number(waiting.overdue), under))
    came = counted(int(row["messages"]), *MESSAGES) if row else "сообщений не было"
    return [(*shown[0][:2], f"{shown[0][2]}; {came}"), *shown[1:]]


def part_rows(card: SettlementCard) -> pd.DataFrame:
    """Return the rows of PARTS: every part here and in the district, with N of M."""
    rows: list[dict[str, str]] = []
    said: set[str] = set()
    for part in sorted(card.parts, key=lambda one: list(_TITLES).index(one.name)):
        title, axis = _TITLES[part.name]
        points = (card.points or {}).get(axis)
        told = card.rated and points is not None and points == points and axis not in said
        said.add(axis)
        rows.append(
            {
                "title": title,
                "here": _words(part),
                "district": _words(part, district=True),
                "points": number(points, 1) if told else "",
            }
        )
    if card.row is not None:
        rows.append(
            {
                "title": "Типичный срок ответа",
                "here": _typical(card.row),
                "district": "",
                "points": "",
            }
        )
    return pd.DataFrame(rows, columns=[column.key for column in PARTS])


def way_lines(card: SettlementCard) -> list[str]:
    """Return what would move it up, one sentence a way, the fewest messages first."""
    if not card.rated:
        least = number(card.rating.weights.monthly_minimum)
        return [f"Рейтингуется тот, у кого от {least} сообщений в месяц и известны части балла."]
    if card.ways.empty:
        return ["Выше никого нет: это первое место."]
    ways = [
        {str(key): value for key, value in way.items()}
        for way in card.ways.to_dict(orient="records")
    ]
    gap = number(ways[0]["gap"], 1) if ways[0]["gap"] >= _POINTS else "меньше 0,1"
    first = f"Выше — {ways[0]['ahead']}: разрыв {gap} балла."
    enough = sorted(
        (way for way in ways if way["reachable"]),
        key=lambda way: way["messages"] if way["messages"] == way["messages"] else float("inf"),
    )
    if not enough:
        return [f"{first} Одной частью не догнать, нужны несколько сразу."]
    return [f"{first} Хватило бы чего-то одного:", *(f"- {_way(way)}" for way in enough)]


def of_whole(count: float, whole: float) -> str:
    """Return «N из M (x %)», without the percent of a few, a dash of nothing."""
    if not whole:
        return ABSENT
    share = f" ({percent(100 * count / whole)})" if whole >= FEW else ""
    return unbroken(f"{number(count)} из {number(whole)}{share}")


def _way(way: dict[str, Any]) -> str:
    if way["part"] == "mark":
        now, wanted = (number(1 + 4 * way[name], 2) for name in ("now", "wanted"))
        return f"средняя оценка {wanted} вместо {now}"
    amount = counted(int(way["messages"]), *MESSAGES)
    each: dict[str, str] = {
        "quantity": f"на {amount} меньше",
        "on_time": f"в срок ещё {amount}",
        "resolved": f"решить ещё {amount}",
        "repeat": f"повторных на {number(way['messages'])} меньше",
        "returned": f"возвратов на доработку на {number(way['messages'])} меньше",
    }
    return each[way["part"]]


def _place(card: SettlementCard) -> tuple[str, str, str]:
    row = card.row
    if row is None or not card.rated:
        return "Место", ABSENT, UNRATED
    within = f"от {number(row['place_low'])} до {number(row['place_high'])}"
    if row["place_low"] == row["place_high"]:
        within = "разброса нет"
    moved = "" if pd.isna(row["change"]) else _moved(row)
    return "Место", f"{number(row['place'])} из {number(len(card.rating.rated))}", within + moved


def _moved(row: dict[str, Any]) -> str:
    if not row["change"]:
        return ", было то же"
    return f", {'↑' if row['change'] > 0 else '↓'} было {number(row['place_before'])}"


def _score(card: SettlementCard) -> tuple[str, str, str]:
    if card.row is None or not card.rated:
        return "Балл", ABSENT, "из 100"
    rated = card.rating.rated["score"]
    return (
        "Балл",
        number(card.row["score"], 1),
        f"у поселений от {number(rated.min(), 1)} до {number(rated.max(), 1)}",
    )


def _share(part: Part, *, district: bool = False) -> str:
    count, whole = _pair(part, district=district)
    return percent(100 * count / whole) if whole >= FEW else ABSENT


def _words(part: Part, *, district: bool = False) -> str:
    count, whole = _pair(part, district=district)
    if not whole:
        return ABSENT
    if part.name == "mark":
        return f"{number(count / whole, 1)} ({counted(whole, 'оценка', 'оценки', 'оценок')})"
    if part.name == "per_1000":
        return f"{number(1000 * count / whole, 1)} ({counted(count, *MESSAGES)})"
    return of_whole(count, whole)


def _pair(part: Part, *, district: bool) -> tuple[int, int]:
    if district:
        return part.district_count, part.district_whole
    return part.count, part.whole


def _typical(row: dict[str, Any]) -> str:
    if pd.isna(row["median"]):
        return (
            "больше половины ждут"
            if row["waiting"] == row["waiting"] and row["waiting"]
            else ABSENT
        )
    waits = f" (ждут {number(row['waiting'])})" if row["waiting"] else ""
    return f"{hours(row['median'])}{waits}"


def _tile(title: str, figure: str, under: str) -> str:
    return (
        f'<div class="tile"><div class="small">{escape(title)}</div>'
        f'<div class="figure">{escape(figure)}</div><div class="small">{escape(under)}</div></div>'
    )
