"""The measures of a road map as a table to edit, and how far each of them is."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from access.rights import Right, may
from analytics.words import counted
from answers.road_maps.cards import Choosable, carry_out, signed_state
from registers.road_maps.values import STATUSES, Execution, Measure, RoadMap
from ui.clock import now
from ui.district import District
from ui.road_maps.acts import carried_out
from ui.road_maps.offers import draw_offers, save_measures
from ui.tables import Column, draw_export, draw_table

_TITLES = {
    "number": "№",
    "measure": "Мероприятие",
    "result": "Результат выполнения",
    "indicator": "Показатель выполнения",
    "executor": "Ответственный исполнитель",
    "starts": "Начало работ",
    "ends": "Завершение",
    "topic": "Своя тема",
    "settlement": "Своё поселение",
}
_DAYS = ("starts", "ends")
_WIDTHS = {"number": 70, "measure": 240, "result": "medium", "indicator": "medium"}
_REMOVED = "removed"
_SHOWN = (
    Column("number", "№"),
    Column("measure", "Мероприятие"),
    Column("executor", "Исполнитель"),
    Column("ends", "Завершение", "day"),
    Column("state", "Состояние"),
    Column("done_on", "Исполнено", "day"),
    Column("proof", "Подтверждение"),
)


def draw_measures(here: District, one: RoadMap, offered: Choosable) -> None:
    """Draw the table to edit; saving makes a version."""
    measures = one.newest.plan.measures
    if not may(here.actor, Right.EDIT_ROAD_MAPS):
        draw_table(frame_of(measures), [Column(key, title) for key, title in _TITLES.items()])
        return
    st.caption(
        "Строка добавляется внизу таблицы, удаляется галочкой «Удалить»; всё вступает в силу, когда "
        "вы сохраните. «Своя тема» и «Своё поселение» нужны, только если мероприятие отвечает за "
        "другие сообщения, чем вся карта."
    )
    columns: dict[str, Any] = {
        key: st.column_config.TextColumn(title, width=_WIDTHS.get(key))
        for key, title in _TITLES.items()
    }
    columns[_REMOVED] = st.column_config.CheckboxColumn("Удалить", width=110, default=False)
    for key in _DAYS:
        columns[key] = st.column_config.DateColumn(_TITLES[key], format="DD.MM.YYYY")
    lists = {"topic": offered.topics, "settlement": offered.settlements}
    for key, options in lists.items():
        known = [getattr(measure, key) for measure in measures]
        names = list(dict.fromkeys([*options, *(name for name in known if name)]))
        columns[key] = st.column_config.SelectboxColumn(_TITLES[key], options=names)
    typed = st.data_editor(
        frame_of(measures), column_config=columns, num_rows="add", hide_index=True,
        key=f"measures_{one.id}_{one.newest.version}", width="stretch", placeholder="",
    )  # fmt: skip
    left = measures_of(typed)
    removed = counted(int(typed[_REMOVED].eq(True).sum()), "строка", "строки", "строк")
    if typed[_REMOVED].eq(True).any():
        st.markdown(f"При сохранении будет удалено: {removed}.")
    if st.button("Сохранить мероприятия", type="primary", key="save_measures"):
        save_measures(here, one, left, "Мероприятия сохранены.")
    draw_offers(here, one, left)


def draw_execution(here: District, one: RoadMap) -> None:
    """Draw how far every measure is, and the form that says so of one of them."""
    measures = one.newest.plan.measures
    if not measures:
        st.write("Мероприятий ещё нет: добавьте их на вкладке «Мероприятия».")
        return
    rows = [
        {
            "number": measure.number,
            "measure": measure.measure,
            "executor": measure.executor or None,
            "ends": measure.ends,
            "state": signed_state(measure, known := one.execution(measure), now().date()),
            "done_on": known.done_on,
            "proof": known.proof or None,
        }
        for measure in measures
    ]
    frame = pd.DataFrame(rows, columns=[column.key for column in _SHOWN], dtype=object)
    draw_table(frame, _SHOWN)
    titles = {column.key: column.title for column in _SHOWN}
    draw_export(
        here.actor, frame.rename(columns=titles), f"Исполнение карты {one.number}", [],
        "ispolnenie_karty",
    )  # fmt: skip
    if may(here.actor, Right.EDIT_ROAD_MAPS):
        _draw_report(here, one)


def _draw_report(here: District, one: RoadMap) -> None:
    st.subheader("Отметить исполнение", anchor=False)
    measures = one.newest.plan.measures
    ended = ("done", "dropped")
    left = [n for n, item in enumerate(measures) if one.execution(item).status not in ended]
    measure = st.selectbox(
        "Мероприятие", measures, index=next(iter(left), 0), width=640, key="report_measure",
        format_func=lambda item: f"{item.number} {item.measure}",
    )  # fmt: skip
    known = one.execution(measure)
    with st.form(f"report_{measure.number}", border=False):
        with st.container(horizontal=True):
            statuses = list(STATUSES)
            status = st.selectbox(
                "Статус", statuses, index=statuses.index(known.status), width=200,
                format_func=lambda item: STATUSES[item],
            )  # fmt: skip
            done_on = st.date_input("Исполнено", known.done_on, format="DD.MM.YYYY", width=160)
            proof = st.text_input(
                "Подтверждение", known.proof, width=480,
                help="Номер акта, ссылка на фото или публикацию",
            )  # fmt: skip
        if st.form_submit_button("Отметить"):
            told = Execution(status, done_on, proof)
            carried_out(
                lambda: carry_out(here.home, here.actor, one.id, measure.number, told, now()),
                f"Мероприятие {measure.number}: {STATUSES[status]}.",
            )


def frame_of(measures: Sequence[Measure]) -> pd.DataFrame:
    """Return the measures as the table to edit: a column a field, days as Timestamps.

    Before them stands whether the row is to be removed.
    """
    names = [one.name for one in fields(Measure)]
    frame = pd.DataFrame(
        [[getattr(one, name) or None for name in names] for one in measures], columns=names
    )
    for name in names:
        frame[name] = pd.to_datetime(frame[name]) if name in _DAYS else frame[name].astype(object)
    frame.insert(0, _REMOVED, False)
    return frame


def measures_of(frame: pd.DataFrame) -> tuple[Measure, ...]:
    """Return the measures that were typed; rows to remove or without a word are passed over."""
    found: list[Measure] = []
    kept = frame[~frame[_REMOVED].eq(True)].drop(columns=_REMOVED)
    for row in kept.to_dict(orient="records"):
        values = {str(name): None if pd.isna(value) else value for name, value in row.items()}
        if any(values.values()):
            days = {name: _day(values[name]) for name in _DAYS}
            texts = {name: str(value or "") for name, value in values.items() if name not in _DAYS}
            found.append(Measure(**texts, **days))
    return tuple(found)


def _day(value: Any) -> date | None:
    return None if value is None else pd.Timestamp(value).date()
