"""The directories as plain values, with no database behind them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

AliasKind = Literal["settlement", "topic", "service", "outside"]


class DirectoryError(Exception):
    """An edit is refused; the text is a Russian sentence with the reason and the remedy."""


@dataclass(frozen=True)
class Block:
    """A sector block in force from `since` to `until` inclusive (None: still in force)."""

    name: str
    position: int
    since: date
    until: date | None
    note: str


@dataclass(frozen=True)
class Settlement:
    """A settlement by its short name («Мортка»); kind is «г.п.» or «с.п.», oktmo may be empty."""

    name: str
    kind: str
    population: int | None
    population_date: date | None
    lat: float | None
    lon: float | None
    oktmo: str
    note: str


@dataclass(frozen=True)
class Locality:
    """A locality of a settlement; `assignment_confidence` says how sure the assignment is."""

    settlement: str
    name: str
    lat: float | None
    lon: float | None
    population: int | None
    assignment_confidence: str


@dataclass(frozen=True)
class Topic:
    """A topic of a topic group, the block that answers for it and the fast-track mark."""

    topic_group: str
    topic: str
    block: str
    fast_track: bool

    @property
    def label(self) -> str:
        """The full name, «topic group / topic»: unique in a directory."""
        return f"{self.topic_group} / {self.topic}"


@dataclass(frozen=True)
class Alias:
    """What a name seen in files means.

    `settlement`: target is the short name of a settlement; `topic`: name is «topic group / topic»
    or the topic alone, target is a topic of the directory (by itself when it is the only one of
    that name, else by its label); `service`: target is a block; `outside`: target is another
    municipality, its messages are excluded. Target None means «не определено» on purpose: the
    name is known and no longer asked about.
    """

    kind: AliasKind
    name: str
    target: str | None


@dataclass(frozen=True)
class Directory:
    """The directories as they stood at `version` (0: nothing was ever put in)."""

    settlements: tuple[Settlement, ...]
    localities: tuple[Locality, ...]
    blocks: tuple[Block, ...]
    topics: tuple[Topic, ...]
    aliases: tuple[Alias, ...]
    version: int

    def topic_named(self, name: str) -> Topic | None:
        """The topic by its label, or by its bare name when only one topic is called so."""
        wanted = folded(name)
        labelled = [topic for topic in self.topics if folded(topic.label) == wanted]
        bare = [topic for topic in self.topics if folded(topic.topic) == wanted]
        found = labelled or bare
        return found[0] if len(found) == 1 else None


_QUOTES = str.maketrans("", "", "«»\"'„“”‘’`")


def folded(name: str) -> str:
    """The name as names are compared: no case, no ё, no quotes, single spaces (NBSP too)."""
    return " ".join(name.translate(_QUOTES).casefold().replace("ё", "е").split())


def alias_space(kind: AliasKind) -> str:
    """Where an alias's name must be unique: a place is either ours or outside, never both."""
    return "place" if kind in ("settlement", "outside") else kind


def ordered(directory: Directory) -> Directory:
    """The same directory in the one order everybody sees: blocks by position, the rest by name."""
    return Directory(
        settlements=tuple(sorted(directory.settlements, key=lambda row: folded(row.name))),
        localities=tuple(
            sorted(directory.localities, key=lambda row: (folded(row.settlement), folded(row.name)))
        ),
        blocks=tuple(sorted(directory.blocks, key=lambda row: (row.position, folded(row.name)))),
        topics=tuple(sorted(directory.topics, key=lambda row: folded(row.label))),
        aliases=tuple(sorted(directory.aliases, key=lambda row: (row.kind, folded(row.name)))),
        version=directory.version,
    )
