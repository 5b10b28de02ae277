from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine

from access.rights import AccessDenied, Actor
from registers.audit import entries
from registers.directories.reading import (
    Alias,
    Block,
    Directory,
    DirectoryError,
    Locality,
    Settlement,
    Topic,
    add_alias,
    add_block,
    add_topic,
    change_block,
    change_settlement,
    change_topic,
    directory,
    remove_alias,
    seed_directory,
)


def test_the_seed_comes_back_in_the_common_order(engine: Engine, small: Directory) -> None:
    found = directory(engine)
    assert found == replace(
        small,
        topics=(small.topics[1], small.topics[0], small.topics[2]),  # Двор, Дом / Нет, Дом / Прочее
        version=1,
    )


def test_a_second_seed_changes_nothing(
    engine: Engine, small: Directory, editor: Actor, now: datetime
) -> None:
    change_settlement(engine, editor, "Шугур", now=now, population=524)
    before = directory(engine)
    assert not seed_directory(engine, small)
    assert directory(engine) == before


def test_an_empty_directory_is_version_0(empty: Engine) -> None:
    assert directory(empty) == Directory((), (), (), (), (), 0)


def test_a_seed_does_not_overwrite_what_was_typed_before_it(
    empty: Engine, small: Directory, editor: Actor, now: datetime
) -> None:
    add_block(empty, editor, Block("Свой", 1, now.date(), None, ""), now=now)
    assert not seed_directory(empty, small)
    assert [block.name for block in directory(empty).blocks] == ["Свой"]


MORTKA = Settlement("МОРТКА", "г.п.", 1, None, None, None, "", "")


@pytest.mark.parametrize(
    ("part", "bad", "reason"),
    [
        ("settlements", MORTKA, "Поселение «МОРТКА» встречается дважды"),
        ("settlements", replace(MORTKA, name=" "), "Название поселения пустое"),
        ("settlements", replace(MORTKA, name="Леуши", population=0), "Население «Леуши»"),
        ("settlements", replace(MORTKA, name="Леуши", lat=91.0, lon=60.0), "Координаты"),
        ("settlements", replace(MORTKA, name="Леуши", lat=59.0), "Нужны обе"),
        ("settlements", replace(MORTKA, name="Леуши", lat=float("nan"), lon=6.0), "Координаты"),
        ("settlements", replace(MORTKA, name="Леуши", oktmo="7181616"), "Код ОКТМО"),
        ("settlements", replace(MORTKA, name="Леуши", oktmo="7181616х"), "Код ОКТМО"),
        ("localities", Locality("Нигде", "д. Ничья", None, None, None, "low"), "«Нигде»"),
        ("localities", Locality("Мортка", "д. ЮМАС", None, None, None, "low"), "дважды"),
        ("localities", Locality("Мортка", "", None, None, None, "low"), "пункта пустое"),
        ("localities", Locality("Мортка", "д. Сотник", None, None, -5, "low"), "Население"),
        ("blocks", Block("жкх", 3, date(2024, 1, 1), None, ""), "Блок «жкх» встречается дважды"),
        ("blocks", Block("ТКО", 3, date(2024, 1, 2), date(2024, 1, 1), ""), "раньше, чем"),
        ("topics", Topic("Дом", "Вода", "Вода", False), "Блока «Вода» нет"),
        ("topics", Topic("дом", "Нет  тепла", "ЖКХ", False), "встречается дважды"),
        ("topics", Topic("", "Вода", "ЖКХ", False), "Название группы тем пустое"),
        ("topics", Topic("Дом", "«»", "ЖКХ", False), "Название темы пустое"),
        ("aliases", Alias("settlement", "УРАЙ", "Мортка"), "встречается дважды"),
        ("aliases", Alias("service", "Водоканал", "Вода"), "Блока «Вода» нет"),
    ],
)
def test_a_seed_that_contradicts_itself_is_refused_whole(
    empty: Engine, small: Directory, part: str, bad: Any, reason: str
) -> None:
    broken = replace(small, **{part: (*getattr(small, part), bad)})
    with pytest.raises(DirectoryError, match=reason):
        seed_directory(empty, broken)
    assert directory(empty).version == 0
    assert seed_directory(empty, small)


def test_every_edit_raises_the_version_and_is_audited(
    engine: Engine, editor: Actor, now: datetime
) -> None:
    block = Block("ТКО", 3, date(2026, 1, 1), None, "")
    edits = [
        add_alias(engine, editor, Alias("settlement", "пгт Мортка", "Мортка"), now=now),
        remove_alias(engine, editor, "outside", "урай", now=now),
        change_settlement(engine, editor, "Мортка", now=now, population=4100, note="Оценка."),
        change_topic(engine, editor, "Дом", "Прочее", now=now, block="Вне блоков", fast_track=True),
        add_topic(engine, editor, Topic("Дом", "Нет света", "Энергетика", True), now=now),
        change_block(engine, editor, "ЖКХ", now=now, until=date(2026, 12, 31)),
        add_block(engine, editor, block, now=now),
    ]
    assert edits == [2, 3, 4, 5, 6, 7, 8]
    assert directory(engine).version == 8
    assert [
        (entry.action, entry.subject, entry.detail) for entry in reversed(entries(engine, 100))
    ] == [
        ("Добавлен вариант названия", "пгт Мортка", "→ Мортка"),
        ("Удалён вариант названия", "Урай", "был → г. Урай"),
        ("Изменено поселение", "Мортка", "население: 4152 → 4100; примечание: пусто → Оценка."),
        (
            "Изменена тема",
            "Дом / Прочее",
            "блок: ЖКХ → Вне блоков; ускоренное решение: нет → да",
        ),
        ("Добавлена тема", "Дом / Нет света", "блок Энергетика, ускоренное решение"),
        ("Изменён блок", "ЖКХ", "действует по: пусто → 31.12.2026"),
        ("Добавлен блок", "ТКО", "с 01.01.2026"),
    ]
    assert {(entry.actor, entry.at) for entry in entries(engine, 100)} == {("sidorov", now)}


def test_edits_need_their_right(engine: Engine, reader: Actor, now: datetime) -> None:
    before = directory(engine)
    edits = [
        lambda: add_alias(engine, reader, Alias("settlement", "пгт Мортка", "Мортка"), now=now),
        lambda: remove_alias(engine, reader, "outside", "Урай", now=now),
        lambda: change_settlement(engine, reader, "Мортка", now=now, note="правка"),
        lambda: change_topic(engine, reader, "Дом", "Прочее", now=now, fast_track=True),
        lambda: add_topic(engine, reader, Topic("Дом", "Нет света", "ЖКХ", True), now=now),
        lambda: change_block(engine, reader, "ЖКХ", now=now, position=9),
        lambda: add_block(engine, reader, Block("ТКО", 3, now.date(), None, ""), now=now),
    ]
    for edit in edits:
        with pytest.raises(AccessDenied):
            edit()
    assert directory(engine) == before
    assert entries(engine, 10) == ()
