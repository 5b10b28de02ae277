"""What would move a settlement up, part by part; the promise is kept when it is rated again."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.places import place_history
from analytics.ratings import COUNTS, rate
from analytics.ways_up import axis_points, ways_up
from analytics.weights import Weights

WEIGHTS = Weights()
# name  messages on_time late answered resolved known repeat known returned known mark_sum count
TWINS = [
    ("А", 100, 90, 10, 100, 90, 100, 10, 100, 5, 100, 400, 100),
    ("Б", 100, 80, 20, 100, 60, 100, 20, 100, 5, 100, 400, 100),
    ("В", 300, 100, 200, 100, 10, 100, 30, 100, 5, 100, 200, 100),
]
PEOPLE = {"А": 1000, "Б": 1000, "В": 1000}


def parts_of(rows):
    return pd.DataFrame(rows, columns=["settlement", *COUNTS])


def rated(rows=TWINS, people=PEOPLE, weights=WEIGHTS):
    return rate(parts_of(rows), people, 1, weights)


def ways(settlement, table, weights=WEIGHTS):
    answer = ways_up(table, weights)
    return answer[answer["settlement"] == settlement].set_index("part")


def test_points_of_the_axes_add_up_to_the_score():
    table = rated()
    points = axis_points(table, WEIGHTS)
    assert points["score"].tolist() == pytest.approx(table["score"].tolist())
    first = table.iloc[0]
    assert points.iloc[0]["t"] == pytest.approx(100 * 0.4 * first["t"])
    without_k = rated(people={})
    points = axis_points(without_k, WEIGHTS)
    assert points["k"].isna().all()
    assert points.iloc[0]["t"] == pytest.approx(100 * 0.4 / 0.8 * without_k.iloc[0]["t"])
    assert points["score"].tolist() == pytest.approx(without_k["score"].tolist())


def test_nothing_known_has_no_points():
    table = rated([("Пустое", *[0] * 12)], {})
    assert axis_points(table, WEIGHTS)[["k", "t", "q", "score"]].isna().all(axis=None)
    assert ways_up(table, WEIGHTS).empty


def test_every_part_alone_and_what_it_takes():
    table = rated()
    gap = table["score"].iloc[0] - table["score"].iloc[1]
    found = ways("Б", table)
    assert set(found["ahead"]) == {"А"}
    assert found["gap"].tolist() == pytest.approx([gap] * 6)
    # one answer more resolved is 100·0,4·0,5/100 = 0,2 of a point
    assert found.loc["resolved", "messages"] == -(-gap // 0.2)
    assert found.loc["resolved", "wanted"] == pytest.approx(0.6 + gap / 20)
    # all 20 repeats are 100·0,4·0,2·0,2 = 1,6 points
    assert gap > 1.6
    assert not found.loc["repeat", "reachable"]
    assert found.loc["on_time", "now"] == table["t"].iloc[1]
    assert pd.isna(found.loc["mark", "messages"])
    # a mean of 5 is 100·0,4·0,15·0,25 = 1,5 points more
    assert not found.loc["mark", "reachable"]


def test_the_first_and_the_unrated_have_no_way():
    rows = [*TWINS, ("Малое", 1, 1, 0, 1, 1, 1, 0, 1, 0, 1, 5, 1)]
    answer = ways_up(rated(rows, {**PEOPLE, "Малое": 500}), WEIGHTS)
    assert set(answer["settlement"]) == {"Б", "В"}


def test_those_who_share_a_place_look_at_the_one_above_both():
    rows = [*TWINS, ("Г", *TWINS[1][1:])]
    answer = ways_up(rated(rows, {**PEOPLE, "Г": 1000}), WEIGHTS)
    assert set(answer.loc[answer["settlement"].isin(["Б", "Г"]), "ahead"]) == {"А"}


def test_a_part_without_weight_is_no_way():
    weights = Weights(quantity=0, repeat=0)
    found = ways("Б", rated(weights=weights), weights)
    assert set(found.index) == {"on_time", "resolved", "returned", "mark"}


def test_fewer_messages_draw_level_when_x90_stays():
    rows = [("А", 50, *TWINS[1][2:]), *TWINS[1:]]
    table = rated(rows)
    found = ways("Б", table)
    fewer = found.loc["quantity", "messages"]
    assert fewer == 50
    moved = [rows[0], ("Б", 100 - fewer, *rows[1][2:]), rows[2]]
    again = rated(moved).set_index("settlement")
    assert again.loc["Б", "place"] == again.loc["А", "place"] == 1


MOVES = {
    "resolved": ("resolved_true", 1),
    "repeat": ("repeat_true", -1),
    "returned": ("returned_true", -1),
}
counts = st.integers(0, 30)
shares = st.integers(1, 30).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@st.composite
def settlements(draw, name):
    resolved, repeat, returned = draw(shares), draw(shares), draw(shares)
    marks = draw(st.integers(1, 20))
    return (
        name, 40, draw(counts), draw(counts), 30, *resolved, *repeat, *returned,
        draw(st.integers(marks, 5 * marks)), marks,
    )  # fmt: skip


@settings(max_examples=12)
@given(st.tuples(settlements("А"), settlements("Б"), settlements("В")))
def test_the_promise_is_kept_and_no_smaller_one_is_enough(rows):
    table = rate(parts_of(rows), PEOPLE, 1)
    for way in ways_up(table, WEIGHTS).to_dict(orient="records"):
        if way["part"] not in MOVES or not way["reachable"]:
            continue
        column, sign = MOVES[way["part"]]
        for fewer, enough in ((0, True), (1, False)):
            moved = parts_of(rows).set_index("settlement")
            moved.loc[way["settlement"], column] += sign * (int(way["messages"]) - fewer)
            again = rate(moved.reset_index(), PEOPLE, 1).set_index("settlement")["score"]
            level = again[way["settlement"]] >= again[way["ahead"]] - 1e-6
            assert level == enough


def test_the_history_of_places():
    may, june = rated(), rated([("В", *TWINS[0][1:]), TWINS[1], ("А", *TWINS[2][1:])])
    history = place_history({date(2026, 6, 1): june, date(2026, 5, 1): may})
    assert history["period"].tolist() == [date(2026, 5, 1)] * 3 + [date(2026, 6, 1)] * 3
    assert history["settlement"].tolist() == ["А", "Б", "В", "В", "Б", "А"]
    assert history["change"].isna().tolist()[:3] == [True] * 3
    assert history["change"].tolist()[3:] == [2, 0, -2]
    assert (history["place_low"] <= history["place"]).all()
    assert place_history({}).empty
