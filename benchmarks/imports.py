"""Goals 1, 2 and 5: our import of a wide sheet against the floor, the usual way and itself."""

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from benchmarks.goals import GOALS, Outcome
from benchmarks.inputs import LAST_DAY, wide_sheet
from benchmarks.pairs import Run, measure
from benchmarks.process import ROOT, run

BASELINES = ROOT / "benchmarks" / "baselines"


class ResultsDiffer(Exception):
    """The two sides do not say the same, so their speed means nothing."""


def outcomes(wanted: set[int], folder: Path, rows: int, pairs: int) -> Iterator[Outcome]:
    """Measure the wanted ones of goals 1, 2 and 5 on a sheet of so many rows, one by one."""
    sheet = wide_sheet(folder, rows)
    homes = fresh_homes(folder)
    used = next(homes)
    check_equal(sheet, used)
    size = f"{rows:,} rows × 44 columns".replace(",", " ")

    def ours() -> Run:
        nonlocal used
        used = next(homes)
        return imported(sheet, used)[0]

    def again() -> Run:
        return imported(sheet, used)[0]

    def floor() -> Run:
        return run(BASELINES / "calamine_read.py", sheet)[0]

    def usual() -> Run:
        target = folder / "usual.duckdb"
        target.unlink(missing_ok=True)
        return run(BASELINES / "pandas_import.py", sheet, target)[0]

    sides = {1: (ours, floor), 2: (usual, ours), 5: (again, ours)}
    for number in sorted(wanted & sides.keys()):
        yield Outcome(GOALS[number], size, measure(*sides[number], pairs))


def imported(sheet: Path, home: Path) -> tuple[Run, dict[str, Any]]:
    """Import the sheet into the home; return what it took and what the command line says."""
    took, said = run("cli.py", "import", sheet, "--home", home, "--yes", "--json")
    return took, json.loads(said)[0]


def check_equal(sheet: Path, home: Path) -> None:
    """Import into an empty home, twice; raise ResultsDiffer unless the facts are the sheet's.

    The other side is a plain reading of the sheet, less the rows that the import has refused:
    messages by month of receipt, each once. A second import must change nothing.
    """
    _, first = imported(sheet, home)
    expected = months_of(sheet, {refusal["row"] for refusal in first["refusals"]})
    if (first["status"], counted(home)) != ("imported", expected):
        raise ResultsDiffer(f"{first['status']}: {counted(home)} instead of {expected}")
    _, second = imported(sheet, home)
    if (second["status"], counted(home)) != ("unchanged", expected):
        raise ResultsDiffer(f"the same file again: {second['status']}, {counted(home)}")


def months_of(sheet: Path, refused: set[int]) -> dict[str, int]:
    """Count the messages of the sheet by month, read cell by cell; rows are numbered as in Excel."""
    lines = CalamineWorkbook.from_path(sheet).get_sheet_by_index(0).to_python()
    identity, received = lines[0].index("Номер инцидента"), lines[0].index("Дата создания")
    latest: dict[str, str] = {}
    for row, line in enumerate(lines[1:], start=2):
        moment = line[received]
        if row not in refused and isinstance(moment, date):
            latest[str(line[identity])] = f"{moment:%Y-%m}"
    return dict(sorted(Counter(latest.values()).items()))


def counted(home: Path) -> dict[str, int]:
    """Count the messages of the home by month, as the command line does."""
    _, said = run(
        "cli.py", "counts", "--by", "month", "--as-of", LAST_DAY, "--home", home, "--json"
    )
    return {row["month"]: row["messages"] for row in json.loads(said)}


def fresh_homes(folder: Path) -> Iterator[Path]:
    """Yield homes that do not exist yet; the one before the last is thrown away each time."""
    for number in count():
        if number > 1:
            shutil.rmtree(folder / f"home-{number - 2}", ignore_errors=True)
        yield folder / f"home-{number}"
