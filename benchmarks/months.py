"""Goal 3: twelve monthly exports imported one by one, and all of them by one command."""

import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.goals import GOALS, Outcome
from benchmarks.imports import ResultsDiffer, counted, fresh_homes, imported
from benchmarks.inputs import monthly_sheets
from benchmarks.pairs import Run, measure
from benchmarks.process import run


def outcomes(folder: Path, rows: int, pairs: int, months: int = 12) -> Iterator[Outcome]:
    """Measure goal 3 on twelve sheets of so many rows together."""
    sheets = monthly_sheets(folder, rows, months)
    homes = fresh_homes(folder)
    check_equal(sheets, next(homes), next(homes))
    size = f"{months} files, " + f"{rows:,} rows × 44 columns".replace(",", " ")
    yield Outcome(
        GOALS[3],
        size,
        measure(
            lambda: one_by_one(sheets, next(homes)), lambda: all_at_once(sheets, next(homes)), pairs
        ),
    )


def one_by_one(sheets: list[Path], home: Path) -> Run:
    """Import each sheet by a command of its own; return what they took together."""
    runs = [imported(sheet, home)[0] for sheet in sheets]
    return Run(
        wall=sum(one.wall for one in runs),
        cpu=sum(one.cpu for one in runs),
        peak_mb=max(one.peak_mb for one in runs),
    )


def all_at_once(sheets: list[Path], home: Path) -> Run:
    """Import all the sheets by one command; return what it took."""
    took, said = run("cli.py", "import", *sheets, "--home", home, "--yes", "--json")
    states = [one["status"] for one in json.loads(said)]
    if states != ["imported"] * len(sheets):
        raise ResultsDiffer(f"all at once: {states}")
    return took


def check_equal(sheets: list[Path], one: Path, other: Path) -> None:
    """Import both ways into empty homes; raise ResultsDiffer unless the counts are the same."""
    one_by_one(sheets, one)
    all_at_once(sheets, other)
    if counted(one) != counted(other) or not counted(one):
        raise ResultsDiffer(f"one by one {counted(one)}, all at once {counted(other)}")
