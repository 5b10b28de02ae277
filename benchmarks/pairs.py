"""Two ways of doing the same, run in turns, and what their times say."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

Measure = Literal["wall", "peak_mb"]

# Wider than this, the machine was measured and not the program.
WIDEST_SPREAD = 0.25


@dataclass(frozen=True)
class Run:
    """One run of one side: seconds on the wall, seconds of processor time, peak memory in MB."""

    wall: float
    cpu: float
    peak_mb: float = 0.0


@dataclass(frozen=True)
class Pair:
    """The two sides, run one straight after the other."""

    first: Run
    second: Run


@dataclass(frozen=True)
class Comparison:
    """First ÷ second: the median over pairs and its range; medians of each side in seconds.

    ``ratio`` is of the time on the wall, or of the peak of memory when that was compared.
    """

    ratio: float
    low: float
    high: float
    cpu_ratio: float
    first: Run
    second: Run
    pairs: int

    @property
    def spread(self) -> float:
        """The range of the ratio as a share of its median."""
        return (self.high - self.low) / self.ratio

    @property
    def conclusive(self) -> bool:
        """Whether the pairs agree well enough to be called a measurement."""
        return self.spread <= WIDEST_SPREAD


def measure(
    first: Callable[[], Run],
    second: Callable[[], Run],
    pairs: int = 7,
    attempts: int = 2,
    by: Measure = "wall",
) -> Comparison:
    """Compare the sides over A B A B…; pairs that disagree are all run once more.

    One pair goes before and is thrown away: it fills the disk cache and compiles modules.
    """
    alternate(first, second, 1)
    comparison = compare(alternate(first, second, pairs), by)
    for _ in range(attempts - 1):
        if comparison.conclusive:
            break
        comparison = compare(alternate(first, second, pairs), by)
    return comparison


def alternate(first: Callable[[], Run], second: Callable[[], Run], pairs: int) -> list[Pair]:
    """Run A B A B…, so that a slow minute of the machine falls on both sides."""
    return [Pair(first(), second()) for _ in range(pairs)]


def compare(pairs: Sequence[Pair], by: Measure = "wall") -> Comparison:
    """Reduce pairs to a comparison: the ratio is taken in each pair, then the median.

    Raises ValueError without pairs or when a second side took no time (no memory).
    """
    if not pairs:
        raise ValueError("no pairs were run")
    if any(_of(pair.second, by) <= 0 for pair in pairs):
        raise ValueError("a side that takes no time cannot be compared with")
    ratios = [_of(pair.first, by) / _of(pair.second, by) for pair in pairs]
    processor = [pair.first.cpu / pair.second.cpu for pair in pairs if pair.second.cpu > 0]
    return Comparison(
        ratio=median(ratios),
        low=min(ratios),
        high=max(ratios),
        cpu_ratio=median(processor) if processor else float("nan"),
        first=typical([pair.first for pair in pairs]),
        second=typical([pair.second for pair in pairs]),
        pairs=len(pairs),
    )


def typical(runs: Sequence[Run]) -> Run:
    """Return the medians of each measure, and the highest peak of memory."""
    return Run(
        wall=median(run.wall for run in runs),
        cpu=median(run.cpu for run in runs),
        peak_mb=max(run.peak_mb for run in runs),
    )


def _of(run: Run, by: Measure) -> float:
    return run.peak_mb if by == "peak_mb" else run.wall
