"""Trends against a second, plain counting of the same drawn messages."""

from collections import Counter
from datetime import date, timedelta

import pandas as pd
import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor
from analytics.grains import Grain
from answers.trends.received import SPLITS, trends
from data.queries.selection import Selection

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
SUMMER = (date(2026, 6, 10), date(2026, 8, 20))


def asked(drawn, period, **more):
    return Selection(drawn.facts.data_date, *period, **more)


def start(day, grain):
    return {
        Grain.QUARTER: day.replace(month=3 * ((day.month - 1) // 3) + 1, day=1),
        Grain.MONTH: day.replace(day=1),
        Grain.WEEK: day - timedelta(days=day.weekday()),
        Grain.DAY: day,
    }[grain]


def by_start(days, grain):
    return Counter(start(day, grain) for day in days)


@pytest.mark.parametrize("grain", list(Grain))
@pytest.mark.parametrize("period", [YEAR, SUMMER])
def test_every_point_counts_its_messages(drawn, grain, period):
    answer = trends(drawn.facts, DEMO_ACTOR, asked(drawn, period), grain)
    received = by_start((m.received.date() for m in drawn.messages), grain)
    assert len(answer.points) >= 2
    for row in answer.points.itertuples():
        assert row.messages == received[row.start.date()]
    starts = [row.start.date() for row in answer.points.itertuples()]
    assert starts[0] == start(period[0], grain)
    assert starts[-1] == start(
        min(period[1], max(m.received for m in drawn.messages).date()), grain
    )


def test_the_period_itself_is_counted_exactly(drawn):
    answer = trends(drawn.facts, DEMO_ACTOR, asked(drawn, SUMMER), Grain.MONTH)
    first, last = SUMMER
    a_year_ago = (date(2025, 6, 10), date(2025, 8, 20))
    days = [m.received.date() for m in drawn.messages]
    assert answer.now == sum(first <= day <= last for day in days)
    assert answer.before == sum(a_year_ago[0] <= day <= a_year_ago[1] for day in days)


def test_a_month_is_compared_with_the_same_dates_a_year_ago(drawn):
    answer = trends(drawn.facts, DEMO_ACTOR, asked(drawn, YEAR), Grain.MONTH)
    last = drawn.facts.data_date
    days = [m.received.date() for m in drawn.messages]
    for row in answer.points.itertuples():
        first = row.start.date().replace(year=2025)
        end = (row.start + pd.offsets.MonthEnd(0)).date()
        end = min(end, last).replace(year=2025)
        assert row.year_ago == sum(first <= day <= end for day in days)
    assert answer.points["unfinished"].tolist() == [False] * 9 + [True]


def test_a_week_is_compared_with_the_same_weekdays(drawn):
    answer = trends(drawn.facts, DEMO_ACTOR, asked(drawn, SUMMER), Grain.WEEK)
    days = [m.received.date() for m in drawn.messages]
    for row in answer.points.itertuples():
        first = row.start.date() - timedelta(days=364)
        assert first.weekday() == 0
        assert row.year_ago == sum(first <= day < first + timedelta(days=7) for day in days)


def test_days_have_the_mean_of_the_last_seven_now_and_a_year_ago(drawn):
    answer = trends(drawn.facts, DEMO_ACTOR, asked(drawn, SUMMER), Grain.DAY)
    received = Counter(m.received.date() for m in drawn.messages)
    for row in answer.points.itertuples():
        day = row.start.date()
        ago = day - timedelta(days=364)
        assert row.mean7 == pytest.approx(sum(received[day - timedelta(i)] for i in range(7)) / 7)
        assert row.year_ago == pytest.approx(
            sum(received[ago - timedelta(i)] for i in range(7)) / 7
        )


def test_before_the_data_begin_nothing_is_a_zero(drawn):
    period = (date(2023, 6, 1), date(2024, 6, 30))
    answer = trends(drawn.facts, DEMO_ACTOR, asked(drawn, period), Grain.MONTH)
    assert answer.points["start"].iloc[0] == pd.Timestamp(2024, 1, 1)
    assert answer.points["year_ago"].isna().all()
    assert answer.before is None
    assert [one.source for one in answer.younger] == ["ПОС"]


def test_the_mean_begins_with_the_seventh_day_of_the_data(drawn):
    period = (date(2024, 1, 1), date(2024, 1, 31))
    answer = trends(drawn.facts, DEMO_ACTOR, asked(drawn, period), Grain.DAY)
    first = min(m.received.date() for m in drawn.messages)
    known = answer.points[answer.points["mean7"].notna()]["start"].iloc[0].date()
    assert known == first + timedelta(days=6)


@pytest.mark.parametrize("split", SPLITS)
def test_lines_add_up_to_the_whole(drawn, split):
    answer = trends(drawn.facts, DEMO_ACTOR, asked(drawn, YEAR), Grain.MONTH, split)
    assert sum(line.now for line in answer.lines) == answer.now
    totals = [line.now for line in answer.lines]
    assert totals == sorted(totals, reverse=True)
    summed = sum(line.points["messages"].to_numpy() for line in answer.lines)
    assert list(summed) == answer.points["messages"].tolist()
    for line in answer.lines:
        if split != "source":
            wanted = sum(
                getattr(m, split) == line.name and m.received.year == 2026 for m in drawn.messages
            )
            assert line.now == wanted


def test_a_filter_without_messages_is_zeros_and_no_lines(drawn):
    answer = trends(
        drawn.facts, DEMO_ACTOR, asked(drawn, YEAR, settlement="Болчары"), Grain.MONTH, "block"
    )
    assert answer.now == 0
    assert answer.points["messages"].tolist() == [0] * 10
    assert answer.lines == ()


def test_a_trend_needs_a_period_and_the_right_to_look(drawn):
    with pytest.raises(ValueError, match="period"):
        trends(drawn.facts, DEMO_ACTOR, Selection(drawn.facts.data_date), Grain.DAY)
    with pytest.raises(AccessDenied):
        trends(drawn.facts, Actor("nobody", "Никто", frozenset()), asked(drawn, YEAR), Grain.DAY)


def test_thirteen_months_end_with_the_period_whatever_it_is(drawn):
    august = (date(2026, 8, 1), date(2026, 8, 31))
    answer = trends(drawn.facts, DEMO_ACTOR, asked(drawn, august), Grain.MONTH, months=13)
    starts = [row.start.date() for row in answer.points.itertuples()]
    assert (len(starts), starts[0], starts[-1]) == (13, date(2025, 8, 1), date(2026, 8, 1))
    days = [m.received.date() for m in drawn.messages]
    assert answer.now == sum(day.replace(day=1) == august[0] for day in days)
    assert answer.points["messages"].iloc[-1] == answer.now
    assert answer.points["year_ago"].iloc[-1] == answer.points["messages"].iloc[0] == answer.before


def test_thirteen_months_begin_no_earlier_than_the_data(drawn):
    spring = (date(2024, 3, 1), date(2024, 3, 31))
    answer = trends(drawn.facts, DEMO_ACTOR, asked(drawn, spring), Grain.MONTH, months=13)
    assert [row.start.month for row in answer.points.itertuples()] == [1, 2, 3]


def test_a_quarter_that_goes_on_is_told_apart(drawn):
    answer = trends(drawn.facts, DEMO_ACTOR, asked(drawn, YEAR), Grain.QUARTER)
    assert answer.points["unfinished"].tolist() == [False, False, False, True]
