"""Edits of the directories: each is checked, written in the audit and raises the version.

Every function returns the version after the edit; an edit that changes nothing writes nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from typing import Any, Final, TypedDict, TypeVar, Unpack

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from access.rights import Actor, Right, require
from registers.audit import note
from registers.database import writing
from registers.directory_checks import check_alias, check_block, check_settlement, check_topic
from registers.directory_rows import alias_columns, read_directory
from registers.directory_values import (
    Alias,
    AliasKind,
    Block,
    Directory,
    DirectoryError,
    Topic,
    alias_space,
    folded,
)
from registers.tables import AliasRow, BlockRow, DirectoryVersionRow, SettlementRow, TopicRow

NOT_DETERMINED: Final = "не определено"

FIELD_NAMES: Final = {
    "kind": "вид",
    "population": "население",
    "population_date": "население на дату",
    "lat": "широта",
    "lon": "долгота",
    "oktmo": "ОКТМО",
    "note": "примечание",
    "block": "блок",
    "fast_track": "ускоренное решение",
    "position": "порядок",
    "since": "действует с",
    "until": "действует по",
}

_T = TypeVar("_T")

# What an edit answers for the audit: action, subject, detail; None when nothing changed.
_Done = tuple[str, str, str]


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


def add_alias(engine: Engine, actor: Actor, alias: Alias, *, now: datetime) -> int:
    """Remember what a name seen in files means."""
    alias = Alias(alias.kind, _tidy(alias.name), alias.target and _tidy(alias.target))

    def edit(session: Session, directory: Directory) -> _Done:
        check_alias(alias, directory)
        key = (alias_space(alias.kind), folded(alias.name))
        known = session.get(AliasRow, key)
        if known is not None:
            raise DirectoryError(
                f"Вариант «{alias.name}» уже есть и означает «{known.target or NOT_DETERMINED}». "
                "Если он должен значить другое, сначала удалите его."
            )
        session.add(AliasRow(**alias_columns(alias)))
        return "Добавлен вариант названия", alias.name, f"→ {alias.target or NOT_DETERMINED}"

    return _edited(engine, actor, now, edit)


def remove_alias(engine: Engine, actor: Actor, kind: AliasKind, name: str, *, now: datetime) -> int:
    """Forget a name seen in files: it will be asked about again."""

    def edit(session: Session, _directory: Directory) -> _Done:
        known = session.get(AliasRow, (alias_space(kind), folded(name)))
        if known is None or known.kind != kind:
            raise DirectoryError(
                f"Варианта «{name}» в справочнике нет: возможно, его уже удалили. Обновите "
                "страницу."
            )
        session.delete(known)
        return "Удалён вариант названия", known.name, f"был → {known.target or NOT_DETERMINED}"

    return _edited(engine, actor, now, edit)


def change_settlement(
    engine: Engine, actor: Actor, name: str, *, now: datetime, **changes: Unpack[SettlementChanges]
) -> int:
    """Change the named fields of the settlement."""

    def edit(session: Session, directory: Directory) -> _Done | None:
        before = _the_one(name, directory.settlements, "Поселения", lambda row: row.name)
        after = replace(before, **changes)
        check_settlement(after)
        row = session.get_one(SettlementRow, name)
        return _written(row, before, after, "Изменено поселение", name)

    return _edited(engine, actor, now, edit)


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

    def edit(session: Session, directory: Directory) -> _Done | None:
        before = _the_one(wanted, directory.topics, "Темы", lambda row: row.label)
        after = replace(
            before,
            block=before.block if block is None else block,
            fast_track=before.fast_track if fast_track is None else fast_track,
        )
        check_topic(after, directory.blocks)
        row = session.get_one(TopicRow, (topic_group, topic))
        return _written(row, before, after, "Изменена тема", wanted)

    return _edited(engine, actor, now, edit)


def add_topic(engine: Engine, actor: Actor, topic: Topic, *, now: datetime) -> int:
    """Add a topic; aliases that meant its namesake by the bare name are made to name the group."""
    topic = replace(topic, topic_group=_tidy(topic.topic_group), topic=_tidy(topic.topic))

    def edit(session: Session, directory: Directory) -> _Done:
        check_topic(topic, directory.blocks)
        _refuse_namesake("Тема", topic.label, [row.label for row in directory.topics])
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

    return _edited(engine, actor, now, edit)


def change_block(
    engine: Engine, actor: Actor, name: str, *, now: datetime, **changes: Unpack[BlockChanges]
) -> int:
    """Change the named fields of the block; a closed block keeps its topics and its past."""

    def edit(session: Session, directory: Directory) -> _Done | None:
        before = _the_one(name, directory.blocks, "Блока", lambda row: row.name)
        after = replace(before, **changes)
        check_block(after)
        row = session.get_one(BlockRow, name)
        return _written(row, before, after, "Изменён блок", name)

    return _edited(engine, actor, now, edit)


def add_block(engine: Engine, actor: Actor, block: Block, *, now: datetime) -> int:
    """Add a sector block."""
    block = replace(block, name=_tidy(block.name))

    def edit(session: Session, directory: Directory) -> _Done:
        check_block(block)
        _refuse_namesake("Блок", block.name, [row.name for row in directory.blocks])
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

    return _edited(engine, actor, now, edit)


def _edited(
    engine: Engine,
    actor: Actor,
    now: datetime,
    edit: Callable[[Session, Directory], _Done | None],
) -> int:
    require(actor, Right.EDIT_DIRECTORIES)
    with writing(engine) as session:
        # Locked to the end of the transaction: edits take turns on PostgreSQL too, so each is
        # checked against what the one before it left.
        version = session.get_one(DirectoryVersionRow, 1, with_for_update=True)
        done = edit(session, read_directory(session))
        if done is not None:
            version.version += 1
            note(session, actor, *done, now=now)
        return version.version


def _written(
    row: SettlementRow | TopicRow | BlockRow, before: Any, after: Any, action: str, subject: str
) -> _Done | None:
    """Put the fields that differ into the row; the audit gets each as «was → is»."""
    changed = [
        field.name
        for field in fields(after)
        if getattr(before, field.name) != getattr(after, field.name)
    ]
    for name in changed:
        setattr(row, name, getattr(after, name))
    if not changed:
        return None
    return (
        action,
        subject,
        "; ".join(
            f"{FIELD_NAMES[name]}: {_words(getattr(before, name))} → {_words(getattr(after, name))}"
            for name in changed
        ),
    )


def _the_one(wanted: str, rows: Sequence[_T], what: str, name_of: Callable[[_T], str]) -> _T:
    for row in rows:
        if name_of(row) == wanted:
            return row
    raise DirectoryError(
        f"{what} «{wanted}» нет в справочнике: возможно, его изменили. Обновите страницу и "
        "выберите из списка."
    )


def _refuse_namesake(what: str, name: str, known: Sequence[str]) -> None:
    if folded(name) in map(folded, known):
        raise DirectoryError(
            f"{what} «{name}» уже есть в справочнике. Измените существующую запись или дайте "
            "другое название."
        )


def _tidy(name: str) -> str:
    return " ".join(name.split())


def _words(value: object) -> str:
    match value:
        case None | "":
            return "пусто"
        case bool():
            return "да" if value else "нет"
        case date():
            return f"{value:%d.%m.%Y}"
        case _:
            return str(value)
