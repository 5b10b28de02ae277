"""What an import says of files, before and after: one table, then what needs a look, folded."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from access.rights import Actor
from analytics.words import NBSP, counted, day
from answers.imports.journal import REFUSAL_HEADERS
from ui.imports.outcome_details import draw_details, remarks
from ui.literal import literal
from ui.tables import Column, draw_export, draw_table

Outcome = Mapping[str, Any]

SHOWN_REFUSALS = 200
_FEW = 5
_JOINT = "\u2060"  # a line may break after a dash, even before a space that keeps words together

_COLUMNS = (
    Column("file", "Файл"),
    Column("what", "Что с ним"),
    Column("title", "Источник"),
    Column("sheet", "Лист"),
    Column("period", "Период"),
    Column("rows_read", "Прочитано", "whole"),
    Column("rows_accepted", "Принято", "whole"),
    Column("rows_new", "Новых", "whole"),
    Column("rows_changed", "Изменено", "whole"),
    Column("rows_same", "Тех же", "whole"),
    Column("rows_conflicting", "Спорных", "whole"),
    Column("rows_refused", "Отказано", "whole"),
    Column("rows_skipped", "Пропущено", "whole"),
)
# Left out when they have nothing to say, so that the rest fits a screen.
_SELDOM = ("sheet", "rows_conflicting")
_COUNTS = tuple(column.key for column in _COLUMNS if column.kind == "whole")


def draw_outcomes(outcomes: Sequence[Outcome]) -> None:
    """Draw the table of files."""
    frame = pd.DataFrame([_row(one) for one in outcomes])
    total = {"file": "Всего", **{name: int(frame[name].sum()) for name in _COUNTS}}
    columns = [one for one in _COLUMNS if one.key not in _SELDOM or frame[one.key].any()]
    draw_table(frame, columns, total if len(outcomes) > 1 else None)
    st.caption(
        "Прочитано = принято + отказано + пропущено (пустые строки, итоги, повторы шапки); "
        "принято = новых + изменено + тех же."
    )


def draw_remarks(actor: Actor, outcomes: Sequence[Outcome]) -> None:
    """Draw, folded by file, whatever a person may want to read before going on."""
    for index, one in enumerate(outcomes):
        if one["status"] == "refused":
            continue
        label = remarks(one)
        if label:
            alone = len(outcomes) == 1 and one["rows_refused"] <= _FEW
            with st.expander(f"{literal(one['file'])}: {label}", expanded=alone):
                draw_details(one)
                if one["refusals"]:
                    draw_refusals(actor, one["file"], one["refusals"], f"otkazy_{index + 1}")


def draw_refusals(
    actor: Actor, file: str, refusals: Sequence[Mapping[str, Any]], saved_as: str
) -> None:
    """Draw refused rows with their reasons, and the button that saves all of them."""
    frame = pd.DataFrame(refusals)
    rows = counted(frame["row"].nunique(), "строка", "строки", "строк")
    st.markdown(f"**Не принято: {rows}.** Исправьте в источнике и загрузите файл ещё раз.")
    draw_table(
        frame.head(SHOWN_REFUSALS),
        [Column(key, title) for key, title in REFUSAL_HEADERS.items()],
    )
    if len(frame) > SHOWN_REFUSALS:
        st.caption(f"Показаны первые {SHOWN_REFUSALS}, остальные — в таблице Excel.")
    notes = [f"Файл: {file}", "Номер строки — как в Excel. Остальные строки файла приняты."]
    renamed = frame.rename(columns=REFUSAL_HEADERS)
    draw_export(actor, renamed, "Непринятые строки", notes, saved_as)


def _row(one: Outcome) -> dict[str, Any]:
    return {
        **{name: one[name] for name in ("file", *_COUNTS)},
        "title": one["title"],
        "sheet": one["sheet"] or None,
        "period": _period(one["period_from"], one["period_to"]),
        "what": _what(one),
    }


def _what(one: Outcome) -> str:
    match one["status"]:
        case "preview":
            return f"можно{NBSP}загрузить"
        case "asks again":
            return "данные изменились, проверьте ещё раз"
        case "imported":
            return f"загружен, № {one['batch_id']}"
        case "unchanged":
            return f"уже загружен, № {one['batch_id']}"
        case _:
            return "не подходит"


def _period(first: str | None, last: str | None) -> str | None:
    if first is None or last is None:
        return None
    begin, end = (date.fromisoformat(text[:10]) for text in (first, last))
    if begin == end:
        return day(end)
    written = f"{begin:%d.%m}" if begin.year == end.year else day(begin)
    return f"{written}{NBSP}–{_JOINT}{NBSP}{day(end)}"
