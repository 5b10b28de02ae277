"""Messages of different sources that may be one appeal: what is offered, and what was decided."""

from collections.abc import Collection, Sequence
from dataclasses import fields
from datetime import datetime

import pandas as pd

from access.rights import Actor, Right, require
from data.home import Home
from data.queries.selection import Selection
from data.queries.twins import Twin
from data.registers_open import open_registers_of
from data.snapshots import Facts
from data.twins import twins
from registers import message_links
from registers.message_links import LinkDecision, MessageKey

Pair = tuple[MessageKey, MessageKey]


def offered(facts: Facts, actor: Actor, chosen: Selection) -> pd.DataFrame:
    """Return the pairs that have one of the messages chosen, by receipt.

    One row a later message, the newest first. Columns: source, number, day, topic, other_source,
    other_number, other_day, other_topic, settlement, why. Needs Right.VIEW_MESSAGES.
    """
    found = twins(facts, actor, chosen)
    names = [one.name for one in fields(Twin) if one.name != "likeness"]
    frame = pd.DataFrame([[getattr(one, n) for n in names] for one in found], columns=names)
    return frame.assign(why=[one.why for one in found])[::-1].reset_index(drop=True)


def undecided(pairs: pd.DataFrame, decided: Sequence[LinkDecision]) -> pd.DataFrame:
    """Return the offered pairs that nobody has decided about."""
    known = {(one.one, one.other) for one in decided}
    rows = [ordered not in known for ordered in map(_in_order, pairs_of(pairs))]
    return pairs[rows].reset_index(drop=True)


def pairs_of(rows: pd.DataFrame) -> list[Pair]:
    """Return the pairs of messages of the rows."""
    sides = zip(rows["source"], rows["number"], rows["other_source"], rows["other_number"])
    return [(MessageKey(a, b), MessageKey(c, d)) for a, b, c, d in sides]


def decide(home: Home, actor: Actor, pairs: Collection[Pair], *, same: bool, now: datetime) -> None:
    """Keep of each pair that it is one appeal, or that it is not; needs Right.LINK_MESSAGES."""
    engine = open_registers_of(home, now)
    for one, other in pairs:
        message_links.decide(engine, actor, one, other, same=same, now=now)


def withdraw(home: Home, actor: Actor, pair: Pair, now: datetime) -> None:
    """Forget what was decided of a pair; needs Right.LINK_MESSAGES, raises LinkError without it."""
    message_links.withdraw(open_registers_of(home, now), actor, *pair, now=now)


def decisions(home: Home, actor: Actor, now: datetime) -> tuple[LinkDecision, ...]:
    """Return what was decided, the newest first; needs Right.VIEW_MESSAGES."""
    require(actor, Right.VIEW_MESSAGES)
    return message_links.decisions(open_registers_of(home, now))


def linked_words(rows: pd.DataFrame, decided: Sequence[LinkDecision]) -> pd.Series:
    """Return for rows of messages the ones they are linked with: «ПОС № П-8»; None without."""
    linked: dict[MessageKey, list[str]] = {}
    for one in decided:
        if one.same:
            linked.setdefault(one.one, []).append(f"{one.other.source} № {one.other.number}")
            linked.setdefault(one.other, []).append(f"{one.one.source} № {one.one.number}")
    keys = (MessageKey(*key) for key in zip(rows["source"], rows["external_id"]))
    words = [", ".join(sorted(linked[key])) if key in linked else None for key in keys]
    return pd.Series(words, index=rows.index, dtype=object)


def _in_order(pair: Pair) -> Pair:
    return min(pair), max(pair)
