"""Before and after against a control: reference values, properties, nothing said of too little."""

from math import comb, inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.effects import effect

counts = st.integers(0, 60)


def tail(x: int, ours: int, control: int, drawn: int, ratio: float) -> float:
    """P(X ≤ x) of Fisher's non-central hypergeometric distribution, term by term.

    `ours` and `control` are the sums of both spans, `drawn` is everything in the later span.
    """
    weights = {
        one: comb(ours, one) * comb(control, drawn - one) * ratio**one
        for one in range(max(0, drawn - control), min(ours, drawn) + 1)
    }
    return sum(weight for one, weight in weights.items() if one <= x) / sum(weights.values())


def test_the_limits_are_where_the_exact_tail_is_a_fortieth() -> None:
    found = effect(40, 19, 120, 118, 10)
    assert tail(19, 59, 238, 137, found.high) == pytest.approx(0.025, abs=1e-6)
    assert 1 - tail(18, 59, 238, 137, found.low) == pytest.approx(0.025, abs=1e-6)
    assert (found.controlled, found.finding) == (True, "fewer")
    assert found.ratio == pytest.approx(0.484, abs=0.005)  # (19/40) / (118/120), conditional


# before, after, of the control before and after → controlled, finding
FINDINGS = [
    (40, 19, 120, 118, True, "fewer"),
    (40, 19, 120, 55, True, "same"),  # it fell everywhere
    (20, 21, 120, 40, True, "more"),  # it fell everywhere but here
    (14, 9, 110, 120, True, "same"),
    (14, 0, 110, 120, True, "fewer"),
    (0, 14, 110, 120, True, "more"),
    (40, 19, 0, 0, False, "fewer"),
    (40, 19, 0, 500, False, "fewer"),  # a series that only began is no control
    (40, 19, 4, 5, False, "fewer"),
    (14, 9, 4, 5, False, "same"),
    (5, 4, 1000, 1000, True, "little"),
    (0, 0, 0, 0, False, "little"),
]


@pytest.mark.parametrize(("b", "a", "cb", "ca", "controlled", "finding"), FINDINGS)
def test_what_is_found(b, a, cb, ca, controlled, finding) -> None:
    found = effect(b, a, cb, ca, 10)
    assert (found.controlled, found.finding) == (controlled, finding)
    assert (found.ratio is None) == (finding == "little")


def test_without_a_control_it_is_the_ratio_of_two_counts() -> None:
    found = effect(10, 10, 0, 0, 10)
    # 10 of 20: exact limits of the share 0.27196–0.72804
    assert (found.ratio, found.low, found.high) == (
        1, pytest.approx(0.37355, abs=1e-4), pytest.approx(2.67701, abs=1e-3),
    )  # fmt: skip
    none_before = effect(0, 12, 0, 0, 10)
    assert (none_before.ratio, none_before.high, none_before.finding) == (inf, inf, "more")


@given(counts, counts, counts, counts)
def test_the_ratio_lies_in_its_interval_and_turns_with_time(b, a, cb, ca) -> None:
    found, turned = effect(b, a, cb, ca, 1), effect(a, b, ca, cb, 1)
    if found.ratio is None:
        assert (a, b) == (0, 0)
        return
    assert found.low <= found.ratio <= found.high
    mirrored = {"fewer": "more", "more": "fewer", "same": "same"}
    assert turned.finding == mirrored[found.finding]


@given(counts, st.integers(1, 60))
def test_the_same_as_everywhere_is_no_effect(n, share) -> None:
    assert effect(n, n, share, share, 1).finding in ("same", "little")


@pytest.mark.parametrize("bad", [(-1, 0, 0, 0, 10), (0, 0, 0, -1, 10), (1, 1, 1, 1, 0)])
def test_what_cannot_be_is_an_error(bad) -> None:
    with pytest.raises(ValueError, match="negative"):
        effect(*bad)
