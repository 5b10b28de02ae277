"""`python -m benchmarks`: measures the speed goals and rewrites docs/benchmarks.md."""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks import imports, memory, months, queries
from benchmarks.goals import GOALS, Outcome, judge
from benchmarks.process import ROOT
from benchmarks.table import machine, page

TARGET = ROOT / "docs" / "benchmarks.md"


def main() -> None:
    """Measure the goals asked for; the page is written only when all of them were measured."""
    asked = arguments()
    done: list[Outcome] = []
    for outcome in measured(asked):
        report(outcome)
        done.append(outcome)
    if {outcome.goal.number for outcome in done} == set(GOALS):
        TARGET.write_text(page(done, date.today(), machine()), "utf-8")
        print(f"written: {TARGET.relative_to(ROOT)}")


def measured(asked: argparse.Namespace) -> Iterator[Outcome]:
    """Yield the outcome of each goal asked for, in a folder of their own that then goes away."""
    wanted = set(asked.goals)
    with tempfile.TemporaryDirectory(prefix="svodka-benchmarks-") as folder:
        if wanted & {1, 2, 5}:
            yield from imports.outcomes(wanted, Path(folder), asked.rows, asked.pairs)
        if 3 in wanted:
            yield from months.outcomes(Path(folder), asked.rows, asked.pairs)
        if 4 in wanted:
            yield from memory.outcomes(Path(folder), asked.large_rows, asked.pairs)
        if 6 in wanted:
            sizes = [1_000_000, 10_000_000] if asked.ten_million else [1_000_000]
            yield from queries.outcomes(Path(folder), sizes, asked.pairs)


def arguments() -> argparse.Namespace:
    """Return rows, pairs and goals."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rows", type=int, default=50_000, help="rows of the imported sheet")
    parser.add_argument(
        "--large-rows", type=int, default=245_000, help="rows of goal 4: 200 MB of text"
    )
    parser.add_argument("--pairs", type=int, default=7, help="pairs for each goal, 7 or more")
    parser.add_argument(
        "--goals", type=int, nargs="+", default=sorted(GOALS), choices=sorted(GOALS)
    )
    parser.add_argument("--ten-million", action="store_true", help="goal 6 on 10 million rows too")
    return parser.parse_args()


def report(outcome: Outcome) -> None:
    """Say one result as soon as it is there."""
    found = outcome.comparison
    print(
        f"goal {outcome.goal.number}: {found.ratio:.2f} ({found.low:.2f}–{found.high:.2f}), "
        f"{judge(outcome)}; {found.first.wall:.2f} s ÷ {found.second.wall:.2f} s",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
