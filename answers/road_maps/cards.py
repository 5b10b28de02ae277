"""Road maps as people see them: the list, a card, a draft from an emergency, and every edit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pandas as pd

from access.rights import Actor, Right, require
from analytics.words import counted
from data.home import Home
from data.queries.counts import message_counts
from data.queries.road_maps import imported_road_maps
from data.queries.selection import Selection
from data.registers_open import open_registers_of
from data.snapshots import Facts
from registers.directories.reading import directory
from registers.emergencies.cards import emergency
from registers.emergencies.posts import Post, Role, posts, posts_for
from registers.emergencies.values import Emergency
from registers.road_maps import edits as register
from registers.road_maps.values import (
    STATUSES,
    Execution,
    Form,
    Mark,
    Measure,
    Person,
    Plan,
    RoadMap,
    Version,
)

UNKNOWN = "не определено"
LINKED_DAYS = 30
_SIGNS = {"not_begun": "○", "at_work": "◐", "done": "●", "dropped": "—"}
_NUMBER = re.compile(r"ДК-(\d{4})-(\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class Progress:
    """How far the measures of a road map are; dropped ones are not counted in ``total``."""

    total: int
    done: int
    overdue: int

    @property
    def words(self) -> str:
        """«исполнено 2 из 5, просрочено 1»."""
        if not self.total:
            return "мероприятий нет"
        late = f", просрочено {self.overdue}" if self.overdue else ""
        return f"исполнено {self.done} из {self.total}{late}"


@dataclass(frozen=True)
class Choosable:
    """What the forms offer: groups first and then topics, settlements of the directory."""

    topics: tuple[str, ...]
    settlements: tuple[str, ...]


def road_maps(home: Home, actor: Actor, now: datetime) -> tuple[RoadMap, ...]:
    """Return the road maps in force, the newest first; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    return register.road_maps(open_registers_of(home, now))


def imported(facts: Facts, actor: Actor, kept: Sequence[RoadMap]) -> pd.DataFrame:
    """Return road maps known from reports only: road_map, measures, done, first, last.

    Needs Right.VIEW_FIGURES.
    """
    require(actor, Right.VIEW_FIGURES)
    found = imported_road_maps(facts)
    ours = {one.number.lower() for one in kept}
    return found[~found["road_map"].str.strip().str.lower().isin(ours)].reset_index(drop=True)


def road_map(home: Home, actor: Actor, number: int, now: datetime) -> RoadMap:
    """Return one by its id; needs Right.VIEW_MESSAGES for the persons named in it.

    Raises RoadMapError when there is none in force.
    """
    require(actor, Right.VIEW_MESSAGES)
    return register.road_map(open_registers_of(home, now), number)


def versions(home: Home, actor: Actor, number: int, now: datetime) -> tuple[Version, ...]:
    """Return its versions, the newest first; needs Right.VIEW_MESSAGES."""
    require(actor, Right.VIEW_MESSAGES)
    return register.versions(open_registers_of(home, now), number)


def of_emergency(home: Home, actor: Actor, number: int, now: datetime) -> RoadMap | None:
    """Return the newest road map made from an emergency; needs Right.VIEW_FIGURES."""
    found = road_maps(home, actor, now)
    return next((one for one in found if one.emergency == number), None)


def progress(one: RoadMap, today: date) -> Progress:
    """Return how far the measures are on a day."""
    known = [(measure, one.execution(measure)) for measure in one.newest.plan.measures]
    counted_in = [pair for pair in known if pair[1].status != "dropped"]
    done = sum(execution.status == "done" for _, execution in counted_in)
    late = sum(days_late(measure, execution, today) > 0 for measure, execution in counted_in)
    return Progress(len(counted_in), done, late)


def days_late(measure: Measure, known: Execution, today: date) -> int:
    """Return by how many days a measure is overdue: 0 when it is not, or is done or dropped."""
    if measure.ends is None or known.status in ("done", "dropped"):
        return 0
    return max(0, (today - measure.ends).days)


def signed_state(measure: Measure, known: Execution, today: date) -> str:
    """Return its state with a sign: «● исполнено», «◐ в работе», «▲ просрочено на 3 дня»."""
    late = days_late(measure, known, today)
    if late:
        return f"▲ просрочено на {counted(late, 'день', 'дня', 'дней')}"
    return f"{_SIGNS[known.status]} {STATUSES[known.status]}"


def approval_words(one: Version) -> str:
    """Return «утверждена», «согласована» or «проект»."""
    marks = {approval.mark for approval in one.approvals}
    if "approved" in marks:
        return "утверждена"
    return "согласована" if "agreed" in marks else "проект"


def said_of(one: RoadMap, today: date) -> str:
    """Return its number and state: «ДК-2026-14: утверждена, исполнено 2 из 5»."""
    return f"{one.number}: {approval_words(one.newest)}, {progress(one, today).words}"


def unpublished(home: Home, actor: Actor, facts: Facts, now: datetime) -> bool:
    """Return whether indicator 5 was counted before the last change; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    changed = register.last_change(open_registers_of(home, now))
    return changed is not None and changed > facts.published_at


def choosable(home: Home, actor: Actor, now: datetime) -> Choosable:
    """Return what a road map may be about; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    known = directory(open_registers_of(home, now))
    groups = dict.fromkeys(topic.topic_group for topic in known.topics)
    topics = sorted({topic.topic for topic in known.topics} - set(groups))
    return Choosable((*groups, *topics), tuple(one.name for one in known.settlements))


def next_number(home: Home, actor: Actor, facts: Facts, now: datetime) -> str:
    """Return a free number like «ДК-2026-14»; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    used = register.numbers(open_registers_of(home, now))
    used = [*used, *imported_road_maps(facts)["road_map"].tolist()]
    found = [_NUMBER.fullmatch(str(one).strip()) for one in used]
    taken = [int(one[2]) for one in found if one and int(one[1]) == now.year]
    return f"ДК-{now.year}-{max(taken, default=0) + 1:02d}"


def blank(today: date) -> Plan:
    """Return an empty growth form for the coming month."""
    return Plan("growth", Form(""), "", "", today, today + timedelta(days=LINKED_DAYS - 1))


def draft(home: Home, facts: Facts, actor: Actor, number: int, now: datetime) -> Plan:
    """Return a road map filled in from an emergency card and the directory of posts.

    Needs Right.VIEW_MESSAGES; raises EmergencyError when there is no such card.
    """
    require(actor, Right.VIEW_MESSAGES)
    engine = open_registers_of(home, now)
    card = emergency(engine, number)
    people = {post.role: post for post in posts_for(posts(engine), card.block)}
    people |= {post.role: post for post in card.posts}
    first = card.growth.first_day if card.growth else card.occurred_at.date()
    said = [card.block or "", card.growth.text if card.growth else ""]
    threat = card.category == "threat"
    return Plan(
        kind="threat" if threat else "growth",
        form=Form(
            problem=card.problem,
            categories=": ".join(text for text in said if text),
            curator=_person(people[Role.BLOCK_CURATOR]),
            head=_person(people[Role.BLOCK_HEAD]),
            staff=_person(people[Role.COORDINATOR]),
            agreed_by=people[Role.BLOCK_CURATOR].person,
            approved_by=people[Role.CURATOR].person,
        ),
        topic=_likely_topic(facts, card, first),
        settlement=card.settlement or "",
        period_from=first,
        period_to=first + timedelta(days=LINKED_DAYS - 1),
        measures=(
            Measure("1", "Ликвидация аварийной ситуации", starts=card.occurred_at.date()),
        ) if threat else (),
    )  # fmt: skip


def signer(home: Home, actor: Actor, form: Form, mark: Mark, now: datetime) -> Person:
    """Return who is expected to sign: the name of the form, the post of the directory.

    Needs Right.VIEW_MESSAGES.
    """
    require(actor, Right.VIEW_MESSAGES)
    if mark == "agreed":
        return Person(form.agreed_by or form.curator.name, form.curator.post)
    known = {post.role: post for post in posts_for(posts(open_registers_of(home, now)), None)}
    return Person(form.approved_by or known[Role.CURATOR].person, known[Role.CURATOR].title)


def create(
    home: Home,
    actor: Actor,
    number: str,
    plan: Plan,
    now: datetime,
    *,
    emergency: int | None = None,
    demo: bool = False,
) -> int:
    """Keep a new road map and return its id; needs Right.EDIT_ROAD_MAPS, raises RoadMapError."""
    engine = open_registers_of(home, now)
    return register.create(engine, actor, number, plan, now=now, emergency=emergency, demo=demo)


def save(home: Home, actor: Actor, number: int, plan: Plan, seen: int, now: datetime) -> int:
    """Keep the next version; needs Right.EDIT_ROAD_MAPS, raises RoadMapError."""
    return register.save(open_registers_of(home, now), actor, number, plan, seen=seen, now=now)


def approve(
    home: Home, actor: Actor, number: int, mark: Mark, person: Person, day: date, seen: int,
    now: datetime,
) -> None:  # fmt: skip
    """Mark the newest version; needs Right.APPROVE_ROAD_MAPS, raises RoadMapError."""
    register.approve(
        open_registers_of(home, now), actor, number, mark, person.name, person.post, day,
        seen=seen, now=now,
    )  # fmt: skip


def carry_out(
    home: Home, actor: Actor, number: int, measure: str, known: Execution, now: datetime
) -> None:
    """Say how far a measure is; needs Right.EDIT_ROAD_MAPS, raises RoadMapError."""
    register.carry_out(open_registers_of(home, now), actor, number, measure, known, now=now)


def withdraw(home: Home, actor: Actor, number: int, now: datetime) -> None:
    """Take a road map out; needs Right.EDIT_ROAD_MAPS, raises RoadMapError."""
    register.withdraw(open_registers_of(home, now), actor, number, now=now)


def _person(post: Post) -> Person:
    return Person(post.person, post.title, post.phone, post.email)


def _likely_topic(facts: Facts, card: Emergency, first: date) -> str:
    """Return the group of topics most written about since the occurrence; blank when none is."""
    asked = Selection(
        facts.data_date, first, facts.data_date, settlement=card.settlement, block=card.block
    )
    found = message_counts(facts, ["topic_group"], asked)
    found = found[found["topic_group"] != UNKNOWN].sort_values("messages", ascending=False)
    return str(found["topic_group"].iloc[0]) if len(found) else ""
