"""Measures that earlier road maps took against the same: offered to a new one, never put in."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from access.rights import Actor, Right, require
from data.home import Home
from data.registers_open import open_registers_of
from registers.directories.reading import directory
from registers.directories.values import Topic
from registers.emergencies.cards import emergencies
from registers.road_maps.edits import road_maps
from registers.road_maps.values import STATUSES, Measure, RoadMap

MOST: Final = 8
_WHY: Final = ("та же тема", "та же группа тем", "тот же блок")


@dataclass(frozen=True)
class Offer:
    """A measure to take over, without days and number, and where it comes from."""

    measure: Measure
    road_map: str
    why: str
    state: str

    @property
    def words(self) -> str:
        """«ДК-2026-12, та же тема, исполнено»."""
        return f"{self.road_map}, {self.why}, {self.state}"


def measures_offered(home: Home, actor: Actor, one: RoadMap, now: datetime) -> tuple[Offer, ...]:
    """Return at most MOST measures of earlier road maps on the same topic, group of topics or block.

    The closest first, then those of the same form, then of the newer road map; each measure once,
    none that the road map has already, none that was dropped. An executor of another settlement is
    left out. Needs Right.VIEW_MESSAGES.
    """
    require(actor, Right.VIEW_MESSAGES)
    engine = open_registers_of(home, now)
    topics = directory(engine).topics
    blocks = {card.id: card.block for card in emergencies(engine)}
    own = _subject(one, topics, blocks)
    ranked: list[tuple[int, bool, RoadMap]] = []
    for other in road_maps(engine):
        if (other.at, other.id) >= (one.at, one.id):
            continue
        closeness = _closeness(own, _subject(other, topics, blocks))
        if closeness is not None:
            ranked.append((closeness, other.newest.plan.kind != one.newest.plan.kind, other))
    # sorting is stable, and the register gives the newest first
    ranked.sort(key=lambda found: found[:2])
    known = {_same(measure) for measure in one.newest.plan.measures}
    offers: list[Offer] = []
    for closeness, _, other in ranked:
        for measure in other.newest.plan.measures:
            status = other.execution(measure).status
            if status != "dropped" and _same(measure) not in known:
                known.add(_same(measure))
                taken = _taken(measure, other, one)
                offers.append(Offer(taken, other.number, _WHY[closeness], STATUSES[status]))
    return tuple(offers[:MOST])


def numbered(one: RoadMap, kept: tuple[Measure, ...], added: list[Measure]) -> tuple[Measure, ...]:
    """Return the measures kept and those added, which take the next free numbers.

    A number under which something was carried out already is not free.
    """
    taken = {measure.number for measure in kept} | set(one.executions)
    found, number = list(kept), len(kept)
    for measure in added:
        number += 1
        while str(number) in taken:
            number += 1
        found.append(replace(measure, number=str(number)))
    return tuple(found)


@dataclass(frozen=True)
class _Subject:
    """What a road map is about: its topic as typed, the groups and the blocks behind it."""

    topic: str
    groups: frozenset[str]
    blocks: frozenset[str]


def _subject(one: RoadMap, topics: tuple[Topic, ...], cards: dict[int, str | None]) -> _Subject:
    name = one.newest.plan.topic
    behind = [topic for topic in topics if name and name in (topic.topic, topic.topic_group)]
    blocks = {topic.block for topic in behind}
    block = cards.get(one.emergency) if one.emergency is not None else None
    if block:
        blocks = {block}
    return _Subject(name, frozenset(topic.topic_group for topic in behind), frozenset(blocks))


def _closeness(one: _Subject, other: _Subject) -> int | None:
    """Return the place in _WHY, None when the two have nothing in common."""
    if one.topic and one.topic == other.topic:
        return 0
    if one.groups & other.groups:
        return 1
    return 2 if one.blocks & other.blocks else None


def _same(measure: Measure) -> str:
    return " ".join(measure.measure.casefold().split())


def _taken(measure: Measure, other: RoadMap, one: RoadMap) -> Measure:
    place = other.newest.plan.settlement
    elsewhere = place and place != one.newest.plan.settlement
    local = elsewhere and place.casefold() in measure.executor.casefold()
    return replace(
        measure, number="", starts=None, ends=None, topic="", settlement="",
        executor="" if local else measure.executor,
    )  # fmt: skip
