"""How a message is answered: its term, the moment of the answer, the outcome, the marks."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Literal

from demo.district import EXPORTED_AT, Character, Subject

Outcome = Literal["solved", "explained", "consulted", "open", "postponed", "excluded"]

LATE = {"ИМ": 0.095, "ПОС": 0.10, "ЕДДС": 0.0, "59-ФЗ": 0.075}
NEVER = {"ИМ": 0.012, "ПОС": 0.012, "ЕДДС": 0.030, "59-ФЗ": 0.012}
EXCLUDED = {"ИМ": 0.045, "ПОС": 0.060, "ЕДДС": 0.0, "59-ФЗ": 0.090}
POSTPONED = {"ИМ": 0.010, "ПОС": 0.0, "ЕДДС": 0.0, "59-ФЗ": 0.0}
END_OF_DAY = time(23, 59, 59)


@dataclass(frozen=True)
class Reply:
    """What became of a message, as known on the day of the export.

    `answered` may be set for a postponed message: the system then writes the day it was put off.
    """

    due: datetime
    first_reply: datetime | None
    answered: datetime | None
    outcome: Outcome


def reply(
    rng: Random,
    source: str,
    subject: Subject,
    received: datetime,
    fast: bool | None,
    character: Character,
    rush: float,
) -> Reply:
    """The answer to one message; `rush` multiplies the chance that it is late."""
    due = _due(source, received, fast)
    draw = rng.random()
    if draw < NEVER[source] * character.lateness:
        return Reply(due, None, None, "open")
    outcome = _outcome(rng, source, subject, character)
    late = rng.random() < min(0.6, LATE[source] * character.lateness * rush)
    answered = _late(rng, due) if late else _on_time(rng, source, received, due)
    first_reply = min(answered, received + timedelta(hours=rng.lognormvariate(1.1, 0.9)))
    if answered > EXPORTED_AT:
        known_reply = first_reply if first_reply <= EXPORTED_AT else None
        return Reply(due, known_reply, None, "open" if outcome != "excluded" else outcome)
    return Reply(due, first_reply, answered, outcome)


def working_days_later(day: date, count: int) -> date:
    """The `count`-th weekday after `day`; holidays are left to the systems that know them."""
    while count:
        day += timedelta(1)
        count -= day.weekday() < 5
    return day


def _due(source: str, received: datetime, fast: bool | None) -> datetime:
    if source == "ЕДДС":
        return received + timedelta(hours=24)
    if source == "ИМ":
        return datetime.combine(working_days_later(received.date(), 7), END_OF_DAY)
    if source == "ПОС" and fast:
        return datetime.combine(working_days_later(received.date(), 10), END_OF_DAY)
    return datetime.combine(received.date() + timedelta(30), END_OF_DAY)


def _outcome(rng: Random, source: str, subject: Subject, character: Character) -> Outcome:
    if rng.random() < EXCLUDED[source]:
        return "excluded"
    if rng.random() < POSTPONED[source]:
        return "postponed"
    solved = 0.60 + character.solved + (0.08 if subject.fast else -0.06)
    if source == "59-ФЗ":
        solved -= 0.30
    draw = rng.random()
    if draw < solved:
        return "solved"
    return "explained" if draw < solved + (1 - solved) * 0.65 else "consulted"


def _late(rng: Random, due: datetime) -> datetime:
    return _office_hours(rng, due + timedelta(days=0.4 + rng.expovariate(1 / 5)))


def _on_time(rng: Random, source: str, received: datetime, due: datetime) -> datetime:
    if source == "ЕДДС":
        minutes = min(23 * 60, 8 + int(rng.lognormvariate(4.4, 0.9)))
        return received + timedelta(minutes=minutes)
    answered = received + (due - received) * (0.03 + 0.94 * rng.betavariate(1.5, 2.1))
    moved = _office_hours(rng, answered)
    if received + timedelta(minutes=20) < moved <= due:
        return moved
    return answered


def _office_hours(rng: Random, moment: datetime) -> datetime:
    """The same day between nine and six; a weekend becomes the next Monday."""
    weekend = max(0, 7 - moment.weekday()) if moment.weekday() > 4 else 0
    day = moment.date() + timedelta(weekend)
    return datetime.combine(day, time(rng.randint(9, 17), rng.randint(0, 59), rng.randint(0, 59)))
