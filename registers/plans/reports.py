"""Reports of execution: entered for a line, an executor and a period; taken back, never erased."""

from datetime import date, datetime
from typing import Final

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from access.rights import Actor, Right, require
from registers.audit import note
from registers.database import reading, writing
from registers.plans.tables import PlanLineRow, PlanReportDetailRow, PlanReportRow, PlanRow
from registers.plans.values import PlanError, PlanReport, ProofFile

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
    dated: bool = True,
    file: ProofFile | None = None,
    replaces: int | None = None,
) -> int:
    """Enter a report and return its number; needs Right.REPORT_EXECUTION.

    Either ``done_on`` with words or a proof, or ``moved_to`` with the reason as ``text``, or words
    about work that is not done yet. The report it ``replaces`` is taken back with it. Raises
    PlanError on an empty one, on a day to come, when the line is not there, and when what it
    corrects does not stand any more.
    """
    require(actor, Right.REPORT_EXECUTION)
    words = text.strip()
    if not words and not proof.strip() and file is None:
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
        if replaces is not None:
            _take_back(session, actor, replaces, now)
        named = file or ProofFile("", "", 0)
        session.add(
            PlanReportDetailRow(
                report=row.id,
                replaces=replaces,
                dated=dated,
                file_name=named.name,
                sha256=named.sha256,
                size=named.size,
            )
        )
        said = f"строка {line_key}; {executor or 'все исполнители'}; {period or 'весь срок'}"
        said += f"; исправляет № {replaces}" if replaces is not None else ""
        note(session, actor, "Введён отчёт об исполнении", owner.title, said, now=now)
        return row.id


def withdraw_report(engine: Engine, actor: Actor, number: int, *, now: datetime) -> None:
    """Take a report back; needs Right.REPORT_EXECUTION. Raises PlanError when it is back."""
    require(actor, Right.REPORT_EXECUTION)
    with writing(engine) as session:
        row = _take_back(session, actor, number, now)
        said = f"строка {row.line_key}; {row.executor}; {row.period}"
        note(session, actor, "Отменён отчёт об исполнении", f"Отчёт № {number}", said, now=now)


def plan_reports(
    engine: Engine, plan: int | None = None, *, withdrawn: bool = False
) -> tuple[PlanReport, ...]:
    """The reports that stand, of one plan or of all, in the order they were entered.

    With ``withdrawn`` those taken back and corrected too.
    """
    with reading(engine) as session:
        details = {one.report: one for one in session.scalars(select(PlanReportDetailRow))}
        asked = select(PlanReportRow).order_by(PlanReportRow.id)
        if not withdrawn:
            asked = asked.where(PlanReportRow.withdrawn_at.is_(None))
        if plan is not None:
            asked = asked.where(PlanReportRow.plan == plan)
        return tuple(_report(row, details.get(row.id)) for row in session.scalars(asked))


def _take_back(session: Session, actor: Actor, number: int, now: datetime) -> PlanReportRow:
    row = session.get(PlanReportRow, number)
    if row is None or row.withdrawn_at is not None:
        raise PlanError(f"Отчёт № {number} уже отменён. Обновите страницу, чтобы увидеть это.")
    row.withdrawn_by, row.withdrawn_at = actor.name, now
    return row


def _report(row: PlanReportRow, detail: PlanReportDetailRow | None) -> PlanReport:
    file = (
        ProofFile(detail.file_name, detail.sha256, detail.size)
        if detail and detail.sha256
        else None
    )
    return PlanReport(
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
        row.withdrawn_at is not None,
        detail.dated if detail else True,
        file,
        detail.replaces if detail else None,
    )
