"""The tables of plans of measures as typed mappings; their schema stands in `schema.plans`."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from registers.tables import Base


class PlanRow(Base):
    """A plan, or a report of execution kept as one; `kind` is «plan» or «report»."""

    __tablename__ = "action_plans"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    title: Mapped[str]
    kind: Mapped[str]
    author: Mapped[str]
    at: Mapped[datetime]
    withdrawn_by: Mapped[str | None]
    withdrawn_at: Mapped[datetime | None]


class PlanVersionRow(Base):
    """One text of a plan as somebody saved it; `years` with commas, `changes` as JSON."""

    __tablename__ = "plan_versions"
    plan: Mapped[int] = mapped_column(ForeignKey("action_plans.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    file_name: Mapped[str]
    years: Mapped[str]
    changes: Mapped[str]
    author: Mapped[str]
    at: Mapped[datetime]


class PlanLineRow(Base):
    """A line of a version; notes, rules, executors and queue as JSON, `dropped` is the reason."""

    __tablename__ = "plan_lines"
    plan: Mapped[int] = mapped_column(ForeignKey("action_plans.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    line_key: Mapped[str]
    number: Mapped[str]
    section: Mapped[str]
    measure: Mapped[str]
    term_text: Mapped[str]
    executors_text: Mapped[str]
    report_text: Mapped[str]
    place: Mapped[str]
    notes: Mapped[str]
    rules: Mapped[str]
    executors: Mapped[str]
    done_by: Mapped[str]
    queue: Mapped[str]
    dropped: Mapped[str]


class PlanReportRow(Base):
    """What an executor reported of a line for a period, or to which day the due one was moved."""

    __tablename__ = "plan_reports"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    plan: Mapped[int] = mapped_column(ForeignKey("action_plans.id"))
    line_key: Mapped[str]
    executor: Mapped[str]
    period: Mapped[str]
    done_on: Mapped[date | None]
    text: Mapped[str]
    proof: Mapped[str]
    moved_to: Mapped[date | None]
    author: Mapped[str]
    at: Mapped[datetime]
    withdrawn_by: Mapped[str | None]
    withdrawn_at: Mapped[datetime | None]


class PlanBodyRow(Base):
    """A body that executes measures, or a group of them."""

    __tablename__ = "plan_bodies"
    name: Mapped[str] = mapped_column(primary_key=True)
    is_group: Mapped[bool]
    note: Mapped[str]


class PlanBodyAliasRow(Base):
    """Another spelling of a body; one folded name means one body."""

    __tablename__ = "plan_body_aliases"
    folded: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    body: Mapped[str] = mapped_column(ForeignKey("plan_bodies.name"))


class PlanBodyMemberRow(Base):
    """A body that belongs to a group."""

    __tablename__ = "plan_body_members"
    body_group: Mapped[str] = mapped_column(ForeignKey("plan_bodies.name"), primary_key=True)
    member: Mapped[str] = mapped_column(ForeignKey("plan_bodies.name"), primary_key=True)


class PlanReportDetailRow(Base):
    """What a report was proved by and what it corrects; a report without one has neither."""

    __tablename__ = "plan_report_details"
    report: Mapped[int] = mapped_column(ForeignKey("plan_reports.id"), primary_key=True)
    replaces: Mapped[int | None] = mapped_column(ForeignKey("plan_reports.id"))
    dated: Mapped[bool]
    file_name: Mapped[str]
    sha256: Mapped[str]
    size: Mapped[int]


class PlanBodyBlockRow(Base):
    """The sector block that a body is of."""

    __tablename__ = "plan_body_blocks"
    body: Mapped[str] = mapped_column(ForeignKey("plan_bodies.name"), primary_key=True)
    block: Mapped[str]
