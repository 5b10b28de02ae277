"""Alarms of the surge detector: one alarm as long as it lasts, with the numbers that explain it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from analytics.calendar import WorkCalendar
from analytics.surges import Scan, SurgeSettings, days_with_data, scan
from analytics.tails import false_discovery, predictive_limit, predictive_tail
from analytics.words import counted, number

UNKNOWN_SETTLEMENT = "не определено"
USUAL = 0.05  # of quiet windows so many lie below what is called usual, and as many above

YEAR_AGO = 364  # 52 weeks: a Monday is compared with a Monday
SEASON = 14

Cell = tuple[str | None, str]  # settlement (None: the whole district), block


@dataclass(frozen=True)
class Reading:
    """What a window saw at the end of a day, beside what was to be expected.

    expected: the mean of the windows before; usual_low–usual_high: 90 % of quiet windows lie there;
    upper: the prediction limit; excess: messages above the expected; growth: percents above it,
    None where nothing was expected; probability: of so many or more by chance; listed: the same
    among all tests of the day (Benjamini–Hochberg).
    """

    day: date
    window: int
    count: int
    expected: float
    usual_low: int
    usual_high: int
    upper: int
    excess: float
    growth: float | None
    probability: float
    listed: float


@dataclass(frozen=True)
class Alarm:
    """One sharp growth from its first day to its last.

    `first` is what raised it, `peak` the least likely reading while it lasted; `last` is its last
    day, and `lasting` whether it went on at the end of the data. `seasonal`: whether the same cell
    was alarmed 52 weeks before, give or take two; None when nothing was judged then.
    """

    settlement: str | None
    block: str
    first: Reading
    peak: Reading
    last: date
    lasting: bool
    seasonal: bool | None


def find_alarms(
    cells: Sequence[Cell],
    daily: np.ndarray,
    first: date,
    settings: SurgeSettings,
    calendar: WorkCalendar | None = None,
) -> list[Alarm]:
    """The alarms of the whole history, oldest first: the replay and today's list are the same.

    `daily`: messages of the whole district, cells × days from `first`, the day the data begin; weeks
    in which nobody wrote at all are unknown (analytics.surges.days_with_data). Alarmed days of one cell
    with fewer than `quiet_days` between them, in whichever window, are one alarm. Source: the
    project's own rule. Raises ValueError when the table does not fit the cells.
    """
    if daily.shape[0] != len(cells):
        raise ValueError("a surge needs one row of counts a cell")
    known = days_with_data(daily)
    scans = [scan(daily, first, window, settings, calendar, known) for window in settings.windows]
    return alarms_of(cells, scans, first, settings)


def alarms_of(
    cells: Sequence[Cell], scans: Sequence[Scan], first: date, settings: SurgeSettings
) -> list[Alarm]:
    """The same from scans that are there already."""
    listed: dict[int, list[np.ndarray]] = {}
    found: list[Alarm] = []
    together = np.logical_or.reduce([one.alarmed for one in scans])
    judged = np.logical_or.reduce([one.periods > 0 for one in scans])
    days = together.shape[1]
    for cell in np.flatnonzero(together.any(axis=1)).tolist():
        for episode in _episodes(np.flatnonzero(together[cell]), settings.quiet_days):
            seen = [
                (float(_risk(one, cell, day)), -int(one.count[cell, day]), day, place)
                for day in episode
                for place, one in enumerate(scans)
                if one.alarmed[cell, day]
            ]
            raised, peak = min(seen, key=lambda point: (point[2], point[0])), min(seen)
            for _, _, day, _ in (raised, peak):
                if day not in listed:
                    listed[day] = _listed(scans, day)
            settlement, block = cells[cell]
            found.append(
                Alarm(
                    settlement,
                    block,
                    first=_reading(scans, listed, cell, *raised[2:], first, settings),
                    peak=_reading(scans, listed, cell, *peak[2:], first, settings),
                    last=first + timedelta(days=episode[-1]),
                    lasting=days - 1 - episode[-1] < settings.quiet_days,
                    seasonal=_seasonal(together[cell], judged[cell], episode[0]),
                )
            )
    return sorted(found, key=lambda one: (one.first.day, one.settlement or "", one.block))


def with_district(
    cells: Sequence[tuple[str, str]], daily: np.ndarray
) -> tuple[list[Cell], np.ndarray]:
    """The cells of named settlements, then of the district: every block over all settlements.

    Messages of «не определено» are counted in the district and are no row of their own.
    """
    named = [i for i, (settlement, _) in enumerate(cells) if settlement != UNKNOWN_SETTLEMENT]
    blocks = sorted({block for _, block in cells})
    whole = np.zeros((len(blocks), daily.shape[1]), daily.dtype)
    for i, (_, block) in enumerate(cells):
        whole[blocks.index(block)] += daily[i]
    rows: list[Cell] = [cells[i] for i in named]
    return rows + [(None, block) for block in blocks], np.vstack([daily[named], whole])


def in_words(reading: Reading) -> str:
    """«19 сообщений за неделю; обычно 4–11»."""
    length = {1: "сутки", 7: "неделю"}.get(reading.window)
    length = length or counted(reading.window, "день", "дня", "дней")
    usual = number(reading.usual_low)
    if reading.usual_high > reading.usual_low:
        usual = f"{usual}–{number(reading.usual_high)}"
    messages = counted(reading.count, "сообщение", "сообщения", "сообщений")
    return f"{messages} за {length}; обычно {usual}"


def _episodes(days: np.ndarray, quiet_days: int) -> Iterable[list[int]]:
    """The alarmed days of a cell, cut where it was quiet for long enough."""
    cuts = np.flatnonzero(np.diff(days) > quiet_days) + 1
    return [episode.tolist() for episode in np.split(days, cuts)]


def _seasonal(alarmed: np.ndarray, judged: np.ndarray, day: int) -> bool | None:
    season = slice(max(0, day - YEAR_AGO - SEASON), max(0, day - YEAR_AGO + SEASON + 1))
    return bool(alarmed[season].any()) if judged[season].any() else None


def _reading(
    scans: Sequence[Scan],
    listed: Mapping[int, list[np.ndarray]],
    cell: int,
    day: int,
    place: int,
    first: date,
    settings: SurgeSettings,
) -> Reading:
    one = scans[place]
    total, k = one.total[cell, day], one.periods[cell, day]
    count, expected = int(one.count[cell, day]), float(total / k)
    return Reading(
        day=first + timedelta(days=day),
        window=one.window,
        count=count,
        expected=expected,
        usual_low=int(predictive_limit(total, k, 1 - USUAL)),
        usual_high=int(predictive_limit(total, k, USUAL)),
        upper=int(predictive_limit(total, k, settings.alpha)),
        excess=count - expected,
        growth=100 * (count / expected - 1) if expected else None,
        probability=float(_risk(one, cell, day)),
        listed=float(listed[day][place][cell]),
    )


def _risk(one: Scan, cell: int, day: int) -> np.ndarray:
    return predictive_tail(one.count[cell, day], one.total[cell, day], one.periods[cell, day])


def _listed(scans: Sequence[Scan], day: int) -> list[np.ndarray]:
    """The risk of every cell among all tests of the day, one array a window."""
    risks: list[np.ndarray] = []
    for one in scans:
        judged = one.periods[:, day] > 0
        risk = np.full(len(judged), np.nan)
        risk[judged] = predictive_tail(
            one.count[judged, day], one.total[judged, day], one.periods[judged, day]
        )
        risks.append(risk)
    return np.split(false_discovery(np.concatenate(risks)), len(scans))
