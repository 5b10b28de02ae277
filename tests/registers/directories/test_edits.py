from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine

from access.rights import Actor
from registers.audit import entries
from registers.directories.reading import (
    Alias,
    Block,
    DirectoryError,
    Topic,
    add_alias,
    add_block,
    add_topic,
    change_block,
    change_settlement,
    change_topic,
    directory,
)


def test_only_the_named_fields_of_a_settlement_change(
    engine: Engine, editor: Actor, now: datetime
) -> None:
    before = directory(engine)
    change_settlement(engine, editor, "Мортка", now=now, population=None)
    change_settlement(engine, editor, "Мортка", now=now, kind="с.п.", oktmo="")
    assert directory(engine).settlements == (
        replace(before.settlements[0], population=None, kind="с.п.", oktmo=""),
        before.settlements[1],
    )


def test_an_edit_that_changes_nothing_writes_nothing(
    engine: Engine, editor: Actor, now: datetime
) -> None:
    assert change_settlement(engine, editor, "Мортка", now=now, population=4152) == 1
    assert change_topic(engine, editor, "Дом", "Прочее", now=now) == 1
    assert change_block(engine, editor, "ЖКХ", now=now, position=1) == 1
    assert entries(engine, 10) == ()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"population": 0}, "Население «Мортка»"),
        ({"population": -4152}, "Население «Мортка»"),
        ({"lat": 200.0}, "Координаты «Мортка»"),
        ({"lat": None}, "Нужны обе"),
        ({"oktmo": "нет"}, "Код ОКТМО"),
    ],
)
def test_a_settlement_cannot_be_made_impossible(
    engine: Engine, editor: Actor, now: datetime, changes: dict[str, Any], reason: str
) -> None:
    before = directory(engine)
    with pytest.raises(DirectoryError, match=reason):
        change_settlement(engine, editor, "Мортка", now=now, **changes)
    assert directory(engine) == before


def test_a_topic_keeps_what_is_not_named(engine: Engine, editor: Actor, now: datetime) -> None:
    change_topic(engine, editor, "Дом", "Нет тепла", now=now, block="Энергетика")
    change_topic(engine, editor, "Дом", "Прочее", now=now, fast_track=True)
    assert set(directory(engine).topics) == {
        Topic("Дом", "Нет тепла", "Энергетика", True),
        Topic("Двор", "Прочее", "ЖКХ", False),
        Topic("Дом", "Прочее", "ЖКХ", True),
    }


def test_what_is_not_in_the_directory_cannot_be_changed(
    engine: Engine, editor: Actor, now: datetime
) -> None:
    with pytest.raises(DirectoryError, match="Поселения «Урай» нет в справочнике"):
        change_settlement(engine, editor, "Урай", now=now, note="")
    with pytest.raises(DirectoryError, match="Темы «Двор / Нет тепла» нет в справочнике"):
        change_topic(engine, editor, "Двор", "Нет тепла", now=now, fast_track=True)
    with pytest.raises(DirectoryError, match="Блока «ТКО» нет в справочнике"):
        change_block(engine, editor, "ТКО", now=now, position=3)


def test_a_topic_needs_a_block_of_the_directory(
    engine: Engine, editor: Actor, now: datetime
) -> None:
    with pytest.raises(DirectoryError, match="Блока «ТКО» нет"):
        change_topic(engine, editor, "Дом", "Прочее", now=now, block="ТКО")
    with pytest.raises(DirectoryError, match="Блока «ТКО» нет"):
        add_topic(engine, editor, Topic("Дом", "Мусор", "ТКО", False), now=now)
    add_block(engine, editor, Block("ТКО", 3, date(2026, 1, 1), None, ""), now=now)
    add_topic(engine, editor, Topic(" Дом ", "Мусор  у дома", "ТКО", False), now=now)
    assert Topic("Дом", "Мусор у дома", "ТКО", False) in directory(engine).topics


def test_a_namesake_is_refused(engine: Engine, editor: Actor, now: datetime) -> None:
    with pytest.raises(DirectoryError, match="Тема «ДОМ / прочее» уже есть"):
        add_topic(engine, editor, Topic("ДОМ", "прочее", "ЖКХ", False), now=now)
    with pytest.raises(DirectoryError, match="Блок «Жкх» уже есть"):
        add_block(engine, editor, Block("Жкх", 3, date(2026, 1, 1), None, ""), now=now)


def test_a_name_that_means_another_topic_cannot_become_a_topic(
    engine: Engine, editor: Actor, now: datetime
) -> None:
    add_alias(engine, editor, Alias("topic", "Дом / Холодно", "Нет тепла"), now=now)
    with pytest.raises(DirectoryError, match="Сначала удалите этот вариант"):
        add_topic(engine, editor, Topic("Дом", "Холодно", "ЖКХ", False), now=now)


def test_a_new_namesake_does_not_change_what_an_alias_means(
    engine: Engine, editor: Actor, now: datetime
) -> None:
    add_topic(engine, editor, Topic("Двор", "Нет тепла", "Энергетика", False), now=now)
    [alias] = [alias for alias in directory(engine).aliases if alias.kind == "topic"]
    assert alias == Alias("topic", "Отопление", "Дом / Нет тепла")
    found = directory(engine).topic_named("Дом / Нет тепла")
    assert found == Topic("Дом", "Нет тепла", "ЖКХ", True)


def test_a_block_does_not_end_before_it_begins(
    engine: Engine, editor: Actor, now: datetime
) -> None:
    with pytest.raises(DirectoryError, match="раньше, чем начинается"):
        change_block(engine, editor, "ЖКХ", now=now, until=date(2024, 11, 24))
    change_block(engine, editor, "ЖКХ", now=now, until=date(2024, 11, 25))
    change_block(engine, editor, "ЖКХ", now=now, until=None, note="Снова действует.")
    assert directory(engine).blocks[0] == Block(
        "ЖКХ", 1, date(2024, 11, 25), None, "Снова действует."
    )
