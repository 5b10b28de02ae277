"""Who did what and when. Names of settings and directories only, no personal data."""

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from access.rights import Actor
from registers.database import reading, writing
from registers.tables import AuditRow


@dataclass(frozen=True)
class AuditEntry:
    """One line of the audit; `at` is local wall-clock time."""

    id: int
    at: datetime
    actor: str
    action: str
    subject: str
    detail: str


def record(
    engine: Engine, actor: Actor, action: str, subject: str, detail: str, *, now: datetime
) -> None:
    """Write one line in a transaction of its own."""
    with writing(engine) as session:
        note(session, actor, action, subject, detail, now=now)


def entries(engine: Engine, limit: int) -> tuple[AuditEntry, ...]:
    """The last `limit` lines, the newest first."""
    with reading(engine) as session:
        rows = session.scalars(select(AuditRow).order_by(AuditRow.id.desc()).limit(limit))
        return tuple(
            AuditEntry(row.id, row.at, row.actor, row.action, row.subject, row.detail)
            for row in rows
        )


def entries_of(engine: Engine, action: str, subject: str) -> tuple[AuditEntry, ...]:
    """Every line of one action upon one subject, the newest first."""
    with reading(engine) as session:
        rows = session.scalars(
            select(AuditRow)
            .where(AuditRow.action == action, AuditRow.subject == subject)
            .order_by(AuditRow.id.desc())
        )
        return tuple(
            AuditEntry(row.id, row.at, row.actor, row.action, row.subject, row.detail)
            for row in rows
        )


def note(
    session: Session, actor: Actor, action: str, subject: str, detail: str, *, now: datetime
) -> None:
    """Write one line inside the transaction of the change itself: both stay or neither."""
    session.add(
        AuditRow(
            at=now,
            actor=actor.name,
            action=action,
            subject=_without_contacts(subject),
            detail=_without_contacts(detail),
        )
    )


# A name met in a file may turn out to be a contact of an applicant put in the wrong column.
_CONTACTS = re.compile(
    r"(?<!\d)(?:\+7|8)[ (-]*\d{3}[ )-]*\d{3}[ -]*\d{2}[ -]*\d{2}(?!\d)"  # a Russian phone
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # an e-mail
)
_LONGEST = 1000


def _without_contacts(words: str) -> str:
    return _CONTACTS.sub("[скрыто]", words)[:_LONGEST]
