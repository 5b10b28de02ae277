"""A goal is met by the ratio alone, in its own direction, and only by a measurement."""

from datetime import date

import pytest

from benchmarks.goals import GOALS, Outcome, judge
from benchmarks.pairs import Comparison, Run
from benchmarks.table import HEAD, machine, page


def outcome(number: int, ratio: float, low: float | None = None) -> Outcome:
    side = Run(wall=ratio, cpu=1.5, peak_mb=210.4)
    comparison = Comparison(ratio, low or ratio, ratio, 1.25, side, Run(1.0, 1.2, 99.6), 7)
    return Outcome(GOALS[number], "50 000 rows", comparison)


@pytest.mark.parametrize(
    ("number", "ratio", "verdict"),
    [
        (1, 2.0, "aim met"),
        (1, 2.01, "must met"),
        (1, 3.0, "must met"),
        (1, 3.01, "not met"),
        (2, 4.0, "aim met"),
        (2, 3.99, "must met"),
        (2, 2.5, "must met"),
        (2, 2.49, "not met"),
        (3, 1.3, "must met"),
        (3, 1.29, "not met"),
        (4, 1.5, "must met"),
        (4, 1.51, "not met"),
    ],
)
def test_goals_point_in_their_own_direction(number: int, ratio: float, verdict: str) -> None:
    assert judge(outcome(number, ratio)) == verdict


def test_a_good_ratio_of_a_shaky_machine_is_no_verdict() -> None:
    assert judge(outcome(1, 1.9, low=1.4)) == "inconclusive"


def test_the_page_holds_the_figures_the_day_and_the_machine() -> None:
    text = page([outcome(1, 2.4), outcome(2, 4.4)], date(2026, 11, 22), "an abacus")
    assert "2026-11-22" in text
    assert "Machine: an abacus." in text
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert len(rows) == 1 + 2
    assert {row.count("|") for row in rows} == {HEAD.count("|")}
    assert "| **2.40** | 2.40 – 2.40 | ≤ 3 | ≤ 2 | must met | 1.25 | 2.40 / 1.00 |" in rows[1]
    assert "≥ 2.5 | ≥ 4 | aim met" in rows[2]


def test_this_machine_is_described() -> None:
    assert "cores" in machine()
    assert "Python 3." in machine()
