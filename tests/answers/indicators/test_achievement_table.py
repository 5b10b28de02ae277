"""The years of the plan, the line and the breakdown against a plain loop over the same facts."""

from datetime import date

import pandas as pd
import pytest

from access.rights import DEMO_ACTOR as ACTOR
from analytics.prospects import ahead, end_of_year, months_of
from answers.indicators.achievement_table import (
    breakdown,
    dimensions_of,
    in_time,
    indicator_of,
    plan_and_fact,
    plan_and_fact_table,
)
from answers.indicators.cards import JUDGED
from data.queries.selection import Selection
from data.queries.tally import tally
from data.snapshots import indicators
from tests.answers.conftest import plain_table
from tests.answers.plain_indicators import part_rows


def count(facts, rows, one, part, first, last, **places):
    table = rows if one.table == "messages" else plain_table(facts, one.table)
    table = [row for row in table if all(row[name] == value for name, value in places.items())]
    return len(part_rows(table, one, part, first, last, facts.data_date))


def test_every_indicator_has_every_year_of_its_plan(invented_facts, rows):
    every = indicators(invented_facts)
    table = plan_and_fact(invented_facts, ACTOR, Selection(invented_facts.data_date))
    assert len(table) == 7 * 7
    for row in table.itertuples():
        one = indicator_of(every, row.indicator)
        assert row.plan == one.plan[row.year]
        if row.year > 2026:
            assert pd.isna(row.numerator)
            assert pd.isna(row.verdict)
            continue
        first, last = date(row.year, 1, 1), date(row.year, 12, 31)
        assert row.numerator == count(invented_facts, rows, one, "numerator", first, last)
        assert row.denominator == count(invented_facts, rows, one, "denominator", first, last)
        assert row.unfinished == (row.year == 2026)
    assert list(plan_and_fact_table(table).columns[:4]) == ["№", "Показатель", "Год", "План, %"]


def test_the_running_year_and_the_years_within_reach_have_forecasts(invented_facts):
    day = invented_facts.data_date
    chosen = Selection(day)
    table = plan_and_fact(invented_facts, ACTOR, chosen)
    every = indicators(invented_facts)
    found = tally(invented_facts, every, (), chosen)
    seen = 0
    for row in table.itertuples():
        one = indicator_of(every, row.indicator)
        now = table[(table["indicator"] == row.indicator) & (table["year"] == day.year)].iloc[0]
        months = months_of(found, one, day)
        wanted = None
        if now["verdict"] in JUDGED and row.year == day.year:
            so_far = (int(now["numerator"]), int(now["denominator"]))
            wanted = end_of_year(months, so_far, row.plan, day)
        elif now["verdict"] in JUDGED and row.year > day.year:
            wanted = next(iter(ahead(months, [row.year])), None)
        if wanted is None:
            assert pd.isna(row.forecast), (row.indicator, row.year)
            continue
        seen += 1
        said = (row.forecast, row.forecast_low, row.forecast_high)
        assert said == pytest.approx((wanted.value, wanted.low, wanted.high))
    assert seen


def test_a_filter_that_an_indicator_lacks_is_said_in_every_year(invented_facts):
    chosen = Selection(invented_facts.data_date, block="ЖКХ")
    table = plan_and_fact(invented_facts, ACTOR, chosen)
    absent = table[table["indicator"].isin([3, 4, 7])]
    assert set(absent["verdict"]) == {"не применимо"}
    assert absent["numerator"].isna().all()
    assert "не применимо" not in set(table[table["indicator"] == 1]["verdict"])


@pytest.mark.parametrize("key", [1, 3, 4, 5, 7])
def test_the_line_has_the_same_sums_as_a_plain_loop(invented_facts, rows, key):
    one = indicator_of(indicators(invented_facts), key)
    chosen = Selection(invented_facts.data_date)
    for grain, months in (("month", 1), ("quarter", 3)):
        line = in_time(invented_facts, ACTOR, chosen, key, grain)
        assert len(line)
        for row in line.itertuples():
            first = row.start.date()
            last = (row.start + pd.offsets.MonthEnd(months)).date()
            for part in ("numerator", "denominator"):
                wanted = count(invented_facts, rows, one, part, first, last)
                assert getattr(row, part) == wanted, (grain, first, part)
            assert row.unfinished == row.year_runs == (last > invented_facts.data_date)
    for row in in_time(invented_facts, ACTOR, chosen, key, "cumulative").itertuples():
        last = (row.start + pd.offsets.MonthEnd(1)).date()
        wanted = count(invented_facts, rows, one, "numerator", date(last.year, 1, 1), last)
        assert row.numerator == wanted
        assert row.year_runs == (last.month != 12 or last > invented_facts.data_date)


def test_a_line_that_does_not_apply_is_empty(invented_facts):
    chosen = Selection(invented_facts.data_date, source="ПОС")
    assert in_time(invented_facts, ACTOR, chosen, 7, "month").empty


@pytest.mark.parametrize("by", ["settlement", "block", "source"])
def test_a_breakdown_adds_up_and_has_the_widest_gap_first(invented_facts, rows, by):
    last = date(2026, 2, 28)
    chosen = Selection(invented_facts.data_date, date(2026, 2, 1), last)
    for key in (1, 5):
        one = indicator_of(indicators(invented_facts), key)
        table = breakdown(invented_facts, ACTOR, chosen, key, by)
        assert len(table) > 1
        for row in table.itertuples():
            for part in ("numerator", "denominator", "unknown"):
                place = {by: row.name}
                wanted = count(invented_facts, rows, one, part, date(2026, 1, 1), last, **place)
                assert getattr(row, part) == wanted
        known = table["gap"].dropna()
        assert list(known) == sorted(known)
        whole = count(invented_facts, rows, one, "denominator", date(2026, 1, 1), last)
        assert table["denominator"].sum() == whole


def test_an_indicator_without_the_breakdown_has_none(invented_facts):
    every = indicators(invented_facts)
    chosen = Selection(invented_facts.data_date)
    assert breakdown(invented_facts, ACTOR, chosen, 3, "settlement").empty
    assert breakdown(invented_facts, ACTOR, chosen, 4, "source").empty
    assert dimensions_of(indicator_of(every, 3)) == ()
    assert dimensions_of(indicator_of(every, 4)) == ("settlement",)
    assert dimensions_of(indicator_of(every, 1)) == ("settlement", "block", "source")
