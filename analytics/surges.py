"""The surge detector: is the count of the last day or week far above the weeks before it.

An alarm needs three things at once (the decree gives no threshold, so all are settings): the count
is above the upper prediction limit, exceeds the usual by so many messages, and by so many percent.
A window is compared with the windows of the same length that end on the same weekday of the weeks
before. Weeks of an alarm are no example of the usual; when an alarm outlasts the examples, the
detector re-bases: what lasts that long is the new level.

Only numpy and scipy.special: the process that publishes uses this too.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from analytics.calendar import WorkCalendar
from analytics.tails import predictive_tail

WEEK = 7


@dataclass(frozen=True)
class SurgeSettings:
    """What counts as a sharp growth.

    windows: lengths in days; weeks: how many windows before are the usual; least_weeks: fewer
    than so many tell nothing; alpha: the risk of one test; excess: messages above the usual;
    growth: percents above it; quiet_days: an alarm is over when so many days passed without one.
    """

    windows: tuple[int, ...] = (1, 7)
    weeks: int = 8
    least_weeks: int = 4
    alpha: float = 0.001
    excess: float = 5
    growth: float = 50
    quiet_days: int = 7

    def __post_init__(self) -> None:
        if not self.windows or not all(1 <= window <= 28 for window in self.windows):
            raise ValueError("Окно — от 1 до 28 дней, и нужно хотя бы одно. Обычно это 1 и 7.")
        if not 1 <= self.least_weeks <= self.weeks <= 52:
            raise ValueError(
                "Недель для сравнения — от 1 до 52, а наименьшее число не больше основного. "
                "Обычно это 8 и 4."
            )
        if not 0 < self.alpha < 0.5:
            raise ValueError("Риск ложной тревоги — число больше 0 и меньше 0,5. Обычно это 0,001.")
        if not (0 <= self.excess < np.inf and 0 <= self.growth < np.inf):
            raise ValueError("Превышение и рост — числа от 0. Обычно это 5 сообщений и 50 %.")
        if self.quiet_days < 1:
            raise ValueError("Тревога кончается хотя бы через день тишины. Обычно это 7 дней.")


@dataclass(frozen=True)
class Scan:
    """What one window saw: arrays of cells × days, of the window that ends with the day.

    count: messages in it; total, periods: messages in the windows it is compared with and how many
    of them (0: not judged, there is too little to compare with); alarmed.
    """

    window: int
    count: np.ndarray
    total: np.ndarray
    periods: np.ndarray
    alarmed: np.ndarray

    @property
    def expected(self) -> np.ndarray:
        """What is usual, NaN where not judged."""
        judged = self.periods > 0
        return np.where(judged, self.total / np.where(judged, self.periods, 1), np.nan)


def scan(
    daily: np.ndarray,
    first: date,
    window: int,
    settings: SurgeSettings,
    calendar: WorkCalendar | None = None,
    known: np.ndarray | None = None,
) -> Scan:
    """What the window saw on every day of `daily`: messages, cells × days from `first` on.

    `first` is the day the data begin: days before it are unknown, not quiet, and so are those that
    `known` (of `days_with_data`) denies: no window may hold one. With a calendar, windows with markedly fewer working days than the one tested are no example of the usual, so
    the first week after the New Year holidays is no surge. Alarms of a day depend on the days up to
    it only, so a replay sees what was to be seen then. Raises ValueError on negative counts.
    """
    if np.any(daily < 0):
        raise ValueError("a count cannot be negative")
    count = _window_sums(daily.astype(np.int64), window)
    worked = _window_sums(_working(first, daily.shape[1], calendar)[None, :], window)[0]
    whole = np.arange(count.shape[1]) >= window - 1
    if known is not None:
        whole &= _window_sums((~known).astype(np.int64)[None, :], window)[0] == 0
    seen = Scan(
        window,
        count,
        total=np.zeros(count.shape, np.int64),
        periods=np.zeros(count.shape, np.int64),
        alarmed=np.zeros(count.shape, bool),
    )
    for day in np.flatnonzero(whole).tolist():
        ends = _comparable(day, window, whole, worked, settings)
        if len(ends) >= settings.least_weeks:
            _judge(seen, day, ends, settings)
    return seen


def days_with_data(daily: np.ndarray) -> np.ndarray:
    """Of every day, whether the district (all cells together) had a message in the week up to it.

    A district silent for a week has sent nothing: those days are unknown, and the first weeks after
    them are a cold start.
    """
    return _window_sums(daily.sum(axis=0, keepdims=True), WEEK)[0] > 0


def _comparable(
    day: int, window: int, whole: np.ndarray, worked: np.ndarray, settings: SurgeSettings
) -> np.ndarray:
    """The last days of the windows before that may be compared with this one."""
    step = WEEK * -(-window // WEEK)
    ends = day - step * np.arange(1, settings.weeks + 1)
    ends = ends[ends >= 0]
    ends = ends[whole[ends]]
    return ends[worked[ends] >= worked[day] - window // WEEK]


def _judge(seen: Scan, day: int, ends: np.ndarray, settings: SurgeSettings) -> None:
    usual = ~seen.alarmed[:, ends]
    # Re-basing: the alarm has left too few other weeks, so it is the usual now.
    usual[usual.sum(axis=1) < settings.least_weeks] = True
    k = usual.sum(axis=1)
    total = (seen.count[:, ends] * usual).sum(axis=1)
    now = seen.count[:, day]
    # Whole numbers to the last step: no rounding decides on the edge.
    much = now * k - total >= settings.excess * k
    much &= 100 * now * k >= (100 + settings.growth) * total
    where = np.flatnonzero(much)
    risk = predictive_tail(now[where], total[where], k[where])
    seen.total[:, day], seen.periods[:, day] = total, k
    seen.alarmed[where, day] = risk <= settings.alpha


def _window_sums(daily: np.ndarray, window: int) -> np.ndarray:
    """Sums of the last `window` days; of the first days, of those there are."""
    sums = np.cumsum(daily, axis=1)
    sums[:, window:] = sums[:, window:] - sums[:, :-window]
    return sums


def _working(first: date, days: int, calendar: WorkCalendar | None) -> np.ndarray:
    """1 for a working day, 0 for a day off; all 0 without a calendar."""
    if calendar is None:
        return np.zeros(days, np.int64)
    working = set(calendar.days)
    return np.array([first + timedelta(days=i) in working for i in range(days)], np.int64)
