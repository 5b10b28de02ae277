"""The table of verdicts on alarms as a typed mapping."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from registers.tables import Base


class AlarmVerdictRow(Base):
    """A verdict on one alarm; the last one of a key is in force, an empty one takes it back."""

    __tablename__ = "alarm_verdicts"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    alarm_key: Mapped[str]
    verdict: Mapped[str]
    first_day: Mapped[date]
    settlement: Mapped[str | None]
    block: Mapped[str]
    what: Mapped[str]
    known_on: Mapped[date | None]
    note: Mapped[str]
    author: Mapped[str]
    at: Mapped[datetime]
