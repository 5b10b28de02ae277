"""The cards against a plain loop over the same facts, and the words on what remains."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from access.rights import DEMO_ACTOR as ACTOR
from access.rights import AccessDenied, Actor
from analytics.verdicts import verdict
from answers import cards as module
from answers.cards import OUT_OF_REACH, Standing, cards, last_day
from data.queries.selection import Selection
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


def standing(numerator, denominator, plan, unfinished=True):
    value = 100 * numerator / denominator
    said = verdict(numerator, denominator, 0, plan, 10)
    return Standing(
        numerator, denominator, 0, value, plan, value - plan, None, None, 1.0, said, unfinished
    )


def remaining(now, day):
    words = module._remaining(now, day, day)
    return words.replace("\u202f", " ") if words else words


def test_what_remains_is_said_of_the_messages_still_to_come():
    # 30 June is day 181 of 365: 181 answers by then are 365 in the year, 184 are still to come.
    day = date(2026, 6, 30)
    assert day.timetuple().tm_yday == 181
    # ⌈0.9 · 365⌉ = 329 are needed in all, 329 − 160 = 169 of the 184 to come.
    assert remaining(standing(160, 181, 90), day) == "нужно ещё 169 из ожидаемых 184"
    # 329 − 140 = 189 > 184
    assert remaining(standing(140, 181, 90), day) == OUT_OF_REACH


def test_nothing_remains_to_be_said_on_plan_too_early_or_of_the_past():
    day = date(2026, 6, 30)
    assert remaining(standing(170, 181, 90), day) is None
    assert remaining(standing(20, 58, 90), date(2026, 2, 27)) is None
    assert module._remaining(standing(160, 181, 90), day, date(2026, 9, 30)) is None
    assert remaining(standing(160, 181, 90, unfinished=False), date(2026, 12, 31)) is None


def test_one_miss_puts_a_plan_of_a_hundred_out_of_reach():
    assert remaining(standing(180, 181, 100), date(2026, 6, 30)) == OUT_OF_REACH


def test_cards_need_the_right_to_see_figures(invented_facts):
    with pytest.raises(AccessDenied):
        cards(invented_facts, Actor("nobody", "Никто", frozenset()), Selection(date(2026, 1, 1)))


def test_every_indicator_of_the_snapshot_has_a_card(invented_facts):
    shown = cards(invented_facts, ACTOR, Selection(invented_facts.data_date))
    assert [card.indicator for card in shown] == list(indicators(invented_facts))
