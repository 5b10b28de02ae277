"""The register of official pages (decree 1229, 2.2.9): duties added, changed and taken out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from access.rights import Actor, Right, require
from registers.audit import note
from registers.database import reading, writing
from registers.official_pages.tables import OfficialPageRow
from registers.official_pages.values import Duty, PageError, tidied


@dataclass(frozen=True)
class OfficialPage:
    """A duty as it is kept: its number, who wrote it last and when."""

    id: int
    duty: Duty
    author: str
    at: datetime


def official_pages(engine: Engine) -> tuple[OfficialPage, ...]:
    """Every duty, those that ended too, by recipient and page."""
    with reading(engine) as session:
        rows = session.scalars(
            select(OfficialPageRow).order_by(
                OfficialPageRow.recipient, OfficialPageRow.page, OfficialPageRow.id
            )
        )
        return tuple(OfficialPage(row.id, _duty(row), row.author, row.at) for row in rows)


def add_pages(engine: Engine, actor: Actor, duties: Sequence[Duty], *, now: datetime) -> int:
    """Add duties, all or none, and return how many; needs Right.EDIT_DIRECTORIES.

    Raises PageError when one cannot be kept or is there already.
    """
    require(actor, Right.EDIT_DIRECTORIES)
    tidy = [tidied(duty) for duty in duties]
    with writing(engine) as session:
        for duty in tidy:
            _refuse_second(session, duty, None)
            session.add(_filled(OfficialPageRow(), duty, actor, now))
            session.flush()
            note(session, actor, "Добавлена официальная страница", duty.recipient, _told(duty),
                 now=now)  # fmt: skip
    return len(tidy)


def change_page(engine: Engine, actor: Actor, number: int, duty: Duty, *, now: datetime) -> None:
    """Write a duty anew; needs Right.EDIT_DIRECTORIES, raises PageError."""
    require(actor, Right.EDIT_DIRECTORIES)
    tidy = tidied(duty)
    with writing(engine) as session:
        row = _row(session, number)
        if _duty(row) == tidy:
            return
        _refuse_second(session, tidy, number)
        was = _told(_duty(row))
        _filled(row, tidy, actor, now)
        note(session, actor, "Изменена официальная страница", tidy.recipient,
             f"{was} → {_told(tidy)}", now=now)  # fmt: skip


def remove_page(engine: Engine, actor: Actor, number: int, *, now: datetime) -> None:
    """Take out a duty that was put in by mistake; needs Right.EDIT_DIRECTORIES, raises PageError."""
    require(actor, Right.EDIT_DIRECTORIES)
    with writing(engine) as session:
        row = _row(session, number)
        note(session, actor, "Удалена официальная страница", row.recipient, _told(_duty(row)),
             now=now)  # fmt: skip
        session.delete(row)


def _refuse_second(session: Session, duty: Duty, number: int | None) -> None:
    same = session.scalars(
        select(OfficialPageRow).where(
            OfficialPageRow.recipient == duty.recipient, OfficialPageRow.page == duty.page
        )
    )
    for row in same:
        over = row.until is not None and row.until < duty.since
        before = duty.until is not None and duty.until < row.since
        if row.id != number and not over and not before:
            raise PageError(
                f"«{duty.recipient}» с этой страницей в реестре уже есть на эти дни. Измените ту "
                "запись или укажите другую страницу."
            )


def _row(session: Session, number: int) -> OfficialPageRow:
    row = session.get(OfficialPageRow, number)
    if row is None:
        raise PageError("Этой записи в реестре уже нет. Обновите страницу и выберите другую.")
    return row


def _duty(row: OfficialPageRow) -> Duty:
    return Duty(
        row.recipient, row.page, row.category, row.posts_norm, row.since, row.until, row.note
    )


def _filled(row: OfficialPageRow, duty: Duty, actor: Actor, now: datetime) -> OfficialPageRow:
    row.recipient, row.page, row.category = duty.recipient, duty.page, duty.category
    row.posts_norm, row.since, row.until = duty.posts_norm, duty.since, duty.until
    row.note, row.author, row.at = duty.note, actor.name, now
    return row


def _told(duty: Duty) -> str:
    norm = "норма не задана" if duty.posts_norm is None else f"норма {duty.posts_norm} в месяц"
    days = f"с {duty.since:%d.%m.%Y}"
    if duty.until is not None:
        days = f"{days} по {duty.until:%d.%m.%Y}"
    return f"{duty.page or 'страница не указана'}, {norm}, {days}"
