"""Plans of measures as plain values, and how they look as JSON in the tables."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime

from analytics.obligations import DoneBy
from analytics.schedules import Rule, as_record, from_record


class PlanError(Exception):
    """A change of a plan is refused; the text is a Russian sentence with reason and remedy."""


@dataclass(frozen=True)
class PlanLine:
    """One measure of a plan as confirmed.

    ``key`` stays the same in every version. ``doubts`` are Russian sentences that a person has yet
    to confirm, none once they did; ``dropped`` is why the measure is no longer to be done, or "".
    """

    key: str
    number: str
    section: str
    measure: str
    term_text: str
    executors_text: str
    report_text: str
    place: str
    notes: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    executors: tuple[str, ...] = ()
    done_by: DoneBy = DoneBy.ALL
    doubts: tuple[str, ...] = ()
    dropped: str = ""


@dataclass(frozen=True)
class PlanVersion:
    """One saved text of a plan: who, when, from which file, what changed in words."""

    version: int
    title: str
    file_name: str
    years: tuple[int, ...]
    changes: tuple[str, ...]
    author: str
    at: datetime


@dataclass(frozen=True)
class Plan:
    """A plan with its newest version; ``kind`` is «plan» or «report»."""

    id: int
    kind: str
    withdrawn: bool
    newest: PlanVersion
    versions: tuple[PlanVersion, ...]

    @property
    def title(self) -> str:
        """The title of the newest version."""
        return self.newest.title


@dataclass(frozen=True)
class NewPlan:
    """What is to be saved: a whole version of a plan."""

    title: str
    kind: str
    file_name: str
    years: tuple[int, ...]
    lines: tuple[PlanLine, ...]
    changes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProofFile:
    """A file that proves a report: its name as it came, and what it is kept by."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True)
class PlanReport:
    """What was reported of a line, for an executor ("" is all) and a period ("" is every one).

    ``done_on`` is the day of execution, None while nothing is done; ``dated`` tells that the day
    was named and not taken from the due one; ``moved_to`` a later due day that was granted;
    ``proof`` a link or words about it; ``replaces`` the report that this one corrects.
    """

    id: int
    plan: int
    line_key: str
    executor: str
    period: str
    done_on: date | None
    text: str
    proof: str
    moved_to: date | None
    author: str
    at: datetime
    withdrawn: bool = False
    dated: bool = True
    file: ProofFile | None = None
    replaces: int | None = None


@dataclass(frozen=True)
class Body:
    """A body that executes measures, or a group with its members; other spellings are aliases.

    ``block`` is the sector block it is of, or "".
    """

    name: str
    is_group: bool = False
    note: str = ""
    aliases: tuple[str, ...] = field(default=())
    members: tuple[str, ...] = field(default=())
    block: str = ""


def rules_json(rules: tuple[Rule, ...]) -> str:
    """The rules as kept in a table."""
    return json.dumps([as_record(one) for one in rules], ensure_ascii=False)


def rules_from(text: str) -> tuple[Rule, ...]:
    """The rules kept by `rules_json`."""
    return tuple(from_record(one) for one in json.loads(text))


def texts_json(texts: tuple[str, ...]) -> str:
    """A list of texts as kept in a table."""
    return json.dumps(list(texts), ensure_ascii=False)


def texts_from(text: str) -> tuple[str, ...]:
    """The list kept by `texts_json`."""
    return tuple(json.loads(text))
