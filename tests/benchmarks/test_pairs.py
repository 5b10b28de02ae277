"""Ratios are taken pair by pair, and pairs that disagree are not called a result."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.pairs import Pair, Run, alternate, compare, measure


def pairs(*walls: tuple[float, float]) -> list[Pair]:
    return [Pair(Run(first, first / 2), Run(second, second / 4)) for first, second in walls]


def test_the_ratio_is_the_median_of_the_ratios_of_the_pairs() -> None:
    # A slow minute doubles both sides of the third pair and changes nothing.
    comparison = compare(pairs((2.0, 1.0), (2.2, 1.0), (4.2, 2.0)))
    assert comparison.ratio == pytest.approx(4.2 / 2.0)
    assert (comparison.low, comparison.high) == (2.0, 2.2)
    assert comparison.first.wall == 2.2
    assert comparison.second.wall == 1.0


def test_memory_is_compared_by_its_peak() -> None:
    pair = Pair(Run(9.0, 1.0, peak_mb=300.0), Run(1.0, 1.0, peak_mb=200.0))
    assert compare([pair], "peak_mb").ratio == 1.5
    assert measure(lambda: pair.first, lambda: pair.second, 2, by="peak_mb").ratio == 1.5
    with pytest.raises(ValueError, match="no time"):
        compare([Pair(pair.first, Run(1.0, 1.0))], "peak_mb")


def test_processor_time_has_a_ratio_of_its_own() -> None:
    assert compare(pairs((2.0, 1.0))).cpu_ratio == pytest.approx((2.0 / 2) / (1.0 / 4))


@pytest.mark.parametrize(
    ("last", "conclusive"),
    [(2.5, True), (2.51, False)],
)
def test_a_range_above_a_quarter_of_the_median_is_no_result(last: float, conclusive: bool) -> None:
    comparison = compare(pairs((2.0, 1.0), (2.0, 1.0), (last, 1.0)))
    assert comparison.spread == pytest.approx((last - 2.0) / 2.0)
    assert comparison.conclusive is conclusive


def test_sides_take_turns() -> None:
    order: list[str] = []

    def side(name: str) -> Run:
        order.append(name)
        return Run(1.0, 1.0)

    alternate(lambda: side("A"), lambda: side("B"), 3)
    assert order == ["A", "B"] * 3


def test_the_first_pair_warms_up_and_does_not_count() -> None:
    times = iter([100.0, 2.0, 2.0, 2.0])
    comparison = measure(lambda: Run(next(times), 1.0), lambda: Run(1.0, 1.0), pairs=3)
    assert comparison.high == 2.0


def test_pairs_that_disagree_are_run_again() -> None:
    times = iter([1.0, *(1.0, 5.0, 1.0), *(3.0, 3.0, 3.0)])
    comparison = measure(lambda: Run(next(times), 1.0), lambda: Run(1.0, 1.0), pairs=3)
    assert comparison.ratio == 3.0
    assert comparison.conclusive


def test_pairs_that_disagree_twice_stay_inconclusive() -> None:
    times = iter([1.0, *(1.0, 5.0, 1.0), *(1.0, 6.0, 1.0)])
    comparison = measure(lambda: Run(next(times), 1.0), lambda: Run(1.0, 1.0), pairs=3)
    assert comparison.high == 6.0
    assert not comparison.conclusive


@pytest.mark.parametrize("bad", [[], pairs((1.0, 1.0), (1.0, 0.0))])
def test_what_cannot_be_compared_is_an_error(bad: list[Pair]) -> None:
    with pytest.raises(ValueError, match=r"pairs|no time"):
        compare(bad)


times = st.floats(0.01, 100, allow_nan=False)


@given(st.lists(st.tuples(times, times), min_size=1, max_size=9))
def test_the_median_lies_in_its_range_and_mirrors(walls: list[tuple[float, float]]) -> None:
    there = compare(pairs(*walls))
    back = compare(pairs(*((second, first) for first, second in walls)))
    assert there.low <= there.ratio <= there.high
    assert back.low == pytest.approx(1 / there.high)
    assert back.high == pytest.approx(1 / there.low)
