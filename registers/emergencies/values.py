"""What a card of an emergency holds, as plain values, and what is refused on the way in."""

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from registers.emergencies.posts import Post
from registers.settings_values import EmergencyTerms

LONGEST_PROBLEM: Final = 300
LONGEST_TEXT: Final = 4000
_FIRST_YEAR: Final = 2000


class EmergencyError(Exception):
    """A card is refused; the text is a Russian sentence with the reason and the remedy."""


class EmergencyConflict(EmergencyError):
    """Somebody changed the card while the form was being filled in; the text says what."""


class Category(StrEnum):
    """Why it is an emergency: decree 1229, annex 3, 5.1."""

    GROWTH = "growth"
    THREAT = "threat"


class Outcome(StrEnum):
    """What became of it."""

    RESOLVED = "resolved"
    UNCONFIRMED = "unconfirmed"
    MISTAKE = "mistake"


class Kind(StrEnum):
    """What a line of the log is."""

    OPENED = "opened"
    NOTICE = "notice"
    REPORT = "report"
    NOTE = "note"
    CHANGE = "change"
    ROAD_MAP = "road_map"
    CLOSED = "closed"
    REOPENED = "reopened"


CATEGORY_NAMES: Final[dict[Category, str]] = {
    Category.GROWTH: "резкий рост числа сообщений",
    Category.THREAT: "угроза жизни и здоровью граждан",
}
OUTCOME_NAMES: Final[dict[Outcome, str]] = {
    Outcome.RESOLVED: "ликвидирована",
    Outcome.UNCONFIRMED: "не подтвердилась",
    Outcome.MISTAKE: "открыта по ошибке",
}
KIND_NAMES: Final[dict[Kind, str]] = {
    Kind.OPENED: "открыта",
    Kind.NOTICE: "оповещение",
    Kind.REPORT: "доклад",
    Kind.NOTE: "заметка",
    Kind.CHANGE: "правка",
    Kind.ROAD_MAP: "дорожная карта",
    Kind.CLOSED: "закрыта",
    Kind.REOPENED: "открыта снова",
}
WRITTEN: Final = frozenset({Kind.NOTICE, Kind.REPORT, Kind.NOTE})
"""Lines that people add; the others are written by what was done."""


@dataclass(frozen=True)
class Growth:
    """The figures of the alarm as they were when the card was opened; None where unknown.

    The days are those of the window that raised it; ``growth`` is percents above the expected.
    """

    first_day: date
    last_day: date
    window: str
    count: int
    expected: float | None
    upper: float | None
    excess: float | None
    growth: float | None
    probability: float | None
    text: str


@dataclass(frozen=True)
class Draft:
    """What is asked when a card is opened and what may be edited: all but ``growth`` and ``alarm``.

    ``settlement`` None is the whole district, ``block`` None is none.
    """

    category: Category
    problem: str
    settlement: str | None
    block: str | None
    occurred_at: datetime
    growth: Growth | None = None
    alarm: str | None = None


@dataclass(frozen=True)
class Emergency:
    """A card. ``posts`` has one post a role; ``version`` grows with every change of the card.

    ``road_map_at``: when the road map was ready, None while it is not. ``outcome`` and ``result``
    say what became of it once ``closed_at`` is set.
    """

    id: int
    category: Category
    problem: str
    settlement: str | None
    block: str | None
    occurred_at: datetime
    opened_at: datetime
    opened_by: str
    terms: EmergencyTerms
    alarm: str | None
    growth: Growth | None
    posts: tuple[Post, ...]
    road_map_at: datetime | None
    version: int
    closed_at: datetime | None
    closed_by: str | None
    outcome: Outcome | None
    result: str

    @property
    def closed(self) -> bool:
        """Whether its clocks stand still."""
        return self.closed_at is not None

    @property
    def draft(self) -> Draft:
        """What of it may be edited."""
        return Draft(
            self.category, self.problem, self.settlement, self.block, self.occurred_at,
            self.growth, self.alarm,
        )  # fmt: skip


@dataclass(frozen=True)
class LogLine:
    """One line of the log: ``at`` is when it happened, ``entered_at`` when it was written down."""

    id: int
    kind: Kind
    version: int
    at: datetime
    entered_at: datetime
    author: str
    text: str


def checked(draft: Draft, now: datetime) -> Draft:
    """Return the draft with its spaces put right; raises EmergencyError when it cannot be."""
    problem = " ".join(draft.problem.split())
    if not problem:
        raise EmergencyError("Не сказано, что случилось. Назовите проблему одной строкой.")
    if len(problem) > LONGEST_PROBLEM:
        raise EmergencyError(
            f"В названии проблемы {len(problem)} знаков. Оставьте не больше {LONGEST_PROBLEM}, "
            "остальное запишите заметкой."
        )
    check_moment(draft.occurred_at, now, "Возникновение")
    return Draft(
        draft.category, problem, draft.settlement or None, draft.block or None,
        draft.occurred_at.replace(second=0, microsecond=0), draft.growth, draft.alarm,
    )  # fmt: skip


def check_moment(at: datetime, now: datetime, what: str) -> None:
    """Raise EmergencyError when the moment is still to come or far in the past."""
    if at > now:
        raise EmergencyError(
            f"{what} {at:%d.%m.%Y %H:%M} ещё впереди: сейчас {now:%d.%m.%Y %H:%M}. Поправьте дату "
            "и время."
        )
    if at.year < _FIRST_YEAR:
        raise EmergencyError(f"{what}: {at:%d.%m.%Y} не похоже на верную дату. Поправьте её.")


def checked_text(text: str, what: str) -> str:
    """Return the text trimmed; raises EmergencyError when it is empty or too long."""
    words = "\n".join(" ".join(line.split()) for line in text.strip().splitlines())
    if not words:
        raise EmergencyError(f"{what}: пусто. Напишите хотя бы одну фразу.")
    if len(words) > LONGEST_TEXT:
        raise EmergencyError(
            f"{what}: {len(words)} знаков, помещается {LONGEST_TEXT}. Сократите текст."
        )
    return words


def growth_json(growth: Growth | None) -> str:
    """Return the figures as JSON, empty for none."""
    if growth is None:
        return ""
    days = {"first_day": growth.first_day.isoformat(), "last_day": growth.last_day.isoformat()}
    return json.dumps(asdict(growth) | days, ensure_ascii=False)


def growth_from(stored: str) -> Growth | None:
    """Return the figures that ``growth_json`` wrote."""
    if not stored:
        return None
    values = json.loads(stored)
    days = {name: date.fromisoformat(values[name]) for name in ("first_day", "last_day")}
    return Growth(**(values | days))
