"""Names as files say them into names of the directories: exact after folding, never by likeness."""

import re
from dataclasses import dataclass

from registers.directory_values import Directory, Topic, folded

UNKNOWN = "не определено"
OUT_OF_BLOCKS = "Вне блоков"

_TYPES = frozenset(
    "пгт гп г п с сп д пос поселок село деревня город городское сельское поселение городского "
    "типа нп".split()
)
_OF_SETTLEMENT = re.compile(r"\b(гп|сп|г\s*\.?\s*п|с\s*\.?\s*п|поселение)\b")
# Names of what is wider than a settlement say nothing about it.
_WIDER = re.compile(
    r"кондинский (муниципальный )?(район|р-н)|другое$|автономный округ|хмао|^югра$|^россия$"
    r"|российская федерация|тюменская область|^(область|округ|район)$|\bао\b"
)


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
        self._settlements = {_bare(s.name): s.name for s in directory.settlements}
        self._localities = {_bare(x.name): (x.settlement, x.name) for x in directory.localities}
        by_kind: dict[str, dict[str, str | None]] = {}
        for alias in directory.aliases:
            place = alias.kind in ("settlement", "outside")
            key = _bare(alias.name) if place else folded(alias.name)
            by_kind.setdefault(alias.kind, {})[key] = alias.target
        self._settlement_aliases = by_kind.get("settlement", {})
        self._outside = by_kind.get("outside", {})
        self._services = by_kind.get("service", {})
        self._topic_aliases = by_kind.get("topic", {})
        self._labels = {folded(topic.label): topic for topic in directory.topics}
        names: dict[str, list[Topic]] = {}
        for topic in directory.topics:
            names.setdefault(folded(topic.topic), []).append(topic)
        self._topics = {name: found[0] for name, found in names.items() if len(found) == 1}
        groups: dict[str, list[Topic]] = {}
        for topic in directory.topics:
            groups.setdefault(folded(topic.topic_group), []).append(topic)
        self._groups = groups

    def place(self, text: str | None) -> Place:
        """Return what a place text (« | » parts, most exact first) means: the first part that says."""
        unknown: str | None = None
        for part in (text or "").split(" | "):
            name = folded(part)
            key = _bare(part)
            if not key or _WIDER.search(name) or not re.search("[а-яa-z]", key):
                continue
            if key in self._settlement_aliases:
                target = self._settlement_aliases[key]
                if target is not None:
                    return Place(settlement=target)
                continue
            whole = bool(_OF_SETTLEMENT.search(name)) and key in self._settlements
            if key in self._localities and not whole:
                settlement, locality = self._localities[key]
                return Place(settlement=settlement, locality=locality)
            if key in self._settlements:
                return Place(settlement=self._settlements[key])
            if key in self._outside:
                return Place(outside=self._outside[key] or part.strip())
            unknown = unknown or part.strip()
        return Place(unknown=unknown)

    def subject(self, group: str | None, topic: str | None, service: str | None) -> Subject:
        """Return block, group, topic and fast-track mark of a topic, or of a service in its stead."""
        if topic is None and group is None:
            return self._of_service(service)
        found = self._topic(group, topic)
        if found is not None:
            return Subject(found.block, found.topic_group, found.topic, found.fast_track)
        same_group = self._groups.get(folded(group or ""), [])
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
        group = self._groups.get(folded(text))
        if group:
            return group[0].topic_group
        found = self._topic(None, text)
        return found.topic if found is not None else text.strip()

    def _topic(self, group: str | None, topic: str | None) -> Topic | None:
        if topic is None:
            return None
        label = folded(f"{group} / {topic}") if group else folded(topic)
        target = self._topic_aliases.get(label, self._topic_aliases.get(folded(topic)))
        if target is not None:
            wanted = folded(target)
            return self._labels.get(wanted) or self._topics.get(wanted)
        return self._labels.get(label) or self._topics.get(folded(topic))

    def _refused_on_purpose(self, label: str, topic: str | None) -> bool:
        names = (folded(label), folded(topic or ""))
        return any(self._topic_aliases.get(name, "") is None for name in names)

    def _of_service(self, service: str | None) -> Subject:
        if service is None:
            return Subject(UNKNOWN, UNKNOWN, UNKNOWN, None)
        block = self._services.get(folded(service)) or OUT_OF_BLOCKS
        return Subject(block, service, service, None)


def _bare(name: str) -> str:
    """The folded name without words like «пгт» and «с.п.» and without punctuation."""
    words = re.sub(r"[./(),]", " ", folded(name)).split()
    return " ".join(word for word in words if word not in _TYPES)
