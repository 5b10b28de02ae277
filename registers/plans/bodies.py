"""The directory of bodies that execute measures: names, other spellings, groups and members."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Engine, delete, select

from access.rights import Actor, Right, require
from analytics.executors import fold
from registers.audit import note
from registers.database import reading, writing
from registers.plans.tables import (
    PlanBodyAliasRow,
    PlanBodyBlockRow,
    PlanBodyMemberRow,
    PlanBodyRow,
)
from registers.plans.values import Body, PlanError


def bodies(engine: Engine) -> tuple[Body, ...]:
    """Every body by name."""
    with reading(engine) as session:
        aliases: dict[str, list[str]] = {}
        for one in session.scalars(select(PlanBodyAliasRow).order_by(PlanBodyAliasRow.name)):
            aliases.setdefault(one.body, []).append(one.name)
        members: dict[str, list[str]] = {}
        for two in session.scalars(select(PlanBodyMemberRow).order_by(PlanBodyMemberRow.member)):
            members.setdefault(two.body_group, []).append(two.member)
        blocks = {one.body: one.block for one in session.scalars(select(PlanBodyBlockRow))}
        rows = session.scalars(select(PlanBodyRow).order_by(PlanBodyRow.name))
        return tuple(
            Body(
                row.name,
                row.is_group,
                row.note,
                tuple(aliases.get(row.name, ())),
                tuple(members.get(row.name, ())),
                blocks.get(row.name, ""),
            )
            for row in rows
        )


def spellings(known: Sequence[Body]) -> dict[str, str]:
    """Return {name or alias: body}, as `analytics.executors.matched` takes it."""
    return {said: one.name for one in known for said in (one.name, *one.aliases)}


def add_bodies(
    engine: Engine,
    actor: Actor,
    names: Sequence[str],
    *,
    groups: Sequence[str] = (),
    remark: str = "",
    now: datetime,
) -> int:
    """Add those that the directory does not know yet and return how many; needs Right.EDIT_PLANS.

    ``remark`` becomes the note of each.
    """
    require(actor, Right.EDIT_PLANS)
    with writing(engine) as session:
        known = {fold(one) for one in session.scalars(select(PlanBodyRow.name))}
        known |= set(session.scalars(select(PlanBodyAliasRow.folded)))
        added: list[str] = []
        for name in (" ".join(one.split()) for one in names):
            if name and fold(name) not in known:
                known.add(fold(name))
                added.append(name)
                session.add(PlanBodyRow(name=name, is_group=name in groups, note=remark))
        if added:
            words = "; ".join(added)
            note(session, actor, "Добавлены исполнители", "Справочник исполнителей", words, now=now)
        return len(added)


def add_alias(engine: Engine, actor: Actor, name: str, body: str, *, now: datetime) -> None:
    """Say that a spelling means a body; needs Right.EDIT_PLANS.

    Raises PlanError when the body is unknown or the spelling is a body's own name.
    """
    require(actor, Right.EDIT_PLANS)
    with writing(engine) as session:
        if session.get(PlanBodyRow, body) is None:
            raise PlanError(f"Исполнителя «{body}» в справочнике нет. Добавьте его сначала.")
        if fold(name) in {fold(one) for one in session.scalars(select(PlanBodyRow.name))}:
            raise PlanError(f"«{name}» — название исполнителя из справочника. Выберите другое.")
        session.merge(PlanBodyAliasRow(folded=fold(name), name=name, body=body))
        note(session, actor, "Другое название исполнителя", body, name, now=now)


def set_members(
    engine: Engine, actor: Actor, group: str, members: Sequence[str], *, now: datetime
) -> None:
    """Say who belongs to a group, in place of what was said before; needs Right.EDIT_PLANS."""
    require(actor, Right.EDIT_PLANS)
    with writing(engine) as session:
        row = session.get(PlanBodyRow, group)
        unknown = [one for one in members if session.get(PlanBodyRow, one) is None]
        if row is None or unknown or group in members:
            named = unknown[0] if unknown else group
            raise PlanError(
                f"Состав группы не сохранён: «{named}» не подходит. Выберите исполнителей из "
                "справочника, кроме самой группы."
            )
        row.is_group = bool(members) or row.is_group
        session.execute(delete(PlanBodyMemberRow).where(PlanBodyMemberRow.body_group == group))
        session.add_all(PlanBodyMemberRow(body_group=group, member=one) for one in set(members))
        note(session, actor, "Состав группы исполнителей", group, "; ".join(members), now=now)


def set_block(engine: Engine, actor: Actor, body: str, block: str, *, now: datetime) -> None:
    """Say of which sector block a body is, "" for none; needs Right.EDIT_PLANS.

    Raises PlanError when the body is unknown.
    """
    require(actor, Right.EDIT_PLANS)
    with writing(engine) as session:
        if session.get(PlanBodyRow, body) is None:
            raise PlanError(f"Исполнителя «{body}» в справочнике нет. Добавьте его сначала.")
        session.execute(delete(PlanBodyBlockRow).where(PlanBodyBlockRow.body == body))
        if block:
            session.add(PlanBodyBlockRow(body=body, block=block))
        note(session, actor, "Блок исполнителя", body, block or "не указан", now=now)
