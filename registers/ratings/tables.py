"""The tables of the rating's weights and of issued ratings as typed mappings."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from registers.tables import Base


class WeightsVersionRow(Base):
    """Weights of the rating as they were saved; version 1 are the defaults and has no row."""

    __tablename__ = "rating_weights_versions"
    version: Mapped[int] = mapped_column(primary_key=True)
    json: Mapped[str]
    reason: Mapped[str]
    author: Mapped[str]
    at: Mapped[datetime]


class IssuedRatingRow(Base):
    """An issued rating; only the marks of its withdrawal are written later."""

    __tablename__ = "issued_ratings"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    date_from: Mapped[date]
    date_to: Mapped[date]
    as_of: Mapped[date]
    snapshot: Mapped[int]
    weights_version: Mapped[int]
    weights: Mapped[str]
    demo: Mapped[bool]
    author: Mapped[str]
    at: Mapped[datetime]
    withdrawn_by: Mapped[str | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_why: Mapped[str | None]


class IssuedPlaceRow(Base):
    """One settlement in an issued rating of all channels (a blank source) or of one source."""

    __tablename__ = "issued_places"
    rating: Mapped[int] = mapped_column(ForeignKey("issued_ratings.id"), primary_key=True)
    source: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    place: Mapped[int | None]
    place_low: Mapped[int | None]
    place_high: Mapped[int | None]
    place_before: Mapped[int | None]
    score: Mapped[float | None]
    k: Mapped[float | None]
    t: Mapped[float | None]
    q: Mapped[float | None]
    parts: Mapped[str]
