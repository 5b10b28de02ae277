"""The prospects of an indicator's page: from the same months as the cards, with the filters."""

from dataclasses import replace
from datetime import date

import pytest

from access.rights import DEMO_ACTOR as ACTOR
from access.rights import AccessDenied, Actor
from analytics.prospects import end_of_year, months_of, movement, steadiness
from answers.indicators.cards import cards
from answers.indicators.prospect_words import assurance_words, end_words, variation_words
from answers.indicators.prospects import prospects
from data.queries.selection import Selection
from data.queries.tally import tally


@pytest.mark.parametrize("places", [{}, {"settlement": "Мортка"}])
def test_every_sentence_stands_on_the_months_of_its_indicator(invented_facts, places):
    day = invented_facts.data_date
    chosen = Selection(day, **places)
    judged = paced = 0
    for card in cards(invented_facts, ACTOR, chosen):
        one, now = card.indicator, card.standing
        found = prospects(invented_facts, ACTOR, chosen, one.key)
        if not now.applies:
            assert found is None
            continue
        months = months_of(tally(invented_facts, [one], (), chosen), one, day)
        steady, moves = steadiness(months, now.plan, one.minimum_n), movement(months)
        assert found.of_plan == assurance_words(steady, now.plan)
        assert found.of_change == variation_words(steady, moves)
        if not now.judged:
            assert (found.end, found.of_end) == (None, None)
            continue
        judged += 1
        flat = len(set(one.plan.values())) == 1
        paced += not flat and found.of_pace is not None
        assert not (flat and found.of_pace)
        assert found.end == end_of_year(months, (now.numerator, now.denominator), now.plan, day)
        assert found.of_end == end_words(one, found.end, now.plan, day.year)
    assert judged
    assert paced


def test_the_period_changes_nothing(invented_facts):
    chosen = Selection(invented_facts.data_date)
    narrow = replace(chosen, date_from=date(2025, 1, 1), date_to=date(2025, 3, 31))
    whole = prospects(invented_facts, ACTOR, chosen, 1)
    assert prospects(invented_facts, ACTOR, narrow, 1) == whole


def test_prospects_need_a_right(invented_facts):
    nobody = Actor("nobody", "Никто", frozenset())
    with pytest.raises(AccessDenied):
        prospects(invented_facts, nobody, Selection(invented_facts.data_date), 1)
