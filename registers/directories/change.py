"""How every edit of the directories runs: right, lock, check, write, audit, version."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any, Final, TypeVar

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from access.rights import Actor, Right, require
from registers.audit import note
from registers.database import writing
from registers.directories.rows import read_directory
from registers.directories.values import Directory, DirectoryError, folded
from registers.tables import BlockRow, DirectoryVersionRow, SettlementRow, TopicRow

FIELD_NAMES: Final = {
    "kind": "вид",
    "population": "население",
    "population_date": "население на дату",
    "lat": "широта",
    "lon": "долгота",
    "oktmo": "ОКТМО",
    "note": "примечание",
    "block": "блок",
    "fast_track": "ускоренное решение",
    "position": "порядок",
    "since": "действует с",
    "until": "действует по",
}

_T = TypeVar("_T")

Done = tuple[str, str, str]
"""What an edit answers for the audit: action, subject, detail."""


def edited(
    engine: Engine,
    actor: Actor,
    now: datetime,
    edit: Callable[[Session, Directory], Done | None],
) -> int:
    """Run one edit in its own transaction and return the version after it.

    `edit` gets the state nobody else can change any more, and answers None when it changed
    nothing.
    """
    require(actor, Right.EDIT_DIRECTORIES)
    with writing(engine) as session:
        # Locked to the end of the transaction: edits take turns on PostgreSQL too, so each is
        # checked against what the one before it left.
        version = session.get_one(DirectoryVersionRow, 1, with_for_update=True)
        done = edit(session, read_directory(session))
        if done is not None:
            version.version += 1
            note(session, actor, *done, now=now)
        return version.version


def written(
    row: SettlementRow | TopicRow | BlockRow, before: Any, after: Any, action: str, subject: str
) -> Done | None:
    """Put the fields that differ into the row; the audit gets each as «was → is»."""
    changed = [
        field.name
        for field in fields(after)
        if getattr(before, field.name) != getattr(after, field.name)
    ]
    for name in changed:
        setattr(row, name, getattr(after, name))
    if not changed:
        return None
    return (
        action,
        subject,
        "; ".join(
            f"{FIELD_NAMES[name]}: {_words(getattr(before, name))} → {_words(getattr(after, name))}"
            for name in changed
        ),
    )


def the_one(wanted: str, rows: Sequence[_T], what: str, name_of: Callable[[_T], str]) -> _T:
    """The row of exactly this name; `what` is in the genitive, for the refusal."""
    for row in rows:
        if name_of(row) == wanted:
            return row
    raise DirectoryError(
        f"{what} «{wanted}» нет в справочнике: возможно, его изменили. Обновите страницу и "
        "выберите из списка."
    )


def refuse_namesake(what: str, name: str, known: Sequence[str]) -> None:
    """Refuse a name that differs from a known one in case, ё or spaces at most."""
    if folded(name) in map(folded, known):
        raise DirectoryError(
            f"{what} «{name}» уже есть в справочнике. Измените существующую запись или дайте "
            "другое название."
        )


def tidy(name: str) -> str:
    """The name without needless spaces; case and ё stay as typed."""
    return " ".join(name.split())


def _words(value: object) -> str:
    match value:
        case None | "":
            return "пусто"
        case bool():
            return "да" if value else "нет"
        case date():
            return f"{value:%d.%m.%Y}"
        case _:
            return str(value)
