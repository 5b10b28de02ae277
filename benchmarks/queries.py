"""Goal 6: a page's queries on many rows against the same page on a hundred thousand."""

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb

from benchmarks.goals import GOALS, Outcome
from benchmarks.imports import ResultsDiffer, imported
from benchmarks.inputs import wide_sheet
from benchmarks.pairs import Run, measure
from benchmarks.process import run

SHEET_ROWS = 50_000
FEW = 100_000


def outcomes(folder: Path, sizes: Sequence[int], pairs: int) -> Iterator[Outcome]:
    """Measure a page on each of the sizes, all multiples of 50 000 rows, against 100 000."""
    seed = folder / "seed"
    imported(wide_sheet(folder, SHEET_ROWS), seed)
    few = multiplied(seed, folder / "few", FEW // SHEET_ROWS)
    for size in sizes:
        many = multiplied(seed, folder / f"many-{size}", size // SHEET_ROWS)
        check_equal(many, few, size)
        comparison = measure(lambda home=many: asked(home)[0], lambda: asked(few)[0], pairs)
        yield Outcome(GOALS[6], f"{size:,} rows".replace(",", " "), comparison)
        shutil.rmtree(many)


def check_equal(many: Path, few: Path, size: int) -> None:
    """Raise ResultsDiffer unless the page counts as many times more messages as there are."""
    counted, expected = asked(many)[1], asked(few)[1] * size // FEW
    if counted != expected:
        raise ResultsDiffer(f"{counted} messages at {size} rows instead of {expected}")


def asked(home: Path) -> tuple[Run, int]:
    """Return what a page's queries take in a fresh process, and the messages it counts."""
    took, said = run("-m", "benchmarks.page_queries", home)
    answer = json.loads(said)
    return Run(answer["wall"], answer["cpu"], took.peak_mb), answer["messages"]


def multiplied(seed: Path, home: Path, times: int) -> Path:
    """Return a copy of the seed whose every message stands so many times, published anew.

    The copies go straight into the store: ten million rows through files would take hours and
    measure nothing of a page.
    """
    shutil.copytree(seed, home)
    with duckdb.connect(str(home / "store.duckdb")) as store:
        store.execute(
            "INSERT INTO messages SELECT m.* REPLACE (m.key || '-' || copy AS key, "
            "m.row_number + copy * (SELECT max(row_number) FROM messages) AS row_number) "
            "FROM messages AS m, range(1, ?) AS copies(copy)",
            [times],
        )
    run("cli.py", "publish", "--home", home)
    return home
