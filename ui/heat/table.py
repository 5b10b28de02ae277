"""The heat map read as a table, and the same figures as a workbook."""

from typing import Any

import pandas as pd
import streamlit as st

from access.rights import Actor
from analytics.words import NBSP, counted, day, number
from answers.heat.grid import DISTRICT, OTHERS, TOTAL, UNKNOWN, Kind
from answers.heat.heatmap import HeatMap
from answers.heat.values import COMPARED, Metric
from charts.cells import cell_text, column_name, row_name
from ui.heat.words import METRIC_NOTES, ROWS, TOTALS
from ui.links import page_link
from ui.tables import Column, draw_export, draw_table
from ui.unbroken import unbroken

_OF_SETTLEMENTS = (Kind.SUBJECTS, Kind.MONTHS)
_LEVELS = {
    "block": "Отраслевой блок", "topic_group": "Группа тем", "topic": "Тема",
    "month": "Месяц", "hour": "Час",
}  # fmt: skip
# Column of the cells → its header in the workbook; those of the metric that is not drawn are absent.
_MORE = {
    "counted": "Без исключённых",
    "open": "Без ответа",
    "repeats": "Повторных",
    "repeats_known": "Из скольких известно, повторное ли",
    "marks": "Оценок",
    "answered": "Ответили",
    "waiting": "Ещё ждут",
    "expected": "Ожидалось",
    "low": "От, ч",
    "high": "До, ч",
}
_VALUES = {
    Metric.REPEATS: "Доля повторных, %",
    Metric.MARK: "Средняя оценка",
    Metric.MEDIAN: "Типичный срок ответа, ч",
    Metric.UNUSUAL: "Необычность",
}


def draw_map_table(actor: Actor, answer: HeatMap, words: str) -> None:
    """Draw rows by columns with totals, and the button that saves every count."""
    columns = [*answer.columns, TOTAL]
    first = ROWS[answer.kind]
    rows = [_row(answer, name, columns) for name in answer.rows]
    total = _row(answer, DISTRICT, columns) | {"row": TOTALS[answer.kind]}
    st.caption(f"В клетках: {METRIC_NOTES[answer.metric]}")
    draw_table(
        pd.DataFrame(rows),
        [Column("row", first, link="card")]
        + [Column(name, column_name(answer, name), "text") for name in columns],
        total=total,
    )
    draw_export(
        actor,
        exported(answer),
        "Тепловая карта",
        [
            words,
            f"Получены с {day(answer.date_from)} по {day(answer.date_to)}.",
            (
                "Доля опозданий = с опозданием / (в срок + с опозданием). Сообщения без срока и те, у "
                "которых срок не наступил, в неё не входят."
            ),
        ],
        "teplovaya_karta",
    )


def exported(answer: HeatMap) -> pd.DataFrame:
    """Return every cell and total as a row with Russian headers."""
    cells = answer.cells
    due = cells["on_time"] + cells["late"]
    names = [
        TOTALS[answer.kind] if name == DISTRICT else row_name(answer, name) for name in cells["row"]
    ]
    frame = pd.DataFrame(
        {
            ROWS[answer.kind]: names,
            _LEVELS[answer.level]: [column_name(answer, name) for name in cells["column"]],
            "Сообщений": cells["messages"],
            "В срок": cells["on_time"],
            "С опозданием": cells["late"],
            "Срок не наступил": cells["pending"],
            "Без срока": cells["no_term"],
            "Доля опозданий, %": 100 * cells["late"] / due.where(due > 0),
        }
    )
    if answer.kind in _OF_SETTLEMENTS:
        frame["Жителей"] = cells["population"]
        frame["На 1000 жителей"] = 1000 * cells["messages"] / cells["population"]
    for name, title in _MORE.items():
        if name in cells:
            frame[title] = cells[name]
    if answer.metric in _VALUES:
        frame[_VALUES[answer.metric]] = cells["value"]
    if answer.before is not None and answer.comparable:
        first, last = (day(one) for one in answer.before)
        frame[f"Было с {first} по {last}"] = cells["before"]
        frame["Изменение, %"] = cells["value"]
    return frame


def cell_figure(answer: HeatMap, row: dict[str, Any]) -> str:
    """Return the figure of a cell with what it stands on: «12 % · 3 из 25»."""
    return unbroken(cell_text(answer.metric, row) + _behind(answer, row))


def _row(answer: HeatMap, name: str, columns: list[str]) -> dict[str, str]:
    own = answer.cells[answer.cells["row"] == name].set_index("column")
    drawn = {"row": row_name(answer, name)}
    if answer.kind in _OF_SETTLEMENTS and name not in (DISTRICT, OTHERS, UNKNOWN):
        drawn["card"] = page_link("settlement", settlement=name)
    for column in columns:
        row = {"row": name} | own.loc[column].to_dict()
        drawn[column] = cell_figure(answer, row)
    return drawn


def _behind(answer: HeatMap, row: dict[str, Any]) -> str:
    """N of M, or what the figure of a cell stands on."""
    metric = answer.metric
    due = row["on_time"] + row["late"]
    if metric is Metric.LATE and due:
        return f" · {number(row['late'])} из {number(due)}"
    if metric is Metric.REPEATS and row["repeats_known"]:
        return f" · {number(row['repeats'])} из {number(row['repeats_known'])}"
    if metric is Metric.OPEN and row["counted"]:
        return f" из {number(row['counted'])}"
    if metric is Metric.MARK and row["marks"]:
        return f" · {counted(int(row['marks']), 'оценка', 'оценки', 'оценок')}"
    if metric is Metric.MEDIAN and row["base"]:
        return f" · {number(row['answered'])} из{NBSP}{number(row['base'])}"
    if metric in COMPARED and answer.comparable:
        return f" · {number(row['before'])} → {number(row['messages'])}"
    return ""
