"""Achievement of the seven indicators, on a tally small enough to count by hand."""

import tomllib
from datetime import date

import pandas as pd
import pytest

from analytics.achievement import (
    by_month,
    by_quarter,
    cumulative_by_month,
    single_month,
    year_to_date,
)
from analytics.definitions import parse_indicator
from analytics.intervals import wilson
from tests.analytics.tallies import DECISIONS, FAST, FOLDER, ROAD_MAPS, SEVEN, only, tally_of

TALLY = tally_of(
    [
        (1, "2025-12", None, "Мортка", "ЖКХ", 50, 50, 0),  # another year
        (1, "2026-01", None, "Мортка", "ЖКХ", 80, 100, 10),
        (1, "2026-01", None, "Луговой", "ЖКХ", 1, 1, 0),
        (1, "2026-02", None, "Мортка", "Дороги", 9, 10, 0),
        (1, "2026-04", None, "не определено", "ЖКХ", 8, 9, 1),
        (3, "2026-01", None, None, None, 7, 9, 1),
        (4, "2026-02", None, "Мортка", None, 3, 3, 0),
        (5, "2026-01", "2026-01", "Мортка", "ЖКХ", 5, 5, 0),
        (5, "2026-01", "2026-03", "Мортка", "ЖКХ", 4, 4, 0),
        (5, "2026-01", None, "Мортка", "ЖКХ", 0, 6, 0),
        (5, "2026-02", "2025-11", "Луговой", "ЖКХ", 2, 2, 0),  # done before the answer
    ]
)


def test_the_year_is_a_ratio_of_sums():
    row = only(year_to_date(TALLY, SEVEN, 2026, date(2026, 4, 30)), indicator=1)
    assert (row.numerator, row.denominator, row.unknown) == (80 + 1 + 9 + 8, 100 + 1 + 10 + 9, 11)
    assert row.value == 100 * 98 / 120
    assert row.value != (80 + 100 + 90 + 100 * 8 / 9) / 4  # no mean of percentages
    assert row.gap == pytest.approx(100 * 98 / 120 - 90)
    assert (row.low, row.high) == pytest.approx(tuple(100 * end for end in wilson(98, 120)))
    assert row.coverage == 120 / 131
    assert (row.plan, row.month, row.unfinished) == (90, None, True)
    assert row.verdict == "не выполнено уверенно"


def test_every_indicator_has_a_row_even_without_events():
    rows = year_to_date(TALLY.iloc[:0], SEVEN, 2026, date(2026, 4, 30))
    assert rows["indicator"].tolist() == [1, 2, 3, 4, 5, 6, 7]
    assert set(rows["verdict"]) == {"нет событий"}
    assert rows["denominator"].tolist() == [0] * 7
    assert rows[["value", "gap", "low", "high", "coverage"]].isna().all(axis=None)
    assert rows["plan"].tolist() == [90, 74, 90, 100, 74, 60, 80]


def test_columns_in_the_order_of_the_answer():
    rows = year_to_date(TALLY, SEVEN, 2026, date(2026, 4, 30), by=["settlement"])
    names = "indicator year month settlement numerator denominator unknown value plan gap low high "
    names += "coverage verdict unfinished"
    assert list(rows.columns) == names.split()


def test_a_breakdown_that_makes_no_sense_is_said_to_be_none():
    rows = year_to_date(TALLY, SEVEN, 2026, date(2026, 4, 30), by=["block"])
    for key in (3, 4, 7):
        row = only(rows, indicator=key)
        assert row.verdict == "не применимо"
        assert row["block"] is None
        numbers = ["numerator", "denominator", "unknown", "value", "plan", "gap", "low", "coverage"]
        assert row[numbers].isna().all()
    assert only(rows, indicator=1, block="ЖКХ").denominator == 100 + 1 + 9


def test_an_indicator_stands_only_where_it_has_rows():
    rows = year_to_date(TALLY, SEVEN, 2026, date(2026, 4, 30), by=["settlement"])
    places = rows.groupby("indicator")["settlement"].agg(list).to_dict()
    assert places == {
        1: ["Луговой", "Мортка", "не определено"],
        3: [None],
        4: ["Мортка"],
        5: ["Луговой", "Мортка"],
        7: [None],
    }


def test_two_breakdowns_at_once():
    rows = year_to_date(TALLY, [FAST, DECISIONS], 2026, date(2026, 4, 30), ["settlement", "block"])
    assert only(rows, indicator=1, settlement="Мортка", block="Дороги").value == 90.0
    assert only(rows, indicator=4).verdict == "не применимо"  # it knows settlements, not blocks


def test_a_month_has_its_own_numbers_and_the_plan_of_its_year():
    row = only(single_month(TALLY, SEVEN, 2026, 1, date(2026, 4, 30)), indicator=1)
    assert (row.month, row.numerator, row.denominator) == ("2026-01", 81, 101)
    assert not row.unfinished


@pytest.mark.parametrize(
    ("as_of", "unfinished"), [(date(2026, 1, 30), True), (date(2026, 1, 31), False)]
)
def test_a_month_is_finished_with_its_last_day(as_of, unfinished):
    assert only(single_month(TALLY, [FAST], 2026, 1, as_of)).unfinished == unfinished


@pytest.mark.parametrize(
    ("as_of", "unfinished"), [(date(2026, 12, 30), True), (date(2026, 12, 31), False)]
)
def test_a_year_is_finished_with_its_last_day(as_of, unfinished):
    assert only(year_to_date(TALLY, [FAST], 2026, as_of)).unfinished == unfinished


def test_months_after_the_date_of_the_data_do_not_exist():
    assert only(year_to_date(TALLY, [FAST], 2026, date(2026, 1, 31))).denominator == 101
    months = by_month(TALLY, [FAST], 2026, date(2026, 3, 10))
    assert months["month"].tolist() == ["2026-01", "2026-02", "2026-03"]
    assert months["verdict"].tolist()[2] == "нет событий"
    assert by_month(TALLY, [FAST], 2027, date(2026, 3, 10)).empty
    assert len(by_month(TALLY, [FAST], 2025, date(2026, 3, 10))) == 12


def test_quarters():
    rows = by_quarter(TALLY, [FAST], 2026, date(2026, 5, 1))
    assert rows["quarter"].tolist() == [1, 2]
    assert rows["numerator"].tolist() == [80 + 1 + 9, 8]
    assert rows["unfinished"].tolist() == [False, True]
    assert "quarter" not in by_month(TALLY, [FAST], 2026, date(2026, 5, 1))


def test_a_measure_counts_from_the_month_it_was_done():
    january = only(single_month(TALLY, [ROAD_MAPS], 2026, 1, date(2026, 4, 30)))
    assert (january.numerator, january.denominator) == (5, 15)  # the four came in March
    growing = cumulative_by_month(TALLY, [ROAD_MAPS], 2026, date(2026, 4, 30))
    assert growing["numerator"].tolist() == [5, 5 + 2, 5 + 2 + 4, 5 + 2 + 4]
    assert growing["denominator"].tolist() == [15, 17, 17, 17]
    quarter = by_quarter(TALLY, [ROAD_MAPS], 2026, date(2026, 4, 30))
    assert quarter["numerator"].tolist() == [5 + 2 + 4, 0]


def test_a_measure_done_after_the_date_of_the_data_is_not_known_yet():
    assert only(year_to_date(TALLY, [ROAD_MAPS], 2026, date(2026, 2, 28))).numerator == 5 + 2


def test_low_coverage_is_little_data():
    tally = tally_of([(1, "2026-01", None, "Мортка", "ЖКХ", 40, 40, 41)])
    row = only(year_to_date(tally, [FAST], 2026, date(2026, 1, 31)))
    assert (row.value, row.verdict) == (100.0, "мало данных")


def test_unknown_marks_alone_are_a_coverage_of_zero():
    tally = tally_of([(1, "2026-01", None, "Мортка", "ЖКХ", 0, 0, 5)])
    row = only(year_to_date(tally, [FAST], 2026, date(2026, 1, 31)))
    assert (row.coverage, row.verdict) == (0.0, "нет событий")


def test_a_year_outside_the_plan_has_a_value_and_no_verdict():
    tally = tally_of([(1, "2023-01", None, "Мортка", "ЖКХ", 95, 100, 0)])
    row = only(year_to_date(tally, [FAST], 2023, date(2026, 1, 31)))
    assert (row.value, row.verdict) == (95.0, "не применимо")
    assert pd.isna(row.plan)


def test_more_hits_than_rows_are_an_error():
    tally = tally_of([(1, "2026-01", None, "Мортка", "ЖКХ", 6, 5, 0)])
    with pytest.raises(ValueError, match="numerator"):
        year_to_date(tally, [FAST], 2026, date(2026, 1, 31))


def test_there_is_no_thirteenth_month():
    with pytest.raises(ValueError, match="no month 13"):
        single_month(TALLY, [FAST], 2026, 13, date(2026, 1, 31))


def test_an_added_indicator_is_asked_by_its_code():
    values = tomllib.loads((FOLDER / "1_fast_track.toml").read_text(encoding="utf-8"))
    del values["number"]
    added = parse_indicator({**values, "code": "own"})
    tally = tally_of([("own", "2026-01", None, "Мортка", "ЖКХ", 9, 10, 0), *TALLY.iloc[:2].values])
    rows = year_to_date(tally, [FAST, added], 2026, date(2026, 1, 31))
    assert rows["indicator"].tolist() == [1, "own"]
    assert rows["denominator"].tolist() == [100, 10]
