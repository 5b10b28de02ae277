"""The places and subjects of the invented district, read from the shipped reference tables."""

import csv
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

FIRST_DAY = date(2024, 1, 1)
LAST_DAY = date(2026, 10, 31)
EXPORTED_AT = datetime(2026, 10, 31, 23, 59, 59)


@dataclass(frozen=True)
class Place:
    """Where a message comes from: a settlement's short name and a locality with its kind.

    `settlement` is empty for a place outside the directory (another town, an unknown name).
    """

    settlement: str
    kind: str
    locality: str


@dataclass(frozen=True)
class Subject:
    """What a message is about: topic and group for ИМ and ПОС, service for ЕДДС, section for 59-ФЗ.

    `fast` is the fast-track mark of the topic directory.
    """

    group: str
    name: str
    fast: bool
    block: str


@dataclass(frozen=True)
class Character:
    """How one settlement differs from the others: factors around 1, shifts around 0."""

    activity: float = 1.0
    lateness: float = 1.0
    solved: float = 0.0
    delivery: float = 0.0
    evidence: float = 0.0


@dataclass(frozen=True)
class District:
    """Settlements with population, the localities of each (the main one first), the topics."""

    population: dict[str, int]
    kinds: dict[str, str]
    localities: dict[str, tuple[Place, ...]]
    topics: tuple[Subject, ...]


CHARACTERS = {
    "Междуреченский": Character(1.04, 0.90, 0.04, 0.02, 0.02),
    "Кондинское": Character(0.96, 1.05, 0.00, -0.01, 0.00),
    "Куминский": Character(1.02, 1.30, -0.05, -0.02, -0.03),
    "Луговой": Character(0.90, 0.75, 0.06, 0.03, 0.04),
    "Мортка": Character(1.10, 1.60, -0.09, -0.04, -0.05),
    "Болчары": Character(0.88, 0.95, 0.02, 0.00, 0.01),
    "Леуши": Character(0.94, 1.10, -0.02, 0.01, -0.02),
    "Мулымья": Character(0.92, 1.20, -0.03, -0.02, 0.00),
    "Половинка": Character(1.00, 0.80, 0.05, 0.02, 0.03),
    "Шугур": Character(0.86, 1.00, 0.00, 0.00, -0.02),
}


def load(reference: Path) -> District:
    """The district of `settlements.csv`, `localities.csv` and `topics.csv` in that folder."""
    settlements = _rows(reference / "settlements.csv")
    localities: dict[str, list[Place]] = {row["settlement"]: [] for row in settlements}
    for row in _rows(reference / "localities.csv"):
        kind, name = row["locality"].split(" ", 1)
        localities[row["settlement"]].append(Place(row["settlement"], kind, name))
    topics = [
        Subject(row["topic_group"], row["topic"], row["fast_track_candidate"] == "1", row["block"])
        for row in _rows(reference / "topics.csv")
    ]
    return District(
        population={row["settlement"]: int(row["population"]) for row in settlements},
        kinds={row["settlement"]: row["kind"] for row in settlements},
        localities={name: tuple(places) for name, places in localities.items()},
        topics=tuple(topics),
    )


def character(settlement: str) -> Character:
    """The settlement's character; an ordinary one for a place that has none of its own."""
    return CHARACTERS.get(settlement, Character())


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))
