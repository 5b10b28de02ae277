"""A small district and an actor who may edit it."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from sqlalchemy import Engine

from access.rights import Actor, Right
from registers.database import open_registers
from registers.directories.reading import (
    Alias,
    Block,
    Directory,
    Locality,
    Settlement,
    Topic,
    seed_directory,
)

DECREE = date(2024, 11, 25)
COUNTED = date(2021, 10, 1)


@pytest.fixture
def small() -> Directory:
    """Return two settlements, a locality, three blocks, three topics, four names of files."""
    return Directory(
        settlements=(
            Settlement("Мортка", "г.п.", 4152, COUNTED, 59.3311, 66.0227, "71816163", ""),
            Settlement("Шугур", "с.п.", None, None, None, None, "", "Население уточнить."),
        ),
        localities=(Locality("Мортка", "д. Юмас", None, None, None, "medium"),),
        blocks=(
            Block("ЖКХ", 1, DECREE, None, ""),
            Block("Энергетика", 2, DECREE, None, ""),
            Block("Вне блоков", 12, DECREE, None, ""),
        ),
        topics=(
            Topic("Дом", "Нет тепла", "ЖКХ", True),
            Topic("Двор", "Прочее", "ЖКХ", False),
            Topic("Дом", "Прочее", "ЖКХ", False),
        ),
        aliases=(
            Alias("outside", "Урай", "г. Урай"),
            Alias("service", "Электросети", "Энергетика"),
            Alias("settlement", "Мортковское", "Мортка"),
            Alias("topic", "Отопление", "Нет тепла"),
        ),
        version=0,
    )


@pytest.fixture
def empty() -> Iterator[Engine]:
    """Return registers in memory that nobody has filled."""
    engine = open_registers("sqlite://")
    yield engine
    engine.dispose()


@pytest.fixture
def engine(empty: Engine, small: Directory) -> Engine:
    """Return registers in memory with the small district at version 1."""
    seed_directory(empty, small)
    return empty


@pytest.fixture
def now() -> datetime:
    """Return the moment at which everything here is done."""
    return datetime(2026, 11, 12, 9, 30)


@pytest.fixture
def editor() -> Actor:
    """Return who may edit directories and profiles and nothing else."""
    rights = frozenset({Right.EDIT_DIRECTORIES, Right.EDIT_PROFILES})
    return Actor("sidorov", "Координатор", rights)


@pytest.fixture
def reader() -> Actor:
    """Return who may everything except editing directories and profiles."""
    rights = frozenset(Right) - {Right.EDIT_DIRECTORIES, Right.EDIT_PROFILES}
    return Actor("petrova", "Просмотр", rights)
