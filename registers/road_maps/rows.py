"""Road maps between their tables and plain values: the form as JSON, measures as rows."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from registers.road_maps.tables import (
    RoadMapApprovalRow,
    RoadMapExecutionRow,
    RoadMapMeasureRow,
    RoadMapRow,
    RoadMapVersionRow,
)
from registers.road_maps.values import (
    Approval,
    Execution,
    Form,
    Kind,
    Mark,
    Measure,
    Person,
    Plan,
    RoadMap,
    RoadMapError,
    Status,
    Version,
)

_MEASURE_FIELDS = (
    "number", "measure", "result", "indicator", "executor", "starts", "ends", "topic", "settlement",
)  # fmt: skip


def row_of(session: Session, road_map: int, *, withdrawn: bool = False) -> RoadMapRow:
    """Return the row of a road map; raises RoadMapError when there is none in force."""
    row = session.get(RoadMapRow, road_map)
    if row is None:
        raise RoadMapError(f"Дорожной карты с номером записи {road_map} нет. Откройте список карт.")
    if row.withdrawn_at is not None and not withdrawn:
        raise RoadMapError(
            f"Дорожная карта «{row.number}» удалена ({row.withdrawn_by}, "
            f"{row.withdrawn_at:%d.%m.%Y %H:%M}). Откройте список карт."
        )
    return row


def add_version(
    session: Session, version: int, road_map: int, plan: Plan, changes: str
) -> RoadMapVersionRow:
    """Put a version with its measures into the session; author and moment are the caller's to set."""
    row = RoadMapVersionRow(
        road_map=road_map,
        version=version,
        kind=plan.kind,
        topic=plan.topic,
        settlement=plan.settlement,
        period_from=plan.period_from,
        period_to=plan.period_to,
        form=json.dumps(asdict(plan.form), ensure_ascii=False),
        changes=changes,
    )
    session.add(row)
    return row


def add_measures(
    session: Session, version: int, road_map: int, measures: Sequence[Measure]
) -> None:
    """Put the measures of a version into the session, in their order."""
    session.add_all(
        RoadMapMeasureRow(
            road_map=road_map,
            version=version,
            position=position,
            **{name: getattr(one, name) for name in _MEASURE_FIELDS},
        )
        for position, one in enumerate(measures)
    )


def version_of(session: Session, row: RoadMapVersionRow) -> Version:
    """Return a version with its measures and marks."""
    same = (row.road_map, row.version)
    measures = session.scalars(
        select(RoadMapMeasureRow)
        .where(RoadMapMeasureRow.road_map == same[0], RoadMapMeasureRow.version == same[1])
        .order_by(RoadMapMeasureRow.position)
    )
    marks = session.scalars(
        select(RoadMapApprovalRow)
        .where(RoadMapApprovalRow.road_map == same[0], RoadMapApprovalRow.version == same[1])
        .order_by(RoadMapApprovalRow.mark)
    )
    plan = Plan(
        kind=cast(Kind, row.kind),
        form=form_from(row.form),
        topic=row.topic,
        settlement=row.settlement,
        period_from=row.period_from,
        period_to=row.period_to,
        measures=tuple(
            Measure(**{name: getattr(one, name) for name in _MEASURE_FIELDS}) for one in measures
        ),
    )
    approvals = tuple(
        Approval(cast(Mark, one.mark), one.person, one.post, one.day, one.author, one.at)
        for one in marks
    )
    return Version(row.version, plan, row.changes, row.author, row.at, approvals)


def newest_row(session: Session, road_map: int) -> RoadMapVersionRow:
    """Return the row of the newest version."""
    return session.scalars(
        select(RoadMapVersionRow)
        .where(RoadMapVersionRow.road_map == road_map)
        .order_by(RoadMapVersionRow.version.desc())
        .limit(1)
    ).one()


def road_map_of(session: Session, row: RoadMapRow) -> RoadMap:
    """Return a road map with its newest version and what was carried out."""
    said = session.scalars(
        select(RoadMapExecutionRow)
        .where(RoadMapExecutionRow.road_map == row.id)
        .order_by(RoadMapExecutionRow.id)
    )
    executions = {
        one.number: Execution(cast(Status, one.status), one.done_on, one.proof, one.author, one.at)
        for one in said
    }
    return RoadMap(
        id=row.id,
        number=row.number,
        emergency=row.emergency,
        demo=row.demo,
        author=row.author,
        at=row.at,
        withdrawn=row.withdrawn_at is not None,
        newest=version_of(session, newest_row(session, row.id)),
        executions=executions,
    )


def form_from(stored: str) -> Form:
    """Return the form by its JSON; a field that it lacks is blank."""
    values: dict[str, Any] = json.loads(stored)
    curator, head, staff = (Person(**values.pop(name, {})) for name in ("curator", "head", "staff"))
    return Form(**values, curator=curator, head=head, staff=staff)
