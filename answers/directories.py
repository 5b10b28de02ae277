"""The directories as they stand, the names nobody knows, and edits by the one who looks.

Every edit takes the actor down to the registers, which check the right and write the audit; what is
on the screens changes with the next publication.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from access.rights import Actor, Right, require
from data.home import Home
from data.originals import tidy
from data.queries import directories as queries
from data.registers_open import open_registers_of
from data.snapshots import Facts
from registers import settings
from registers.directories import reading as edits
from registers.directories.reading import (
    Alias,
    AliasKind,
    Block,
    BlockChanges,
    Directory,
    DirectoryError,
    SettlementChanges,
    Topic,
)


@dataclass(frozen=True)
class UnknownName:
    """A name seen in files: ``kind`` is «settlement» or «topic»."""

    kind: AliasKind
    name: str
    messages: int
    last_batch: int


@dataclass(frozen=True)
class Directories:
    """What is in force now; ``unpublished`` when the screens still show what was before an edit."""

    directory: Directory
    originals_days: int
    unpublished: bool


def unknown_names(facts: Facts, actor: Actor) -> tuple[UnknownName, ...]:
    """Return the names nobody knows, those with most messages first; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    rows = queries.unknown_names(facts).to_dict("records")
    return tuple(
        UnknownName(row["kind"], row["name"], int(row["messages"]), int(row["last_batch"]))
        for row in rows
    )


def undetermined(facts: Facts, actor: Actor) -> dict[str, int]:
    """Return how many messages have no settlement and no block; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    return queries.undetermined(facts)


def directories(home: Home, actor: Actor, facts: Facts, now: datetime) -> Directories:
    """Return the directories and settings in force; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    engine = open_registers_of(home, now)
    directory = edits.directory(engine)
    later = any(
        one.at > facts.published_at
        for one in settings.saved_settings(engine)
        if one.name not in settings.OUTSIDE_FIGURES
    )
    return Directories(
        directory=directory,
        originals_days=settings.originals_days(engine),
        unpublished=later or directory.version != queries.directory_version(facts),
    )


def give_meanings(
    home: Home, actor: Actor, meanings: Sequence[Alias], now: datetime
) -> tuple[str, ...]:
    """Remember what names mean; return the reasons of those that were refused.

    Needs Right.EDIT_DIRECTORIES.
    """
    engine = open_registers_of(home, now)
    refused: list[str] = []
    for alias in meanings:
        try:
            edits.add_alias(engine, actor, alias, now=now)
        except DirectoryError as error:
            refused.append(str(error))
    return tuple(refused)


def add_alias(home: Home, actor: Actor, alias: Alias, now: datetime) -> None:
    """Remember what a name means; needs Right.EDIT_DIRECTORIES, as all below do."""
    edits.add_alias(open_registers_of(home, now), actor, alias, now=now)


def remove_alias(home: Home, actor: Actor, kind: AliasKind, name: str, now: datetime) -> None:
    """Forget a name: it will be asked about again."""
    edits.remove_alias(open_registers_of(home, now), actor, kind, name, now=now)


def change_settlement(
    home: Home, actor: Actor, name: str, changes: SettlementChanges, now: datetime
) -> None:
    """Change the named fields of a settlement."""
    edits.change_settlement(open_registers_of(home, now), actor, name, now=now, **changes)


def change_block(home: Home, actor: Actor, name: str, changes: BlockChanges, now: datetime) -> None:
    """Change the named fields of a block."""
    edits.change_block(open_registers_of(home, now), actor, name, now=now, **changes)


def add_block(home: Home, actor: Actor, block: Block, now: datetime) -> None:
    """Add a block."""
    edits.add_block(open_registers_of(home, now), actor, block, now=now)


def change_topic(home: Home, actor: Actor, topic: Topic, now: datetime) -> None:
    """Give a topic of the directory the block and the mark of ``topic``."""
    edits.change_topic(
        open_registers_of(home, now),
        actor,
        topic.topic_group,
        topic.topic,
        block=topic.block,
        fast_track=topic.fast_track,
        now=now,
    )


def add_topic(home: Home, actor: Actor, topic: Topic, now: datetime) -> None:
    """Add a topic."""
    edits.add_topic(open_registers_of(home, now), actor, topic, now=now)


def save_originals_days(home: Home, actor: Actor, days: int, now: datetime) -> None:
    """Change how many days the original files are kept, and remove what is beyond it at once."""
    settings.save_originals_days(open_registers_of(home, now), actor, days, now=now)
    tidy(home, now)
