"""Rows of emergencies as plain values and back, the line that each act leaves, two refusals."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from access.rights import Actor
from registers.audit import note
from registers.emergencies.posts import Post, Role
from registers.emergencies.tables import EmergencyLogRow, EmergencyPostRow, EmergencyRow
from registers.emergencies.values import (
    KIND_NAMES,
    WRITTEN,
    Category,
    Emergency,
    EmergencyConflict,
    EmergencyError,
    Kind,
    LogLine,
    Outcome,
    growth_from,
)
from registers.settings_values import EmergencyTerms


def row_of(session: Session, number: int, *, lock: bool = False) -> EmergencyRow:
    """Return the row of a card; raises EmergencyError when there is none."""
    row = session.get(EmergencyRow, number, with_for_update=lock)
    if row is None:
        raise EmergencyError(f"Аварийной ситуации № {number} нет. Откройте её из списка.")
    return row


def card_of(session: Session, row: EmergencyRow) -> Emergency:
    """Return the card of a row."""
    return Emergency(
        id=row.id,
        category=Category(row.category),
        problem=row.problem,
        settlement=row.settlement,
        block=row.block,
        occurred_at=row.occurred_at,
        opened_at=row.opened_at,
        opened_by=row.opened_by,
        terms=EmergencyTerms(row.term_hours, row.report_hours),
        alarm=row.alarm,
        growth=growth_from(row.growth),
        posts=posts_of(session, row.id),
        road_map_at=row.road_map_at,
        version=row.version,
        closed_at=row.closed_at,
        closed_by=row.closed_by,
        outcome=Outcome(row.outcome) if row.outcome else None,
        result=row.result,
    )


def posts_of(session: Session, number: int) -> tuple[Post, ...]:
    """Return the posts of a card, one a role."""
    rows = session.scalars(select(EmergencyPostRow).where(EmergencyPostRow.emergency == number))
    order = list(Role)
    found = [Post(Role(row.role), row.title, row.person, row.phone, row.email) for row in rows]
    return tuple(sorted(found, key=lambda one: order.index(one.role)))


def post_row(number: int, post: Post) -> EmergencyPostRow:
    """Return the row of a post on a card."""
    return EmergencyPostRow(
        emergency=number,
        role=post.role.value,
        title=post.title,
        person=post.person,
        phone=post.phone,
        email=post.email,
    )


def lines_of(session: Session, number: int) -> tuple[LogLine, ...]:
    """Return the log of a card in the order in which it was written."""
    rows = session.scalars(
        select(EmergencyLogRow)
        .where(EmergencyLogRow.emergency == number)
        .order_by(EmergencyLogRow.id)
    )
    return tuple(
        LogLine(row.id, Kind(row.kind), row.version, row.at, row.entered_at, row.author, row.text)
        for row in rows
    )


def write(
    session: Session,
    actor: Actor,
    row: EmergencyRow,
    kind: Kind,
    words: str,
    now: datetime,
    *,
    at: datetime | None = None,
) -> None:
    """Add a line to the log, and to the audit that it was done."""
    session.add(
        EmergencyLogRow(
            emergency=row.id,
            kind=kind.value,
            version=row.version,
            at=now if at is None else at,
            entered_at=now,
            author=actor.name,
            text=words,
        )
    )
    # What was said stays in the log of the card; the audit names the act alone.
    action = f"Аварийная ситуация: {KIND_NAMES[kind]}"
    note(session, actor, action, f"Аварийная ситуация № {row.id}", "", now=now)


def refuse_closed(row: EmergencyRow) -> None:
    """Raise EmergencyError when the card is closed."""
    if row.closed_at is not None:
        raise EmergencyError(
            f"Аварийная ситуация № {row.id} закрыта {moment_words(row.closed_at)}. Чтобы продолжить, "
            "откройте её снова."
        )


def refuse_overtaken(session: Session, row: EmergencyRow, version: int) -> None:
    """Raise EmergencyConflict with what was changed since ``version``."""
    if row.version == version:
        return
    said = [
        f"{moment_words(line.entered_at)}, {line.author}: {line.text}"
        for line in lines_of(session, row.id)
        if line.version > version and line.kind not in WRITTEN
    ]
    raise EmergencyConflict(
        f"Пока вы заполняли форму, карточку изменили — {'; '.join(said)}. Ваши правки не сохранены: "
        "посмотрите на новое и внесите их заново."
    )


def moment_words(at: datetime) -> str:
    """Return «12.11.2026 09:30»."""
    return f"{at:%d.%m.%Y %H:%M}"
