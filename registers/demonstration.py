"""What the demonstration keeps in the registers: found by its author, taken out as a whole.

Nothing of it is anybody's work, so it is erased and not marked: an empty district starts without
withdrawn plans and cards in its lists. What people wrote upon it (a report of an invented plan, a
line in the log of an invented emergency, a rating issued of invented messages) goes with it.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Engine, delete, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from access.rights import DEMONSTRATION, Actor, Right, require
from registers.audit import note
from registers.database import reading, writing
from registers.emergencies.tables import EmergencyLogRow, EmergencyPostRow, EmergencyRow
from registers.official_pages.tables import OfficialPageRow
from registers.plans.tables import (
    PlanBodyAliasRow,
    PlanBodyBlockRow,
    PlanBodyMemberRow,
    PlanBodyRow,
    PlanLineRow,
    PlanReportDetailRow,
    PlanReportRow,
    PlanRow,
    PlanVersionRow,
)
from registers.plans.values import texts_from
from registers.ratings.tables import IssuedPlaceRow, IssuedRatingRow
from registers.road_maps.tables import (
    RoadMapApprovalRow,
    RoadMapExecutionRow,
    RoadMapMeasureRow,
    RoadMapRow,
    RoadMapVersionRow,
)
from registers.surges.tables import AlarmVerdictRow
from registers.tables import AnnotationRow, SettingRow

OF_DEMONSTRATION: Final = "из демонстрационных планов"
"""The note of the executors that came with the plans of the demonstration."""

# What belongs to one thing, by which column: the tables that hold on to others go first.
OF_A_CARD: Final = (EmergencyLogRow.emergency, EmergencyPostRow.emergency, EmergencyRow.id)
OF_A_ROAD_MAP: Final = (
    RoadMapExecutionRow.road_map, RoadMapApprovalRow.road_map, RoadMapMeasureRow.road_map,
    RoadMapVersionRow.road_map, RoadMapRow.id,
)  # fmt: skip
OF_A_REPORT: Final = (PlanReportDetailRow.report, PlanReportRow.id)
OF_A_PLAN: Final = (PlanLineRow.plan, PlanVersionRow.plan, PlanRow.id)
OF_A_RATING: Final = (IssuedPlaceRow.rating, IssuedRatingRow.id)
OF_A_BODY: Final = (
    PlanBodyAliasRow.body, PlanBodyBlockRow.body, PlanBodyMemberRow.body_group,
    PlanBodyMemberRow.member, PlanBodyRow.name,
)  # fmt: skip

_MARK: Final = "demonstration"
_MINE: Final = DEMONSTRATION.name


def is_kept(engine: Engine) -> bool:
    """Whether the demonstration was kept to its end; what an interruption left does not count."""
    with reading(engine) as session:
        return session.get(SettingRow, _MARK) is not None


def mark_kept(engine: Engine, *, now: datetime) -> None:
    """Write down that all of the demonstration is in."""
    with writing(engine) as session:
        session.merge(SettingRow(name=_MARK, json="true", author=_MINE, at=now))


def clear(engine: Engine, actor: Actor, *, now: datetime) -> int:
    """Erase what the demonstration keeps and return how many things; needs Right.CLEAR_DEMO.

    Counted are plans, emergencies, road maps, ratings, pages, notes and verdicts. A page that a person
    changed is that person's and stays; so do executors whom another plan names.
    """
    require(actor, Right.CLEAR_DEMO)
    with writing(engine) as session:
        cards = _ids(session, EmergencyRow.id, EmergencyRow.opened_by == _MINE)
        maps = _ids(session, RoadMapRow.id, RoadMapRow.demo)
        plans = _ids(session, PlanRow.id, PlanRow.author == _MINE)
        ratings = _ids(session, IssuedRatingRow.id, IssuedRatingRow.demo)
        reports = _ids(session, PlanReportRow.id, PlanReportRow.plan.in_(plans))
        # a road map that a person made stays, without the card that is no more
        session.execute(
            update(RoadMapRow).where(RoadMapRow.emergency.in_(cards)).values(emergency=None)
        )
        _erase(session, cards, OF_A_CARD)
        _erase(session, maps, OF_A_ROAD_MAP)
        _erase(session, reports, OF_A_REPORT)
        _erase(session, plans, OF_A_PLAN)
        _erase(session, ratings, OF_A_RATING)
        _erase_bodies(session)
        erased = len(cards) + len(maps) + len(plans) + len(ratings)
        for author in (AnnotationRow.author, AlarmVerdictRow.author, OfficialPageRow.author):
            mine = _ids(session, author.class_.id, author == _MINE)
            _erase(session, mine, (author.class_.id,))
            erased += len(mine)
        session.execute(delete(SettingRow).where(SettingRow.name == _MARK))
        if erased:
            said = (
                f"планов {len(plans)}, аварийных ситуаций {len(cards)}, дорожных карт {len(maps)}, "
                f"выпущенных рейтингов {len(ratings)}"
            )
            note(session, actor, "Удалены демонстрационные записи", said, "", now=now)
        return erased


def _ids(session: Session, column: InstrumentedAttribute[int], where: Any) -> list[int]:
    return list(session.scalars(select(column).where(where)))


def _erase(
    session: Session, keys: Sequence[int | str], columns: Sequence[InstrumentedAttribute[Any]]
) -> None:
    for column in columns:
        table: Any = column.class_
        session.execute(delete(table).where(column.in_(keys)))


def _erase_bodies(session: Session) -> None:
    left = session.scalars(select(PlanLineRow.executors).distinct())
    named = {name for executors in left for name in texts_from(executors)}
    gone = [
        name
        for name in session.scalars(
            select(PlanBodyRow.name).where(PlanBodyRow.note == OF_DEMONSTRATION)
        )
        if name not in named
    ]
    _erase(session, gone, OF_A_BODY)
