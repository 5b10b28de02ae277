import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.places import place_changes, places, simulated_places
from analytics.ratings import COUNTS, rate, shrunk_share, weighted_mean
from analytics.weights import Weights
from tests.analytics.alternative_implementations import rating

POPULATION = {"Мортка": 1000, "Луговой": 500, "Шугур": 500, "Болчары": None}


def parts_of(*rows: tuple) -> pd.DataFrame:
    """settlement, messages, on time, late, answered, then pairs «of»: solved, repeat, returned, mark."""
    return pd.DataFrame(rows, columns=["settlement", *COUNTS])


PARTS = parts_of(
    # name, messages, on time, late, answered, solved, repeats, returned, marks
    ("Мортка", 40, 30, 10, 38, 20, 30, 3, 30, 1, 10, 40, 10),
    ("Луговой", 10, 9, 1, 10, 8, 10, 0, 10, 0, 10, 0, 0),
    ("Шугур", 3, 3, 0, 3, 3, 3, 0, 0, 0, 0, 15, 3),
    ("Болчары", 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    ("не определено", 7, 4, 3, 7, 0, 0, 0, 0, 0, 0, 0, 0),
)


def rated(months: float = 2, **changed: object) -> pd.DataFrame:
    return rate(PARTS.assign(**changed), POPULATION, months).set_index("settlement")


def test_the_three_parts_by_hand():
    p = (30 + 9 + 3 + 0 + 4) / (40 + 10 + 3 + 0 + 7)
    x90 = 20 + 0.9 * (40 - 20)  # of Луговой 10/500 and Мортка 40/1000; Шугур is not rated
    row = rated().loc["Мортка"]
    assert row.per_1000 == 40
    assert row.k == 1 - min(1, 40 / x90) == 0
    assert row.t == pytest.approx((30 + 10 * p) / (40 + 10))
    assert row.q == pytest.approx(0.5 * 20 / 30 + 0.2 * 27 / 30 + 0.15 * 9 / 10 + 0.15 * 3 / 4)
    assert row.score == pytest.approx(100 * (0.2 * row.k + 0.4 * row.t + 0.4 * row.q))


def test_a_missing_part_drops_out_with_its_weight():
    row = rated().loc["Луговой"]
    assert row.k == pytest.approx(1 - 20 / 38)
    assert row.q == pytest.approx((0.5 * 8 / 10 + 0.2 * 1 + 0.15 * 1) / (0.5 + 0.2 + 0.15))
    no_terms = rated(on_time=0, late=0).loc["Луговой"]
    assert np.isnan(no_terms.t)
    assert no_terms.score == pytest.approx(100 * (0.2 * row.k + 0.4 * row.q) / 0.6)


def test_too_few_messages_have_a_score_and_no_place():
    row = rated().loc["Шугур"]
    assert not row.rated
    assert row[["place", "place_low", "place_high"]].isna().all()
    assert row.q == pytest.approx((0.5 * 1 + 0.15 * 1) / 0.65)
    assert row.score > 0


@pytest.mark.parametrize(("months", "is_rated"), [(1.5, True), (1.51, False)])
def test_two_messages_a_month_are_enough(months, is_rated):
    assert rated(months).loc["Шугур", "rated"] == is_rated


def test_nothing_known_is_neither_score_nor_place():
    row = rated().loc["Болчары"]
    assert row.messages == 12
    assert not row.rated
    assert row[["k", "t", "q", "score", "place", "per_1000"]].isna().all()


def test_what_has_no_settlement_only_moves_the_district_s_share():
    rows = rated()
    unknown = rows.loc["не определено"]
    assert not unknown.rated
    assert unknown[["k", "t", "q", "score", "place"]].isna().all()
    without = rate(PARTS[PARTS["settlement"] != "не определено"], POPULATION, 2)
    other = without.set_index("settlement").loc["Мортка"]
    assert other.k == rows.loc["Мортка", "k"]
    assert other.t - rows.loc["Мортка", "t"] == pytest.approx(10 / 50 * (42 / 53 - 46 / 60))


def test_all_alike_and_nobody_far_behind():
    alike = parts_of(*[(name, *PARTS.iloc[0, 1:]) for name in ("А", "Б", "В")])
    rows = rate(alike, dict.fromkeys("АБВ", 1000), 12)
    assert rows["place"].tolist() == [1, 1, 1]
    assert rows["k"].tolist() == [0, 0, 0]  # everyone stands on the percentile itself
    assert (rows["place_low"] == 1).all()
    assert (rows["place_high"] == 3).all()


def test_nobody_writes():
    # With a minimum of 0 a settlement without messages is rated, and x₉₀ is 0.
    silent = parts_of(("А", *[0] * 12), ("Б", *[0] * 12))
    rows = rate(silent, {"А": 100, "Б": 200}, 1, Weights(monthly_minimum=0))
    assert rows["k"].tolist() == [1, 1]
    assert rows["score"].tolist() == [100, 100]


def test_ties_share_a_place():
    assert places(np.array([80.0, 95.0, 80.0, 70.0])).tolist() == [2, 1, 2, 4]
    nearly = np.array([80.0, 80.0 + 1e-12, 79.999, np.nan])
    assert places(nearly)[:3].tolist() == [1, 1, 3]
    assert np.isnan(places(nearly)[3])


def test_best_first_and_the_others_by_name():
    assert rate(PARTS, POPULATION, 2)["settlement"].tolist() == [
        "Луговой",
        "Мортка",
        "Болчары",
        "Шугур",
        "не определено",
    ]


def test_the_interval_of_the_place_narrows_with_the_messages():
    few = parts_of(
        ("А", 40, 9, 1, 10, 8, 10, 0, 0, 0, 0, 0, 0), ("Б", 40, 8, 2, 10, 7, 10, 0, 0, 0, 0, 0, 0)
    )
    many = few.copy()
    many[list(COUNTS)] *= 1000
    people = {"А": 1000, "Б": 1000}
    unsure, sure = rate(few, people, 12), rate(many, people, 12)
    assert unsure[["place_low", "place_high"]].to_numpy().tolist() == [[1, 2], [1, 2]]
    assert sure[["place_low", "place_high"]].to_numpy().tolist() == [[1, 1], [2, 2]]


def test_simulated_places_are_percentiles_that_hold_the_place():
    # 100 draws: the first column wins 96 times, so its 95th percentile is still the first place.
    draws = np.array([[2.0, 1.0]] * 96 + [[1.0, 2.0]] * 4)
    low, high = simulated_places(draws, np.array([1, 2]))
    assert (low.tolist(), high.tolist()) == ([1, 2], [1, 2])
    low, high = simulated_places(draws, np.array([2, 1]))
    assert (low.tolist(), high.tolist()) == ([1, 1], [2, 2])


def test_the_seed_decides_the_interval():
    same = [rate(PARTS, POPULATION, 2, seed=7) for _ in range(2)]
    pd.testing.assert_frame_equal(*same)


def test_place_changes():
    now = pd.DataFrame({"settlement": ["А", "Б", "В", "Г"], "place": [1, 2, 3, None]})
    before = pd.DataFrame({"settlement": ["Б", "А", "Г"], "place": [1, 3, 2]})
    changes = place_changes(now.astype({"place": "Int64"}), before.astype({"place": "Int64"}))
    assert changes["change"].tolist()[:2] == [3 - 1, 1 - 2]
    assert changes["change"].isna().tolist() == [False, False, True, True]
    assert changes["place_before"].tolist()[:2] == [3, 1]


# x, n, shrunk to p₀ = 0,8 with strength 20
SHRUNK = [(3, 3, 0.8261), (0, 2, 0.7273), (45, 60, 0.7625)]


@pytest.mark.parametrize(("hits", "trials", "expected"), SHRUNK)
def test_shrinkage_equals_the_reference_values(hits, trials, expected):
    assert shrunk_share(np.array([hits]), np.array([trials]), 0.8, 20)[0] == pytest.approx(
        expected, abs=5e-5
    )


def test_a_share_of_nothing_is_not_the_common_share():
    assert np.isnan(shrunk_share(np.array([0]), np.array([0]), 0.8, 20)[0])


def test_a_weighted_mean_of_nothing_is_nothing():
    assert np.isnan(weighted_mean(np.array([[np.nan], [1.0]]), (1.0, 0.0))[0])


@pytest.mark.parametrize(
    ("weights", "reason"),
    [
        ({"repeat": -0.1}, "отрицательным"),
        ({"mark": float("nan")}, "отрицательным"),
        ({"quantity": 0, "timeliness": 0, "substance": 0}, "равны нулю"),
        ({"resolved": 0, "repeat": 0, "returned": 0, "mark": 0}, "равны нулю"),
        ({"quantity_percentile": 101}, "Процентиль"),
    ],
)
def test_weights_that_cannot_be_are_refused(weights, reason):
    with pytest.raises(ValueError, match=reason):
        Weights(**weights)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("messages", -1),
        ("on_time", -1),
        ("resolved_true", 31),
        ("repeat_true", 31),
        ("returned_true", 11),
        ("mark_sum", 9),  # ten marks of at least one
        ("mark_sum", 51),
    ],
)
def test_counts_that_cannot_be_are_an_error(column, value):
    bad = PARTS.copy()
    bad.loc[0, column] = value
    with pytest.raises(ValueError, match="counts that cannot be"):
        rate(bad, POPULATION, 2)


def test_a_settlement_stands_once():
    with pytest.raises(ValueError, match="twice"):
        rate(pd.concat([PARTS, PARTS]), POPULATION, 2)


@pytest.mark.parametrize("months", [0, -1, float("nan")])
def test_a_period_is_longer_than_nothing(months):
    with pytest.raises(ValueError, match="longer"):
        rate(PARTS, POPULATION, months)


def test_a_district_without_messages_has_an_empty_rating():
    assert rate(PARTS.iloc[:0], POPULATION, 2).empty


# ─── against the plain calculation, on invented districts ──────────────────────────────────────

few = st.integers(0, 12)


@st.composite
def districts(draw: st.DrawFn) -> tuple[pd.DataFrame, dict[str, int | None]]:
    names = draw(
        st.lists(st.sampled_from([*"АБВГД", "не определено"]), min_size=1, max_size=6, unique=True)
    )
    rows = []
    for name in names:
        shares = []
        for _ in range(3):
            known = draw(few)
            shares += [draw(st.integers(0, known)), known]
        marks = draw(st.lists(st.integers(1, 5), max_size=5))
        rows.append(
            (name, draw(few), draw(few), draw(few), draw(few), *shares, sum(marks), len(marks))
        )
    people = {name: draw(st.none() | st.integers(1, 9000)) for name in "АБВГД"}
    return parts_of(*rows), people


@settings(max_examples=60)
@given(districts(), st.floats(0.5, 6))
def test_both_ways_of_rating_agree(district, months):
    parts, people = district
    expected = rating(parts.to_dict("records"), people, months)
    answer = rate(parts, people, months).set_index("settlement")
    for name, cells in expected.items():
        for column, value in cells.items():
            got = answer.loc[name, column]
            if value is None:
                assert pd.isna(got), (name, column)
            else:
                assert got == pytest.approx(value, abs=1e-9), (name, column)


@settings(max_examples=40)
@given(districts(), st.randoms(use_true_random=False))
def test_parts_stay_in_bounds_and_the_order_of_rows_changes_nothing(district, random):
    parts, people = district
    answer = rate(parts, people, 2)
    for column, most in (("k", 1), ("t", 1), ("q", 1), ("score", 100)):
        known = answer[column].dropna()
        assert known.between(0, most + 1e-9).all()
    places_known = answer[answer["rated"]]
    assert (places_known["place_low"] <= places_known["place"]).all()
    assert (places_known["place"] <= places_known["place_high"]).all()
    assert (places_known["place_high"] <= len(places_known)).all()
    order = list(range(len(parts)))
    random.shuffle(order)
    pd.testing.assert_frame_equal(rate(parts.iloc[order], people, 2), answer)
