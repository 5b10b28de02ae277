"""Executors by months of due dates: a sign and a word in every cell, a link each."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from analytics.obligations import Status
from analytics.words import NBSP, counted, month_short
from answers.execution.owed import Cell, Matrix, Owed, Row, matrix
from answers.execution.words import cell_hint, matrix_frame
from charts.palette import CLOSE, DONE, FAILED, NODATA
from ui.district import District
from ui.execution.filters import ALL, card_address
from ui.links import kept_filters, page_link
from ui.menu import page
from ui.style import place
from ui.tables import draw_export

_TINTS = {
    Status.LATE: FAILED,
    Status.AT_WORK: CLOSE,
    Status.DONE: DONE,
    Status.STANDING: DONE,
    Status.NOT_YET: NODATA,
    Status.DROPPED: NODATA,
}
_HINTS = 8  # obligations named in the tooltip of a cell


def draw_matrix(here: District, owed: Sequence[Owed], whole: Sequence[Owed], words: str) -> None:
    """Draw the matrix of what was asked, with exactly the same as a workbook.

    ``whole`` is the same without the choice of days: no late report stays unseen beyond them.
    """
    found = matrix(owed)
    unseen = _late(whole) - _late(owed)
    if unseen:
        said = counted(unseen, "просроченный отчёт", "просроченных отчёта", "просроченных отчётов")
        with st.container(key="links_unseen"):
            st.page_link(
                page("execution"),
                label=f"▲ Ещё {said} со сроком вне выбранного: показать",
                query_params={**_asked(), "due": ALL, "status": "late"},
            )
    if not found.rows:
        st.write("По этому выбору сроков нет. Снимите один из фильтров, чтобы увидеть остальные.")
        return
    place(matrix_markup(found))
    st.caption(
        "В клетке — сколько отчётов с таким сроком и что с ними: сначала просроченные. Клетка "
        "открывает отчёт, а если их несколько — их список. Пустая клетка: сроков в этом месяце нет."
    )
    draw_export(here.actor, matrix_frame(found), "Исполнение планов", [words], "ispolnenie")


def _late(owed: Sequence[Owed]) -> int:
    return sum(one.owes.status is Status.LATE for one in owed)


def _asked() -> dict[str, str]:
    """Return the choices in the address that stay."""
    names = ("plan", "executor", "section")
    return kept_filters() | {one: st.query_params[one] for one in names if one in st.query_params}


def matrix_markup(found: Matrix) -> str:
    """Return the matrix as HTML with every value escaped."""
    several = len({one.year for one in found.months}) > 1
    heads = "".join(
        f'<th scope="col">{month_short(one)}{f" {one.year}" if several else ""}</th>'
        for one in found.months
    )
    rows = "".join(_row(row, found) for row in found.rows)
    return (
        '<div class="table-frame carpet duties"><table><thead><tr><th scope="col">Исполнитель</th>'
        f'{heads}<th scope="col">Отчётов</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _row(row: Row, found: Matrix) -> str:
    cells = "".join(
        _cell(row.executor, row.cells[one]) if one in row.cells else '<td class="none"></td>'
        for one in found.months
    )
    late = f"▲{NBSP}{row.late} из {row.owed}" if row.late else str(row.owed)
    return (
        f'<tr><th scope="row">{escape(row.executor)}</th>{cells}<td class="none">{late}</td></tr>'
    )


def _cell(executor: str, cell: Cell) -> str:
    address = (
        card_address(cell.items[0])
        if len(cell.items) == 1
        else page_link(
            "execution",
            part="dates",
            executor=executor,
            due=f"{cell.month:%Y-%m}",
            plan=st.query_params.get("plan"),
        )
    )
    hints = [cell_hint(one) for one in cell.items[:_HINTS]]
    if len(cell.items) > _HINTS:
        hints.append(f"и ещё {len(cell.items) - _HINTS}")
    return (
        f'<td class="cell-{_TINTS[cell.status]}"><a href="{escape(address, quote=True)}" '
        f'target="_self" title="{escape(chr(10).join(hints), quote=True)}">'
        f"{_lines(cell.words)}</a></td>"
    )


def _lines(words: str) -> str:
    """Return the words of a cell under one another, so that a year of months fits the screen."""
    head, _, days = words.partition(", ")
    *count, word = head.rsplit(" ", 1)
    said = "&nbsp;".join(escape(one) for one in " ".join(count).split())
    small = "".join(f'<span class="small">{escape(one)}</span>' for one in (word, days) if one)
    return f"<b>{said}</b>{small}"
