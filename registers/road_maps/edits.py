"""Road maps that people keep: made, edited as versions, approved, taken back.

Every save is a version with its author, moment and what changed. An approved version stays as it
was approved: the next save is a version without marks.
"""

from datetime import date, datetime

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from access.rights import Actor, Right, require
from registers.audit import note
from registers.database import reading, writing
from registers.emergencies.edits import road_map_approved, road_map_withdrawn
from registers.road_maps.changes import changes_between
from registers.road_maps.checks import check_execution, tidy, tidy_number, tidy_plan
from registers.road_maps.rows import (
    add_measures,
    add_version,
    newest_row,
    road_map_of,
    row_of,
    version_of,
)
from registers.road_maps.tables import (
    RoadMapApprovalRow,
    RoadMapExecutionRow,
    RoadMapRow,
    RoadMapVersionRow,
)
from registers.road_maps.values import (
    MARKS,
    STATUSES,
    Execution,
    Mark,
    Plan,
    RoadMap,
    RoadMapError,
    Version,
)

_FIRST = "карта заведена"


def create(
    engine: Engine,
    actor: Actor,
    number: str,
    plan: Plan,
    *,
    now: datetime,
    emergency: int | None = None,
    demo: bool = False,
) -> int:
    """Keep a new road map and return its id; needs Right.EDIT_ROAD_MAPS.

    Raises RoadMapError when something is missing or another road map, a withdrawn one too, has the
    number in any case of letters.
    """
    require(actor, Right.EDIT_ROAD_MAPS)
    named, tidied = tidy_number(number), tidy_plan(plan)
    with writing(engine) as session:
        # not in SQL: SQLite lowers no Cyrillic letters
        for taken in session.scalars(select(RoadMapRow)):
            if taken.number.lower() == named.lower():
                gone = " (удалена)" if taken.withdrawn_at is not None else ""
                raise RoadMapError(
                    f"Дорожная карта «{taken.number}»{gone} уже есть. Дайте новой другой номер."
                )
        row = RoadMapRow(number=named, emergency=emergency, demo=demo, author=actor.name, at=now)
        session.add(row)
        session.flush()
        version = add_version(session, 1, row.id, tidied, _FIRST)
        version.author, version.at = actor.name, now
        session.flush()
        add_measures(session, 1, row.id, tidied.measures)
        note(session, actor, "Заведена дорожная карта", named, tidied.form.problem, now=now)
        return row.id


def save(
    engine: Engine, actor: Actor, road_map: int, plan: Plan, *, seen: int, now: datetime
) -> int:
    """Keep `plan` as the next version and return its number; needs Right.EDIT_ROAD_MAPS.

    `seen` is the version that was edited: RoadMapError when somebody saved another one meanwhile.
    Nothing is written, and `seen` returned, when nothing differs.
    """
    require(actor, Right.EDIT_ROAD_MAPS)
    tidied = tidy_plan(plan)
    with writing(engine) as session:
        row = row_of(session, road_map)
        known = newest_row(session, road_map)
        if known.version != seen:
            raise RoadMapError(
                f"Пока вы правили версию {seen}, {known.author} в {known.at:%H:%M %d.%m.%Y} "
                f"сохранил версию {known.version}: {known.changes}. Скопируйте свои правки, "
                "обновите страницу и внесите их в новую версию."
            )
        changes = "; ".join(changes_between(version_of(session, known).plan, tidied))
        if not changes:
            return seen
        version = add_version(session, seen + 1, road_map, tidied, changes)
        version.author, version.at = actor.name, now
        session.flush()
        add_measures(session, seen + 1, road_map, tidied.measures)
        note(
            session, actor, "Изменена дорожная карта", f"{row.number}, версия {seen + 1}", changes,
            now=now,
        )  # fmt: skip
        return seen + 1


def approve(
    engine: Engine,
    actor: Actor,
    road_map: int,
    mark: Mark,
    person: str,
    post: str,
    day: date,
    *,
    seen: int,
    now: datetime,
) -> None:
    """Mark the newest version as agreed or approved; needs Right.APPROVE_ROAD_MAPS.

    An approved one is ready on the card of the emergency that it was made from, see
    `road_map_approved`.
    Raises RoadMapError when it is not `seen` any more, has the mark already, or `day` lies ahead.
    """
    require(actor, Right.APPROVE_ROAD_MAPS)
    name, title = tidy(person), tidy(post)
    if not name or not title:
        raise RoadMapError(
            f"Не указано, кто поставил отметку «{MARKS[mark]}». Впишите фамилию и должность."
        )
    if day > now.date():
        raise RoadMapError(
            f"Дата отметки {day:%d.%m.%Y} ещё не наступила. Укажите день, когда карта подписана."
        )
    with writing(engine) as session:
        row = row_of(session, road_map)
        known = newest_row(session, road_map)
        if known.version != seen:
            raise RoadMapError(
                f"Пока вы смотрели версию {seen}, появилась версия {known.version}: отметка не "
                "поставлена. Обновите страницу и проверьте, что подписано именно то, что в ней."
            )
        if session.get(RoadMapApprovalRow, (road_map, seen, mark)) is not None:
            raise RoadMapError(
                f"На версии {seen} отметка «{MARKS[mark]}» уже стоит. Обновите страницу."
            )
        session.add(
            RoadMapApprovalRow(
                road_map=road_map, version=seen, mark=mark, person=name, post=title, day=day,
                author=actor.name, at=now,
            )
        )  # fmt: skip
        subject = f"{row.number}, версия {seen}"
        note(
            session, actor, f"Отметка «{MARKS[mark]}»", subject, f"{name}, {day:%d.%m.%Y}", now=now
        )
        if mark == "approved" and row.emergency is not None:
            said = f"Дорожная карта {subject}, утверждена {day:%d.%m.%Y}: {name}, {title}"
            road_map_approved(session, actor, row.emergency, said, day, now=now)


def carry_out(
    engine: Engine, actor: Actor, road_map: int, number: str, known: Execution, *, now: datetime
) -> None:
    """Say how far a measure is; needs Right.EDIT_ROAD_MAPS. An approval stays.

    Raises RoadMapError when the newest version has no such measure or the status and the day
    contradict each other. Nothing is written when it is known already.
    """
    require(actor, Right.EDIT_ROAD_MAPS)
    check_execution(known, now.date())
    proof = tidy(known.proof)
    with writing(engine) as session:
        found = road_map_of(session, row_of(session, road_map))
        one = next((one for one in found.newest.plan.measures if one.number == number), None)
        if one is None:
            raise RoadMapError(f"Мероприятия {number} в карте больше нет. Обновите страницу.")
        was = found.execution(one)
        if (was.status, was.done_on, was.proof) == (known.status, known.done_on, proof):
            return
        session.add(
            RoadMapExecutionRow(
                road_map=road_map, number=number, status=known.status, done_on=known.done_on,
                proof=proof, author=actor.name, at=now,
            )
        )  # fmt: skip
        when = f", {known.done_on:%d.%m.%Y}" if known.done_on else ""
        detail = f"{STATUSES[was.status]} → {STATUSES[known.status]}{when}"
        subject = f"{found.number}, мероприятие {number}"
        note(session, actor, "Исполнение мероприятия", subject, detail, now=now)


def withdraw(engine: Engine, actor: Actor, road_map: int, *, now: datetime) -> None:
    """Take a road map out of the list and of the indicators; needs Right.EDIT_ROAD_MAPS.

    The card of its emergency is left without a ready road map, unless another of the card is
    approved: the clock of the card runs again.
    """
    require(actor, Right.EDIT_ROAD_MAPS)
    with writing(engine) as session:
        row = row_of(session, road_map)
        row.withdrawn_by, row.withdrawn_at = actor.name, now
        note(session, actor, "Дорожная карта удалена", row.number, "", now=now)
        session.flush()
        card = row.emergency
        if card is not None and _approved(session, row.id) and not _other_approved(session, card):
            said = f"Дорожная карта {row.number} удалена, отметка о готовности снята"
            road_map_withdrawn(session, actor, card, said, now=now)


def road_map(engine: Engine, number: int) -> RoadMap:
    """Return the road map of the id; raises RoadMapError when there is none in force."""
    with reading(engine) as session:
        return road_map_of(session, row_of(session, number))


def road_maps(engine: Engine) -> tuple[RoadMap, ...]:
    """Return the road maps in force, the newest first."""
    with reading(engine) as session:
        rows = session.scalars(
            select(RoadMapRow)
            .where(RoadMapRow.withdrawn_at.is_(None))
            .order_by(RoadMapRow.at.desc(), RoadMapRow.id.desc())
        ).all()
        return tuple(road_map_of(session, row) for row in rows)


def numbers(engine: Engine) -> tuple[str, ...]:
    """Return every number that was ever given, those of withdrawn road maps too."""
    with reading(engine) as session:
        return tuple(session.scalars(select(RoadMapRow.number).order_by(RoadMapRow.number)))


def versions(engine: Engine, road_map: int) -> tuple[Version, ...]:
    """Return every version of a road map, the newest first; raises RoadMapError."""
    with reading(engine) as session:
        row_of(session, road_map)
        rows = session.scalars(
            select(RoadMapVersionRow)
            .where(RoadMapVersionRow.road_map == road_map)
            .order_by(RoadMapVersionRow.version.desc())
        ).all()
        return tuple(version_of(session, row) for row in rows)


def last_change(engine: Engine) -> datetime | None:
    """Return when anything that publishing takes was changed last; None when nothing ever was."""
    with reading(engine) as session:
        moments = [
            session.scalar(select(func.max(column)))
            for column in (
                RoadMapVersionRow.at, RoadMapExecutionRow.at, RoadMapRow.withdrawn_at,
            )
        ]  # fmt: skip
        return max((moment for moment in moments if moment is not None), default=None)


def _approved(session: Session, road_map: int) -> bool:
    """Return whether any version of a road map was ever approved."""
    marks = select(RoadMapApprovalRow).where(
        RoadMapApprovalRow.road_map == road_map, RoadMapApprovalRow.mark == "approved"
    )
    return session.scalars(marks).first() is not None


def _other_approved(session: Session, emergency: int) -> bool:
    """Return whether a road map in force of an emergency was approved."""
    kept = session.scalars(
        select(RoadMapRow.id).where(
            RoadMapRow.emergency == emergency, RoadMapRow.withdrawn_at.is_(None)
        )
    )
    return any(_approved(session, one) for one in kept.all())
