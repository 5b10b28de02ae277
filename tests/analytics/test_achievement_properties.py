"""Properties that every number of achievement keeps, on invented tallies."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.achievement import (
    by_month,
    by_quarter,
    cumulative_by_month,
    over_years,
    year_to_date,
)
from tests.analytics.alternative_implementations import achievement, month_end
from tests.analytics.tallies import DECISIONS, FAST, ROAD_MAPS, SEVEN, only, tally_of

months = st.integers(1, 12).map(lambda month: pd.Timestamp(2026, month, 1))

some_counts = st.integers(0, 30).flatmap(
    lambda n: st.tuples(st.integers(0, n), st.just(n), st.integers(0, 20))
)


@st.composite
def tallies(draw: st.DrawFn) -> pd.DataFrame:
    rows = []
    for _ in range(draw(st.integers(1, 25))):
        key = draw(st.sampled_from([1, 4, 5]))
        place = draw(st.sampled_from(["Мортка", "Луговой", "Шугур", "не определено"]))
        block = draw(st.sampled_from(["ЖКХ", "Дороги"]))
        numerator, denominator, unknown = draw(some_counts)
        covered = None
        if key == 5:
            covered, unknown = draw(st.one_of(st.none(), months)), 0
            numerator = denominator if covered is not None else 0
        rows.append((key, draw(months), covered, place, block, numerator, denominator, unknown))
    return tally_of(rows)


days = st.dates(date(2026, 1, 1), date(2027, 3, 1))


def plain_rows(tally: pd.DataFrame) -> list[dict]:
    rows = tally.to_dict("records")
    for row in rows:
        covered = row["covered_month"]
        row["month"] = row["month"].date()
        row["covered_month"] = None if pd.isna(covered) else covered.date()
    return rows


def assert_agrees(row: pd.Series, expected: dict) -> None:
    for name, value in expected.items():
        if value is None:
            assert pd.isna(row[name]), name
        elif isinstance(value, float):
            assert row[name] == pytest.approx(value, abs=1e-12), name
        else:
            assert row[name] == value, name


@settings(max_examples=15)
@given(tallies(), days)
def test_both_ways_of_counting_agree(tally, as_of):
    rows = plain_rows(tally)
    chosen = [FAST, DECISIONS, ROAD_MAPS]
    year = year_to_date(tally, chosen, 2026, as_of)
    places = year_to_date(tally, chosen, 2026, as_of, ["settlement"])
    own = by_month(tally, chosen, 2026, as_of)
    growing = cumulative_by_month(tally, chosen, 2026, as_of)
    start, end = date(2026, 1, 1), date(2026, 12, 31)
    for one in chosen:
        row = only(year, indicator=one.key)
        assert_agrees(row, achievement(rows, one, start, end, as_of, {}))
        for place in places.loc[places["indicator"] == one.key, "settlement"]:
            row = only(places, indicator=one.key, settlement=place)
            match = {"settlement": place}
            assert_agrees(row, achievement(rows, one, start, end, as_of, match))
        last = 12 if as_of.year > 2026 else as_of.month
        for month in range(1, last + 1):
            label, month_ends = f"2026-{month:02d}", month_end(2026, month)
            row = only(own, indicator=one.key, month=label)
            first = date(2026, month, 1)
            assert_agrees(row, achievement(rows, one, first, month_ends, as_of, {}))
            row = only(growing, indicator=one.key, month=label)
            assert_agrees(row, achievement(rows, one, start, month_ends, as_of, {}))


@settings(max_examples=8)
@given(tallies(), days)
def test_years_at_once_are_the_years_one_by_one(tally, as_of):
    chosen, years = [FAST, DECISIONS, ROAD_MAPS], [2025, 2026, 2027]
    single = {
        "year": year_to_date,
        "month": by_month,
        "quarter": by_quarter,
        "cumulative": cumulative_by_month,
    }
    for grain, function in single.items():
        apart = pd.concat([function(tally, chosen, year, as_of) for year in years])
        together = over_years(tally, chosen, years, as_of, grain)[list(apart.columns)]
        order = ["indicator", "year", "month"] + ["quarter"] * (grain == "quarter")
        frames = [frame.sort_values(order, ignore_index=True) for frame in (together, apart)]
        pd.testing.assert_frame_equal(*frames, check_dtype=False)


@settings(max_examples=15)
@given(tallies(), days)
def test_settlements_add_up_to_the_district(tally, as_of):
    places = year_to_date(tally, [FAST, DECISIONS, ROAD_MAPS], 2026, as_of, ["settlement"])
    district = year_to_date(tally, [FAST, DECISIONS, ROAD_MAPS], 2026, as_of)
    for name in ("numerator", "denominator", "unknown"):
        together = places.groupby("indicator")[name].sum()
        for row in district.itertuples():
            assert together.get(row.indicator, 0) == getattr(row, name)


@settings(max_examples=15)
@given(tallies(), days)
def test_months_add_up_to_the_year_and_december_is_the_year(tally, as_of):
    year = year_to_date(tally, [FAST, ROAD_MAPS], 2026, as_of)
    own = by_month(tally, [FAST, ROAD_MAPS], 2026, as_of)
    growing = cumulative_by_month(tally, [FAST, ROAD_MAPS], 2026, as_of)
    counts = ["numerator", "denominator", "unknown"]
    fast = own.loc[own["indicator"] == 1, counts].sum()
    assert fast.tolist() == only(year, indicator=1)[counts].tolist()
    for key in (1, 5):
        last = growing[growing["indicator"] == key].iloc[-1]
        assert last[counts].tolist() == only(year, indicator=key)[counts].tolist()
    # Measures mature, so the own months of a dated indicator may only fall short of the year.
    dated = own.loc[own["indicator"] == 5, counts].sum()
    assert dated["denominator"] == only(year, indicator=5)["denominator"]
    assert dated["numerator"] <= only(year, indicator=5)["numerator"]


@settings(max_examples=15)
@given(tallies(), days, st.randoms(use_true_random=False))
def test_order_of_rows_and_empty_months_change_nothing(tally, as_of, random):
    order = list(range(len(tally)))
    random.shuffle(order)
    empty = tally.assign(numerator=0, denominator=0, unknown=0, month=pd.Timestamp(2026, 7, 1))
    other = pd.concat([tally.iloc[order], empty], ignore_index=True)
    for by in ((), ("settlement",)):
        expected = year_to_date(tally, SEVEN, 2026, as_of, by)
        answer = year_to_date(other, SEVEN, 2026, as_of, by)
        # An empty row may show a place that had none; the rows that were there stay the same.
        keys = ["indicator", *by]
        merged = expected[keys].merge(answer, on=keys)[list(expected.columns)]
        pd.testing.assert_frame_equal(merged, expected, check_dtype=False)
