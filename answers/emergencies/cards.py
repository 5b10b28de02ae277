"""Emergencies as people see them: the card with its clocks, the list, the lines on «Сводка».

The registers keep moments; here they become clocks at ``now``, the district's wall time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from access.rights import Actor, Right, require
from analytics.clocks import Clock, Reports, deadline, reports
from answers.choices import UNKNOWN
from answers.emergencies.words import Flow, Notice, banner_words, notices
from answers.surges.alarms import Alarm, alarm
from data.home import Home
from data.queries.counts import message_counts
from data.queries.selection import Selection
from data.registers_open import open_registers_of
from data.snapshots import Facts
from registers.emergencies import cards as register
from registers.emergencies import edits
from registers.emergencies import posts as directory
from registers.emergencies.posts import Post
from registers.emergencies.values import (
    Category,
    Draft,
    Emergency,
    Growth,
    Kind,
    LogLine,
    Outcome,
)
from registers.settings import EmergencyTerms, emergency_terms, save_emergency_terms

_MOSTLY = 0.4  # of the messages of a window are of one topic: it names the problem


@dataclass(frozen=True)
class Standing:
    """A card at a moment: its log and its clocks.

    ``road_map`` runs until the road map is ready, ``liquidation`` until the card is closed; both
    are counted from the occurrence. ``reports`` are due from the opening on.
    """

    card: Emergency
    log: tuple[LogLine, ...]
    road_map: Clock
    liquidation: Clock
    reports: Reports

    @property
    def clocks(self) -> tuple[tuple[str, Clock], ...]:
        """The three clocks with their names."""
        return (
            ("ликвидация", self.liquidation),
            ("дорожная карта", self.road_map),
            ("доклад", self.reports.next),
        )

    @property
    def overdue(self) -> bool:
        """Whether a clock that still runs is past its term."""
        return any(clock.overdue and not clock.stopped for _, clock in self.clocks)

    @property
    def words(self) -> str:
        """The line on «Сводка»."""
        return banner_words(self.card, self.clocks)


def standing(home: Home, actor: Actor, number: int, now: datetime) -> Standing:
    """Return a card with its clocks; needs Right.VIEW_MESSAGES, raises EmergencyError without one.

    The persons named on the card are why figures alone are not enough.
    """
    require(actor, Right.VIEW_MESSAGES)
    engine = open_registers_of(home, now)
    return _standing(register.emergency(engine, number), register.log(engine, number), now)


def running(home: Home, actor: Actor, now: datetime) -> tuple[Standing, ...]:
    """Return the emergencies that are not closed, the worst first; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    engine = open_registers_of(home, now)
    found = [
        _standing(card, register.log(engine, card.id), now)
        for card in register.emergencies(engine, closed=False)
    ]
    return tuple(sorted(found, key=_urgency))


def closed(home: Home, actor: Actor, now: datetime) -> tuple[Standing, ...]:
    """Return the closed emergencies, the newest closing first; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    engine = open_registers_of(home, now)
    found = [
        _standing(card, register.log(engine, card.id), now)
        for card in register.emergencies(engine, closed=True)
    ]
    return tuple(sorted(found, key=lambda one: one.card.closed_at or now, reverse=True))


def of_alarm(home: Home, actor: Actor, alarm: str, now: datetime) -> int | None:
    """Return the number of the card opened from this alarm; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    cards = register.emergencies(open_registers_of(home, now))
    return next((card.id for card in cards if card.alarm == alarm), None)


def draft_of(facts: Facts, actor: Actor, key: str) -> Draft:
    """Return what the alarm of a key says of an emergency; needs Right.VIEW_FIGURES.

    It occurred with the first message of the window. An urgent word is a threat. Raises NotFound
    when there is no such alarm.
    """
    one = alarm(facts, actor, key)
    block = None if one.block == UNKNOWN else one.block
    word = (one.word or "").replace("*", "…")
    about = f"Срочные сообщения: «{word}»" if word else "Резкий рост числа сообщений"
    named = "" if word else _mostly_about(facts, one)
    about += f": {named}" if named else ""
    window = "сутки" if one.window == 1 else f"{one.window} дн."
    figures = Growth(
        one.window_from, one.first_day, window, one.count, one.expected, one.upper, one.excess,
        one.growth, one.probability, one.text,
    )  # fmt: skip
    return Draft(
        Category.THREAT if one.word else Category.GROWTH,
        about,
        one.settlement,
        block,
        one.first_message_at or datetime.combine(one.window_from, time.min),
        figures,
        one.key,
    )


def flow(facts: Facts, actor: Actor, card: Emergency) -> Flow | None:
    """Return the messages since the day of the occurrence; needs Right.VIEW_FIGURES.

    None when the data end before that day: nobody knows yet, which is not zero.
    """
    require(actor, Right.VIEW_FIGURES)
    first = card.occurred_at.date()
    if facts.data_date < first:
        return None
    asked = Selection(
        facts.data_date, first, facts.data_date, settlement=card.settlement, block=card.block
    )
    row = message_counts(facts, [], asked).iloc[0]
    messages, answered = int(row["messages"]), int(row["answered"])
    return Flow(first, facts.data_date, messages, messages - answered)


def notices_of(one: Standing, flow: Flow | None) -> tuple[Notice, ...]:
    """Return the texts to send by the decree's annex 3, 5.2 and 5.3."""
    return notices(one.card, flow, one.liquidation.due, one.reports.next.due)


def open_card(home: Home, actor: Actor, draft: Draft, now: datetime) -> int:
    """Open a card under the terms in force and return its number.

    Needs Right.MANAGE_EMERGENCIES; raises EmergencyError.
    """
    engine = open_registers_of(home, now)
    return register.open_emergency(engine, actor, draft, emergency_terms(engine), now=now)


def edit(
    home: Home, actor: Actor, seen: Emergency, draft: Draft, reason: str, now: datetime
) -> None:
    """Change the card as ``seen``; raises EmergencyConflict when another was quicker."""
    engine = open_registers_of(home, now)
    edits.edit(engine, actor, seen.id, seen.version, draft, reason, now=now)


def edit_posts(
    home: Home, actor: Actor, seen: Emergency, posts: Sequence[Post], now: datetime
) -> None:
    """Change who is named on the card as ``seen``; raises EmergencyConflict."""
    engine = open_registers_of(home, now)
    edits.edit_posts(engine, actor, seen.id, seen.version, tuple(posts), now=now)


def add_line(
    home: Home, actor: Actor, number: int, kind: Kind, text: str, at: datetime, now: datetime
) -> None:
    """Add a report, a note or a notice; raises EmergencyError."""
    edits.add_line(open_registers_of(home, now), actor, number, kind, text, at=at, now=now)


def road_map_ready(
    home: Home, actor: Actor, number: int, at: datetime | None, now: datetime
) -> None:
    """Stop the clock of the road map, or let it run on with None; raises EmergencyError."""
    edits.road_map_ready(open_registers_of(home, now), actor, number, at=at, now=now)


def close(
    home: Home, actor: Actor, seen: Emergency, outcome: Outcome, result: str, now: datetime
) -> None:
    """Close the card as ``seen`` with its result; raises EmergencyConflict or EmergencyError."""
    engine = open_registers_of(home, now)
    edits.close(engine, actor, seen.id, seen.version, outcome, result, now=now)


def reopen(home: Home, actor: Actor, seen: Emergency, reason: str, now: datetime) -> None:
    """Open a closed card again with the reason; raises EmergencyConflict or EmergencyError."""
    engine = open_registers_of(home, now)
    edits.reopen(engine, actor, seen.id, seen.version, reason, now=now)


def posts(home: Home, actor: Actor, now: datetime) -> tuple[Post, ...]:
    """Return the directory of posts; needs Right.VIEW_MESSAGES, because it names persons."""
    require(actor, Right.VIEW_MESSAGES)
    return directory.posts(open_registers_of(home, now))


def save_post(home: Home, actor: Actor, post: Post, was: Post | None, now: datetime) -> None:
    """Put a post into the directory; raises PostError."""
    directory.save_post(open_registers_of(home, now), actor, post, was=was, now=now)


def terms(home: Home, actor: Actor, now: datetime) -> EmergencyTerms:
    """Return the terms of emergencies in force; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    return emergency_terms(open_registers_of(home, now))


def save_terms(home: Home, actor: Actor, asked: EmergencyTerms, now: datetime) -> None:
    """Change the terms for cards opened from now on; raises SettingError."""
    save_emergency_terms(open_registers_of(home, now), actor, asked, now=now)


def _mostly_about(facts: Facts, one: Alarm) -> str:
    """Return the topic of at least so large a share of the window, "" when there is none."""
    block = None if one.block == UNKNOWN else one.block
    asked = Selection(
        facts.data_date, one.window_from, one.first_day, settlement=one.settlement, block=block
    )
    found = message_counts(facts, ["topic"], asked)
    known = found[found["topic"] != UNKNOWN].sort_values("messages", ascending=False)
    if known.empty or known["messages"].iloc[0] < _MOSTLY * found["messages"].sum():
        return ""
    return str(known["topic"].iloc[0])


def _standing(card: Emergency, log: tuple[LogLine, ...], now: datetime) -> Standing:
    start, hours = card.occurred_at, card.terms.term_hours
    made = [line.at for line in log if line.kind is Kind.REPORT]
    return Standing(
        card,
        log,
        road_map=deadline(start, hours, now, card.road_map_at or card.closed_at),
        liquidation=deadline(start, hours, now, card.closed_at),
        reports=reports(card.opened_at, card.terms.report_hours, made, now, card.closed_at),
    )


def _urgency(one: Standing) -> timedelta:
    return min(clock.left for _, clock in one.clocks if not clock.stopped)
