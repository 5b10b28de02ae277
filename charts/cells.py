"""The words of the heat map: what stands in a cell, and the sentence behind it."""

from datetime import date
from typing import Any

import pandas as pd

from analytics.words import MONTHS, NBSP, change, hours, month_short, number, percent
from answers.heat.grid import DISTRICT, OTHERS, TOTAL, UNKNOWN
from answers.heat.heatmap import HeatMap
from answers.heat.values import COMPARED, Metric
from charts.cell_sentences import tail
from charts.palette import DONE, FAILED, NODATA

_SHADES = {"grown": FAILED, "more": FAILED, "fallen": DONE, "fewer": DONE, "even": NODATA}
NOT_APPLICABLE = "×"


def cell_words(answer: HeatMap, period: str) -> pd.DataFrame:
    """Return what charts.heatmap draws, rows by columns in their order, totals left out.

    `period` is the period in words: «октябрь 2026».
    """
    cells = answer.cells
    inner = cells[(cells["row"] != DISTRICT) & (cells["column"] != TOTAL)]
    records = inner.to_dict(orient="records")
    return pd.DataFrame(
        {
            "row": [row_name(answer, row["row"]) for row in records],
            "column": [column_name(answer, row["column"]) for row in records],
            "value": shaded(answer.metric, inner["value"]),
            "count": inner["base"],
            "text": [cell_text(answer.metric, row) for row in records],
            "hover": [_sentence(answer, row, period) for row in records],
            "unit": "оц." if answer.metric is Metric.MARK else "сообщ.",
            "status": inner["status"].map(_SHADES).fillna(""),
        }
    ).reset_index(drop=True)


def row_name(answer: HeatMap, name: str) -> str:
    """Return a row as it is called on the map: what is gathered says how many: «остальные (14)»."""
    return f"{OTHERS} ({answer.gathered_rows})" if name == OTHERS else name


def column_name(answer: HeatMap, name: str) -> str:
    """Return a column as it is called on the map: «остальные (14)», «9 ч», «янв 2026»."""
    if name == OTHERS:
        return f"{OTHERS} ({answer.gathered})"
    if answer.level == "month" and name != TOTAL:
        word, year = name.split()
        return f"{month_short(date(int(year), MONTHS.index(word) + 1, 1))} {year}"
    return f"{name}{NBSP}ч" if answer.level == "hour" and name.isdigit() else name


def cell_text(metric: Metric, row: dict[str, Any]) -> str:
    """Return what stands in one cell, total or not."""
    if metric in COMPARED:
        if pd.isna(row["value"]):
            return f"было{NBSP}0" if row["messages"] else "0"
        return change(row["value"])
    if metric is Metric.PER_1000 and row["row"] == UNKNOWN:
        return NOT_APPLICABLE
    if metric is Metric.UNUSUAL:
        if pd.isna(row["expected"]):
            return number(row["messages"])
        return f"{number(row['messages'])} из{NBSP}{number(row['expected'])}"
    if pd.isna(row["value"]):
        return "—"
    if metric in (Metric.LATE, Metric.REPEATS):
        return percent(row["value"], digits=0)
    if metric is Metric.MEDIAN:
        return _short(row["value"])
    return number(row["value"], 1 if metric in (Metric.PER_1000, Metric.MARK) else 0)


def shaded(metric: Metric, value: pd.Series) -> pd.Series:
    """Marks begin at 1, not at 0; squared, because the shades go by the root."""
    return (value - 1) ** 2 if metric is Metric.MARK else value


def _short(value: float) -> str:
    """A cell has no room for «3 дн. 4 ч»: days with one decimal from two days on."""
    return hours(value) if value < 48 else f"{number(value / 24, 1)}{NBSP}дн."


def _sentence(answer: HeatMap, row: dict[str, Any], period: str) -> str:
    name = row_name(answer, row["row"])
    if answer.level == "month":
        head = f"{name}, {row['column']}"
    else:
        head = f"{name}, {column_name(answer, row['column'])}, {period}"
    return f"{head}:\n{tail(answer, row)}"
