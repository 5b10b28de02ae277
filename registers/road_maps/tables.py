"""The tables of road maps and of the office's templates as typed mappings."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from registers.tables import Base

_VERSION = ("road_map_versions.road_map", "road_map_versions.version")


class RoadMapRow(Base):
    """A road map by its number; a withdrawn one keeps its number."""

    __tablename__ = "road_maps"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    number: Mapped[str] = mapped_column(unique=True)
    emergency: Mapped[int | None]
    demo: Mapped[bool]
    author: Mapped[str]
    at: Mapped[datetime]
    withdrawn_by: Mapped[str | None]
    withdrawn_at: Mapped[datetime | None]


class RoadMapVersionRow(Base):
    """One version of what is planned; `form` is JSON, a blank settlement the whole district."""

    __tablename__ = "road_map_versions"
    road_map: Mapped[int] = mapped_column(ForeignKey("road_maps.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    topic: Mapped[str]
    settlement: Mapped[str]
    period_from: Mapped[date]
    period_to: Mapped[date]
    form: Mapped[str]
    changes: Mapped[str]
    author: Mapped[str]
    at: Mapped[datetime]


class RoadMapMeasureRow(Base):
    """One measure of one version; a blank topic or settlement is that of the road map."""

    __tablename__ = "road_map_measures"
    __table_args__ = (ForeignKeyConstraint(("road_map", "version"), _VERSION),)
    road_map: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    measure: Mapped[str]
    result: Mapped[str]
    indicator: Mapped[str]
    executor: Mapped[str]
    starts: Mapped[date | None]
    ends: Mapped[date | None]
    topic: Mapped[str]
    settlement: Mapped[str]


class RoadMapExecutionRow(Base):
    """What was said of a measure's execution; the last line of a measure is in force."""

    __tablename__ = "road_map_executions"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    road_map: Mapped[int] = mapped_column(ForeignKey("road_maps.id"))
    number: Mapped[str]
    status: Mapped[str]
    done_on: Mapped[date | None]
    proof: Mapped[str]
    author: Mapped[str]
    at: Mapped[datetime]


class RoadMapApprovalRow(Base):
    """A mark that a version was agreed or approved: who, in which post, on which day."""

    __tablename__ = "road_map_approvals"
    __table_args__ = (ForeignKeyConstraint(("road_map", "version"), _VERSION),)
    road_map: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    mark: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str]
    post: Mapped[str]
    day: Mapped[date]
    author: Mapped[str]
    at: Mapped[datetime]


class DocumentTemplateRow(Base):
    """A Word file of the office in place of the shipped one, as base64."""

    __tablename__ = "document_templates"
    name: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[str]
    author: Mapped[str]
    at: Mapped[datetime]
