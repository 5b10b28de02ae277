"""What would move each up, in words."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from analytics.weights import Weights
from answers.ratings.rating import Rating
from ui.ratings.ways import way_columns, way_rows

DAY = date(2026, 1, 31)
# name    ahead     gap    part      now   wanted messages reachable
WAYS = [
    ("Леуши", "Мортка", 1.26, "on_time", 0.9, 0.952, 6, True),
    ("Леуши", "Мортка", 1.26, "quantity", 0.1, 0.2, 12, True),
    ("Леуши", "Мортка", 1.26, "mark", 0.5, 0.6, float("nan"), True),
    ("Шугур", "Леуши", 0.01, "on_time", 0.9, 1.4, 60, False),
    ("Шугур", "Леуши", 0.01, "repeat", 0.9, 0.95, 1, True),
]


@pytest.fixture
def answer() -> Rating:
    names = ["name", "ahead", "gap", "part", "now", "wanted", "messages", "reachable"]
    empty = pd.DataFrame()
    ways = pd.DataFrame(WAYS, columns=names)
    return Rating("settlement", DAY, DAY, (DAY, DAY), True, 1, Weights(), 1, empty, empty, ways)


def test_each_part_is_a_column_in_their_usual_order(answer):
    assert [column.key for column in way_columns(answer)] == [
        "name", "above", "quantity", "on_time", "repeat", "mark",
    ]  # fmt: skip


def test_words_of_every_kind(answer):
    rows = way_rows(answer).map(lambda cell: str(cell).replace("\u00a0", " ")).to_dict("records")
    assert [row["name"] for row in rows] == ["Леуши", "Шугур"]
    assert rows[0]["above"] == "Мортка, 1,3"
    assert rows[0]["on_time"] == "на 6 (90,0 % → 95,2 %)"
    assert rows[0]["quantity"] == "на 12"
    assert rows[0]["mark"] == "3,00 → 3,40"
    assert rows[1]["above"] == "Леуши, меньше 0,1"
    assert rows[1]["on_time"] == "не хватит"
    assert rows[1]["repeat"] == "на 1"


def test_nobody_above_is_no_row(answer):
    assert way_rows(replace(answer, ways=answer.ways.iloc[:0])).empty
