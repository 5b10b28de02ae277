from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from access.rights import AccessDenied, Actor
from registers.audit import entries
from registers.profiles import (
    ProfileError,
    SavedProfile,
    remove_profile,
    save_profile,
    saved_profiles,
)

TOML = '[profile]\ntitle = "Заявки"\n'


def test_a_profile_is_saved_replaced_and_removed(
    empty: Engine, editor: Actor, now: datetime
) -> None:
    later = now + timedelta(days=1)
    save_profile(empty, editor, "la-311", "Заявки", TOML, now=now)
    save_profile(empty, editor, "заявки.2", " Заявки 2 ", TOML, now=now)
    save_profile(empty, editor, "la-311", "Заявки города", TOML + "x = 1\n", now=later)
    assert saved_profiles(empty) == (
        SavedProfile("la-311", "Заявки города", TOML + "x = 1\n", "sidorov", later),
        SavedProfile("заявки.2", "Заявки 2", TOML, "sidorov", now),
    )
    remove_profile(empty, editor, "la-311", now=later)
    assert [profile.profile_id for profile in saved_profiles(empty)] == ["заявки.2"]
    assert [entry.action for entry in entries(empty, 10)] == [
        "Удалён профиль загрузки",
        "Изменён профиль загрузки",
        "Добавлен профиль загрузки",
        "Добавлен профиль загрузки",
    ]


@pytest.mark.parametrize(
    ("profile_id", "title", "toml_text", "reason"),
    [
        ("", "Заявки", TOML, "Обозначение профиля"),
        ("две части", "Заявки", TOML, "Обозначение профиля"),
        ("../secret", "Заявки", TOML, "Обозначение профиля"),
        ("x" * 101, "Заявки", TOML, "Обозначение профиля"),
        ("la", "  ", TOML, "Название профиля пустое"),
        ("la", "x" * 301, TOML, "Название профиля пустое или длиннее"),
        ("la", "Заявки", "[profile", "не читается как TOML"),
    ],
)
def test_a_bad_profile_is_refused(
    empty: Engine,
    editor: Actor,
    now: datetime,
    profile_id: str,
    title: str,
    toml_text: str,
    reason: str,
) -> None:
    with pytest.raises(ProfileError, match=reason):
        save_profile(empty, editor, profile_id, title, toml_text, now=now)
    assert saved_profiles(empty) == ()


def test_what_is_not_there_cannot_be_removed(empty: Engine, editor: Actor, now: datetime) -> None:
    with pytest.raises(ProfileError, match="Обновите страницу"):
        remove_profile(empty, editor, "la", now=now)


def test_profiles_need_their_right(
    empty: Engine, editor: Actor, reader: Actor, now: datetime
) -> None:
    save_profile(empty, editor, "la", "Заявки", TOML, now=now)
    with pytest.raises(AccessDenied):
        save_profile(empty, reader, "la", "Другое", TOML, now=now)
    with pytest.raises(AccessDenied):
        remove_profile(empty, reader, "la", now=now)
    assert [profile.title for profile in saved_profiles(empty)] == ["Заявки"]
