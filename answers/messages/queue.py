"""The queue of those who answer: what is overdue, what is due soon, who asks again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from access.rights import Actor, Right, require
from analytics.calendar import working_days
from analytics.terms import State, soon_until, standings
from analytics.words import counted, day
from answers.calendar_days import Days
from answers.messages.listing import ABOUT, MOST_SAVED, PAGE, Listing, numbered
from data.queries.queue import Kind, QueueAsked, queue_counts, queue_rows
from data.queries.selection import Selection
from data.snapshots import Facts

KIND_NAMES: Mapping[Kind, str] = {
    Kind.OVERDUE: "просрочено",
    Kind.SOON: "срок вот-вот наступит",
    Kind.REPEAT: "обратились повторно",
}
NOBODY = "не указан"


@dataclass(frozen=True)
class Queue:
    """How much waits.

    ``groups``, most overdue first: name, overdue, soon, repeat, only_repeat (neither overdue nor due
    soon: overdue + soon + only_repeat = waiting), waiting, oldest_due, days_late (calendar days of
    the longest overdue, NaN without one). Totals are over all groups, also those with nothing.
    """

    as_of: date
    soon_until: date
    groups: pd.DataFrame
    overdue: int
    soon: int
    repeat: int
    waiting: int
    open: int
    repeat_known: int

    @property
    def title(self) -> str:
        """The conclusion in words."""
        if not self.waiting:
            return "Просроченного нет, срочного тоже"
        late = counted(
            self.overdue, "сообщение просрочено", "сообщения просрочены", "сообщений просрочено"
        )
        soon = counted(self.soon, "срок наступает", "срока наступают", "сроков наступают")
        if not self.overdue:
            late = "Просроченного нет"
        return f"{late}, {soon} до {day(self.soon_until)}" if self.soon else late


def queue(facts: Facts, actor: Actor, chosen: Selection, by: str, overrides: Days = ()) -> Queue:
    """Return how much waits by block, executor or settlement; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    asked = asked_of(chosen, overrides)
    found = queue_counts(facts, asked, by)
    groups = found[found["waiting"] > 0].reset_index(drop=True)
    late = (pd.Timestamp(chosen.as_of) - groups["oldest_due"].dt.normalize()).dt.days
    sums = {str(name): int(found[name].sum()) for name in _COUNTS}
    return Queue(
        as_of=chosen.as_of,
        soon_until=asked.soon_until,
        groups=groups.assign(
            name=groups["name"].fillna(NOBODY),
            only_repeat=groups["waiting"] - groups["overdue"] - groups["soon"],
            days_late=late,
        ),
        **sums,
    )


def queue_list(
    facts: Facts,
    actor: Actor,
    chosen: Selection,
    kind: Kind | None,
    page: int = 1,
    overrides: Days = (),
) -> Listing:
    """Return page ``page`` of the queue, the longest overdue first; needs Right.VIEW_MESSAGES.

    Columns of the rows: those of data.queries.queue.queue_rows, with state_words and those of
    analytics.terms.standings.
    """
    require(actor, Right.VIEW_MESSAGES)
    asked = asked_of(chosen, overrides, kind)
    total = int(queue_counts(facts, asked, "block")[kind or "waiting"].sum())
    page, pages = numbered(page, total)
    rows = queue_rows(facts, asked, (page - 1) * PAGE, PAGE)
    return Listing(total, page, pages, _with_words(rows, chosen.as_of, overrides))


def queue_table(
    facts: Facts, actor: Actor, chosen: Selection, kind: Kind | None, overrides: Days = ()
) -> pd.DataFrame:
    """Return the whole queue, at most MOST_SAVED rows, under Russian headers.

    Needs Right.EXPORT and Right.VIEW_MESSAGES.
    """
    require(actor, Right.EXPORT)
    require(actor, Right.VIEW_MESSAGES)
    rows = queue_rows(facts, asked_of(chosen, overrides, kind), 0, MOST_SAVED)
    return _with_words(rows, chosen.as_of, overrides)[list(_SAVED)].rename(columns=_SAVED)


def asked_of(chosen: Selection, overrides: Days, kind: Kind | None = None) -> QueueAsked:
    """Return the question to the facts: what is soon depends on the working days ahead."""
    years = (chosen.as_of.year, chosen.as_of.year + 1)
    return QueueAsked(chosen, soon_until(chosen.as_of, working_days(years, dict(overrides))), kind)


_COUNTS = ("overdue", "soon", "repeat", "waiting", "open", "repeat_known")
_SAVED: Mapping[str, str] = {
    "source": "Источник",
    "external_id": "Номер",
    "received_at": "Поступило",
    "due_at": "Срок",
    "state_words": "Что со сроком",
    "days_late": "Просрочено, дней",
    "working_days_left": "Осталось рабочих дней",
    "repeat_words": "Повторно",
    **ABOUT,
}


def _with_words(rows: pd.DataFrame, as_of: date, overrides: Days) -> pd.DataFrame:
    due = rows["due_at"].dropna()
    years = [as_of.year, as_of.year + 1, *{one.year for one in due}]
    calendar = working_days(years, dict(overrides))
    stands = standings(rows.assign(answered_at=pd.Series(pd.NaT, rows.index)), as_of, calendar)
    words = [
        _words(state, late, left)
        for state, late, left in zip(
            stands["state"], stands["days_late"], stands["working_days_left"], strict=True
        )
    ]
    repeat = [
        "неизвестно" if one is None or pd.isna(one) else "да" if one else "нет"
        for one in rows["repeat"]
    ]
    return pd.concat([rows, stands], axis=1).assign(state_words=words, repeat_words=repeat)


def _words(state: State, late: float, left: float) -> str:
    if state == State.OVERDUE:
        return (
            f"просрочено на {counted(int(late), 'день', 'дня', 'дней')}" if late else "просрочено"
        )
    if state == State.PENDING:
        days = counted(int(left), "рабочий день", "рабочих дня", "рабочих дней")
        return f"осталось: {days}" if left else "срок сегодня или в ближайшие выходные"
    return "срока нет"
