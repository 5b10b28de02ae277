"""Goal 4: the memory at its highest, of our import and of the bare reading of a large sheet."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.goals import GOALS, Outcome
from benchmarks.imports import BASELINES, check_equal, fresh_homes, imported
from benchmarks.inputs import NARROW, narrow_sheet
from benchmarks.pairs import Run, measure
from benchmarks.process import run


def outcomes(folder: Path, rows: int, pairs: int) -> Iterator[Outcome]:
    """Measure goal 4 on a sheet of so many rows, the most that an upload may hold."""
    sheet = narrow_sheet(folder, rows)
    homes = fresh_homes(folder)
    check_equal(sheet, next(homes))

    def ours() -> Run:
        return imported(sheet, next(homes))[0]

    def floor() -> Run:
        return run(BASELINES / "calamine_read.py", sheet)[0]

    size = f"{rows:,} rows × {len(NARROW)} columns".replace(",", " ")
    yield Outcome(GOALS[4], size, measure(ours, floor, pairs, by=GOALS[4].by))
