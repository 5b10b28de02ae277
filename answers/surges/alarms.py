"""Sharp growth: the alarms of a period, explained in words; the same list is the replay.

Nothing is remembered between runs: an alarm is found anew in every snapshot, under the settings that
were in force when it was published or under those typed to see what would be.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final

import pandas as pd

from access.rights import Actor, Right, require
from analytics.alarms import Alarm as Found
from analytics.alarms import alarms_of, in_words
from answers.surges.detection import Days, days_of, scans_of
from answers.surges.urgent import Urgent, urgent_alarms
from data.errors import NotFound
from data.queries.surge_series import InForce, in_force
from data.snapshots import Facts
from registers.surges.values import SurgeValues

RECENT: Final = 7  # an alarm is open when its last day is among so many last days of the data
_MOSTLY: Final = 0.4  # a settlement that brought such a share of the district's growth is named


@dataclass(frozen=True)
class Alarm:
    """One sharp growth, or urgent messages, from the first day to the last.

    The figures are of the reading that raised it; settlement None is the whole district. word: the
    urgent word of an alarm at once, which is compared with nothing: expected, upper, excess and
    probability are None then, as growth is where nothing was expected. window: days. peak: the
    least likely reading, in words. open: whether it lasts or was over within the last week.
    """

    key: str
    first_day: date
    last_day: date
    settlement: str | None
    block: str
    window: int
    count: int
    expected: float | None
    upper: int | None
    excess: float | None
    growth: float | None
    probability: float | None
    text: str
    first_message_at: datetime | None
    word: str | None = None
    peak_day: date | None = None
    peak: str = ""
    seasonal: bool | None = None
    open: bool = False

    @property
    def place(self) -> str:
        """«Мортка» or «весь район»."""
        return self.settlement or "весь район"

    @property
    def window_from(self) -> date:
        """The first day of the window that raised the alarm."""
        return self.first_day - timedelta(days=self.window - 1)

    @property
    def figures(self) -> dict[str, Any]:
        """Its block, window and figures by name; an urgent word is compared within no window."""
        return {
            "block": self.block,
            "window": self.window if self.word is None else None,
            "count": self.count,
            "expected": self.expected,
            "upper": self.upper,
            "excess": self.excess,
            "growth": self.growth,
            "probability": self.probability,
            "text": self.text,
        }


def settings_in_force(facts: Facts, actor: Actor) -> SurgeValues:
    """Return the settings the snapshot was published with; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    return in_force(facts).values


def alarms(
    facts: Facts,
    actor: Actor,
    date_from: date | None = None,
    date_to: date | None = None,
    as_of: date | None = None,
    values: SurgeValues | None = None,
) -> tuple[Alarm, ...]:
    """Return the alarms that began within the days, as known at the end of `as_of`, newest first.

    `values` are the settings to replay the history under; the urgent words are those of the last
    publication all the same. Needs Right.VIEW_FIGURES; raises SettingError on settings that mean
    nothing.
    """
    require(actor, Right.VIEW_FIGURES)
    published = in_force(facts)
    found = replace(published, values=values or published.values)
    last = min(as_of or facts.data_date, facts.data_date)
    listed = [*_grown(facts, found, last), *_at_once(facts, found, last)]
    return tuple(
        one
        for one in sorted(listed, key=_newest_first)
        if (date_from or date.min) <= one.first_day <= (date_to or date.max)
    )


def open_alarms(facts: Facts, actor: Actor) -> tuple[Alarm, ...]:
    """Return the alarms that last or were over within the last week of the data.

    Needs Right.VIEW_FIGURES.
    """
    return tuple(one for one in alarms(facts, actor) if one.open)


def alarm(facts: Facts, actor: Actor, key: str) -> Alarm:
    """Return the alarm of a key; needs Right.VIEW_FIGURES.

    Raises NotFound when the data and the settings in force know no such alarm.
    """
    for one in alarms(facts, actor):
        if one.key == key:
            return one
    raise NotFound(
        "Такой тревоги нет: данные или настройки с тех пор изменились. Откройте список тревог на "
        "странице «Резкий рост»."
    )


def _grown(facts: Facts, found: InForce, last: date) -> list[Alarm]:
    days = days_of(facts, found, last)
    if days is None:
        return []
    settings, scans = scans_of(days, found)
    return [
        _explained(one, days, last) for one in alarms_of(days.cells, scans, days.first, settings)
    ]


def _explained(one: Found, days: Days, last: date) -> Alarm:
    raised = one.first
    window = _window_rows(days, one.settlement, one.block, raised.day, raised.window)
    text = in_words(raised)
    if one.settlement is None:
        places = window.groupby("settlement")["messages"].sum().sort_values(ascending=False)
        if len(places) and places.iloc[0] >= _MOSTLY * raised.count:
            text += f"; больше всего — {places.index[0]}: {places.iloc[0]}"
    return Alarm(
        key="~".join((raised.day.isoformat(), one.settlement or "", one.block, str(raised.window))),
        first_day=raised.day,
        last_day=one.last,
        settlement=one.settlement,
        block=one.block,
        window=raised.window,
        count=raised.count,
        expected=raised.expected,
        upper=raised.upper,
        excess=raised.excess,
        growth=raised.growth,
        probability=raised.probability,
        text=text,
        first_message_at=None if window.empty else window["first_at"].min().to_pydatetime(),
        peak_day=one.peak.day,
        peak=in_words(one.peak),
        seasonal=one.seasonal,
        open=(last - one.last).days < RECENT,
    )


def _window_rows(
    days: Days, settlement: str | None, block: str, day: date, window: int
) -> pd.DataFrame:
    moments = days.counts["day"].to_numpy()  # in order, so that a window is a slice
    first, end = pd.Timestamp(day - timedelta(days=window - 1)), pd.Timestamp(day)
    begins, ends = (
        moments.searchsorted(first.to_datetime64(), "left"),
        moments.searchsorted(end.to_datetime64(), "right"),
    )
    counts = days.counts.iloc[begins:ends]
    asked = counts["block"] == block
    if settlement is not None:
        asked &= counts["settlement"] == settlement
    return counts[asked]


def _at_once(facts: Facts, found: InForce, last: date) -> list[Alarm]:
    def explained(one: Urgent) -> Alarm:
        return Alarm(
            key=f"{one.first_day.isoformat()}~{one.settlement}~{one.block}~{one.word}",
            first_day=one.first_day,
            last_day=one.last_day,
            settlement=one.settlement,
            block=one.block,
            window=1,
            count=one.messages,
            expected=None,
            upper=None,
            excess=None,
            growth=None,
            probability=None,
            text=one.text,
            first_message_at=one.first_at,
            word=one.word,
            open=(last - one.last_day).days < RECENT,
        )

    return [explained(one) for one in urgent_alarms(facts, found.values, last)]


def _newest_first(one: Alarm) -> tuple[object, ...]:
    """By the day, the newest first; of a day growth before words, the least likely first."""
    risk = 1.0 if one.probability is None else one.probability
    return (-one.first_day.toordinal(), one.word is not None, risk, one.key)
