"""Other spellings of names: the list, adding one, forgetting one."""

import pandas as pd
import streamlit as st

from answers.directories import Directories, add_alias, remove_alias
from registers.directories.reading import Alias, AliasKind
from ui.clock import now
from ui.district import District
from ui.publishing import carried_out
from ui.tables import Column, draw_export, draw_table

KINDS: dict[AliasKind, str] = {
    "settlement": "поселение",
    "topic": "тема",
    "service": "служба или раздел 59-ФЗ → блок",
    "outside": "другой муниципалитет",
}
_COLUMNS = (
    Column("name", "Как пишут в файлах"),
    Column("kind", "Что это"),
    Column("target", "Что значит"),
)


def draw_aliases(here: District, known: Directories) -> None:
    """Draw the aliases with the ways to add and to forget one."""
    aliases = known.directory.aliases
    frame = pd.DataFrame(
        [[one.name, KINDS[one.kind], one.target or "не определено"] for one in aliases],
        columns=[column.key for column in _COLUMNS],
    )
    draw_table(frame, _COLUMNS)
    titles = {column.key: column.title for column in _COLUMNS}
    draw_export(here.actor, frame.rename(columns=titles), "Варианты названий", [], "varianty")
    _draw_adding(here, known)
    _draw_forgetting(here, aliases)


def _draw_adding(here: District, known: Directories) -> None:
    st.subheader("Добавить вариант")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = st.selectbox(
            "Что это", list(KINDS), format_func=lambda one: KINDS[one], key="alias_kind", width=300
        )
        name = st.text_input("Как пишут в файлах", key="alias_name", width=300)
        if kind == "outside":
            target = st.text_input("Какой муниципалитет", key="alias_whose", width=300)
        else:
            target = st.selectbox(
                "Что значит", _targets(kind, known), key=f"alias_target_{kind}", width=420
            )
        if st.button("Добавить", key="alias_add"):
            alias = Alias(kind, name, target or None)
            carried_out(
                lambda: add_alias(here.home, here.actor, alias, now()),
                f"Вариант «{name.strip()}» добавлен.",
            )


def _draw_forgetting(here: District, aliases: tuple[Alias, ...]) -> None:
    if not aliases:
        return
    st.subheader("Удалить вариант")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        alias = st.selectbox(
            "Вариант",
            aliases,
            format_func=lambda one: f"{one.name} → {one.target or 'не определено'}",
            key="alias_old",
            width=520,
        )
        if st.button("Удалить", key="alias_remove"):
            carried_out(
                lambda: remove_alias(here.home, here.actor, alias.kind, alias.name, now()),
                f"Вариант «{alias.name}» удалён: о нём спросят снова.",
            )


def _targets(kind: AliasKind, known: Directories) -> list[str]:
    directory = known.directory
    match kind:
        case "settlement":
            return [one.name for one in directory.settlements]
        case "topic":
            return [one.label for one in directory.topics]
        case _:
            return [one.name for one in directory.blocks]
