"""The directories between their values and the tables, inside somebody's transaction."""

from dataclasses import asdict
from typing import cast

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from registers.directories.values import (
    Alias,
    AliasKind,
    Block,
    Directory,
    Locality,
    Settlement,
    Topic,
    alias_space,
    folded,
    ordered,
)
from registers.tables import (
    AliasRow,
    BlockRow,
    DirectoryVersionRow,
    LocalityRow,
    SettlementRow,
    TopicRow,
)


def read_directory(session: Session) -> Directory:
    """Everything in the tables, in the common order."""
    return ordered(
        Directory(
            settlements=tuple(map(_settlement, session.scalars(select(SettlementRow)))),
            localities=tuple(map(_locality, session.scalars(select(LocalityRow)))),
            blocks=tuple(map(_block, session.scalars(select(BlockRow)))),
            topics=tuple(map(_topic, session.scalars(select(TopicRow)))),
            aliases=tuple(map(_alias, session.scalars(select(AliasRow)))),
            version=session.get_one(DirectoryVersionRow, 1).version,
        )
    )


def insert_directory(session: Session, directory: Directory) -> None:
    """Write the whole directory into empty tables, the referred ones first."""
    for table, rows in (
        (BlockRow, [asdict(block) for block in directory.blocks]),
        (SettlementRow, [asdict(settlement) for settlement in directory.settlements]),
        (LocalityRow, [asdict(locality) for locality in directory.localities]),
        (TopicRow, [asdict(topic) for topic in directory.topics]),
        (AliasRow, [alias_columns(alias) for alias in directory.aliases]),
    ):
        if rows:
            session.execute(insert(table), rows)


def alias_columns(alias: Alias) -> dict[str, str | None]:
    """The alias as a row: its space and folded name are the key."""
    return {"space": alias_space(alias.kind), "folded": folded(alias.name), **asdict(alias)}


def _settlement(row: SettlementRow) -> Settlement:
    return Settlement(
        row.name,
        row.kind,
        row.population,
        row.population_date,
        row.lat,
        row.lon,
        row.oktmo,
        row.note,
    )


def _locality(row: LocalityRow) -> Locality:
    return Locality(
        row.settlement, row.name, row.lat, row.lon, row.population, row.assignment_confidence
    )


def _block(row: BlockRow) -> Block:
    return Block(row.name, row.position, row.since, row.until, row.note)


def _topic(row: TopicRow) -> Topic:
    return Topic(row.topic_group, row.topic, row.block, row.fast_track)


def _alias(row: AliasRow) -> Alias:
    return Alias(cast(AliasKind, row.kind), row.name, row.target)
