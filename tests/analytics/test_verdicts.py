import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analytics.verdicts import Verdict, verdict, verdicts
from tests.analytics.alternative_implementations import verdict as plain_verdict

# numerator, denominator, unknown, plan, verdict (minimum 10)
CASES = [
    (0, 0, 0, 90, "нет событий"),
    (0, 0, 40, 90, "нет событий"),  # nothing to divide comes before the coverage
    (0, 0, 0, 100, "нет событий"),
    (20, 20, 21, 90, "мало данных"),  # 20 of 41 known
    (20, 20, 20, 50, "выполнено уверенно"),  # exactly a half is enough
    (3, 3, 4, 100, "мало данных"),  # coverage comes before the plan of 100
    (1, 1, 0, 100, "выполнено уверенно"),  # the plan of 100 comes before the minimum
    (999, 1000, 0, 100, "не выполнено уверенно"),
    (9, 9, 0, 90, "мало данных"),
    (9, 10, 0, 90, "похоже на выполнено"),  # exactly on plan
    (90, 100, 0, 90, "похоже на выполнено"),
    (89, 100, 0, 90, "похоже на невыполнено"),
    (8996, 10000, 0, 90, "похоже на невыполнено"),  # 89,96 rounds to 90,0 and is below
    (8996, 10000, 0, 89.96, "похоже на выполнено"),
    (970, 1000, 0, 90, "выполнено уверенно"),
    (800, 1000, 0, 90, "не выполнено уверенно"),
    (0, 10, 0, 0, "выполнено уверенно"),
    (57, 100, 0, 57, "похоже на выполнено"),  # 0.57 · 100 is 56.99999999999999 in floats
]


@pytest.mark.parametrize(("numerator", "denominator", "unknown", "plan", "expected"), CASES)
def test_verdict_by_the_order_of_the_contract(numerator, denominator, unknown, plan, expected):
    assert verdict(numerator, denominator, unknown, plan, 10) == expected


def test_words_are_the_six_and_not_applicable():
    assert [state.value for state in Verdict] == [
        "выполнено уверенно",
        "похоже на выполнено",
        "похоже на невыполнено",
        "не выполнено уверенно",
        "мало данных",
        "нет событий",
        "не применимо",
    ]


def test_a_year_without_a_plan_is_not_judged():
    assert verdict(95, 100, 0, None, 10) is Verdict.NOT_APPLICABLE
    assert verdict(0, 0, 0, None, 10) is Verdict.NO_EVENTS


@pytest.mark.parametrize(
    ("numerator", "denominator", "unknown"), [(-1, 5, 0), (6, 5, 0), (1, 5, -1)]
)
def test_impossible_counts_are_an_error(numerator, denominator, unknown):
    with pytest.raises(ValueError, match="numerator"):
        verdict(numerator, denominator, unknown, 90, 10)


def test_verdicts_keep_the_index_and_may_be_empty():
    columns = ["numerator", "denominator", "unknown", "plan", "minimum_n"]
    counts = pd.DataFrame([(9, 10, 0, 90, 10), (0, 0, 0, 90, 10)], columns=columns, index=[7, 3])
    assert verdicts(counts).to_dict() == {7: "похоже на выполнено", 3: "нет событий"}
    assert verdicts(counts.iloc[:0]).empty


counted = st.integers(0, 400).flatmap(
    lambda n: st.tuples(st.integers(0, n), st.just(n), st.integers(0, 300))
)
plans = st.integers(0, 10_000).map(lambda hundredths: hundredths / 100)


@given(counted, plans)
@example((90, 100, 0), 90.0)
@example((0, 100, 0), 0.0)
def test_verdict_agrees_with_fractions(counts, plan):
    assert verdict(*counts, plan, 10) == plain_verdict(*counts, plan, 10)


BETTER_AND_BETTER = [
    "не выполнено уверенно",
    "похоже на невыполнено",
    "похоже на выполнено",
    "выполнено уверенно",
]


@given(st.integers(10, 300), plans)
def test_verdict_is_monotone_in_the_numerator(n, plan):
    rows = pd.DataFrame({"numerator": range(n + 1)})
    rows = rows.assign(denominator=n, unknown=0, plan=plan, minimum_n=10)
    steps = [BETTER_AND_BETTER.index(state) for state in verdicts(rows)]
    assert steps == sorted(steps)
    assert steps[-1] >= 2  # all of them are never «missed»
