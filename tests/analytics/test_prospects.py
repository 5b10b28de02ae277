"""Months that are over, the year's end, the move and the control chart, from a drawn tally."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from analytics.control import Assurance, Variation
from analytics.definitions import Indicator
from analytics.outlooks import year_end
from analytics.prospects import (
    ahead,
    end_of_year,
    months_of,
    movement,
    steadiness,
)
from analytics.trends import Arrow

ONE = Indicator(
    number=1, code="one", short_name="имя", official_name="Имя", act="Акт", unit="%", formula="Ф",
    numerator_words="ч", denominator_words="з", excluded_words=(), note="", minimum_n=10,
    plan=dict.fromkeys(range(2024, 2031), 90.0), table="messages", base={}, where={},
    numerator="fast_track", dated=None, unknown="leave_out", dimensions=("settlement",),
)  # fmt: skip
DATED = replace(ONE, numerator=None, dated="road_map_done_on", unknown="not_counted")


def tally(text):
    """indicator, month, covered_month (a dash for none), numerator, denominator."""
    rows = [line.split() for line in text.strip().split("\n")]
    frame = pd.DataFrame(
        rows, columns=["indicator", "month", "covered_month", "numerator", "denominator"]
    )
    for name in ("indicator", "numerator", "denominator"):
        frame[name] = frame[name].astype("int64")
    frame["covered_month"] = frame["covered_month"].replace("-", None)
    for name in ("month", "covered_month"):
        frame[name] = pd.to_datetime(frame[name]).astype("datetime64[us]")
    return frame


def months(first, *counts):
    """Months in order from the first: (numerator, denominator) of each."""
    days = [day.date() for day in pd.date_range(first, periods=len(counts), freq="MS")]
    frame = pd.DataFrame(counts, columns=["numerator", "denominator"])
    return frame.assign(month=days, settled=frame["numerator"], method=1)


FOUND = tally("""
1 2026-01-01 - 8 10
2 2026-01-01 - 1 10
1 2026-03-01 - 3 6
1 2026-03-01 - 2 4
1 2026-04-01 - 9 9
""")


def test_months_are_whole_their_own_and_without_gaps():
    found = months_of(FOUND, ONE, date(2026, 4, 29))
    assert found["month"].tolist() == [date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)]
    assert found["numerator"].tolist() == [8, 0, 3 + 2]
    assert found["denominator"].tolist() == [10, 0, 6 + 4]
    assert found["settled"].tolist() == found["numerator"].tolist()


def test_a_month_is_over_on_its_last_day():
    assert months_of(FOUND, ONE, date(2026, 4, 30))["denominator"].tolist() == [10, 0, 10, 9]
    assert months_of(FOUND, ONE, date(2026, 1, 30)).empty
    assert list(months_of(FOUND, ONE, date(2025, 1, 31)).columns) == [
        "month", "numerator", "settled", "denominator", "method",
    ]  # fmt: skip


def test_a_dated_month_knows_its_own_end_and_what_came_later():
    found = tally("""
    1 2026-01-01 2025-12-01 2 2
    1 2026-01-01 2026-01-01 3 3
    1 2026-01-01 2026-02-01 4 4
    1 2026-01-01 -          0 5
    """)
    row = months_of(found, DATED, date(2026, 3, 31)).iloc[0]
    assert (row["numerator"], row["settled"], row["denominator"]) == (2 + 3, 2 + 3 + 4, 14)


def test_the_year_s_end_expects_what_last_year_brought():
    # Half of last year came by 30 June, so 60 by that day are 120 in the year.
    past = months("2025-01-01", *[(8, 10)] * 18)
    end = end_of_year(past, (48, 60), 90.0, date(2026, 6, 30))
    assert end == year_end([8] * 18, [10] * 18, (48, 60), 120, 90.0)
    assert end.to_come == 60
    assert end.needed == 108 - 48


def test_a_month_cut_by_the_day_counts_for_its_days():
    # January to May and 15 of 30 days of June: 55 of 120.
    past = months("2025-01-01", *[(8, 10)] * 17)
    end = end_of_year(past, (44, 55), 90.0, date(2026, 6, 15))
    assert end.to_come == 120 - 55


def test_without_a_whole_last_year_the_days_so_far_tell():
    past = months("2025-02-01", *[(8, 10)] * 17)
    # 30 June is day 181 of 365
    assert end_of_year(past, (145, 181), 90.0, date(2026, 6, 30)).to_come == 365 - 181


@pytest.mark.parametrize(
    ("past", "day"),
    [
        (months("2025-01-01", *[(8, 10)] * 13), date(2026, 3, 30)),  # three months are not over
        (months("2025-01-01", *[(8, 10)] * 24), date(2026, 12, 31)),  # nothing is left
        (months("2026-01-01", (8, 10), (0, 0), (8, 10)), date(2026, 4, 5)),  # two with events
    ],
)
def test_too_early_or_too_late_there_is_no_forecast(past, day):
    assert end_of_year(past, (16, 20), 90.0, day) is None


def test_the_coming_years_reach_as_far_as_the_past():
    past = months("2024-01-01", *[(80, 100)] * 24)
    assert [one.year for one in ahead(past, range(2026, 2031))] == [2026, 2027]
    assert ahead(past.head(11), range(2026, 2031)) == []


def test_a_move_is_tested_against_the_same_month_of_the_other_year():
    # Summers are always worse, nothing else: no arrow. The second year is better all over: up.
    year = [(90, 100)] * 5 + [(50, 100)] * 3 + [(90, 100)] * 4
    flat = movement(months("2024-01-01", *year, *year))
    assert (flat.arrow, flat.months, flat.seasonal) == (Arrow.NONE, 24, True)
    better = [(x + 8, n) for x, n in year]
    assert movement(months("2024-01-01", *year, *better)).arrow is Arrow.UP


def test_less_than_two_years_is_tested_without_seasons_and_less_than_five_months_not_at_all():
    falling = [(90 - 5 * i, 100) for i in range(12)]
    found = movement(months("2025-01-01", *falling))
    assert (found.arrow, found.months, found.seasonal) == (Arrow.DOWN, 12, False)
    assert movement(months("2025-01-01", *falling[:4])).arrow is Arrow.UNKNOWN
    assert movement(months("2025-01-01")).arrow is Arrow.UNKNOWN


def test_steady_months_say_whether_the_plan_can_be_relied_upon():
    past = months("2025-01-01", *[(94, 100), (96, 100)] * 6)
    # mean 95, mean moving range 2: 95 ± 5,32
    found = steadiness(past, 89.0, 10)
    assert (found.chart.low, found.chart.high) == (pytest.approx(95 - 5.32), 100)
    assert (found.assurance, found.variation) == (Assurance.RELIABLE, Variation.STEADY)
    assert steadiness(past, 95.0, 10).assurance is Assurance.UNCERTAIN
    assert steadiness(past.assign(numerator=50), 90.0, 10).assurance is Assurance.FAILING


def test_small_months_are_left_out_and_counted():
    past = months("2025-01-01", *[(94, 100), (1, 2), (0, 0)] * 4)
    found = steadiness(past, 90.0, 10)
    assert (found.chart.points, found.small) == (4, 4)
    assert found.assurance is Assurance.FEW
    assert steadiness(past.head(2), 90.0, 10).chart is None


def test_only_the_last_two_years_are_charted():
    past = months("2023-01-01", *[(10, 100)] * 12, *[(94, 100), (96, 100)] * 12)
    assert steadiness(past, 89.0, 10) == steadiness(past.tail(24), 89.0, 10)


def test_each_month_knows_the_version_that_counts_it():
    older = replace(ONE, version=1)
    newer = replace(ONE, version=2, valid_from=date(2026, 3, 1), earlier=(older,))
    assert months_of(FOUND, newer, date(2026, 4, 30))["method"].tolist() == [1, 1, 2, 2]


def test_no_arrow_and_no_control_chart_across_a_change_of_method():
    rising = months("2026-01-01", *[(300 + 60 * i, 1000) for i in range(10)])
    assert movement(rising).arrow is Arrow.UP
    changed = rising.assign(method=[1] * 4 + [2] * 6)
    assert movement(changed).arrow is Arrow.UNKNOWN
    assert (movement(changed).mixed, movement(rising).mixed) == (True, False)
    assert steadiness(changed, 90, 10).chart == steadiness(rising.tail(6), 90, 10).chart
    before_any = rising.assign(method=[0] + [1] * 9)
    before_any.loc[0, ["numerator", "settled", "denominator"]] = 0
    assert movement(before_any).arrow is Arrow.UP  # a month without events was counted by no method


def test_a_forecast_begins_after_a_change_of_method():
    # A year at 50 % by the old way, six months at 80 % by the new one: only these say what comes.
    past = months("2025-01-01", *[(50, 100)] * 12, *[(80, 100)] * 6)
    past["method"] = [1] * 12 + [2] * 6
    day = date(2026, 6, 30)
    end = end_of_year(past, (480, 600), 90.0, day)
    assert end == year_end([80] * 6, [100] * 6, (480, 600), 1200, 90.0)
    assert end_of_year(past, (480, 600), 90.0, day, method=3) is None  # counted so from July on
    assert ahead(past, [2027]) == []  # half a year by the new way reaches no year ahead
    assert [one.year for one in ahead(past.head(12), [2026])] == [2026]
