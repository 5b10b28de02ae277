"""What would move a settlement up."""

import numpy as np
import pandas as pd
import pytest

from analytics.ratings import COUNTS, rate
from analytics.steps_up import steps_up
from analytics.weights import Weights

NAN = np.nan

# settlement  rated  score  k    t    q    on_time  late
TABLE = pd.DataFrame(
    [
        ("Первое", True, 80.0, 0.5, 0.9, 0.85, 90, 10),
        ("Второе", True, 78.0, 0.9, 0.8, 0.70, 40, 10),
        ("Третье", True, 50.0, 0.9, 0.2, 0.60, 1, 4),
        ("Малое", False, 60.0, 0.1, 1.0, NAN, 1, 0),
        ("Пустое", False, NAN, NAN, NAN, NAN, 0, 0),
    ],
    columns=["settlement", "rated", "score", "k", "t", "q", "on_time", "late"],
)


def step(name, table=TABLE):
    return steps_up(table, Weights()).set_index("settlement").loc[name]


def test_the_first_has_nobody_above():
    assert pd.isna(step("Первое")["ahead"])
    assert pd.isna(step("Первое")["gap"])


def test_the_next_above_and_the_points_between():
    assert step("Второе")["ahead"] == "Первое"
    assert step("Второе")["gap"] == pytest.approx(80 - 78)
    assert step("Третье")["ahead"] == "Второе"


def test_the_weakest_axis_costs_the_most_points():
    # K loses 0.2·0.5 = 10, T 0.4·0.1 = 4, Q 0.4·0.15 = 6 of a hundred
    assert (step("Первое")["weakest"], step("Первое")["lost"]) == ("k", pytest.approx(10))
    # without Q the weights are 1/3 and 2/3: K loses 100/3·0.9
    assert step("Малое")["weakest"] == "k"
    assert step("Малое")["lost"] == pytest.approx(100 / 3 * 0.9)
    assert pd.isna(step("Пустое")["weakest"])


def test_so_many_answers_in_time_draw_level():
    # one more answer in time is 100·0.4/(50 + 10) = 2/3 of a point: 2 points are 3 answers
    assert step("Второе")["on_time_needed"] == 3
    # 28 points are 28/(40/15) = 10.5 answers, and only 4 are late
    assert pd.isna(step("Третье")["on_time_needed"])


def test_the_promise_holds_when_the_district_share_is_kept():
    parts = pd.DataFrame(
        [
            # twin settlements but for time: A 95 of 100, B 80 of 100; a large third keeps p still
            ("А", 100, 95, 5, 100, 0, 0, 0, 0, 0, 0, 0, 0),
            ("Б", 100, 80, 20, 100, 0, 0, 0, 0, 0, 0, 0, 0),
            ("В", 100, 10, 90, 100, 0, 0, 0, 0, 0, 0, 0, 0),
        ],
        columns=["settlement", *COUNTS],
    )
    people = {"А": 1000, "Б": 1000, "В": 1000}
    rated = rate(parts, people, 1)
    needed = step("Б", rated)["on_time_needed"]
    assert needed == 15
    moved = parts.set_index("settlement")
    moved.loc["Б", ["on_time", "late"]] = [80 + 15, 20 - 15]
    again = rate(moved.reset_index(), people, 1).set_index("settlement")
    assert again.loc["Б", "place"] == again.loc["А", "place"] == 1
