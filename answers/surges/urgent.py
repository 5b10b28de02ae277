"""Urgent messages: words of danger and emergency classes of ЕДДС are an alarm without any counting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from analytics.words import counted
from data.queries.surge_series import urgent_messages
from data.snapshots import Facts
from registers.surges.values import SurgeValues


@dataclass(frozen=True)
class Urgent:
    """Messages of one settlement and block with one urgent word, without a long pause between."""

    settlement: str
    block: str
    word: str
    first_day: date
    last_day: date
    messages: int
    first_at: datetime
    text: str


def urgent_alarms(facts: Facts, values: SurgeValues, until: date) -> list[Urgent]:
    """Return the urgent messages up to `until`, gathered: a pause of `quiet_days` begins a new one.

    The words are those of the last publication.
    """
    rows = urgent_messages(facts, until)
    if values.blocks:
        rows = rows[rows["block"].isin(values.blocks)]
    listed: list[Urgent] = []
    for (settlement, block, word), days in rows.groupby(["settlement", "block", "word"]):
        seen = [
            (day.date(), int(count), at.to_pydatetime())
            for day, count, at in zip(days["day"], days["messages"], days["first_at"])
        ]
        for part in _parts(seen, values.quiet_days):
            messages = sum(count for _, count, _ in part)
            words = counted(messages, "сообщение", "сообщения", "сообщений")
            listed.append(
                Urgent(
                    str(settlement),
                    str(block),
                    str(word),
                    first_day=part[0][0],
                    last_day=part[-1][0],
                    messages=messages,
                    first_at=part[0][2],
                    text=f"{words} со срочным словом «{str(word).replace('*', '…')}»",
                )
            )
    return listed


def _parts(
    seen: Iterable[tuple[date, int, datetime]], quiet_days: int
) -> list[list[tuple[date, int, datetime]]]:
    parts: list[list[tuple[date, int, datetime]]] = []
    for one in seen:
        if parts and (one[0] - parts[-1][-1][0]).days <= quiet_days:
            parts[-1].append(one)
        else:
            parts.append([one])
    return parts
