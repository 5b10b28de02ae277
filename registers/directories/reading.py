"""The directories: settlements, localities, sector blocks, topics and the names seen in files.

Shipped files are seeds: the first start copies them in, from then on the registers win. Every
edit takes the actor, is written in the audit and raises the version, which tells whether what was
published is older than the directories. This module is the door: values and edits live beside it.
"""

from sqlalchemy import Engine

from registers.database import reading, writing
from registers.directories.alias_edits import add_alias, remove_alias
from registers.directories.checks import check_directory
from registers.directories.edits import (
    BlockChanges,
    SettlementChanges,
    add_block,
    add_topic,
    change_block,
    change_settlement,
    change_topic,
)
from registers.directories.rows import insert_directory, read_directory
from registers.directories.values import (
    Alias,
    AliasKind,
    Block,
    Directory,
    DirectoryError,
    Locality,
    Settlement,
    Topic,
    folded,
)
from registers.tables import DirectoryVersionRow

__all__ = [
    "Alias",
    "AliasKind",
    "Block",
    "BlockChanges",
    "Directory",
    "DirectoryError",
    "Locality",
    "Settlement",
    "SettlementChanges",
    "Topic",
    "add_alias",
    "add_block",
    "add_topic",
    "change_block",
    "change_settlement",
    "change_topic",
    "directory",
    "folded",
    "remove_alias",
    "seed_directory",
]


def directory(engine: Engine) -> Directory:
    """The directories as they stand now, one consistent state of all of them."""
    with reading(engine) as session:
        return read_directory(session)


def seed_directory(engine: Engine, directory: Directory) -> bool:
    """Put the shipped directory into empty tables and make it version 1.

    Returns False, changing nothing, when the directories were ever filled or edited. Raises
    `DirectoryError` when the seed contradicts itself (its own `version` is not looked at).
    """
    check_directory(directory)
    with writing(engine) as session:
        version = session.get_one(DirectoryVersionRow, 1, with_for_update=True)
        if version.version > 0:
            return False
        insert_directory(session, directory)
        version.version = 1
        return True
