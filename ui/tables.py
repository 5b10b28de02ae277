"""Tables as they are read: figures to the right, the first column in sight, Excel beside."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Literal

import pandas as pd
import streamlit as st

from access.rights import Actor
from analytics.words import ABSENT, NBSP, change, day, hours, number, percent, plan_percent, points
from charts.palette import SIGNS, status
from documents.workbook import table_workbook
from ui.style import place, signed

Kind = Literal[
    "text", "whole", "decimal", "percent", "plan", "points", "change", "hours", "day", "moment",
    "bar", "verdict", "flag",
]  # fmt: skip

_RIGHT = {"whole", "decimal", "percent", "plan", "points", "change", "hours", "bar"}
_COLOUR = {sign: key for key, sign in SIGNS.items()}
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Column:
    """One column: where its value is, its Russian title, how it is written.

    `against` names the column of the plan that a rounded percent must not contradict; `link` the
    column with an address (see ui.links.page_link). A "bar" is a value from 0 to 100 with a bar
    before it. A "verdict" takes `unfinished` from the column of that name when there is one.
    """

    key: str
    title: str
    kind: Kind = "text"
    against: str | None = None
    link: str | None = None


def draw_table(
    frame: pd.DataFrame,
    columns: Sequence[Column],
    total: Mapping[str, Any] | None = None,
    own: tuple[str, str] | None = None,
) -> None:
    """Draw the rows in the order of the frame; `total` stands apart below.

    `own` is (column, value) of the rows to highlight: the settlement's own.
    """
    place(table_markup(frame, columns, total, own))


def table_markup(
    frame: pd.DataFrame,
    columns: Sequence[Column],
    total: Mapping[str, Any] | None = None,
    own: tuple[str, str] | None = None,
) -> str:
    """Return the table as HTML with every value escaped."""
    heads = "".join(
        f'<th scope="col"{_class(column)}>{escape(column.title)}</th>' for column in columns
    )
    rows = [
        _row(row, columns, "own" if own and row.get(own[0]) == own[1] else "")
        for row in frame.to_dict(orient="records")
    ]
    if total is not None:
        rows.append(_row(total, columns, "total"))
    if not rows:
        rows = [f'<tr><td colspan="{len(columns)}">Строк нет</td></tr>']
    return (
        f'<div class="table-frame"><table><thead><tr>{heads}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def titled(frame: pd.DataFrame, columns: Sequence[Column]) -> pd.DataFrame:
    """Return the columns under their Russian titles, as they are saved."""
    names = {column.key: column.title for column in columns}
    return frame[list(names)].rename(columns=names)


def draw_export(
    actor: Actor, frame: pd.DataFrame, title: str, notes: Iterable[str], file_name: str
) -> None:
    """Draw the button that saves the frame as an .xlsx; its columns are the Russian headers.

    The workbook is made when the button is pressed. `file_name` is ours, without an extension.
    """
    said = list(notes)
    st.download_button(
        "Скачать таблицу (xlsx)",
        data=lambda: table_workbook(actor, frame, title, said),
        file_name=f"{file_name}.xlsx",
        mime=_EXCEL,
        key=f"export_{file_name}",
        on_click="ignore",
    )


def _row(row: Mapping[str, Any], columns: Sequence[Column], name: str) -> str:
    cells = "".join(f"<td{_class(column)}>{_cell(row, column)}</td>" for column in columns)
    return f'<tr class="{name}">{cells}</tr>' if name else f"<tr>{cells}</tr>"


def _class(column: Column) -> str:
    if column.kind in _RIGHT:
        return ' class="right"'
    return ' class="nowrap"' if column.kind in ("day", "moment") else ""


def _cell(row: Mapping[str, Any], column: Column) -> str:
    value = row.get(column.key)
    if _absent(value):
        return ABSENT
    if column.kind == "verdict":
        return signed(status(value, bool(row.get("unfinished", False))))
    if column.kind == "percent":
        plan = row.get(column.against) if column.against else None
        written = _without_unit(percent(value, plan), column.title)
    elif column.kind == "bar":
        width = min(100.0, max(0.0, float(value)))
        bar = f'<span class="bar"><i style="width:{width:.1f}%"></i></span>'
        return f"{bar}{number(value, 1)}"
    else:
        written = _without_unit(_coloured(escape(_WRITERS[column.kind](value))), column.title)
    address = row.get(column.link) if column.link else None
    if address and not _absent(address):
        return f'<a href="{escape(str(address), quote=True)}" target="_self">{written}</a>'
    return written


def _without_unit(written: str, title: str) -> str:
    """Return a figure without the unit that its header names: under «Разрыв, п. п.» «−3,6»."""
    unit = title.rpartition(", ")[2].replace(" ", NBSP)
    return written.removesuffix(f"{NBSP}{unit}")


def _coloured(words: str) -> str:
    """Return the words, the sign of a status before them in its colour."""
    sign, space, rest = words.partition(" ")
    if sign not in _COLOUR:
        return words
    return f'<span class="sign-{_COLOUR[sign]}">{sign}</span>{space and NBSP}{rest}'


_WRITERS: Mapping[str, Callable[[Any], str]] = {
    "text": str,
    "whole": number,
    "decimal": lambda value: number(value, 1),
    "plan": plan_percent,
    "points": points,
    "change": change,
    "hours": hours,
    "day": day,
    "moment": lambda value: f"{value:%d.%m.%Y %H:%M}",
    "flag": lambda value: "да" if value else "нет",
}


def _absent(value: Any) -> bool:
    return value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value))
