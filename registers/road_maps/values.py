"""A road map as plain values: what its form holds, what its measures are, what became of them.

The fields are those of annex forms 1 (growth) and 2 (threat) of the decree, and what links the
measures to messages.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Literal

Kind = Literal["growth", "threat"]
Mark = Literal["agreed", "approved"]
Status = Literal["not_begun", "at_work", "done", "dropped"]

KINDS: Final[dict[str, str]] = {
    "growth": "снижение количества сообщений (форма 1)",
    "threat": "угроза жизни и здоровью (форма 2)",
}
MARKS: Final[dict[str, str]] = {"agreed": "Согласовано", "approved": "Утверждено"}
STATUSES: Final[dict[str, str]] = {
    "not_begun": "не начато",
    "at_work": "в работе",
    "done": "исполнено",
    "dropped": "снято",
}
WHOLE_DISTRICT: Final = ""


class RoadMapError(Exception):
    """A road map is refused; the text is a Russian sentence with the reason and the remedy."""


@dataclass(frozen=True)
class Person:
    """A responsible person as the form asks for one."""

    name: str = ""
    post: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Form:
    """«Основные сведения»: `problem` stands in the title, `categories` after «по категориям»."""

    problem: str
    categories: str = ""
    curator: Person = Person()
    head: Person = Person()
    staff: Person = Person()
    agreed_by: str = ""
    approved_by: str = ""


@dataclass(frozen=True)
class Measure:
    """One line of «План мероприятий»; a blank topic or settlement is that of the road map.

    `starts` and `ends` are the days of the work, None while they are not known.
    """

    number: str
    measure: str
    result: str = ""
    indicator: str = ""
    executor: str = ""
    starts: date | None = None
    ends: date | None = None
    topic: str = ""
    settlement: str = ""


@dataclass(frozen=True)
class Plan:
    """What one version of a road map says.

    Its measures answer for messages on `topic` (a topic or a group of topics) from `settlement`
    (blank: the whole district) received from `period_from` to `period_to`, both inclusive.
    """

    kind: Kind
    form: Form
    topic: str
    settlement: str
    period_from: date
    period_to: date
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True)
class Execution:
    """What is known of a measure's execution: `done_on` is set when it is done, and only then."""

    status: Status = "not_begun"
    done_on: date | None = None
    proof: str = ""
    author: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class Approval:
    """A mark that the version was agreed or approved."""

    mark: Mark
    person: str
    post: str
    day: date
    author: str
    at: datetime


@dataclass(frozen=True)
class Version:
    """A version: never changed once written; `changes` says what differs from the one before."""

    version: int
    plan: Plan
    changes: str
    author: str
    at: datetime
    approvals: tuple[Approval, ...] = ()


@dataclass(frozen=True)
class RoadMap:
    """A road map with its newest version and what was carried out, by the measure's number."""

    id: int
    number: str
    emergency: int | None
    demo: bool
    author: str
    at: datetime
    withdrawn: bool
    newest: Version
    executions: dict[str, Execution] = field(default_factory=dict[str, Execution])

    def execution(self, measure: Measure) -> Execution:
        """Return what is known of the measure's execution; «не начато» when nothing is."""
        return self.executions.get(measure.number, Execution())


@dataclass(frozen=True)
class LinkedMeasure:
    """A measure of the newest version as publishing takes it, like a row of the imported report."""

    road_map: str
    number: str
    measure: str
    topic: str
    settlement: str
    date_from: date
    date_to: date
    executor: str
    status: str
    done_on: date | None
