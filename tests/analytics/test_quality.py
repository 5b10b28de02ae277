from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analytics.quality import (
    Impossible,
    impossible_dates,
    low_coverage,
    perfect_shares,
    repeated_months,
    sudden_zeros,
)

AS_OF = date(2026, 10, 31)
MOMENTS = ["received_at", "first_reply_at", "answered_at", "due_at"]

# received, first reply, answered, due, what is wrong
MESSAGES = [
    ("2026-10-01 10:00", "2026-10-01 11:00", "2026-10-05 09:00", "2026-10-12 23:59:59", []),
    ("2026-10-31 23:59", None, None, None, []),
    ("2026-11-01 00:00", None, None, None, [Impossible.FUTURE]),
    ("2026-10-02 10:00", None, "2026-10-02 09:59", None, [Impossible.ANSWER_FIRST]),
    ("2026-10-02 10:00", None, None, "2026-10-02 00:00", []),  # the day of receipt
    ("2026-10-02 10:00", None, None, "2026-10-01 23:59", [Impossible.DUE_FIRST]),
    ("2026-10-02 10:00", "2026-10-04 10:00", "2026-10-03 10:00", None, [Impossible.REPLY_LAST]),
    ("2024-10-01 10:00", None, "2026-10-01 10:00", None, []),  # 730 days
    ("2024-10-01 10:00", None, "2026-10-01 10:01", None, [Impossible.TOO_LONG]),
    (
        "2026-10-02 10:00", "2026-10-04 10:00", "2026-10-01 10:00", "2026-09-01 10:00",
        [Impossible.ANSWER_FIRST, Impossible.DUE_FIRST, Impossible.REPLY_LAST],
    ),
]  # fmt: skip


def test_impossible_dates_are_named_row_by_row():
    rows = [[None if cell is None else pd.Timestamp(cell) for cell in row[:4]] for row in MESSAGES]
    table = pd.DataFrame(rows, columns=MOMENTS, dtype="datetime64[us]", index=list("абвгдежзик"))
    found = impossible_dates(table, AS_OF)
    named = {name: [] for name in table.index}
    for row, problem in found.itertuples(index=False):
        named[row].append(problem)
    assert list(named.values()) == [row[4] for row in MESSAGES]


def test_no_messages_have_no_dates():
    empty = pd.DataFrame(columns=MOMENTS, dtype="datetime64[us]")
    assert impossible_dates(empty, AS_OF).empty


def test_a_hundred_percent_of_few_is_named():
    table = pd.DataFrame(
        [("А", 9, 9), ("Б", 10, 10), ("В", 8, 9), ("Г", 0, 0), ("Д", 1, 1)],
        columns=["settlement", "numerator", "denominator"],
    )
    assert perfect_shares(table)["settlement"].tolist() == ["А", "Д"]
    assert perfect_shares(table, 11)["settlement"].tolist() == ["А", "Б", "Д"]


def test_little_known_marks_come_least_known_first():
    table = pd.DataFrame(
        [("А", 49, 100), ("Б", 50, 100), ("В", 0, 7), ("Г", 0, 0)],
        columns=["mark", "known", "total"],
    )
    found = low_coverage(table)
    assert found["mark"].tolist() == ["В", "А"]
    assert found["coverage"].tolist() == [0, 0.49]
    with pytest.raises(ValueError, match="known"):
        low_coverage(pd.DataFrame({"known": [3], "total": [2]}))


def months(**rows):
    columns = [f"2026-{i + 1:02d}" for i in range(len(next(iter(rows.values()))))]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)


def test_a_zero_that_the_past_makes_unlikely_is_named():
    found = sudden_zeros(months(А=[9, 11, 10, 0, 9], Б=[1, 0, 2, 0, 1], В=[9, 11, 10, 1, 9]))
    assert found[["name", "month", "months", "expected"]].to_numpy().tolist() == [
        ["А", "2026-04", 3, 10.0]
    ]
    assert found["risk"].iloc[0] == pytest.approx(stats.nbinom.pmf(0, 30.5, 3 / 4))


def test_two_months_tell_nothing():
    assert sudden_zeros(months(А=[50, 50, 0])).empty


def test_only_the_last_twelve_months_tell_what_is_usual():
    found = sudden_zeros(months(А=[900, *[0] * 13]))
    assert found["month"].tolist()[-1] == "2026-13"  # of fourteen months


@pytest.mark.parametrize("bad", [-1, np.nan])
def test_a_month_without_a_count_is_an_error(bad):
    with pytest.raises(ValueError, match="number"):
        sudden_zeros(months(А=[bad, 1]))


@given(st.lists(st.integers(0, 30), min_size=1, max_size=20))
def test_only_zeros_are_sudden_and_only_unlikely_ones(row):
    found = sudden_zeros(pd.DataFrame([row]))
    for place, count in enumerate(row):
        before = row[max(0, place - 12) : place]
        rare = (
            len(before) >= 3
            and stats.nbinom.pmf(0, sum(before) + 0.5, len(before) / (len(before) + 1)) <= 0.01
        )
        assert (place in found["month"].tolist()) == (count == 0 and bool(rare))


# source, month, settlement, messages
COUNTS = [
    ("ИМ", "2026-08-01", "А", 7),
    ("ИМ", "2026-08-01", "Б", 5),
    ("ИМ", "2026-09-01", "Б", 5),
    ("ИМ", "2026-09-01", "А", 4),
    ("ИМ", "2026-09-01", "А", 3),
    ("ИМ", "2026-09-01", "В", 0),
    ("ПОС", "2026-08-01", "А", 7),
    ("ПОС", "2026-08-01", "Б", 5),
    ("ПОС", "2026-09-01", "А", 5),
    ("ПОС", "2026-09-01", "Б", 7),
]


def repeated(rows, **settings):
    columns = ["source", "month", "settlement", "messages"]
    table = pd.DataFrame(rows, columns=columns)
    return repeated_months(table, ["settlement"], **settings).to_numpy().tolist()


def test_a_month_equal_to_the_one_before_is_named():
    assert repeated(COUNTS) == [["ИМ", date(2026, 9, 1), date(2026, 8, 1), 12, 2]]


def test_few_messages_or_one_cell_may_agree_by_chance():
    assert repeated(COUNTS, least=13) == []
    one = [("ИМ", f"2026-{month:02d}-01", "А", 40) for month in (1, 2)]
    assert repeated(one) == []


def test_a_month_is_compared_with_its_neighbour_only():
    far = [(s, "2026-07-01" if m == "2026-08-01" else m, p, n) for s, m, p, n in COUNTS]
    assert repeated(far) == []
    assert repeated([]) == []
