"""The consolidated plan of the centre by blocks, and who is of which block and group."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from access.rights import Right, may
from analytics.words import NBSP, counted, day
from answers.execution.owed import Sieve
from answers.execution.paper import whole_frame
from answers.execution.reports import blocks_of_bodies, body_block, group_members
from answers.plans.saved import PlanState, known_bodies
from ui.clock import now
from ui.district import District
from ui.execution.filters import line_address
from ui.literal import literal
from ui.plans.acts import carried_out
from ui.tables import Column, draw_export, draw_table

_COLUMNS = (
    Column("Исполнитель", "Исполнитель"),
    Column("№", "№"),
    Column("Мероприятие", "Мероприятие", link="address"),
    Column("Срок", "Срок в документе"),
    Column("Ближайший срок", "Ближайший срок", "day"),
    Column("Статус", "Статус"),
    Column("План", "План"),
)


def draw_whole(here: District, states: Sequence[PlanState], sieve: Sieve, today: date) -> None:
    """Draw the measures of all plans by block, whatever the days, and the way to say the blocks."""
    blocks = blocks_of_bodies(here.home, here.actor, now())
    frame = whole_frame(states, blocks, sieve)
    frame["address"] = [
        line_address(plan, key) for plan, key in zip(frame["plan"], frame["key"], strict=True)
    ]
    if frame.empty:
        st.write("По этому выбору мероприятий нет. Снимите один из фильтров.")
        return
    lines = len(frame[["plan", "key"]].drop_duplicates())
    measures = counted(lines, "мероприятие", "мероприятия", "мероприятий")
    st.caption(
        f"{measures} планов на контроле. Мероприятие нескольких исполнителей стоит у каждого; "
        "срок на этот список не влияет."
    )
    for name, own in frame.groupby("Блок", sort=False):
        count = counted(len(own), "строка", "строки", "строк")
        late = int(own["Статус"].str.startswith("▲").sum())
        said = f"{literal(str(name))} — {count}" + (f", ▲{NBSP}просрочено {late}" if late else "")
        with st.expander(said, expanded=frame["Блок"].nunique() == 1):
            draw_table(own, _COLUMNS)
    draw_export(
        here.actor,
        frame.drop(columns=["key", "plan", "address"]),
        "Сводный план",
        [f"Состояние на {day(today)}."],
        "svodny_plan",
    )
    if may(here.actor, Right.EDIT_PLANS):
        with st.expander("Блоки исполнителей и состав групп"):
            _draw_bodies(here, frame["Исполнитель"].drop_duplicates().tolist())


def _draw_bodies(here: District, named: list[str]) -> None:
    bodies = {one.name: one for one in known_bodies(here.home, here.actor, now())}
    if not bodies:
        st.write(
            "Справочник исполнителей пуст. Добавьте их при загрузке плана на странице «Планы "
            "мероприятий», и здесь можно будет указать их блоки."
        )
        return
    listed = sorted(bodies, key=lambda one: (one not in named, one))
    name = st.selectbox("Исполнитель", listed, key="body_name")
    known = bodies[name]
    options = ["", *here.choices.blocks]
    place = options.index(known.block) if known.block in options else 0
    with st.form(f"body_{name}", border=False):
        block = st.selectbox("Отраслевой блок", options, index=place, format_func=lambda one: one or "не указан")  # fmt: skip
        members = st.multiselect(
            "Состав, если это группа: отчитывается каждый",
            [one for one in listed if one != name], default=list(known.members),
            placeholder="Это не группа",
        )  # fmt: skip
        asked = st.form_submit_button("Сохранить исполнителя")
    if asked:

        def keep() -> None:
            if block != known.block:
                body_block(here.home, here.actor, name, block, now())
            if set(members) != set(known.members):
                group_members(here.home, here.actor, name, members, now())

        carried_out(keep, f"Исполнитель «{name}» сохранён.")
