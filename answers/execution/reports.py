"""Reports of execution as a person enters them: with a proof, corrected, taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from access.rights import Actor, Right, require
from data.home import Home
from data.proofs import keep_proof
from data.registers_open import open_registers_of
from registers.plans import reports as register
from registers.plans.bodies import bodies, set_block, set_members
from registers.plans.values import PlanReport


@dataclass(frozen=True)
class Typed:
    """What a person says of a line: for an executor ("" is all) and a period ("" is every one).

    ``file`` is (name, content). The due day may be moved instead of anything being done.
    """

    executor: str = ""
    period: str = ""
    done_on: date | None = None
    text: str = ""
    proof: str = ""
    moved_to: date | None = None
    file: tuple[str, bytes] | None = None
    dated: bool = True


def report(
    home: Home,
    actor: Actor,
    plan: int,
    key: str,
    typed: Typed,
    now: datetime,
    *,
    replaces: PlanReport | None = None,
) -> int:
    """Enter a report, or correct one that stands, and return its number.

    Without a new file the correction keeps the old one. Needs Right.REPORT_EXECUTION. Raises
    PlanError, and FileRefused when the file cannot be taken.
    """
    require(actor, Right.REPORT_EXECUTION)
    file = keep_proof(home, actor, *typed.file) if typed.file else None
    return register.enter_report(
        open_registers_of(home, now),
        actor,
        plan,
        key,
        now=now,
        executor=typed.executor,
        period=typed.period,
        done_on=typed.done_on,
        text=typed.text,
        proof=typed.proof,
        moved_to=typed.moved_to,
        dated=typed.dated,
        file=file or (replaces.file if replaces else None),
        replaces=replaces.id if replaces else None,
    )


def withdraw(home: Home, actor: Actor, number: int, now: datetime) -> None:
    """Take a report back; needs Right.REPORT_EXECUTION. Raises PlanError."""
    register.withdraw_report(open_registers_of(home, now), actor, number, now=now)


def history(home: Home, actor: Actor, plan: int, key: str, now: datetime) -> tuple[PlanReport, ...]:
    """Return every report of a line, those corrected and taken back too; the newest first."""
    require(actor, Right.VIEW_FIGURES)
    found = register.plan_reports(open_registers_of(home, now), plan, withdrawn=True)
    return tuple(one for one in reversed(found) if one.line_key == key)


def group_members(
    home: Home, actor: Actor, group: str, members: Sequence[str], now: datetime
) -> None:
    """Say who belongs to a group: each of them owes what it owes. Needs Right.EDIT_PLANS."""
    set_members(open_registers_of(home, now), actor, group, members, now=now)


def body_block(home: Home, actor: Actor, body: str, block: str, now: datetime) -> None:
    """Say of which sector block an executor is, "" for none. Needs Right.EDIT_PLANS."""
    set_block(open_registers_of(home, now), actor, body, block, now=now)


def blocks_of_bodies(home: Home, actor: Actor, now: datetime) -> dict[str, str]:
    """Return {body: block} of those whose block was said; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    return {one.name: one.block for one in bodies(open_registers_of(home, now)) if one.block}
