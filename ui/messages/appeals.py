"""The quarterly summary made ready for its pictures and its table."""

from typing import Any

import pandas as pd

from analytics.words import number, percent
from answers.messages.appeals import Appeals
from charts.quarters import quarter_name
from ui.tables import Column
from ui.unbroken import unbroken


def flow_frame(answer: Appeals) -> pd.DataFrame:
    """Return quarter, value, hover of all appeals, for charts.quarters.quarter_bars."""
    rows = answer.rows
    rows = rows[(rows["kind"] == "flow") & (rows["name"].str.lower() == "всего")]
    hover = [
        f"{quarter_name(row.quarter)}: {number(row.value)} {row.unit or ''}".strip()
        + ("" if pd.isna(row.year_ago) else f"\nгод назад {number(row.year_ago)}")
        for row in rows.itertuples()
    ]
    return rows[["quarter", "value"]].assign(hover=hover)


def part_frame(answer: Appeals, kind: str, quarter: str) -> pd.DataFrame:
    """Return name, value, year_ago, text, hover of the parts, for charts.quarters.part_bars."""
    rows = answer.of(kind, quarter)
    records: list[dict[str, Any]] = rows.to_dict(orient="records")
    return rows[["name", "value", "year_ago"]].assign(
        text=[_text(row) for row in records],
        hover=[_sentence(row) for row in records],
    )


def wide(answer: Appeals) -> pd.DataFrame:
    """Return one row a measure, one column a quarter, in the order of the form."""
    rows = answer.rows
    order = list(dict.fromkeys(rows["measure"]))
    units = rows.drop_duplicates("measure").set_index("measure")["unit"]
    table = rows.pivot(index="measure", columns="quarter", values="value").reindex(order)
    named = table.rename(columns=quarter_name)
    named.insert(0, "Единица", units.reindex(order))
    return named.rename_axis(index="Показатель", columns=None).reset_index()


def readable(table: pd.DataFrame) -> pd.DataFrame:
    """Return ``wide`` with long names that keep their column open."""
    names = [unbroken(str(name)) for name in table["Показатель"]]
    return table.assign(Показатель=names)


def columns(answer: Appeals) -> list[Column]:
    """Return the columns of ``wide`` as a table shows them."""
    named = [quarter_name(quarter) for quarter in answer.quarters]
    first = [Column("Показатель", "Показатель"), Column("Единица", "Единица")]
    return [*first, *(Column(name, name, "whole") for name in named)]


def _share(row: dict[str, Any]) -> str:
    return percent(100 * row["value"] / row["whole"])


def _text(row: dict[str, Any]) -> str:
    if pd.isna(row["whole"]) or not row["whole"]:
        return number(row["value"])
    return f"{number(row['value'])} ({_share(row)})"


def _sentence(row: dict[str, Any]) -> str:
    words = f"{row['name']}: {number(row['value'])}"
    if pd.notna(row["whole"]) and row["whole"]:
        words += f" из {number(row['whole'])} ({_share(row)})"
    return words if pd.isna(row["year_ago"]) else f"{words}\nгод назад {number(row['year_ago'])}"
