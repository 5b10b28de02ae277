"""The register of official pages as a typed mapping."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from registers.tables import Base


class OfficialPageRow(Base):
    """A recipient's duty to keep a page; `until` is its last day, none while it lasts."""

    __tablename__ = "official_pages"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    recipient: Mapped[str]
    page: Mapped[str]
    category: Mapped[str]
    posts_norm: Mapped[int | None]
    since: Mapped[date]
    until: Mapped[date | None]
    note: Mapped[str]
    author: Mapped[str]
    at: Mapped[datetime]
