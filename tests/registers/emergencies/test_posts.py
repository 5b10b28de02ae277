"""Who holds which post: shipped without persons, edited with a trace, never overwritten unseen."""

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import Engine

from access.rights import AccessDenied, Actor
from registers.audit import entries
from registers.emergencies.posts import (
    LONGEST,
    Post,
    PostError,
    Role,
    posts,
    posts_for,
    save_post,
    seed_posts,
)

NOW = datetime(2026, 11, 12, 9, 30)
CURATOR = Post(Role.CURATOR, "Первый заместитель главы")
ANY_HEAD = Post(Role.BLOCK_HEAD, "Заведующий блоком")
HEAD = Post(Role.BLOCK_HEAD, "Начальник управления", block="ЖКХ")


def test_what_was_edited_is_not_seeded_again(empty: Engine, editor: Actor) -> None:
    seed_posts(empty, [HEAD, CURATOR], now=NOW)
    save_post(empty, editor, replace(CURATOR, person="Иванов"), was=CURATOR, now=NOW)
    seed_posts(empty, [HEAD, CURATOR, ANY_HEAD], now=NOW)
    assert posts(empty) == (replace(CURATOR, person="Иванов"), HEAD)


def test_a_block_s_own_post_goes_before_the_common_one() -> None:
    known = [CURATOR, ANY_HEAD, HEAD]
    for block, title in (
        ("ЖКХ", "Начальник управления"),
        ("Дороги", "Заведующий блоком"),
        (None, "Заведующий блоком"),
    ):
        found = posts_for(known, block)
        assert [one.role for one in found] == list(Role)
        assert {one.block for one in found} == {""}
        assert {one.role: one.title for one in found}[Role.BLOCK_HEAD] == title
    assert posts_for([], "ЖКХ")[0] == Post(Role.CURATOR, "")


def test_an_edit_made_in_between_is_not_overwritten(empty: Engine, editor: Actor) -> None:
    save_post(empty, editor, CURATOR, was=None, now=NOW)
    save_post(empty, editor, replace(CURATOR, person="Первый"), was=CURATOR, now=NOW)
    with pytest.raises(PostError, match=r"изменил пользователь sidorov 12\.11\.2026 в 09:30"):
        save_post(empty, editor, replace(CURATOR, person="Второй"), was=CURATOR, now=NOW)
    with pytest.raises(PostError, match="изменил пользователь"):
        save_post(empty, editor, replace(CURATOR, person="Второй"), was=None, now=NOW)
    with pytest.raises(PostError, match="больше нет"):
        save_post(empty, editor, HEAD, was=HEAD, now=NOW)
    assert posts(empty) == (replace(CURATOR, person="Первый"),)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"title": "", "person": "Иванов"}, "нет названия должности"),
        ({"title": "я" * (LONGEST + 1)}, "Слишком длинно"),
        ({"phone": "нет"}, "не похоже на номер"),
        ({"phone": "1234"}, "не похоже на номер"),
        ({"email": "почта"}, "не похоже на адрес"),
        ({"email": "a@b"}, "не похоже на адрес"),
        ({"block": "ЖКХ"}, "один на весь район"),
    ],
)
def test_a_post_that_cannot_be_is_refused(empty: Engine, editor: Actor, change, reason) -> None:
    with pytest.raises(PostError, match=reason):
        save_post(empty, editor, replace(CURATOR, **change), was=None, now=NOW)
    assert posts(empty) == ()


def test_spaces_are_put_right_and_the_audit_names_no_person(empty: Engine, editor: Actor) -> None:
    one = replace(
        HEAD, person=" Иванов\n Иван ", phone="+7 (34677) 3-35-40, доб. 12", email="a@b.рф"
    )
    save_post(empty, editor, one, was=None, now=NOW)
    save_post(empty, editor, one, was=replace(one, person="Иванов Иван"), now=NOW)
    assert posts(empty) == (replace(one, person="Иванов Иван"),)
    assert [(line.action, line.subject, line.detail) for line in entries(empty, 9)] == [
        ("Изменена должность", "Руководитель отраслевого блока, ЖКХ", "Начальник управления")
    ]


def test_posts_are_edited_by_who_edits_directories(empty: Engine, reader: Actor) -> None:
    with pytest.raises(AccessDenied):
        save_post(empty, reader, CURATOR, was=None, now=NOW)
