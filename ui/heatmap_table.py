"""The heat map read as a table, its legend in words, and the same figures as a workbook."""

import pandas as pd
import streamlit as st

from access.rights import Actor
from analytics.words import day, number
from answers.heatmap import DISTRICT, OTHERS, TOTAL, HeatMap, Metric
from charts.cells import cell_text, others
from ui.tables import Column, draw_export, draw_table
from ui.unbroken import unbroken

_METRICS = {
    Metric.COUNT: "сообщений",
    Metric.PER_1000: "сообщений на 1000 жителей",
    Metric.LATE: "с опозданием из тех, у кого срок наступил",
    Metric.CHANGE: "изменение к предыдущему такому же периоду",
    Metric.YEAR: "изменение к тем же дням прошлого года",
}
_LEVELS = {"block": "Отраслевой блок", "topic_group": "Группа тем", "topic": "Тема"}
_SMALL = "Бледная клетка — меньше трёх сообщений, по ней не судят. Щелчок открывает сообщения."


def legend(answer: HeatMap) -> str:
    """Return what the colours mean, in words."""
    if answer.metric in (Metric.CHANGE, Metric.YEAR):
        first, last = (day(one) for one in answer.before or (None, None))
        meaning = (
            f"Сравнение с днями с {first} по {last}. ▲ заметный рост, ● заметный спад, "
            "○ разница в пределах случайной."
        )
    elif answer.metric is Metric.LATE:
        meaning = "Чем темнее, тем больше доля опозданий; «—» — сроки ещё не наступили."
    else:
        meaning = "Чем темнее, тем больше. «0» — сообщений не было, штриховка — нет данных."
    return f"{meaning} {_SMALL}"


def draw_map_table(actor: Actor, answer: HeatMap, words: str) -> None:
    """Draw settlements by columns with totals, and the button that saves every count."""
    columns = [*answer.columns, TOTAL]
    titles = {OTHERS: others(answer)}
    rows = [_row(answer, name, columns) for name in answer.settlements]
    total = _row(answer, DISTRICT, columns)
    st.caption(f"В клетках: {_METRICS[answer.metric]}")
    draw_table(
        pd.DataFrame(rows),
        [Column("settlement", "Поселение")]
        + [Column(name, titles.get(name, name), "text") for name in columns],
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
    frame = pd.DataFrame(
        {
            "Поселение": cells["settlement"],
            _LEVELS[answer.level]: cells["column"].replace(OTHERS, others(answer)),
            "Сообщений": cells["messages"],
            "В срок": cells["on_time"],
            "С опозданием": cells["late"],
            "Срок не наступил": cells["pending"],
            "Без срока": cells["no_term"],
            "Доля опозданий, %": 100 * cells["late"] / due.where(due > 0),
            "Жителей": cells["population"],
            "На 1000 жителей": 1000 * cells["messages"] / cells["population"],
        }
    )
    if answer.before is not None and answer.comparable:
        first, last = (day(one) for one in answer.before)
        frame[f"Было с {first} по {last}"] = cells["before"]
        frame["Изменение, %"] = cells["value"]
    return frame


def _row(answer: HeatMap, settlement: str, columns: list[str]) -> dict[str, str]:
    own = answer.cells[answer.cells["settlement"] == settlement].set_index("column")
    named: dict[str, str] = {"settlement": settlement}
    for name in columns:
        row = own.loc[name].to_dict()
        named[name] = cell_text(answer.metric, row)
        due = row["on_time"] + row["late"]
        if answer.metric is Metric.LATE and due:
            named[name] += f" · {number(row['late'])} из {number(due)}"
        if answer.metric in (Metric.CHANGE, Metric.YEAR) and answer.comparable:
            named[name] += f" · {number(row['before'])} → {number(row['messages'])}"
        named[name] = unbroken(named[name])
    return named
