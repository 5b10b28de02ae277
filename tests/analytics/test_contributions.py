import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.changes import growth_risk
from analytics.contributions import OTHERS, contributions, share_contributions, top_changes

NOW = pd.Series({"Дороги": 30, "Свет": 12, "Вода": 5, "Снег": 0, "ТКО": 8})
BEFORE = pd.Series({"Дороги": 15, "Свет": 20, "Вода": 5, "Снег": 10})


def test_the_largest_change_stands_first():
    table = contributions(NOW, BEFORE)
    assert table.index.tolist() == ["Дороги", "Снег", "Свет", "ТКО", "Вода"]
    assert table["change"].tolist() == [15, -10, -8, 8, 0]
    assert table["now"].sum() - table["before"].sum() == table["change"].sum() == 5


def test_contributions_add_up():
    table = contributions(NOW, BEFORE)
    assert table["share"].sum() == pytest.approx(100)
    assert table.loc["Дороги", "share"] == 100 * 15 / 5
    assert table["points"].sum() == pytest.approx(100 * 5 / 50)
    assert table.loc["Снег", "points"] == -100 * 10 / 50
    assert table.loc["Снег", "percent"] == -100
    assert np.isnan(table.loc["ТКО", "percent"])


def test_what_cannot_be_divided_is_absent():
    same = contributions(pd.Series({"А": 5, "Б": 3}), pd.Series({"А": 3, "Б": 5}))
    assert same["share"].isna().all()
    assert same["points"].tolist() == [25, -25]
    new = contributions(pd.Series({"А": 5}), pd.Series({"А": 0}))
    assert new["points"].isna().all()
    assert new["share"].tolist() == [100]


def test_the_risk_looks_both_ways():
    table = contributions(NOW, BEFORE)
    assert table.loc["Дороги", "risk"] == pytest.approx(2 * growth_risk(30, 15))
    assert table.loc["Снег", "risk"] == pytest.approx(2 * growth_risk(10, 0))
    assert table.loc["Вода", "risk"] == 1
    assert (table["listed"] >= table["risk"]).all()


def test_a_shorter_period_is_expected_to_hold_less():
    # 20 working days after 10
    even = contributions(pd.Series({"А": 20}), pd.Series({"А": 10}), (20, 10))
    assert even.loc["А", "risk"] == 1
    assert even.loc["А", "change"] == 10
    assert contributions(pd.Series({"А": 20}), pd.Series({"А": 10})).loc["А", "risk"] < 0.2


@pytest.mark.parametrize("lengths", [(0, 1), (1, -1)])
def test_a_period_without_length_is_an_error(lengths):
    with pytest.raises(ValueError, match="length"):
        contributions(NOW, BEFORE, lengths)


def test_a_negative_count_is_an_error():
    with pytest.raises(ValueError, match="negative"):
        contributions(pd.Series({"А": -1}), BEFORE)


def test_the_rest_stands_in_one_row():
    table = top_changes(contributions(NOW, BEFORE), 2)
    assert table.index.tolist() == ["Дороги", "Снег", OTHERS]
    assert table.loc[OTHERS, ["now", "before", "change"]].tolist() == [25, 25, 0]
    assert table.loc[OTHERS, "percent"] == 0
    assert table["share"].sum() == pytest.approx(100)
    assert np.isnan(table.loc[OTHERS, "risk"])
    assert len(top_changes(contributions(NOW, BEFORE), 5)) == 5


counts = st.dictionaries(st.sampled_from("АБВГДЕЖЗ"), st.integers(0, 50), min_size=1)


@given(counts, counts, st.integers(1, 8))
def test_nothing_is_lost_on_the_way_to_the_top(now, before, names):
    table = contributions(pd.Series(now), pd.Series(before))
    top = top_changes(table, names)
    for column in ("now", "before", "change"):
        assert top[column].sum() == table[column].sum()
    if sum(now.values()) != sum(before.values()):
        assert top["share"].sum() == pytest.approx(100)
    if sum(before.values()):
        whole = 100 * (sum(now.values()) - sum(before.values())) / sum(before.values())
        assert top["points"].sum() == pytest.approx(whole)


@given(counts, counts)
def test_the_order_of_names_changes_nothing(now, before):
    one = contributions(pd.Series(now), pd.Series(before))
    other = contributions(pd.Series(now)[::-1], pd.Series(before)[::-1])
    pd.testing.assert_frame_equal(one, other)


def groups(**rows):
    return pd.DataFrame(rows, index=["numerator", "denominator"]).T


def test_a_share_may_fall_while_every_group_rises():
    # А 90 → 92 %, Б 50 → 52 %, but Б grew from a tenth to a half
    before = groups(А=(81, 90), Б=(5, 10))
    now = groups(А=(46, 50), Б=(26, 50))
    parts = share_contributions(now, before)
    assert parts["own"].tolist() == pytest.approx([100 * 0.02 * 0.7, 100 * 0.02 * 0.3])
    assert (parts["own"] > 0).all()
    assert parts["mix"].sum() == pytest.approx(-100 * 0.4 * (0.91 - 0.51))
    assert parts.to_numpy().sum() == pytest.approx(72 - 86)


def test_a_new_group_is_all_mix():
    parts = share_contributions(groups(А=(8, 10), Б=(0, 10)), groups(А=(8, 10)))
    assert parts["own"].tolist() == [0, 0]
    assert parts["mix"].sum() == pytest.approx(40 - 80)


def test_without_events_there_is_no_change():
    assert share_contributions(groups(А=(0, 0)), groups(А=(1, 2))).empty


def test_more_hits_than_events_are_an_error():
    with pytest.raises(ValueError, match="numerator"):
        share_contributions(groups(А=(3, 2)), groups(А=(1, 2)))


shares = st.dictionaries(
    st.sampled_from("АБВГ"),
    st.integers(0, 30).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=1,
)


@given(shares, shares)
def test_the_parts_add_up_to_the_change_exactly(now, before):
    totals = [
        (sum(x for x, _ in one.values()), sum(n for _, n in one.values())) for one in (now, before)
    ]
    parts = share_contributions(groups(**now), groups(**before))
    if min(n for _, n in totals) == 0:
        assert parts.empty
        return
    change = 100 * (totals[0][0] / totals[0][1] - totals[1][0] / totals[1][1])
    assert parts.to_numpy().sum() == pytest.approx(change, abs=1e-9)
