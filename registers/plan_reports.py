"""Reports of execution: entered for a line, an executor and a period; taken back, never erased."""

from datetime import date, datetime
from typing import Final

from sqlalchemy import Engine, select

from access.rights import Actor, Right, require
from registers.audit import note
from registers.database import reading, writing
from registers.plan_values import PlanError, PlanReport
from registers.plans_tables import PlanLineRow, PlanReportRow, PlanRow

LONGEST: Final = 20_000


def enter_report(
    engine: Engine,
    actor: Actor,
    plan: int,
    line_key: str,
    *,
    now: datetime,
    executor: str = "",
    period: str = "",
    done_on: date | None = None,
    text: str = "",
    proof: str = "",
    moved_to: date | None = None,
) -> int:
    """Enter a report and return its number; needs Right.REPORT_EXECUTION.

    Either ``done_on`` with words or a proof, or ``moved_to`` with the reason as ``text``, or words
    about work that is not done yet. Raises PlanError on an empty one, on a day to come, and when
    the line is not there.
    """
    require(actor, Right.REPORT_EXECUTION)
    words = text.strip()
    if not words and not proof.strip():
        raise PlanError("Отчёт пуст. Напишите, что сделано, или дайте ссылку на подтверждение.")
    if len(words) > LONGEST:
        raise PlanError(f"В отчёте {len(words)} знаков, помещается {LONGEST}. Сократите его.")
    if done_on is not None and done_on > now.date():
        raise PlanError(
            f"День исполнения {done_on:%d.%m.%Y} ещё не наступил. Укажите сегодняшний или прошедший."
        )
    with writing(engine) as session:
        owner = session.get(PlanRow, plan)
        known = session.scalars(
            select(PlanLineRow.line_key).where(
                PlanLineRow.plan == plan, PlanLineRow.line_key == line_key
            )
        ).first()
        if owner is None or known is None:
            raise PlanError("Такой строки в плане нет. Обновите страницу и выберите другую.")
        row = PlanReportRow(
            plan=plan,
            line_key=line_key,
            executor=executor,
            period=period,
            done_on=done_on,
            text=words,
            proof=proof.strip(),
            moved_to=moved_to,
            author=actor.name,
            at=now,
        )
        session.add(row)
        session.flush()
        said = f"строка {line_key}; {executor or 'все исполнители'}; {period or 'весь срок'}"
        note(session, actor, "Введён отчёт об исполнении", owner.title, said, now=now)
        return row.id


def withdraw_report(engine: Engine, actor: Actor, number: int, *, now: datetime) -> None:
    """Take a report back; needs Right.REPORT_EXECUTION. Raises PlanError when it is back."""
    require(actor, Right.REPORT_EXECUTION)
    with writing(engine) as session:
        row = session.get(PlanReportRow, number)
        if row is None or row.withdrawn_at is not None:
            raise PlanError(f"Отчёт № {number} уже отменён. Обновите страницу, чтобы увидеть это.")
        row.withdrawn_by, row.withdrawn_at = actor.name, now
        said = f"строка {row.line_key}; {row.executor}; {row.period}"
        note(session, actor, "Отменён отчёт об исполнении", f"Отчёт № {number}", said, now=now)


def plan_reports(engine: Engine, plan: int | None = None) -> tuple[PlanReport, ...]:
    """The reports that stand, of one plan or of all, in the order they were entered."""
    with reading(engine) as session:
        asked = select(PlanReportRow).where(PlanReportRow.withdrawn_at.is_(None))
        if plan is not None:
            asked = asked.where(PlanReportRow.plan == plan)
        return tuple(
            PlanReport(
                row.id,
                row.plan,
                row.line_key,
                row.executor,
                row.period,
                row.done_on,
                row.text,
                row.proof,
                row.moved_to,
                row.author,
                row.at,
            )
            for row in session.scalars(asked.order_by(PlanReportRow.id))
        )
