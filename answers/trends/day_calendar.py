"""Every day of a period with its messages, and which of them nobody works on."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from access.rights import Actor, Right, require
from analytics.calendar import working_days
from analytics.grains import Grain
from analytics.words import counted, day, number
from answers.calendar_days import Days
from answers.trends.spans import shown
from data.queries.counts import message_counts
from data.queries.selection import Selection
from data.snapshots import Facts

_MESSAGES = ("сообщение", "сообщения", "сообщений")
_WORKING = ("рабочий день", "рабочих дня", "рабочих дней")
_FREE = ("выходной", "выходных", "выходных")
_DAYS = ("день", "дня", "дней")


@dataclass(frozen=True)
class DayCalendar:
    """Messages of the days of a period by when they came.

    ``days``: one row a day in order, columns day (Timestamp), messages (int), working (bool: by the
    production calendar of Russia and the district's own days). From the first day with messages to
    the last.
    """

    days: pd.DataFrame

    def of(self, *, working: bool) -> tuple[int, int]:
        """Return how many messages came on how many working days (or days off)."""
        some = self.days[self.days["working"] == working]
        return int(some["messages"].sum()), len(some)


def day_calendar(facts: Facts, actor: Actor, chosen: Selection, own_days: Days) -> DayCalendar:
    """Return the days of the period of ``chosen``; ``own_days`` differ from the state's calendar.

    Needs Right.VIEW_FIGURES. Raises ValueError when ``chosen`` has no period.
    """
    require(actor, Right.VIEW_FIGURES)
    span = shown(facts, chosen, Grain.DAY).span
    days = pd.date_range(span.first, span.last, freq="D")
    found = message_counts(facts, ["day"], chosen).set_index("day")["messages"]
    works = _works(days, dict(own_days))
    messages = found.reindex(days, fill_value=0).to_numpy(dtype="int64")
    return DayCalendar(pd.DataFrame({"day": days, "messages": messages, "working": works}))


def of_day_calendar(answer: DayCalendar) -> str:
    """Return what comes on a working day and on a day off, and the day with most messages."""
    days = answer.days
    if not len(days) or not days["messages"].sum():
        return "За выбранный период сообщений нет"
    top = days.iloc[int(days["messages"].to_numpy().argmax())]
    most = f"больше всего {day(top['day'])} — {number(top['messages'])}"
    (came, working), (rest, free) = answer.of(working=True), answer.of(working=False)
    if not working or not free:
        return f"{counted(came + rest, *_MESSAGES)} за {counted(len(days), *_DAYS)}, {most}"
    return (
        f"В рабочий день в среднем {number(came / working, 1)}, в выходной "
        f"{number(rest / free, 1)}; {most}"
    )


def sums_of(answer: DayCalendar) -> str:
    """Return the sums that the means of the title are made of."""
    parts = [
        f"{counted(came, *_MESSAGES)} за {counted(n, *words)}"
        for (came, n), words in (
            (answer.of(working=True), _WORKING),
            (answer.of(working=False), _FREE),
        )
        if n
    ]
    return ", ".join(parts)


def _works(days: pd.DatetimeIndex, own: dict[date, bool]) -> np.ndarray:
    if not len(days):
        return np.array([], dtype=bool)
    calendar = working_days((days[0].year, days[-1].year), own)
    return days.isin(pd.DatetimeIndex(calendar.days))
