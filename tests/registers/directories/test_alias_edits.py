from datetime import datetime

import pytest
from sqlalchemy import Engine

from access.rights import Actor
from registers.directories.reading import Alias, DirectoryError, add_alias, directory, remove_alias


@pytest.mark.parametrize(
    "alias",
    [
        Alias("settlement", "г.п. Мортка", "Мортка"),
        Alias("settlement", "Кондинский район, другое", None),
        Alias("outside", "Советский", "Советский район"),
        Alias("topic", "ЖКХ / Холодно в доме", "Нет тепла"),
        Alias("topic", "Прочие вопросы", "Двор / Прочее"),
        Alias("topic", "Без темы", None),
        Alias("service", "Котельная", "ЖКХ"),
        Alias("service", "Урай", None),  # one name may be a place and a service
    ],
)
def test_a_name_is_remembered_and_forgotten(
    engine: Engine, editor: Actor, now: datetime, alias: Alias
) -> None:
    before = directory(engine).aliases
    add_alias(engine, editor, alias, now=now)
    assert set(directory(engine).aliases) == {*before, alias}
    remove_alias(engine, editor, alias.kind, alias.name.upper(), now=now)
    assert directory(engine).aliases == before


@pytest.mark.parametrize(
    ("alias", "reason"),
    [
        (Alias("settlement", "", "Мортка"), "Название варианта пустое"),
        (Alias("settlement", "\u00a0", "Мортка"), "Название варианта пустое"),
        (Alias("settlement", "х" * 604, "Мортка"), "длиннее 603 знаков"),
        (Alias("settlement", "Морт", "мортка"), "Поселения «мортка» нет"),
        (Alias("settlement", "Морт", ""), "Поселения «» нет"),
        (Alias("settlement", "морткОвское", "Шугур"), "уже есть и означает «Мортка»"),
        (Alias("settlement", "Урай", "Мортка"), "уже есть и означает «г. Урай»"),
        (Alias("settlement", "«Шугур»", "Мортка"), "само название из справочника"),
        (Alias("outside", "Шугур", "Советский район"), "само название из справочника"),
        (Alias("outside", "Советский", None), "какому муниципалитету"),
        (Alias("outside", "Советский", " "), "какому муниципалитету"),
        (Alias("outside", "Морткинский", "Мортка"), "исключать нельзя"),
        (Alias("topic", "Дом/Вода", "Вода"), "не найдена или таких тем несколько"),
        (Alias("topic", "Другое", "Прочее"), "не найдена или таких тем несколько"),
        (Alias("topic", "Дом / Нет тепла", "Двор / Прочее"), "само название из справочника"),
        (Alias("service", "Водоканал", "Вода"), "Блока «Вода» нет"),
        (Alias("service", "электросети", "ЖКХ"), "уже есть и означает «Энергетика»"),
    ],
)
def test_a_bad_name_is_refused_with_a_reason(
    engine: Engine, editor: Actor, now: datetime, alias: Alias, reason: str
) -> None:
    before = directory(engine)
    with pytest.raises(DirectoryError, match=reason):
        add_alias(engine, editor, alias, now=now)
    assert directory(engine) == before


@pytest.mark.parametrize("name", ["Советский", "Мортковское"])
def test_only_a_name_of_this_kind_is_forgotten(
    engine: Engine, editor: Actor, now: datetime, name: str
) -> None:
    with pytest.raises(DirectoryError, match="Обновите страницу"):
        remove_alias(engine, editor, "outside", name, now=now)
    assert len(directory(engine).aliases) == 4


def test_needless_spaces_are_not_kept(engine: Engine, editor: Actor, now: datetime) -> None:
    add_alias(engine, editor, Alias("settlement", " г.п.\u00a0 Мортка ", " Мортка"), now=now)
    assert Alias("settlement", "г.п. Мортка", "Мортка") in directory(engine).aliases
