"""Names as files say them into names of the directories: exact after folding, never by likeness."""

from dataclasses import dataclass

from data.importing.cells.normal import normal
from data.publishing.place_names import (
    bare,
    district_of_ours,
    of_settlement,
    other_district,
    pieces,
    says_something,
)
from registers.directories.values import Directory, Topic

UNKNOWN = "не определено"
OUT_OF_BLOCKS = "Вне блоков"


@dataclass(frozen=True)
class Place:
    """What a place text means; ``unknown`` is the name that nobody knows."""

    settlement: str | None = None
    locality: str | None = None
    outside: str | None = None
    unknown: str | None = None


@dataclass(frozen=True)
class Subject:
    """What a topic means; ``unknown`` is the label that nobody knows."""

    block: str
    topic_group: str
    topic: str
    fast_track: bool | None
    unknown: str | None = None


class Matcher:
    """Resolves names by one state of the directories."""

    def __init__(self, directory: Directory) -> None:
        self._settlements = {bare(s.name): s.name for s in directory.settlements}
        self._localities = {bare(x.name): (x.settlement, x.name) for x in directory.localities}
        by_kind: dict[str, dict[str, str | None]] = {}
        for alias in directory.aliases:
            place = alias.kind in ("settlement", "outside")
            key = bare(alias.name) if place else normal(alias.name)
            by_kind.setdefault(alias.kind, {})[key] = alias.target
        self._settlement_aliases = by_kind.get("settlement", {})
        self._outside = by_kind.get("outside", {})
        self._services = by_kind.get("service", {})
        self._topic_aliases = by_kind.get("topic", {})
        self._labels = {normal(topic.label): topic for topic in directory.topics}
        names: dict[str, list[Topic]] = {}
        for topic in directory.topics:
            names.setdefault(normal(topic.topic), []).append(topic)
        self._topics = {name: found[0] for name, found in names.items() if len(found) == 1}
        groups: dict[str, list[Topic]] = {}
        for topic in directory.topics:
            groups.setdefault(normal(topic.topic_group), []).append(topic)
        self._groups = groups

    def place(self, text: str | None) -> Place:
        """Return what a place text (« | » parts, most exact first) means: the first part that says.

        Names repeat between districts: when another one is named and ours is not, no name in the
        text is ours.
        """
        parts = (text or "").split(" | ")
        elsewhere = self._elsewhere(parts)
        if elsewhere is not None:
            return elsewhere
        unknown: list[str] = []
        for part in parts:
            named = [piece for piece in pieces(part) if says_something(piece)]
            found = [place for piece in named if (place := self._named(piece, part)) is not None]
            said = next((place for place in found if place != Place()), None)
            if said is not None:
                return said
            if named and not found:  # else it is «не определено» on purpose
                unknown.append(named[-1] if len(named) == 2 else named[0])
        return Place(unknown=unknown[0] if unknown else None)

    def _elsewhere(self, parts: list[str]) -> Place | None:
        others = [(part, other_district(part)) for part in parts]
        named = [(part, other) for part, other in others if other is not None]
        if not named or any(district_of_ours(part) for part in parts):
            return None
        for part, other in named:
            key = bare(other)
            if key in self._outside:
                return Place(outside=self._outside[key] or part.strip())
            if key in self._settlement_aliases:
                return Place(settlement=self._settlement_aliases[key])
        return Place(unknown=named[0][0].strip())

    def _named(self, piece: str, part: str) -> Place | None:
        """Return what a piece of a part names; an empty place when it is «не определено» on purpose."""
        key = bare(piece)
        if key in self._settlement_aliases:
            target = self._settlement_aliases[key]
            return Place(settlement=target)
        whole = of_settlement(part) and key in self._settlements
        if key in self._localities and not whole:
            settlement, locality = self._localities[key]
            return Place(settlement=settlement, locality=locality)
        if key in self._settlements:
            return Place(settlement=self._settlements[key])
        if key in self._outside:
            return Place(outside=self._outside[key] or piece.strip())
        return None

    def subject(self, group: str | None, topic: str | None, service: str | None) -> Subject:
        """Return block, group, topic and fast-track mark of a topic, or of a service in its stead."""
        if topic is None and group is None:
            return self._of_service(service)
        found = self._topic(group, topic)
        if found is not None:
            return Subject(found.block, found.topic_group, found.topic, found.fast_track)
        same_group = self._groups.get(normal(group or ""), [])
        name = same_group[0].topic_group if same_group else UNKNOWN
        if topic is None:
            blocks = {one.block for one in same_group}
            if len(blocks) == 1:
                return Subject(blocks.pop(), name, UNKNOWN, None)
        label = " / ".join(part for part in (group, topic) if part)
        if label and self._refused_on_purpose(label, topic):
            return Subject(UNKNOWN, name, UNKNOWN, None)
        return Subject(UNKNOWN, name, UNKNOWN, None, unknown=label or None)

    def topic_meant(self, text: str) -> str:
        """Return the topic or the topic group that a road map's «Тема» names, else the text itself."""
        group = self._groups.get(normal(text))
        if group:
            return group[0].topic_group
        found = self._topic(None, text)
        return found.topic if found is not None else text.strip()

    def _topic(self, group: str | None, topic: str | None) -> Topic | None:
        if topic is None:
            return None
        label = normal(f"{group} / {topic}") if group else normal(topic)
        target = self._topic_aliases.get(label, self._topic_aliases.get(normal(topic)))
        if target is not None:
            wanted = normal(target)
            return self._labels.get(wanted) or self._topics.get(wanted)
        return self._labels.get(label) or self._topics.get(normal(topic))

    def _refused_on_purpose(self, label: str, topic: str | None) -> bool:
        names = (normal(label), normal(topic or ""))
        return any(self._topic_aliases.get(name, "") is None for name in names)

    def _of_service(self, service: str | None) -> Subject:
        if service is None:
            return Subject(UNKNOWN, UNKNOWN, UNKNOWN, None)
        block = self._services.get(normal(service)) or OUT_OF_BLOCKS
        return Subject(block, service, service, None)
