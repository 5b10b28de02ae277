"""The history of places in words and as a grid."""

from datetime import date

import pandas as pd

from answers.ratings.history import RatingHistory
from ui.ratings.history import place_grid, place_sentence

AUGUST, SEPTEMBER = pd.to_datetime(["2026-08-01", "2026-09-01"])
PLACES = pd.DataFrame(
    [
        (AUGUST, "Мортка", 1, 1, 2, pd.NA, 70.0),
        (AUGUST, "Леуши", 2, 1, 2, pd.NA, 60.0),
        (SEPTEMBER, "Леуши", 1, 1, 1, 1, 65.25),
    ],
    columns=["start", "name", "place", "place_low", "place_high", "change", "score"],
).astype({"change": "Int64"})


def test_the_grid_is_ordered_by_the_latest_place_and_empty_where_there_was_none():
    grid = place_grid(RatingHistory((date(2026, 8, 1), date(2026, 9, 1)), PLACES))
    assert grid["name"].tolist() == ["Леуши", "Мортка"]
    assert grid["2026-08"].tolist() == ["2 (1–2)", "1 (1–2)"]
    assert grid["2026-09"].iloc[0] == "1"
    assert pd.isna(grid["2026-09"].iloc[1])


def test_a_move_is_said_with_the_right_plural():
    first, _, last = PLACES.to_dict("records")
    assert place_sentence(first) == "Мортка, август 2026: место 1 (1–2), балл 70,0"
    assert place_sentence(last).endswith("балл 65,3\nна 1 место выше, чем месяцем раньше")
    assert "на 3 места ниже" in place_sentence(last | {"change": -3})
