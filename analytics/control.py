"""Control charts: does a figure change or only fluctuate, and can a plan be relied upon."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

LEAST_POINTS = 12
LIMIT = 2.66  # 3 / 1.128: the mean moving range of two normal values is 1.128 sd
SCREEN = 3.267
RUN = 7


class Signal(StrEnum):
    """Why a point is more than an ordinary fluctuation."""

    BEYOND = "за пределами обычных колебаний"
    RUN = "семь подряд по одну сторону от среднего"
    DRIFT = "семь подряд в одном направлении"
    NEAR = "два из трёх у края обычных колебаний"


class Variation(StrEnum):
    """Whether a figure changes."""

    STEADY = "обычные колебания"
    IMPROVING = "заметно лучше обычного"
    WORSENING = "заметно хуже обычного"
    FEW = "мало точек, чтобы судить"


class Assurance(StrEnum):
    """Whether the plan can be relied upon."""

    RELIABLE = "план выполняется устойчиво"
    UNCERTAIN = "план выполняется не каждый раз"
    FAILING = "план без перемен не выполнить"
    FEW = "мало точек, чтобы судить"


@dataclass(frozen=True)
class Chart:
    """The limits of ordinary fluctuation: centre, low, high, and the mean moving range.

    `points` is how many values they rest on; under twelve they are a first guess.
    """

    centre: float
    low: float
    high: float
    mean_range: float
    points: int

    @property
    def enough(self) -> bool:
        """Whether there are points enough to judge by."""
        return self.points >= LEAST_POINTS


def xmr(values: Sequence[float], floor: float = -np.inf, ceiling: float = np.inf) -> Chart:
    """The chart of individual values: mean ± 2.66 · mean moving range (Shewhart; Wheeler 1993).

    Moving ranges above 3.267 · their mean are screened out once, so that one leap does not widen
    the limits. NaN is skipped. `floor` and `ceiling` clip the limits, as 0 and 100 do a share's.
    Raises ValueError with fewer than two values.
    """
    series = _known(values)
    if len(series) < 2:
        raise ValueError("a control chart needs two values")
    ranges = np.abs(np.diff(series))
    kept = ranges[ranges <= SCREEN * ranges.mean()]
    # One leap in a constant series: without it there would be no fluctuation at all.
    mean_range = float(kept.mean() if kept.any() else ranges.mean())
    centre = float(series.mean())
    low, high = centre - LIMIT * mean_range, centre + LIMIT * mean_range
    return Chart(centre, max(low, floor), min(high, ceiling), mean_range, len(series))


def signals(values: Sequence[float], chart: Chart) -> list[dict[Signal, int]]:
    """The signals of every value: which rules it takes part in, and to which side (1 up, −1 down).

    The four rules of NHS England, «Making Data Count»: a point beyond the limits, seven in a row
    on one side of the mean, seven in a row rising or falling, two of three in the outer third of
    the same side. NaN has none and is skipped by the rules.
    """
    everything = np.asarray(values, dtype=float)
    places = np.flatnonzero(~np.isnan(everything))
    series = everything[places]
    # A mean of equal values may differ from them in the last bit, and that is no signal.
    apart = np.where(np.isclose(series, chart.centre, rtol=1e-12), 0.0, series - chart.centre)
    side = np.sign(apart).astype(int)
    third = 2 / 3 * LIMIT * chart.mean_range
    outer = np.where(np.abs(apart) > third, side, 0)
    beyond = np.where((series > chart.high) | (series < chart.low), side, 0)
    found: list[dict[Signal, int]] = [{} for _ in everything]
    marks = {
        Signal.BEYOND: beyond,
        Signal.RUN: _runs(side, RUN),
        Signal.DRIFT: _drifts(np.sign(np.diff(series)).astype(int)),
        Signal.NEAR: _two_of_three(outer),
    }
    for signal, directions in marks.items():
        for place, direction in zip(places.tolist(), directions.tolist()):
            if direction:
                found[place][signal] = direction
    return found


def variation(values: Sequence[float], chart: Chart, higher_is_better: bool = True) -> Variation:
    """What the last known value says: better, worse, or an ordinary fluctuation.

    When its signals point both ways, the first rule of `Signal` decides.
    """
    if not chart.enough:
        return Variation.FEW
    latest = signals(_known(values).tolist(), chart)[-1]
    if not latest:
        return Variation.STEADY
    direction = next(latest[signal] for signal in Signal if signal in latest)
    return Variation.IMPROVING if (direction > 0) == higher_is_better else Variation.WORSENING


def assurance(chart: Chart, plan: float, higher_is_better: bool = True) -> Assurance:
    """Where the plan lies to the limits: met by every ordinary value, by some, or by none.

    A value equal to the plan meets it.
    """
    if not chart.enough:
        return Assurance.FEW
    worst, best = (chart.low, chart.high) if higher_is_better else (-chart.high, -chart.low)
    wanted = plan if higher_is_better else -plan
    if worst >= wanted:
        return Assurance.RELIABLE
    return Assurance.UNCERTAIN if best >= wanted else Assurance.FAILING


def cusum(
    values: Sequence[float], mean: float, slack: float, limit: float
) -> tuple[np.ndarray, np.ndarray]:
    """The upper cumulative sums and which of them exceed the limit: slow growth adds up.

    Page (1954); Montgomery & Runger: S = max(0, S + x − (mean + slack)). After a signal it starts
    again from 0, so that one shift is not reported for ever.
    """
    sums, alarmed = np.zeros(len(values)), np.zeros(len(values), dtype=bool)
    before = 0.0
    for place, value in enumerate(values):
        sums[place] = max(0.0, before + value - (mean + slack))
        alarmed[place] = sums[place] > limit
        before = 0.0 if alarmed[place] else sums[place]
    return sums, alarmed


def _known(values: Sequence[float]) -> np.ndarray:
    series = np.asarray(values, dtype=float)
    return series[~np.isnan(series)]


def _runs(side: np.ndarray, length: int) -> np.ndarray:
    """The side of every point that stands in a run of at least so many on one side."""
    marked = np.zeros(len(side), dtype=int)
    edges = np.flatnonzero(np.diff(side)) + 1
    for begin, end in zip([0, *edges], [*edges, len(side)]):
        if end - begin >= length:
            marked[begin:end] = side[begin]
    return marked


def _drifts(steps: np.ndarray) -> np.ndarray:
    """Seven rising points are six rising steps, and the point before the first one."""
    inside = _runs(steps, RUN - 1)
    after, before = np.append(0, inside), np.append(inside, 0)
    return np.where(after != 0, after, before)


def _two_of_three(outer: np.ndarray) -> np.ndarray:
    marked = np.zeros(len(outer), dtype=int)
    for begin in range(len(outer) - 2):
        window = outer[begin : begin + 3]
        for direction in (1, -1):
            hits = np.flatnonzero(window == direction)
            if len(hits) >= 2:
                marked[begin + hits] = direction
    return marked
