"""Issued ratings: what settlements were told, kept as it was; withdrawn with a reason, never edited."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Final

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from access.rights import Actor, Right, require
from registers.audit import note
from registers.database import reading, writing
from registers.ratings.tables import IssuedPlaceRow, IssuedRatingRow
from registers.settings_values import RatingWeights, rating_weights_from

LONGEST_REASON: Final = 500
ALL_SOURCES: Final = ""
_ISSUED: Final = "Выпущен рейтинг"
_WITHDRAWN: Final = "Отозван рейтинг"


class IssueError(Exception):
    """An issue or a withdrawal is refused; the text is a Russian sentence with the remedy."""


@dataclass(frozen=True)
class Frozen:
    """What a rating was made of: its period, its data, its weights."""

    date_from: date
    date_to: date
    as_of: date
    snapshot: int
    weights_version: int
    weights: RatingWeights
    demo: bool


@dataclass(frozen=True)
class Place:
    """One settlement: place and its interval (None when not rated), score 0–100, axes 0–1, counts."""

    name: str
    place: int | None
    place_low: int | None
    place_high: int | None
    place_before: int | None
    score: float | None
    k: float | None
    t: float | None
    q: float | None
    parts: dict[str, float] = field(default_factory=dict[str, float])


@dataclass(frozen=True)
class Issued:
    """An issued rating; `withdrawn_why` is set once it is withdrawn."""

    id: int
    frozen: Frozen
    author: str
    at: datetime
    withdrawn_by: str | None
    withdrawn_at: datetime | None
    withdrawn_why: str | None

    @property
    def in_force(self) -> bool:
        """Whether it was not withdrawn."""
        return self.withdrawn_at is None


def issue(
    engine: Engine,
    actor: Actor,
    frozen: Frozen,
    places: Mapping[str, Sequence[Place]],
    *,
    now: datetime,
) -> int:
    """Keep a rating for good and return its number; needs Right.ISSUE_RATING.

    ``places`` by source, ALL_SOURCES for all of them together, best first. Raises IssueError when
    nobody has a place, and while another rating of the same days is in force.
    """
    require(actor, Right.ISSUE_RATING)
    if not any(one.place for one in places.get(ALL_SOURCES, ())):
        raise IssueError(
            "Выпускать нечего: за эти дни никто не рейтингуется. Выберите период, в котором сообщений "
            "больше."
        )
    with writing(engine) as session:
        same = session.scalar(
            select(IssuedRatingRow.id).where(
                IssuedRatingRow.date_from == frozen.date_from,
                IssuedRatingRow.date_to == frozen.date_to,
                IssuedRatingRow.withdrawn_at.is_(None),
            )
        )
        if same is not None:
            raise IssueError(
                f"Рейтинг за эти дни уже выпущен под номером {same}. Откройте его; если он неверен, "
                "отзовите его с указанием причины и выпустите новый."
            )
        values = asdict(frozen) | {"weights": json.dumps(asdict(frozen.weights))}
        row = IssuedRatingRow(**values, author=actor.name, at=now)
        session.add(row)
        session.flush()
        for source, listed in places.items():
            for position, one in enumerate(listed, 1):
                plain = asdict(one) | {"parts": json.dumps(one.parts)}
                session.add(
                    IssuedPlaceRow(rating=row.id, source=source, position=position, **plain)
                )
        said = f"{_days(frozen)}, веса версии {frozen.weights_version}, версия данных {frozen.snapshot}"
        note(session, actor, _ISSUED, str(row.id), said, now=now)
        return row.id


def withdraw(engine: Engine, actor: Actor, number: int, reason: str, *, now: datetime) -> None:
    """Withdraw a rating: it stays, marked; needs Right.ISSUE_RATING, raises IssueError."""
    require(actor, Right.ISSUE_RATING)
    why = " ".join(reason.split())
    if not why:
        raise IssueError(
            "Не сказано, почему рейтинг отзывается. Напишите одной строкой: её увидят все, кто его "
            "откроет."
        )
    if len(why) > LONGEST_REASON:
        raise IssueError(
            f"В причине {len(why)} знаков, а помещается {LONGEST_REASON}. Сократите её."
        )
    with writing(engine) as session:
        row = _row(session, number)
        if row.withdrawn_at is not None:
            raise IssueError(
                f"Рейтинг № {number} уже отозван {row.withdrawn_at:%d.%m.%Y}. Обновите страницу."
            )
        row.withdrawn_by, row.withdrawn_at, row.withdrawn_why = actor.name, now, why
        note(session, actor, _WITHDRAWN, str(number), why, now=now)


def issued_ratings(engine: Engine) -> tuple[Issued, ...]:
    """Return every rating ever issued, the newest first."""
    with reading(engine) as session:
        rows = session.scalars(select(IssuedRatingRow).order_by(IssuedRatingRow.id.desc()))
        return tuple(_issued(row) for row in rows)


def issued_rating(engine: Engine, number: int) -> tuple[Issued, dict[str, tuple[Place, ...]]]:
    """Return one with its places by source, as they were; raises IssueError when there is none."""
    with reading(engine) as session:
        issued = _issued(_row(session, number))
        rows = session.scalars(
            select(IssuedPlaceRow)
            .where(IssuedPlaceRow.rating == number)
            .order_by(IssuedPlaceRow.source, IssuedPlaceRow.position)
        )
        places: dict[str, list[Place]] = {}
        for row in rows:
            places.setdefault(row.source, []).append(_place(row))
    return issued, {source: tuple(listed) for source, listed in places.items()}


def _row(session: Session, number: int) -> IssuedRatingRow:
    row = session.get(IssuedRatingRow, number)
    if row is None:
        raise IssueError(f"Рейтинга № {number} нет. Откройте список выпущенных рейтингов.")
    return row


def _issued(row: IssuedRatingRow) -> Issued:
    frozen = Frozen(
        row.date_from, row.date_to, row.as_of, row.snapshot, row.weights_version,
        rating_weights_from(row.weights), row.demo,
    )  # fmt: skip
    return Issued(
        row.id, frozen, row.author, row.at, row.withdrawn_by, row.withdrawn_at, row.withdrawn_why
    )


def _place(row: IssuedPlaceRow) -> Place:
    return Place(
        row.name, row.place, row.place_low, row.place_high, row.place_before, row.score, row.k,
        row.t, row.q, json.loads(row.parts),
    )  # fmt: skip


def _days(frozen: Frozen) -> str:
    return f"с {frozen.date_from:%d.%m.%Y} по {frozen.date_to:%d.%m.%Y}"
