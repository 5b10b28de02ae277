"""Settlements, blocks and topics: tables with a form for one line below."""

from datetime import date

import pandas as pd
import streamlit as st

from answers.directories import (
    Directories,
    add_block,
    add_topic,
    change_block,
    change_settlement,
    change_topic,
)
from registers.directories.reading import Block, Topic
from ui.clock import now
from ui.district import District
from ui.publishing import carried_out
from ui.tables import Column, draw_export, draw_table, titled
from ui.turns import next_turn, turn

_KINDS = ("г.п.", "с.п.")
_SETTLEMENTS = (
    Column("name", "Поселение"),
    Column("kind", "Вид"),
    Column("population", "Население", "whole"),
    Column("population_date", "На дату", "day"),
    Column("oktmo", "ОКТМО"),
    Column("note", "Примечание"),
)
_BLOCKS = (
    Column("position", "Порядок", "whole"),
    Column("name", "Блок"),
    Column("since", "Действует с", "day"),
    Column("until", "по", "day"),
    Column("note", "Примечание"),
)
_TOPICS = (
    Column("topic_group", "Группа тем"),
    Column("topic", "Тема"),
    Column("block", "Отраслевой блок"),
    Column("fast_track", "Ускоренное решение", "flag"),
)


def draw_settlements(here: District, known: Directories) -> None:
    """Draw the settlements; kind, population and note can be changed."""
    settlements = known.directory.settlements
    _draw(here, settlements, _SETTLEMENTS, "Поселения", "poseleniya")
    st.subheader("Изменить")
    one = st.selectbox("Поселение", settlements, format_func=lambda row: row.name, width=300)
    with st.form(f"settlement_{one.name}"):
        with st.container(horizontal=True):
            kinds = _KINDS if one.kind in _KINDS else (*_KINDS, one.kind)
            kind = st.selectbox("Вид", kinds, index=kinds.index(one.kind), width=120)
            population = st.number_input(
                "Население", min_value=1, value=one.population, placeholder="нет", width=180
            )
            counted_on = st.date_input(
                "На дату", value=one.population_date, format="DD.MM.YYYY", width=160
            )
        note = st.text_input("Примечание", one.note)
        if st.form_submit_button("Сохранить"):
            carried_out(
                lambda: change_settlement(
                    here.home,
                    here.actor,
                    one.name,
                    {
                        "kind": kind,
                        "population": population,
                        "population_date": counted_on,
                        "note": note.strip(),
                    },
                    now(),
                ),
                f"Поселение «{one.name}» сохранено.",
            )


def draw_blocks(here: District, known: Directories) -> None:
    """Draw the sector blocks; order and note can be changed, a block added."""
    blocks = known.directory.blocks
    _draw(here, blocks, _BLOCKS, "Отраслевые блоки", "bloki")
    st.subheader("Изменить")
    one = st.selectbox("Блок", blocks, format_func=lambda row: row.name, width=300)
    with st.form(f"block_{one.name}"):
        position = st.number_input("Порядок", min_value=1, value=one.position, width=140)
        note = st.text_input("Примечание", one.note)
        if st.form_submit_button("Сохранить"):
            carried_out(
                lambda: change_block(
                    here.home,
                    here.actor,
                    one.name,
                    {"position": int(position), "note": note.strip()},
                    now(),
                ),
                f"Блок «{one.name}» сохранён.",
            )
    with st.expander("Добавить блок"), st.form(f"new_block_{turn('block')}"):
        name = st.text_input("Название")
        since = st.date_input("Действует с", value=date(now().year, 1, 1), format="DD.MM.YYYY")
        if st.form_submit_button("Добавить"):
            block = Block(name, max(row.position for row in blocks) + 1, since, None, "")

            def block_added() -> None:
                add_block(here.home, here.actor, block, now())
                next_turn("block")

            carried_out(block_added, f"Блок «{name}» добавлен.")


def draw_topics(here: District, known: Directories) -> None:
    """Draw the topics found by a word; block and fast-track mark can be changed, a topic added."""
    directory = known.directory
    wanted = st.text_input("Найти тему или группу", key="topic_search", width=420).strip().lower()
    topics = [one for one in directory.topics if wanted in one.label.lower()]
    if not topics:
        st.write("Таких тем нет. Проверьте слово или добавьте тему ниже.")
    else:
        _draw(here, topics, _TOPICS, "Темы", "temy")
        _draw_topic(here, topics, [block.name for block in directory.blocks])
    with st.expander("Добавить тему"), st.form(f"new_topic_{turn('topic')}"):
        groups = list(dict.fromkeys(one.topic_group for one in directory.topics))
        group = st.selectbox(
            "Группа тем",
            groups,
            index=None,
            accept_new_options=True,
            placeholder="выберите или впишите",
        )
        name = st.text_input("Тема")
        block = st.selectbox("Отраслевой блок", [block.name for block in directory.blocks])
        fast = st.checkbox("Ускоренное решение")
        if st.form_submit_button("Добавить"):
            topic = Topic(group or "", name, block, fast)

            def topic_added() -> None:
                add_topic(here.home, here.actor, topic, now())
                next_turn("topic")

            carried_out(topic_added, f"Тема «{name}» добавлена.")


def _draw_topic(here: District, topics: list[Topic], blocks: list[str]) -> None:
    st.subheader("Изменить")
    one = st.selectbox("Тема", topics, format_func=lambda row: row.label, width=640)
    with st.form(f"topic_{one.label}"):
        block = st.selectbox("Отраслевой блок", blocks, index=blocks.index(one.block), width=300)
        fast = st.checkbox(
            "Ускоренное решение",
            one.fast_track,
            help="По этой отметке считается показатель 1 там, где в выгрузке нет своей.",
        )
        if st.form_submit_button("Сохранить"):
            topic = Topic(one.topic_group, one.topic, block, fast)
            carried_out(
                lambda: change_topic(here.home, here.actor, topic, now()),
                f"Тема «{one.topic}» сохранена.",
            )


def _draw(
    here: District, rows: object, columns: tuple[Column, ...], title: str, saved_as: str
) -> None:
    names = [column.key for column in columns]
    frame = pd.DataFrame(
        [[getattr(row, name) for name in names] for row in rows], columns=names, dtype=object
    )
    draw_table(frame, columns)
    draw_export(here.actor, titled(frame, columns), title, [], saved_as)
