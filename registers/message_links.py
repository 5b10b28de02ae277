"""Which messages of different sources people found to be one appeal, and which they told apart.

A decision joins nothing and takes nothing away: messages go on being counted each by itself.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from access.rights import Actor, Right, require
from registers.audit import note
from registers.database import reading, writing
from registers.tables import MessageLinkRow

_WORDS: Final = {True: "Обращения связаны", False: "Похожие обращения признаны разными"}


class LinkError(Exception):
    """A link is refused; the text is a Russian sentence with the reason and the remedy."""


@dataclass(frozen=True, order=True)
class MessageKey:
    """A message by its source and its number there."""

    source: str
    number: str


@dataclass(frozen=True)
class LinkDecision:
    """What was decided of two messages; ``one`` stands before ``other`` in the order of keys."""

    one: MessageKey
    other: MessageKey
    same: bool
    author: str
    at: datetime


def decide(
    engine: Engine, actor: Actor, one: MessageKey, other: MessageKey, *, same: bool, now: datetime
) -> None:
    """Keep that two messages are one appeal or are not; a new decision replaces the old.

    Needs Right.LINK_MESSAGES. Raises LinkError when they are of one source.
    """
    require(actor, Right.LINK_MESSAGES)
    first, second = _in_order(one, other)
    with writing(engine) as session:
        known = _row(session, first, second)
        if known is not None and known.same is same:
            return
        session.merge(
            MessageLinkRow(
                source=first.source,
                number=first.number,
                other_source=second.source,
                other_number=second.number,
                same=same,
                author=actor.name,
                at=now,
            )
        )
        note(session, actor, _WORDS[same], _pair(first, second), "", now=now)


def withdraw(
    engine: Engine, actor: Actor, one: MessageKey, other: MessageKey, *, now: datetime
) -> None:
    """Forget the decision about two messages; they may be offered again.

    Needs Right.LINK_MESSAGES. Raises LinkError when there is none.
    """
    require(actor, Right.LINK_MESSAGES)
    first, second = _in_order(one, other)
    with writing(engine) as session:
        known = _row(session, first, second)
        if known is None:
            raise LinkError(
                f"О сообщениях {_pair(first, second)} ничего не решено: возможно, решение уже "
                "сняли. Обновите страницу."
            )
        session.delete(known)
        note(
            session, actor, "Решение о похожих обращениях снято", _pair(first, second), "", now=now
        )


def decisions(engine: Engine) -> tuple[LinkDecision, ...]:
    """Return all decisions, the newest first."""
    with reading(engine) as session:
        rows = session.scalars(
            select(MessageLinkRow).order_by(
                MessageLinkRow.at.desc(), MessageLinkRow.source, MessageLinkRow.number
            )
        )
        return tuple(
            LinkDecision(
                MessageKey(row.source, row.number),
                MessageKey(row.other_source, row.other_number),
                row.same,
                row.author,
                row.at,
            )
            for row in rows
        )


def _in_order(one: MessageKey, other: MessageKey) -> tuple[MessageKey, MessageKey]:
    if one.source == other.source:
        raise LinkError(
            f"Оба сообщения из источника «{one.source}»: там номер и есть сообщение. Свяжите "
            "сообщения разных источников."
        )
    return min(one, other), max(one, other)


def _row(session: Session, first: MessageKey, second: MessageKey) -> MessageLinkRow | None:
    key = (first.source, first.number, second.source, second.number)
    return session.get(MessageLinkRow, key)


def _pair(first: MessageKey, second: MessageKey) -> str:
    return f"{first.source} № {first.number} и {second.source} № {second.number}"
