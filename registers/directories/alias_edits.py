"""Edits of the names seen in files; they return the version of the directories after the edit."""

from datetime import datetime
from typing import Final

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from access.rights import Actor
from registers.directories.change import Done, edited, tidy
from registers.directories.checks import check_alias
from registers.directories.rows import alias_columns
from registers.directories.values import (
    Alias,
    AliasKind,
    Directory,
    DirectoryError,
    alias_space,
    folded,
)
from registers.tables import AliasRow

NOT_DETERMINED: Final = "не определено"


def add_alias(engine: Engine, actor: Actor, alias: Alias, *, now: datetime) -> int:
    """Remember what a name seen in files means."""
    alias = Alias(alias.kind, tidy(alias.name), alias.target and tidy(alias.target))

    def edit(session: Session, directory: Directory) -> Done:
        check_alias(alias, directory)
        key = (alias_space(alias.kind), folded(alias.name))
        known = session.get(AliasRow, key)
        if known is not None:
            raise DirectoryError(
                f"Вариант «{alias.name}» уже есть и означает «{known.target or NOT_DETERMINED}». "
                "Если он должен значить другое, сначала удалите его."
            )
        session.add(AliasRow(**alias_columns(alias)))
        return "Добавлен вариант названия", alias.name, f"→ {alias.target or NOT_DETERMINED}"

    return edited(engine, actor, now, edit)


def remove_alias(engine: Engine, actor: Actor, kind: AliasKind, name: str, *, now: datetime) -> int:
    """Forget a name seen in files: it will be asked about again."""

    def edit(session: Session, _directory: Directory) -> Done:
        known = session.get(AliasRow, (alias_space(kind), folded(name)))
        if known is None or known.kind != kind:
            raise DirectoryError(
                f"Варианта «{name}» в справочнике нет: возможно, его уже удалили. Обновите "
                "страницу."
            )
        session.delete(known)
        return "Удалён вариант названия", known.name, f"был → {known.target or NOT_DETERMINED}"

    return edited(engine, actor, now, edit)
