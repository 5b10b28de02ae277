"""The cards against a plain loop over the same facts, and the words on what remains."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from access.rights import DEMO_ACTOR as ACTOR
from access.rights import AccessDenied, Actor
from analytics.prospects import end_of_year, months_of, movement, steadiness
from answers.indicators.cards import cards, last_day
from answers.indicators.prospect_words import arrow_words, card_words
from data.queries.selection import Selection
from data.queries.tally import tally
from data.snapshots import indicators
from tests.answers.conftest import plain_table
from tests.answers.plain_indicators import part_rows


def selection(facts, first, last, **places):
    return Selection(facts.data_date, first, last, **places)


def counted(facts, rows, one, first, last, places):
    table = rows if one.table == "messages" else plain_table(facts, one.table)
    table = [row for row in table if all(row[name] == value for name, value in places.items())]
    return {
        part: len(part_rows(table, one, part, first, last, facts.data_date))
        for part in ("numerator", "denominator", "unknown")
    }


@pytest.mark.parametrize("last", [date(2025, 12, 31), date(2026, 2, 28), date(2026, 12, 31)])
@pytest.mark.parametrize("places", [{}, {"settlement": "Мортка"}, {"source": "ПОС"}])
def test_a_card_counts_from_january_to_the_end_of_the_period(invented_facts, rows, last, places):
    chosen = selection(invented_facts, date(last.year, 1, 1), last, **places)
    shown = cards(invented_facts, ACTOR, chosen)
    assert [card.indicator.key for card in shown] == [1, 2, 3, 4, 5, 6, 7]
    for card in shown:
        now, one = card.standing, card.indicator
        if not set(places) <= set(one.dimensions):
            assert now.verdict == "не применимо"
            assert (now.numerator, now.value, now.gap) == (None, None, None)
            assert not now.below
            continue
        wanted = counted(invented_facts, rows, one, date(last.year, 1, 1), last, places)
        assert now.numerator == wanted["numerator"]
        assert now.denominator == wanted["denominator"]
        assert now.unknown == wanted["unknown"]
        if wanted["denominator"]:
            share = 100 * wanted["numerator"] / wanted["denominator"]
            assert now.value == pytest.approx(share)
            assert now.gap == pytest.approx(share - one.plan[last.year])
            missed = share < one.plan[last.year] and now.verdict != "мало данных"
            assert now.below == missed
        else:
            assert now.value is None
            assert now.verdict == "нет событий"
        assert now.unfinished == (last_day(chosen) < date(last.year, 12, 31))


def test_the_line_of_a_card_has_thirteen_own_months(invented_facts, rows):
    last = date(2026, 3, 31)
    shown = cards(invented_facts, ACTOR, selection(invented_facts, date(2026, 1, 1), last))
    starts = list(pd.date_range("2025-03-01", "2026-03-01", freq="MS"))
    for card in shown:
        assert list(card.months["month"]) == starts
        for row in card.months.itertuples():
            first = row.month.date()
            end = (row.month + pd.offsets.MonthEnd(0)).date()
            wanted = counted(invented_facts, rows, card.indicator, first, end, {})
            if wanted["denominator"]:
                share = 100 * wanted["numerator"] / wanted["denominator"]
                assert row.value == pytest.approx(share)
            else:
                assert pd.isna(row.value)
            assert row.plan == card.indicator.plan[first.year]


def test_the_last_day_is_the_end_of_a_month_and_never_after_the_data():
    chosen = Selection(date(2026, 10, 20), date(2026, 1, 1), date(2026, 2, 10))
    assert last_day(chosen) == date(2026, 2, 28)
    assert last_day(replace(chosen, date_to=date(2026, 12, 31))) == date(2026, 10, 20)
    assert last_day(replace(chosen, date_to=None)) == date(2026, 10, 20)
    assert last_day(replace(chosen, date_to=date(2026, 10, 3))) == date(2026, 10, 20)


def test_what_remains_and_the_arrow_are_those_of_the_prospects(invented_facts):
    day = invented_facts.data_date
    chosen = selection(invented_facts, date(day.year, 1, 1), day)
    every = indicators(invented_facts)
    found = tally(invented_facts, every, (), replace(chosen, date_from=None, date_to=None))
    spoken = 0
    for card in cards(invented_facts, ACTOR, chosen):
        now = card.standing
        months = months_of(found, card.indicator, day)
        if not now.judged:
            assert (card.remaining, card.arrow) == (None, "")
            continue
        # Whole years before the last two change nothing.
        recent = months[[one.year >= day.year - 2 for one in months["month"]]]
        end = end_of_year(recent, (now.numerator, now.denominator), now.plan, day)
        assert card.remaining == card_words(card.indicator, end, now.plan, below=now.below)
        steady = steadiness(recent, now.plan, card.indicator.minimum_n)
        assert card.arrow == arrow_words(movement(recent), steady)
        spoken += card.remaining is not None
    assert spoken


def test_nothing_remains_to_be_said_of_the_past(invented_facts):
    chosen = selection(invented_facts, date(2026, 1, 1), date(2026, 2, 28))
    assert {card.remaining for card in cards(invented_facts, ACTOR, chosen)} == {None}


def test_cards_need_the_right_to_see_figures(invented_facts):
    with pytest.raises(AccessDenied):
        cards(invented_facts, Actor("nobody", "Никто", frozenset()), Selection(date(2026, 1, 1)))


def test_every_indicator_of_the_snapshot_has_a_card(invented_facts):
    shown = cards(invented_facts, ACTOR, Selection(invented_facts.data_date))
    assert [card.indicator for card in shown] == list(indicators(invented_facts))
