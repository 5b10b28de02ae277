"""Plans of measures: saved as whole versions, corrected line by line, taken back and given again."""

from datetime import datetime
from typing import Final

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from access.rights import Actor, Right, require
from analytics.obligations import DoneBy
from registers.audit import note
from registers.database import reading, writing
from registers.plans.tables import PlanLineRow, PlanRow, PlanVersionRow
from registers.plans.values import (
    NewPlan,
    Plan,
    PlanError,
    PlanLine,
    PlanVersion,
    rules_from,
    rules_json,
    texts_from,
    texts_json,
)

KINDS: Final = {"plan": "план", "report": "отчёт об исполнении"}


def save_plan(
    engine: Engine, actor: Actor, new: NewPlan, *, now: datetime, plan: int | None = None
) -> int:
    """Save a new plan, or a new version of ``plan``, and return the plan; needs Right.EDIT_PLANS.

    Raises PlanError without a title or lines, or when the plan is not there.
    """
    require(actor, Right.EDIT_PLANS)
    if not new.title.strip() or not new.lines:
        raise PlanError("У плана нет названия или строк. Назовите его и загрузите таблицу целиком.")
    if new.kind not in KINDS:
        raise PlanError("Неизвестно, план это или отчёт. Выберите одно из двух и сохраните снова.")
    with writing(engine) as session:
        if plan is None:
            row = PlanRow(title=new.title, kind=new.kind, author=actor.name, at=now)
            session.add(row)
            session.flush()
        else:
            row = _plan_row(session, plan)
            row.title = new.title
        version = _newest(session, row.id) + 1
        session.add(
            PlanVersionRow(
                plan=row.id,
                version=version,
                title=new.title,
                file_name=new.file_name,
                years=",".join(map(str, new.years)),
                changes=texts_json(new.changes),
                author=actor.name,
                at=now,
            )
        )
        session.flush()
        session.add_all(
            _line_row(row.id, version, place, line) for place, line in enumerate(new.lines)
        )
        said = f"{KINDS[new.kind]}, версия {version}, строк {len(new.lines)}"
        note(session, actor, "Сохранён план мероприятий", new.title, said, now=now)
        return row.id


def correct_line(
    engine: Engine, actor: Actor, plan: int, line: PlanLine, *, why: str = "", now: datetime
) -> None:
    """Change what was understood of a line of the newest version; needs Right.EDIT_PLANS.

    Rules, executors, who makes it done, doubts and the reason of dropping are taken from ``line``;
    what stands in the document stays. Raises PlanError when the line is not there.
    """
    require(actor, Right.EDIT_PLANS)
    with writing(engine) as session:
        title = _plan_row(session, plan).title
        row = session.scalars(
            select(PlanLineRow).where(
                PlanLineRow.plan == plan,
                PlanLineRow.version == _newest(session, plan),
                PlanLineRow.line_key == line.key,
            )
        ).one_or_none()
        if row is None:
            raise PlanError(
                f"Строки «{line.number}» в плане уже нет. Обновите страницу и выберите другую."
            )
        row.rules, row.executors = rules_json(line.rules), texts_json(line.executors)
        row.done_by, row.queue = line.done_by.value, texts_json(line.doubts)
        row.dropped = line.dropped
        said = f"строка {line.number}; {why or line.dropped or 'исправлено понимание'}"
        note(session, actor, "Исправлена строка плана", title, said, now=now)


def withdraw_plan(engine: Engine, actor: Actor, plan: int, *, now: datetime) -> None:
    """Take a plan out of work, or give it back when it is out; needs Right.EDIT_PLANS."""
    require(actor, Right.EDIT_PLANS)
    with writing(engine) as session:
        row = _plan_row(session, plan)
        out = row.withdrawn_at is None
        row.withdrawn_by, row.withdrawn_at = (actor.name, now) if out else (None, None)
        action = "План снят с контроля" if out else "План возвращён на контроль"
        note(session, actor, action, row.title, "", now=now)


def plans(engine: Engine) -> tuple[Plan, ...]:
    """Every plan, those out of work too, the newest first."""
    with reading(engine) as session:
        rows = session.scalars(select(PlanRow).order_by(PlanRow.id.desc())).all()
        versions: dict[int, list[PlanVersion]] = {}
        for one in session.scalars(
            select(PlanVersionRow).order_by(PlanVersionRow.plan, PlanVersionRow.version.desc())
        ):
            versions.setdefault(one.plan, []).append(_version(one))
        return tuple(
            Plan(
                row.id,
                row.kind,
                row.withdrawn_at is not None,
                versions[row.id][0],
                tuple(versions[row.id]),
            )
            for row in rows
        )


def plan_lines(engine: Engine, plan: int, version: int | None = None) -> tuple[PlanLine, ...]:
    """The lines of a version of a plan, the newest by default, in their order."""
    with reading(engine) as session:
        wanted = _newest(session, plan) if version is None else version
        rows = session.scalars(
            select(PlanLineRow)
            .where(PlanLineRow.plan == plan, PlanLineRow.version == wanted)
            .order_by(PlanLineRow.position)
        )
        return tuple(_line(row) for row in rows)


def _plan_row(session: Session, plan: int) -> PlanRow:
    row = session.get(PlanRow, plan)
    if row is None:
        raise PlanError(f"Плана № {plan} нет. Обновите страницу и выберите другой.")
    return row


def _newest(session: Session, plan: int) -> int:
    found = session.execute(
        select(func.max(PlanVersionRow.version)).where(PlanVersionRow.plan == plan)
    ).scalar()
    return found or 0


def _version(row: PlanVersionRow) -> PlanVersion:
    return PlanVersion(
        row.version,
        row.title,
        row.file_name,
        tuple(int(year) for year in row.years.split(",") if year),
        texts_from(row.changes),
        row.author,
        row.at,
    )


def _line_row(plan: int, version: int, position: int, line: PlanLine) -> PlanLineRow:
    return PlanLineRow(
        plan=plan,
        version=version,
        position=position,
        line_key=line.key,
        number=line.number,
        section=line.section,
        measure=line.measure,
        term_text=line.term_text,
        executors_text=line.executors_text,
        report_text=line.report_text,
        place=line.place,
        notes=texts_json(line.notes),
        rules=rules_json(line.rules),
        executors=texts_json(line.executors),
        done_by=line.done_by.value,
        queue=texts_json(line.doubts),
        dropped=line.dropped,
    )


def _line(row: PlanLineRow) -> PlanLine:
    return PlanLine(
        key=row.line_key,
        number=row.number,
        section=row.section,
        measure=row.measure,
        term_text=row.term_text,
        executors_text=row.executors_text,
        report_text=row.report_text,
        place=row.place,
        notes=texts_from(row.notes),
        rules=rules_from(row.rules),
        executors=texts_from(row.executors),
        done_by=DoneBy(row.done_by),
        doubts=texts_from(row.queue),
        dropped=row.dropped,
    )
