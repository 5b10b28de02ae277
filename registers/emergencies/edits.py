"""Changes of a card of an emergency, each with its trace; closing it and opening it again.

Two people at once: who saves a form that another has overtaken is told what changed, and nothing
is overwritten.
"""

from dataclasses import replace
from datetime import date, datetime, time

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from access.rights import Actor, Right, require
from registers.database import writing
from registers.emergencies.posts import Post, PostError
from registers.emergencies.posts import checked as checked_post
from registers.emergencies.rows import (
    moment_words,
    post_row,
    posts_of,
    refuse_closed,
    refuse_overtaken,
    row_of,
    write,
)
from registers.emergencies.tables import EmergencyRow
from registers.emergencies.values import (
    CATEGORY_NAMES,
    OUTCOME_NAMES,
    WRITTEN,
    Category,
    Draft,
    EmergencyError,
    Kind,
    Outcome,
    check_moment,
    checked,
    checked_text,
)

_DISTRICT = "весь район"
_NO_BLOCK = "без блока"


def edit(
    engine: Engine,
    actor: Actor,
    number: int,
    version: int,
    draft: Draft,
    reason: str,
    *,
    now: datetime,
) -> None:
    """Change what the card says; the figures and the alarm stay as they were.

    A moved occurrence needs a reason, because the term is counted from it. Needs
    Right.MANAGE_EMERGENCIES; raises EmergencyConflict when ``version`` is no longer the card's.
    """
    require(actor, Right.MANAGE_EMERGENCIES)
    tidy = checked(draft, now)
    with writing(engine) as session:
        row = _current(session, number, version)
        changes = _changes(row, tidy)
        if not changes:
            return
        why = " ".join(reason.split())
        if tidy.occurred_at != row.occurred_at and not why:
            raise EmergencyError(
                "От момента возникновения считается срок. Напишите, почему он меняется."
            )
        row.category, row.problem = tidy.category.value, tidy.problem
        row.settlement, row.block = tidy.settlement, tidy.block
        row.occurred_at = tidy.occurred_at
        row.version += 1
        said = "; ".join(changes) + (f". Почему: {why}" if why else "")
        write(session, actor, row, Kind.CHANGE, said, now)


def edit_posts(
    engine: Engine,
    actor: Actor,
    number: int,
    version: int,
    posts: tuple[Post, ...],
    *,
    now: datetime,
) -> None:
    """Change who is named on the card; the directory stays as it is.

    Needs Right.MANAGE_EMERGENCIES; raises EmergencyConflict when the card was changed meanwhile.
    """
    require(actor, Right.MANAGE_EMERGENCIES)
    try:
        tidy = [replace(checked_post(one), block="") for one in posts]
    except PostError as error:
        raise EmergencyError(str(error)) from error
    with writing(engine) as session:
        row = _current(session, number, version)
        known = {one.role: one for one in posts_of(session, number)}
        changed = [one for one in tidy if one != known.get(one.role)]
        if not changed:
            return
        for one in changed:
            session.merge(post_row(number, one))
        row.version += 1
        names = ", ".join(one.role_name.lower() for one in changed)
        write(session, actor, row, Kind.CHANGE, f"Изменены ответственные: {names}", now)


def add_line(
    engine: Engine, actor: Actor, number: int, kind: Kind, text: str, *, at: datetime, now: datetime
) -> None:
    """Add a report, a note or a notice that was made at ``at``; needs Right.MANAGE_EMERGENCIES.

    Raises EmergencyError when the card is closed (a note may still be added), the text is empty or
    the moment cannot be.
    """
    require(actor, Right.MANAGE_EMERGENCIES)
    if kind not in WRITTEN:
        raise ValueError(f"nobody writes a line of the kind {kind}")
    what = {Kind.REPORT: "Доклад", Kind.NOTE: "Заметка", Kind.NOTICE: "Оповещение"}[kind]
    words = checked_text(text, what)
    check_moment(at, now, what)
    with writing(engine) as session:
        row = row_of(session, number, lock=True)
        if kind is not Kind.NOTE:
            refuse_closed(row)
        write(session, actor, row, kind, words, now, at=at)


def road_map_ready(
    engine: Engine, actor: Actor, number: int, *, at: datetime | None, now: datetime
) -> None:
    """Say when the road map was ready, which stops its clock; None says that it is not.

    Needs Right.MANAGE_EMERGENCIES.
    """
    require(actor, Right.MANAGE_EMERGENCIES)
    if at is not None:
        check_moment(at, now, "Готовность дорожной карты")
    with writing(engine) as session:
        row = row_of(session, number, lock=True)
        refuse_closed(row)
        if row.road_map_at == at:
            return
        row.road_map_at = at
        row.version += 1
        said = "Отметка о готовности дорожной карты снята"
        if at is not None:
            said = f"Дорожная карта готова {moment_words(at)}"
        write(session, actor, row, Kind.ROAD_MAP, said, now)


def road_map_approved(
    session: Session, actor: Actor, number: int, said: str, day: date, *, now: datetime
) -> None:
    """Put into the log that the card's road map was approved, and stop its clock if it runs.

    In the transaction of whoever approves, whose right is asked there. The paper tells the day
    alone: a day gone by counts to its last minute. The first approval stands; a closed card stays
    as it is.
    """
    row = session.get(EmergencyRow, number, with_for_update=True)
    if row is None or row.closed_at is not None:
        return
    at = max(min(now, datetime.combine(day, time(23, 59))), row.occurred_at)
    if row.road_map_at is None:
        row.road_map_at = at
        row.version += 1
    write(session, actor, row, Kind.ROAD_MAP, said, now, at=at)


def road_map_withdrawn(
    session: Session, actor: Actor, number: int, said: str, *, now: datetime
) -> None:
    """Take back the mark that the card's road map is ready, in the transaction of who withdraws it.

    A card that has no mark, or is closed, stays as it is.
    """
    row = session.get(EmergencyRow, number, with_for_update=True)
    if row is None or row.closed_at is not None or row.road_map_at is None:
        return
    row.road_map_at = None
    row.version += 1
    write(session, actor, row, Kind.ROAD_MAP, said, now)


def close(
    engine: Engine,
    actor: Actor,
    number: int,
    version: int,
    outcome: Outcome,
    result: str,
    *,
    now: datetime,
) -> None:
    """Close the card with what became of it and why; needs Right.MANAGE_EMERGENCIES.

    Raises EmergencyError without words, EmergencyConflict when the card was changed meanwhile.
    """
    require(actor, Right.MANAGE_EMERGENCIES)
    words = checked_text(result, "Результат")
    with writing(engine) as session:
        row = _current(session, number, version)
        row.closed_at, row.closed_by = now, actor.name
        row.outcome, row.result = outcome.value, words
        row.version += 1
        write(session, actor, row, Kind.CLOSED, f"{OUTCOME_NAMES[outcome]}: {words}", now)


def reopen(
    engine: Engine, actor: Actor, number: int, version: int, reason: str, *, now: datetime
) -> None:
    """Let the clocks of a closed card run on, with the reason; needs Right.MANAGE_EMERGENCIES."""
    require(actor, Right.MANAGE_EMERGENCIES)
    words = checked_text(reason, "Причина")
    with writing(engine) as session:
        row = row_of(session, number, lock=True)
        refuse_overtaken(session, row, version)
        if row.closed_at is None:
            raise EmergencyError(f"Аварийная ситуация № {number} и так открыта. Обновите страницу.")
        row.closed_at, row.closed_by, row.outcome, row.result = None, None, "", ""
        row.version += 1
        write(session, actor, row, Kind.REOPENED, words, now)


def _current(session: Session, number: int, version: int) -> EmergencyRow:
    row = row_of(session, number, lock=True)
    refuse_overtaken(session, row, version)
    refuse_closed(row)
    return row


def _changes(row: EmergencyRow, draft: Draft) -> list[str]:
    """Return what differs, in words: «Блок: ЖКХ → Энергетика»."""
    was, became = Category(row.category), draft.category
    pairs = (
        ("Категория", CATEGORY_NAMES[was], CATEGORY_NAMES[became]),
        ("Проблема", f"«{row.problem}»", f"«{draft.problem}»"),
        ("Место", row.settlement or _DISTRICT, draft.settlement or _DISTRICT),
        ("Блок", row.block or _NO_BLOCK, draft.block or _NO_BLOCK),
        ("Возникновение", moment_words(row.occurred_at), moment_words(draft.occurred_at)),
    )
    return [f"{name}: {before} → {after}" for name, before, after in pairs if before != after]
