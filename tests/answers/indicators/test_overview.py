"""Flows against a plain loop over the same messages, and the conclusion in words."""

from dataclasses import replace
from datetime import date
from statistics import median
from types import SimpleNamespace

import pandas as pd
import pytest

from access.rights import DEMO_ACTOR as ACTOR
from access.rights import AccessDenied, Actor
from answers.indicators.attention import Concern
from answers.indicators.overview import conclusion, flows
from data.queries.selection import Selection

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def month_of(day):
    return (day.year, day.month)


def test_the_figures_of_a_period_are_those_of_its_messages(drawn):
    as_of = drawn.facts.data_date
    found = flows(drawn.facts, ACTOR, Selection(as_of, *YEAR))
    own = [m for m in drawn.messages if m.received.year == 2026]
    decided = [m for m in own if (m.answered or m.due) <= m.due and m.answered]
    late = [m for m in own if (m.answered > m.due if m.answered else m.due.date() < as_of)]
    assert found.messages == len(own)
    assert found.excluded == sum(m.excluded for m in own)
    assert found.on_time == len(decided)
    assert found.late == len(late)
    assert found.on_time_percent == pytest.approx(100 * len(decided) / (len(decided) + len(late)))
    hours = [(m.answered - m.received).total_seconds() / 3600 for m in own if m.answered]
    assert found.median_hours == pytest.approx(median(hours))


def test_overdue_now_does_not_depend_on_the_period(drawn):
    as_of = drawn.facts.data_date
    overdue = sum(
        not m.answered and not m.excluded and m.due.date() < as_of for m in drawn.messages
    )
    assert overdue
    for period in (YEAR, (date(2024, 3, 1), date(2024, 3, 31))):
        assert flows(drawn.facts, ACTOR, Selection(as_of, *period)).overdue == overdue


@pytest.mark.parametrize("places", [{}, {"settlement": "Мортка"}, {"block": "ТКО"}])
def test_months_hold_what_came_and_what_was_answered(drawn, places):
    as_of = drawn.facts.data_date
    found = flows(drawn.facts, ACTOR, Selection(as_of, *YEAR, **places))
    own = [m for m in drawn.messages if all(getattr(m, k) == v for k, v in places.items())]
    days = {
        "received": [m.received for m in own],
        "answered": [m.answered for m in own if m.answered],
    }
    for name, moments in days.items():
        frame = getattr(found, name)
        assert len(frame) == 13
        assert list(frame["start"]) == list(
            pd.date_range(end=as_of.replace(day=1), periods=13, freq="MS")
        )
        for row in frame.itertuples():
            now = (row.start.year, row.start.month)
            assert row.messages == sum(month_of(day) == now for day in moments)
            before = (now[0] - 1, now[1])
            assert row.year_ago == sum(month_of(day) == before for day in moments)
        assert list(frame["unfinished"]) == [False] * 12 + [True]


def test_before_the_data_a_year_ago_is_unknown_and_no_zero(drawn):
    chosen = Selection(drawn.facts.data_date, date(2024, 6, 1), date(2024, 6, 30))
    frame = flows(drawn.facts, ACTOR, chosen).received
    assert frame["year_ago"].isna().all()
    assert frame["messages"].iloc[-1] > 0


def test_nothing_received_has_no_share_and_no_median(drawn):
    chosen = Selection(drawn.facts.data_date, *YEAR, source="ЕДДС")
    found = flows(drawn.facts, ACTOR, chosen)
    assert (found.messages, found.on_time_percent, found.median_hours) == (0, None, None)


def test_flows_need_the_right_to_see_figures(drawn):
    with pytest.raises(AccessDenied):
        flows(drawn.facts, Actor("nobody", "Никто", frozenset()), Selection(date(2026, 1, 1)))


def card(gap, applies=True, judged=True):
    known = gap is not None and applies
    return SimpleNamespace(
        standing=SimpleNamespace(
            value=50.0 if known else None,
            judged=known and judged,
            below=known and judged and gap < 0,
            applies=applies,
        )
    )


GROWN = Concern("growth", "…", brief="ЖКХ растёт в Мортке")


@pytest.mark.parametrize(
    ("gaps", "words"),
    [
        ([-1, -2, -3, 1, 1, 1, 1], "Три показателя из семи ниже плана"),
        ([-1, 0, 1, 1, 1, 1, 1], "Один показатель из семи ниже плана"),
        ([-1, -1, -1, -1, -1, 1, 1], "Пять показателей из семи ниже плана"),
        ([-1, -1], "Все показатели ниже плана"),
        ([-1], "Показатель ниже плана"),
        ([0, 1, None], "Все показатели с данными не ниже плана"),
        ([None, None], "По показателям данных пока нет"),
        ([-1] + [1] * 11, "Один показатель из 12 ниже плана"),
    ],
)
def test_the_conclusion_counts_what_is_below_plan(gaps, words):
    assert conclusion([card(gap) for gap in gaps], (), 0) == words


def test_filters_that_leave_nothing_are_not_taken_for_an_empty_district():
    assert (
        conclusion([card(None)], (), 0, loaded=True) == "По этим фильтрам показатели не посчитать"
    )


def test_a_value_that_does_not_apply_is_not_judged():
    cards = [card(0, applies=False), card(None)]
    assert conclusion(cards, (), 0, loaded=True) == "По этим фильтрам показатели не посчитать"


def test_too_little_data_are_no_shortfall():
    cards = [card(-25, judged=False), card(1)]
    assert conclusion(cards, (), 0) == "Все показатели с данными не ниже плана"
    only = [card(-25, judged=False)]
    assert conclusion(only, (), 0, loaded=True) == "Данных мало: судить о показателях рано"


def test_what_does_not_apply_is_not_counted_among():
    cards = [card(-1), card(1), card(None, applies=False)]
    assert conclusion(cards, (), 0) == "Один показатель из двух ниже плана"


def test_growth_is_the_worse_news_than_overdue():
    assert conclusion([card(1)], [GROWN], 5).endswith("; ЖКХ растёт в Мортке")
    words = conclusion([card(1)], [replace(GROWN, kind="gap")], 2).replace("\xa0", " ")
    assert words.endswith("; 2 сообщения просрочены")
