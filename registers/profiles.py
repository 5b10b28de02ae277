"""Profiles of exports the system did not know, mapped by hand and kept as TOML."""

import re
import tomllib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, select

from access.rights import Actor, Right, require
from registers.audit import note
from registers.database import reading, writing
from registers.tables import ProfileRow


class ProfileError(Exception):
    """A profile is refused; the text is a Russian sentence with the reason and the remedy."""


@dataclass(frozen=True)
class SavedProfile:
    """A profile as saved last, by whom and when."""

    profile_id: str
    title: str
    toml_text: str
    author: str
    at: datetime


def save_profile(
    engine: Engine, actor: Actor, profile_id: str, title: str, toml_text: str, *, now: datetime
) -> None:
    """Save the profile; one of the same id is replaced."""
    require(actor, Right.EDIT_PROFILES)
    _check(profile_id, title, toml_text)
    with writing(engine) as session:
        known = session.get(ProfileRow, profile_id)
        session.merge(
            ProfileRow(
                profile_id=profile_id,
                title=title.strip(),
                toml_text=toml_text,
                author=actor.name,
                at=now,
            )
        )
        action = "Добавлен профиль загрузки" if known is None else "Изменён профиль загрузки"
        note(session, actor, action, profile_id, title.strip(), now=now)


def saved_profiles(engine: Engine) -> tuple[SavedProfile, ...]:
    """All saved profiles by id."""
    with reading(engine) as session:
        rows = session.scalars(select(ProfileRow).order_by(ProfileRow.profile_id))
        return tuple(
            SavedProfile(row.profile_id, row.title, row.toml_text, row.author, row.at)
            for row in rows
        )


def remove_profile(engine: Engine, actor: Actor, profile_id: str, *, now: datetime) -> None:
    """Remove the profile; what was imported with it stays."""
    require(actor, Right.EDIT_PROFILES)
    with writing(engine) as session:
        known = session.get(ProfileRow, profile_id)
        if known is None:
            raise ProfileError(
                f"Профиля «{profile_id}» нет: возможно, его уже удалили. Обновите страницу."
            )
        session.delete(known)
        note(session, actor, "Удалён профиль загрузки", profile_id, known.title, now=now)


def _check(profile_id: str, title: str, toml_text: str) -> None:
    if not re.fullmatch(r"\w[\w.-]{0,99}", profile_id):
        raise ProfileError(
            f"Обозначение профиля «{profile_id}» не подходит: нужно от 1 до 100 букв, цифр, точек, "
            "дефисов и подчёркиваний, без пробелов; первой — буква или цифра."
        )
    if not title.strip() or len(title) > 300:
        raise ProfileError("Название профиля пустое или длиннее 300 знаков. Впишите короткое.")
    try:
        tomllib.loads(toml_text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(
            f"Текст профиля не читается как TOML: {error}. Исправьте указанное место."
        ) from error
