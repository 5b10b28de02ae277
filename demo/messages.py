"""The stream of invented messages of each source, before any source's way of writing it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from random import Random

from demo import texts
from demo.chance import chance
from demo.district import District, Place, Subject, character
from demo.episodes import EPISODES, Episode
from demo.naming import OTHER_TOWN, UNKNOWN_PLACES
from demo.people import Address, Person, address, resident
from demo.replies import Outcome, reply
from demo.seasons import HOURS, day_weight, days, progress, subject_season
from demo.subjects import subject_weights

SOURCES = ("ИМ", "ПОС", "ЕДДС", "59-ФЗ")
# Ordinary messages at scale 1; the episodes add some 800.
COUNTS = {"ИМ": 17_600, "ПОС": 9_850, "ЕДДС": 7_800, "59-ФЗ": 3_950}
NOWHERE = {"ИМ": 0.050, "ПОС": 0.030, "ЕДДС": 0.020, "59-ФЗ": 0.040}
OTHER_TOWN_SHARE = {"ИМ": 0.006, "ПОС": 0.004, "ЕДДС": 0.004, "59-ФЗ": 0.002}
UNKNOWN_SHARE = {"ИМ": 0.002, "ПОС": 0.001, "ЕДДС": 0.001, "59-ФЗ": 0.0}
EVIDENCE_SHIFT = {"Дороги": 0.05, "ТКО": 0.08, "Транспорт": 0.06, "ЖКХ": -0.01}


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it happened; `number` counts those of a source by time, from 1.

    `place` is None when nobody wrote where; `fast`, `delivered` are None and `evidence` is
    empty when nobody marked it.
    """

    source: str
    number: int
    received: datetime
    place: Place | None
    address: Address
    subject: Subject
    person: Person
    text: str
    due: datetime
    first_reply: datetime | None
    answered: datetime | None
    outcome: Outcome
    fast: bool | None
    delivered: bool | None
    evidence: str
    returned: bool
    repeated: bool
    mark: int | None


@dataclass(frozen=True, slots=True)
class _Event:
    """A message that is about to be written: when, where, about what, in which rush."""

    received: datetime
    place: Place | None
    subject: Subject
    rush: float


def stream(district: District, source: str, seed: int, scale: float) -> list[Message]:
    """All messages of a source from the first to the last day, in the order of receipt."""
    rng = chance(seed, source)
    events = list(_ordinary(rng, district, source, scale))
    for episode in EPISODES:
        events += _extra(rng, district, source, scale, episode)
    events.sort(key=lambda event: event.received)
    return [
        _message(rng, district, source, number, event)
        for number, event in enumerate(events, start=1)
    ]


def _ordinary(rng: Random, district: District, source: str, scale: float) -> Iterator[_Event]:
    count = round(COUNTS[source] * scale)
    calendar = days()
    chosen = rng.choices(calendar, [day_weight(source, day) for day in calendar], k=count)
    subjects = subject_weights(district, source)
    by_month = {
        month: list(
            accumulate(
                weight * subject_season(subject, month) for subject, weight in subjects.items()
            )
        )
        for month in range(1, 13)
    }
    names = list(subjects)
    settlements = list(district.population)
    residents = list(
        accumulate(n * character(name).activity for name, n in district.population.items())
    )
    for day in chosen:
        subject = rng.choices(names, cum_weights=by_month[day.month])[0]
        settlement = rng.choices(settlements, cum_weights=residents)[0]
        yield _Event(
            _moment(rng, source, day), _place(rng, district, source, settlement), subject, 1
        )


def _extra(
    rng: Random, district: District, source: str, scale: float, episode: Episode
) -> Iterator[_Event]:
    if source not in episode.counts:
        return
    length = (episode.last - episode.first).days + 1
    calendar = [episode.first + timedelta(n) for n in range(length)]
    weights = (
        [position + 1 for position in range(length)]
        if episode.rising
        else [0.6] + [0.75**position for position in range(length - 1)]
    )
    if source == "59-ФЗ":
        weights = [w * (day_weight(source, d) > 0) for w, d in zip(weights, calendar, strict=True)]
    subjects = {subject.name: subject for subject in subject_weights(district, source)}
    for day in rng.choices(calendar, weights, k=round(episode.counts[source] * scale)):
        subject = subjects[rng.choice(episode.subjects[source])]
        main = district.localities[episode.settlement][0]
        yield _Event(_moment(rng, source, day), main, subject, episode.lateness)


def _moment(rng: Random, source: str, day: date) -> datetime:
    hour = rng.choices(range(24), HOURS[source])[0]
    return datetime.combine(day, time(hour, rng.randint(0, 59), rng.randint(0, 59)))


def _place(rng: Random, district: District, source: str, settlement: str) -> Place | None:
    draw = rng.random()
    if draw < NOWHERE[source]:
        return None
    if draw < NOWHERE[source] + OTHER_TOWN_SHARE[source]:
        return OTHER_TOWN
    if draw < NOWHERE[source] + OTHER_TOWN_SHARE[source] + UNKNOWN_SHARE[source]:
        return rng.choice(UNKNOWN_PLACES)
    main, *others = district.localities[settlement]
    return rng.choice(others) if others and rng.random() < 0.18 else main


def _message(rng: Random, district: District, source: str, number: int, event: _Event) -> Message:
    settlement = event.place.settlement if event.place else ""
    nature = character(settlement)
    along = progress(event.received.date())
    fast = _fast(rng, source, event.subject, along)
    answer = reply(rng, source, event.subject, event.received, fast, nature, event.rush)
    people = district.population.get(settlement, 3_000) // 6
    person = resident(settlement, rng.randrange(people))
    where = address(rng)
    evidence_chance = (
        0.49 + 0.14 * along + nature.evidence + EVIDENCE_SHIFT.get(event.subject.block, 0.0)
    )
    return Message(
        source=source,
        number=number,
        received=event.received,
        place=event.place,
        address=where,
        subject=event.subject,
        person=person,
        text=texts.message(rng, event.subject, event.place, where, person),
        due=answer.due,
        first_reply=answer.first_reply,
        answered=answer.answered,
        outcome=answer.outcome,
        fast=fast,
        delivered=(
            None if rng.random() < 0.04 else rng.random() < 0.66 + 0.10 * along + nature.delivery
        ),
        evidence=_evidence(rng, evidence_chance),
        returned=rng.random() < 0.05 * nature.lateness,
        repeated=rng.random() < 0.07 * nature.lateness,
        mark=_mark(rng, answer.outcome),
    )


def _fast(rng: Random, source: str, subject: Subject, along: float) -> bool | None:
    if source != "ПОС":
        return subject.fast
    if rng.random() < 0.05:
        return None
    return rng.random() < (0.97 if subject.fast else 0.40 + 0.40 * along)


def _evidence(rng: Random, chance: float) -> str:
    if rng.random() < 0.08:
        return ""
    if rng.random() >= chance:
        return "нет"
    return rng.choices(("фото", "видео", "ГЛОНАСС", "камера"), (60, 10, 20, 10))[0]


def _mark(rng: Random, outcome: Outcome) -> int | None:
    if outcome not in ("solved", "explained", "consulted") or rng.random() > 0.22:
        return None
    weights = (4, 4, 10, 27, 55) if outcome == "solved" else (24, 18, 24, 20, 14)
    return rng.choices((1, 2, 3, 4, 5), weights)[0]
