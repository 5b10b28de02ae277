"""What messages are about: the most frequent topics, and what each adds to the change."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, cast

import numpy as np
import pandas as pd

from access.rights import Actor, Right, require
from analytics.changes import change, previous_equal_period, year_earlier
from analytics.contributions import OTHERS, contributions, top_changes
from analytics.words import change as change_words
from analytics.words import counted, number
from data.queries.counts import message_counts
from data.queries.coverage import source_days
from data.queries.selection import Selection
from data.queries.subjects import subjects
from data.snapshots import Facts

TOP = 10
FEW = 3  # a change in percent of fewer messages says nothing
LISTED = 0.05  # of the topics called moved, at most this share is chance
_MESSAGES = ("сообщение", "сообщения", "сообщений")
_COLUMNS = ("now", "before", "change", "percent", "points", "share", "risk", "listed")


class Against(StrEnum):
    """What a period is compared with."""

    YEAR = "year"
    PREVIOUS = "previous"


class Order(StrEnum):
    """Which topics come first."""

    MOST = "most"
    MOVED = "moved"


@dataclass(frozen=True)
class Topics:
    """Topics of the messages received in a period against an earlier one.

    ``table``: one row a topic (a group, a block), the most frequent first: name (unique), level
    columns (block; topic_group; or topic_group and topic), now; and where the earlier period is
    known (``comparable``) before, change, percent (NaN of fewer than FEW before), points (of the
    total before: they add up to its change in percent), share (of the total change, %), listed
    (risk of chance among all names); else these are NaN. ``before`` is the earlier total, None when
    it is not known; ``days`` are the days of the earlier period.
    """

    level: str
    against: Against
    days: tuple[date, date]
    comparable: bool
    now: int
    before: int | None
    table: pd.DataFrame

    def top(self, order: Order) -> pd.DataFrame:
        """Return the first TOP topics, and «прочие» for all the rest, nothing lost."""
        if order is Order.MOVED:
            by_change = self.table["change"].abs().fillna(-1)
            table = self.table.iloc[np.argsort(-by_change.to_numpy(), kind="stable")]
        else:
            table = self.table
        return _with_others(table, self.comparable)


def topics(facts: Facts, actor: Actor, chosen: Selection, level: str, against: Against) -> Topics:
    """Return the topics of the period of ``chosen``.

    ``level`` is topic, topic_group or block. Needs Right.VIEW_FIGURES. Raises ValueError when
    ``chosen`` has no period.
    """
    require(actor, Right.VIEW_FIGURES)
    if chosen.date_from is None or chosen.date_to is None:
        raise ValueError("topics need a period")
    first, last = chosen.date_from, max(chosen.date_from, min(chosen.date_to, chosen.as_of))
    days = (year_earlier if against is Against.YEAR else previous_equal_period)(first, last)
    now = _counts(facts, replace(chosen, date_to=last), level)
    before = _counts(facts, replace(chosen, date_from=days[0], date_to=days[1]), level)
    lengths = ((last - first).days + 1, (days[1] - days[0]).days + 1)
    comparable = _begun(facts, chosen.source, days[0])
    table = contributions(now["messages"], before["messages"], lengths)
    if comparable:
        table["percent"] = table["percent"].where(table["before"] >= FEW)
    else:
        table = table[table["now"] > 0].astype(float)
        table[[name for name in _COLUMNS if name != "now"]] = np.nan
    said = pd.concat([now, before]).drop(columns="messages")
    said = said[~said.index.duplicated()]
    table = said.join(table, how="right").rename_axis("name").reset_index()
    # The earlier order is by change and name, and stays among equal counts.
    table = table.sort_values("now", ascending=False, kind="stable", ignore_index=True)
    return Topics(
        level=level,
        against=against,
        days=days,
        comparable=comparable,
        now=int(now["messages"].sum()),
        before=int(before["messages"].sum()) if comparable else None,
        table=table,
    )


def of_topics(answer: Topics) -> str:
    """Return what moved the number of messages, or what people write about most."""
    if not answer.now:
        return "За выбранный период сообщений нет"
    first = _rows(answer.table)[0]
    most = (
        f"Чаще всего пишут о «{first['name']}»: {number(first['now'])} из "
        f"{counted(answer.now, 'сообщения', 'сообщений', 'сообщений')}"
    )
    if answer.before is None or answer.now == answer.before:
        return most
    grown = answer.now > answer.before
    moved = [
        row
        for row in _rows(answer.top(Order.MOVED))
        if row["name"] != OTHERS and row["change"] and (row["change"] > 0) == grown
    ]
    total = change(answer.now, answer.before)
    by = f" ({change_words(total)})" if total is not None else ""
    sign = "больше" if grown else "меньше"
    said = f"Сообщений на {number(abs(answer.now - answer.before))} {sign}{by}"
    names = " и ".join(f"«{row['name']}» ({_signed(row['change'])})" for row in moved[:2])
    return f"{said}: прежде всего {names}" if names else said


def _counts(facts: Facts, chosen: Selection, level: str) -> pd.DataFrame:
    """Messages by the unique name of a topic, and what the facts call it."""
    by = ("topic_group", "topic") if level == "topic" else (level,)
    counts = message_counts(facts, by, chosen)[[*by, "messages"]]
    names = counts[by[-1]].astype(str)
    if level == "topic":
        # A topic of several groups is told apart by the group, whatever the period.
        groups = subjects(facts).groupby("topic")["topic_group"].nunique()
        several = counts["topic"].map(groups) > 1
        names = names.where(~several, names + " (" + counts["topic_group"].astype(str) + ")")
    return counts.set_index(names.to_numpy())


def _with_others(table: pd.DataFrame, comparable: bool) -> pd.DataFrame:
    if not comparable:
        rest = table.iloc[TOP:]
        row = {"name": OTHERS, "now": float(rest["now"].sum())}
        return pd.concat([table.iloc[:TOP], pd.DataFrame([row])]) if len(rest) else table
    head = top_changes(table.set_index("name")[list(_COLUMNS)], TOP)
    said = table.set_index("name").drop(columns=list(_COLUMNS))
    return head.join(said).rename_axis("name").reset_index()


def _begun(facts: Facts, source: str | None, day: date) -> bool:
    """Whether the data go back to the day: exports come by months, so its month is enough."""
    firsts = [one.first for one in source_days(facts) if source in (None, one.source)]
    return bool(firsts) and min(firsts).replace(day=1) <= day


def _signed(value: float) -> str:
    return f"+{number(value)}" if value > 0 else number(value)


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", frame.to_dict(orient="records"))
