"""The first screen: flows in and out, terms, what is overdue, and the conclusion in words."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from access.rights import Actor, Right, require
from analytics.words import capital, counted, number, plural
from answers.indicators.attention import Concern
from answers.indicators.cards import Card
from data.queries.counts import answers_by_day, message_counts
from data.queries.medians import median_hours
from data.queries.messages import overdue_places
from data.queries.selection import Selection
from data.snapshots import Facts

MONTHS_SHOWN = 13

_HOW_MANY = (
    "",
    "один",
    "два",
    "три",
    "четыре",
    "пять",
    "шесть",
    "семь",
    "восемь",
    "девять",
    "десять",
)
_OF_HOW_MANY = (
    "", "одного", "двух", "трёх", "четырёх", "пяти", "шести", "семи", "восьми", "девяти", "десяти",
)  # fmt: skip


@dataclass(frozen=True)
class Flows:
    """Messages of the period, their terms, and the months around its end.

    ``received`` and ``answered``: MONTHS_SHOWN rows with start (first day), messages, year_ago (NaN
    before the data begin) and unfinished, counted by receipt and by the day of the answer.
    ``overdue`` is what is open past its term at the as-of, whenever it came.
    """

    messages: int
    excluded: int
    on_time: int
    late: int
    median_hours: float | None
    overdue: int
    received: pd.DataFrame
    answered: pd.DataFrame

    @property
    def on_time_percent(self) -> float | None:
        """On time of those whose term is decided, in percents; None when there are none."""
        decided = self.on_time + self.late
        return 100 * self.on_time / decided if decided else None


def flows(facts: Facts, actor: Actor, chosen: Selection) -> Flows:
    """Return the flows of the period and filters. Needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    row = message_counts(facts, [], chosen).iloc[0]
    median = median_hours(facts, [], chosen)["median_hours"].iloc[0]
    end = min(chosen.date_to or chosen.as_of, chosen.as_of)
    months = pd.date_range(end=end.replace(day=1), periods=MONTHS_SHOWN + 12, freq="MS")
    asked = replace(chosen, date_from=months[0].date(), date_to=_month_end(end))
    received = message_counts(facts, ["month"], asked).set_index("month")["messages"]
    by_day = answers_by_day(facts, asked)
    by_day = by_day.assign(month=by_day["day"].dt.to_period("M").dt.to_timestamp())
    answered = by_day.groupby("month")["answers"].sum()
    return Flows(
        messages=int(row["messages"]),
        excluded=int(row["excluded"]),
        on_time=int(row["on_time"]),
        late=int(row["late"]),
        median_hours=None if pd.isna(median) else float(median),
        overdue=int(overdue_places(facts, chosen)["messages"].sum()),
        received=_with_year_ago(received, months, chosen.as_of),
        answered=_with_year_ago(answered, months, chosen.as_of),
    )


def conclusion(
    cards: Sequence[Card], concerns: Sequence[Concern], overdue: int, *, loaded: bool = False
) -> str:
    """Return the page's title: how many indicators are below plan, and the worst news beside.

    ``loaded``: the district has data, so when nothing is judged the filters are the cause.
    """
    judged = [card for card in cards if card.standing.judged]
    below = sum(card.standing.below for card in judged)
    applicable = sum(card.standing.applies for card in cards)
    if not judged:
        said = "По показателям данных пока нет"
        if any(card.standing.value is not None for card in cards):
            said = "Данных мало: судить о показателях рано"
        elif loaded:
            said = "По этим фильтрам показатели не посчитать"
    elif not below:
        said = "Все показатели с данными не ниже плана"
    elif below == applicable:
        said = "Все показатели ниже плана" if below > 1 else "Показатель ниже плана"
    else:
        said = (
            f"{capital(_word(_HOW_MANY, below))} {plural(below, 'показатель', 'показателя', 'показателей')}"
            f" из {_word(_OF_HOW_MANY, applicable)} ниже плана"
        )
    grown = next((one.brief for one in concerns if one.kind == "growth"), None)
    if grown is not None:
        return f"{said}; {grown}"
    if overdue:
        return f"{said}; {counted(overdue, 'сообщение просрочено', 'сообщения просрочены', 'сообщений просрочено')}"
    return said


def _with_year_ago(counts: pd.Series, months: pd.DatetimeIndex, as_of: date) -> pd.DataFrame:
    shown = months[-MONTHS_SHOWN:]
    filled = counts.reindex(months).astype("float64")
    # Inside the data a month without messages is a zero; before them nothing is known.
    begun = filled.notna().cummax()
    filled = filled.mask(filled.isna() & begun, 0)
    year_ago = filled.to_numpy()[:MONTHS_SHOWN]
    return pd.DataFrame(
        {
            "start": shown,
            "messages": filled[shown].fillna(0).astype("int64").to_numpy(),
            "year_ago": year_ago,
            "unfinished": [_month_end(month.date()) > as_of for month in shown],
        }
    )


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _word(words: Sequence[str], n: int) -> str:
    return words[n] if n < len(words) else number(n)
