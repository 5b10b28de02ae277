"""The tables of emergencies and posts as typed mappings; the schema is made by `migrations`."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from registers.tables import Base


class PostRow(Base):
    """Who holds a post; `block` is empty for the whole district."""

    __tablename__ = "posts"
    role: Mapped[str] = mapped_column(primary_key=True)
    block: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    person: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    author: Mapped[str]
    at: Mapped[datetime]


class EmergencyRow(Base):
    """The card of one emergency."""

    __tablename__ = "emergencies"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    category: Mapped[str]
    problem: Mapped[str]
    settlement: Mapped[str | None]
    block: Mapped[str | None]
    occurred_at: Mapped[datetime]
    opened_at: Mapped[datetime]
    opened_by: Mapped[str]
    term_hours: Mapped[int]
    report_hours: Mapped[int]
    alarm: Mapped[str | None]
    growth: Mapped[str]
    road_map_at: Mapped[datetime | None]
    version: Mapped[int]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[str | None]
    outcome: Mapped[str]
    result: Mapped[str]


class EmergencyPostRow(Base):
    """A post as it stands on a card, with the person who holds it in this emergency."""

    __tablename__ = "emergency_posts"
    emergency: Mapped[int] = mapped_column(ForeignKey("emergencies.id"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    person: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]


class EmergencyLogRow(Base):
    """One line of what was done: a report, a note, a notice, a change, the opening, the closing."""

    __tablename__ = "emergency_log"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    emergency: Mapped[int] = mapped_column(ForeignKey("emergencies.id"))
    kind: Mapped[str]
    version: Mapped[int]
    at: Mapped[datetime]
    entered_at: Mapped[datetime]
    author: Mapped[str]
    text: Mapped[str]
