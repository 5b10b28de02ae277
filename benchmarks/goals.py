"""The speed goals: each a ratio of two sides measured in one run, so that no machine matters."""

from dataclasses import dataclass

from benchmarks.pairs import Comparison, Measure


@dataclass(frozen=True)
class Goal:
    """What first ÷ second has to be; `at_least` when more is better, `by` what is compared."""

    number: int
    first: str
    second: str
    must: float
    aim: float
    at_least: bool = False
    by: Measure = "wall"


@dataclass(frozen=True)
class Outcome:
    """A goal, how much data it was measured on, and what came out."""

    goal: Goal
    size: str
    comparison: Comparison


GOALS = {
    goal.number: goal
    for goal in (
        Goal(1, "our whole import", "bare python-calamine reading the sheet", 3.0, 2.0),
        Goal(2, "pandas + openpyxl → DuckDB", "our whole import", 2.5, 4.0, at_least=True),
        Goal(
            3, "12 monthly files one by one", "our import of all at once", 1.3, 1.7, at_least=True
        ),
        Goal(4, "peak memory of our import", "that of the bare reading", 1.5, 1.2, by="peak_mb"),
        Goal(5, "the same file again", "our first import of it", 0.10, 0.05),
        Goal(6, "a page's queries on many rows", "the same on 100 000 rows", 1.5, 1.25),
    )
}


def judge(outcome: Outcome) -> str:
    """Return what the ratio says about the goal: aim, must, not met or inconclusive."""
    if not outcome.comparison.conclusive:
        return "inconclusive"
    for level, bound in (("aim met", outcome.goal.aim), ("must met", outcome.goal.must)):
        ratio = outcome.comparison.ratio
        if ratio >= bound if outcome.goal.at_least else ratio <= bound:
            return level
    return "not met"
