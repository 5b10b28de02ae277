"""Emergencies: the cards and their logs, and opening one.

Only moments are stored; the clocks are computed from them. Edits are in `emergency_edits`.
"""

from datetime import datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from access.rights import Actor, Right, require
from registers.database import reading, writing
from registers.emergencies.posts import posts_for, posts_in
from registers.emergencies.rows import card_of, lines_of, post_row, row_of, write
from registers.emergencies.tables import EmergencyRow
from registers.emergencies.values import (
    Draft,
    Emergency,
    EmergencyError,
    Kind,
    LogLine,
    checked,
    growth_json,
)
from registers.settings_values import EmergencyTerms


def open_emergency(
    engine: Engine, actor: Actor, draft: Draft, terms: EmergencyTerms, *, now: datetime
) -> int:
    """Open a card and return its number; needs Right.MANAGE_EMERGENCIES.

    The posts are those of the directory at this moment. Raises EmergencyError when something is
    missing, or a card of the same alarm is there already.
    """
    require(actor, Right.MANAGE_EMERGENCIES)
    tidy = checked(draft, now)
    with writing(engine) as session:
        _refuse_second(session, tidy.alarm)
        row = EmergencyRow(
            category=tidy.category.value,
            problem=tidy.problem,
            settlement=tidy.settlement,
            block=tidy.block,
            occurred_at=tidy.occurred_at,
            opened_at=now,
            opened_by=actor.name,
            term_hours=terms.term_hours,
            report_hours=terms.report_hours,
            alarm=tidy.alarm,
            growth=growth_json(tidy.growth),
            version=1,
            outcome="",
            result="",
        )
        session.add(row)
        session.flush()
        session.add_all(post_row(row.id, one) for one in posts_for(posts_in(session), tidy.block))
        how = "по тревоге" if tidy.alarm else "вручную"
        write(session, actor, row, Kind.OPENED, f"Карточка открыта {how}", now)
        return row.id


def emergency(engine: Engine, number: int) -> Emergency:
    """Return the card; raises EmergencyError when there is none of this number."""
    with reading(engine) as session:
        return card_of(session, row_of(session, number))


def emergencies(engine: Engine, *, closed: bool | None = None) -> tuple[Emergency, ...]:
    """Return every card, the newest first; only closed or only running ones when asked."""
    asked = select(EmergencyRow).order_by(EmergencyRow.id.desc())
    if closed is not None:
        moment = EmergencyRow.closed_at
        asked = asked.where(moment.is_not(None) if closed else moment.is_(None))
    with reading(engine) as session:
        rows = session.scalars(asked)
        return tuple(card_of(session, row) for row in rows.all())


def log(engine: Engine, number: int) -> tuple[LogLine, ...]:
    """Return the log of a card in the order in which it was written."""
    with reading(engine) as session:
        return lines_of(session, number)


def _refuse_second(session: Session, alarm: str | None) -> None:
    if alarm is None:
        return
    there = session.scalars(select(EmergencyRow.id).where(EmergencyRow.alarm == alarm)).first()
    if there is not None:
        raise EmergencyError(
            f"По этой тревоге карточка уже открыта: № {there}. Откройте её из списка."
        )
