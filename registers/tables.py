"""The tables of the registers as typed mappings; the schema itself is made by `migrations`."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """The registry of the mappings below."""


class BlockRow(Base):
    """A sector block with the days it exists."""

    __tablename__ = "blocks"
    name: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    since: Mapped[date]
    until: Mapped[date | None]
    note: Mapped[str]


class SettlementRow(Base):
    """A settlement of the district."""

    __tablename__ = "settlements"
    name: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    population: Mapped[int | None]
    population_date: Mapped[date | None]
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    oktmo: Mapped[str]
    note: Mapped[str]


class LocalityRow(Base):
    """A locality and the settlement it belongs to."""

    __tablename__ = "localities"
    settlement: Mapped[str] = mapped_column(ForeignKey("settlements.name"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    population: Mapped[int | None]
    assignment_confidence: Mapped[str]


class TopicRow(Base):
    """A topic, its sector block and its fast-track mark."""

    __tablename__ = "topics"
    topic_group: Mapped[str] = mapped_column(primary_key=True)
    topic: Mapped[str] = mapped_column(primary_key=True)
    block: Mapped[str] = mapped_column(ForeignKey("blocks.name"))
    fast_track: Mapped[bool]


class AliasRow(Base):
    """A name as seen in files; one folded name has one meaning within its space."""

    __tablename__ = "aliases"
    space: Mapped[str] = mapped_column(primary_key=True)
    folded: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    target: Mapped[str | None]


class DirectoryVersionRow(Base):
    """One row: how many times the directories were changed."""

    __tablename__ = "directory_version"
    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int]


class SettingRow(Base):
    """One setting as JSON, with who saved it and when."""

    __tablename__ = "settings"
    name: Mapped[str] = mapped_column(primary_key=True)
    json: Mapped[str]
    author: Mapped[str]
    at: Mapped[datetime]


class SecretRow(Base):
    """A random value made once, in hexadecimal; never shown and never in the settings list."""

    __tablename__ = "secrets"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class ProfileRow(Base):
    """A profile of an unknown export, mapped by hand."""

    __tablename__ = "profiles"
    profile_id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    toml_text: Mapped[str]
    author: Mapped[str]
    at: Mapped[datetime]


class PassportRow(Base):
    """One version of the passport of an indicator."""

    __tablename__ = "passports"
    code: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    toml_text: Mapped[str]
    valid_from: Mapped[date]
    author: Mapped[str]
    at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="published")
    comment: Mapped[str] = mapped_column(default="")
    approver: Mapped[str] = mapped_column(default="")
    approved_on: Mapped[date | None] = mapped_column(default=None)


class MessageLinkRow(Base):
    """What was decided of two messages of different sources, the lesser key first."""

    __tablename__ = "message_links"
    source: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(primary_key=True)
    other_source: Mapped[str] = mapped_column(primary_key=True)
    other_number: Mapped[str] = mapped_column(primary_key=True)
    same: Mapped[bool]
    author: Mapped[str]
    at: Mapped[datetime]


class AnnotationRow(Base):
    """A dated note on the charts; `charts` are keys with commas between, empty for all."""

    __tablename__ = "annotations"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    first_day: Mapped[date]
    last_day: Mapped[date]
    text: Mapped[str]
    charts: Mapped[str]
    author: Mapped[str]
    at: Mapped[datetime]
    withdrawn_by: Mapped[str | None]
    withdrawn_at: Mapped[datetime | None]


class AuditRow(Base):
    """One thing done by one actor."""

    __tablename__ = "audit"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[datetime]
    actor: Mapped[str]
    action: Mapped[str]
    subject: Mapped[str]
    detail: Mapped[str]
