"""Edits of settlements, topics and blocks: checked, audited, each raises the version.

Every function returns the version after the edit; an edit that changes nothing writes nothing.
"""

from dataclasses import replace
from datetime import date, datetime
from typing import TypedDict, Unpack

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from access.rights import Actor
from registers.directories.change import Done, edited, refuse_namesake, the_one, tidy, written
from registers.directories.checks import check_block, check_settlement, check_topic
from registers.directories.values import Block, Directory, DirectoryError, Topic, folded
from registers.tables import AliasRow, BlockRow, SettlementRow, TopicRow


class SettlementChanges(TypedDict, total=False):
    """What may be changed in a settlement; what is not named stays as it is."""

    kind: str
    population: int | None
    population_date: date | None
    lat: float | None
    lon: float | None
    oktmo: str
    note: str


class BlockChanges(TypedDict, total=False):
    """What may be changed in a block; what is not named stays as it is."""

    position: int
    since: date
    until: date | None
    note: str


def change_settlement(
    engine: Engine, actor: Actor, name: str, *, now: datetime, **changes: Unpack[SettlementChanges]
) -> int:
    """Change the named fields of the settlement."""

    def edit(session: Session, directory: Directory) -> Done | None:
        before = the_one(name, directory.settlements, "Поселения", lambda row: row.name)
        after = replace(before, **changes)
        check_settlement(after)
        row = session.get_one(SettlementRow, name)
        return written(row, before, after, "Изменено поселение", name)

    return edited(engine, actor, now, edit)


def change_topic(
    engine: Engine,
    actor: Actor,
    topic_group: str,
    topic: str,
    *,
    now: datetime,
    block: str | None = None,
    fast_track: bool | None = None,
) -> int:
    """Give the topic another block or fast-track mark; None leaves what is there."""
    wanted = f"{topic_group} / {topic}"

    def edit(session: Session, directory: Directory) -> Done | None:
        before = the_one(wanted, directory.topics, "Темы", lambda row: row.label)
        after = replace(
            before,
            block=before.block if block is None else block,
            fast_track=before.fast_track if fast_track is None else fast_track,
        )
        check_topic(after, directory.blocks)
        row = session.get_one(TopicRow, (topic_group, topic))
        return written(row, before, after, "Изменена тема", wanted)

    return edited(engine, actor, now, edit)


def add_topic(engine: Engine, actor: Actor, topic: Topic, *, now: datetime) -> int:
    """Add a topic; aliases that meant its namesake by the bare name are made to name the group."""
    topic = replace(topic, topic_group=tidy(topic.topic_group), topic=tidy(topic.topic))

    def edit(session: Session, directory: Directory) -> Done:
        check_topic(topic, directory.blocks)
        refuse_namesake("Тема", topic.label, [row.label for row in directory.topics])
        if session.get(AliasRow, ("topic", folded(topic.label))) is not None:
            raise DirectoryError(
                f"«{topic.label}» уже записана как вариант другой темы. Сначала удалите этот "
                "вариант."
            )
        namesake = directory.topic_named(topic.topic)
        for row in session.scalars(select(AliasRow).where(AliasRow.kind == "topic")):
            if namesake and row.target and folded(row.target) == folded(topic.topic):
                row.target = namesake.label
        session.add(
            TopicRow(
                topic_group=topic.topic_group,
                topic=topic.topic,
                block=topic.block,
                fast_track=topic.fast_track,
            )
        )
        mark = "ускоренное решение" if topic.fast_track else "без ускоренного решения"
        return "Добавлена тема", topic.label, f"блок {topic.block}, {mark}"

    return edited(engine, actor, now, edit)


def change_block(
    engine: Engine, actor: Actor, name: str, *, now: datetime, **changes: Unpack[BlockChanges]
) -> int:
    """Change the named fields of the block; a closed block keeps its topics and its past."""

    def edit(session: Session, directory: Directory) -> Done | None:
        before = the_one(name, directory.blocks, "Блока", lambda row: row.name)
        after = replace(before, **changes)
        check_block(after)
        row = session.get_one(BlockRow, name)
        return written(row, before, after, "Изменён блок", name)

    return edited(engine, actor, now, edit)


def add_block(engine: Engine, actor: Actor, block: Block, *, now: datetime) -> int:
    """Add a sector block."""
    block = replace(block, name=tidy(block.name))

    def edit(session: Session, directory: Directory) -> Done:
        check_block(block)
        refuse_namesake("Блок", block.name, [row.name for row in directory.blocks])
        session.add(
            BlockRow(
                name=block.name,
                position=block.position,
                since=block.since,
                until=block.until,
                note=block.note,
            )
        )
        return "Добавлен блок", block.name, f"с {block.since:%d.%m.%Y}"

    return edited(engine, actor, now, edit)
