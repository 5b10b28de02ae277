"""The card of a settlement: every figure is the messages' own, the district is the sum of all."""

from dataclasses import replace
from datetime import date, datetime, time

import pandas as pd
import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor
from answers.ratings.rating import rating
from answers.ratings.settlement import MONTHS, of_settlement, settlement_card
from data.queries.selection import Selection

QUARTER = (date(2026, 7, 1), date(2026, 9, 30))


def asked(drawn, period=QUARTER, **more):
    return Selection(drawn.facts.data_date, *period, **{"settlement": "Мортка", **more})


@pytest.fixture(scope="module")
def card(drawn):
    return settlement_card(drawn.facts, DEMO_ACTOR, asked(drawn))


def own(drawn, name=None):
    return [m for m in drawn.messages if not m.excluded and m.settlement == (name or m.settlement)]


def within(messages, first, last):
    return [m for m in messages if first <= m.received.date() <= last]


def test_the_place_is_that_of_the_rating(drawn, card):
    table = rating(drawn.facts, DEMO_ACTOR, replace(asked(drawn), settlement=None)).table
    row = table[table["name"] == "Мортка"].iloc[0]
    assert card.row is not None
    assert (card.row["place"], card.row["score"]) == (row["place"], row["score"])
    assert len(card.rating.rated) > 1, "the others are in the rating all the same"
    assert set(card.ways["name"]) <= {"Мортка"}


def test_the_parts_count_the_messages_here_and_everywhere(drawn, card):
    end = datetime.combine(drawn.facts.data_date, time(23, 59, 59))

    def on_time(messages):
        return sum(m.answered is not None and m.answered <= m.due for m in messages)

    def come(messages):
        return on_time(messages) + sum(
            (m.answered or end) > m.due or (m.answered is None and m.due < end) for m in messages
        )

    part = next(one for one in card.parts if one.name == "on_time")
    here, everywhere = (within(own(drawn, name), *QUARTER) for name in ("Мортка", None))
    assert (part.count, part.whole) == (on_time(here), come(here))
    assert (part.district_count, part.district_whole) == (on_time(everywhere), come(everywhere))


def test_residents_of_nowhere_do_not_make_the_district_louder(drawn, card):
    part = next(one for one in card.parts if one.name == "per_1000")
    known = [m for m in within(own(drawn), *QUARTER) if m.settlement != "не определено"]
    assert part.district_count == len(known)
    assert part.count == len(within(own(drawn, "Мортка"), *QUARTER))


def test_thirteen_months_end_with_the_last_of_the_period(drawn, card):
    assert len(card.months) == MONTHS
    assert card.months["start"].iloc[-1] == pd.Timestamp(2026, 9, 1)
    every = [m for m in drawn.messages if m.settlement == "Мортка"]
    september = within(every, date(2026, 9, 1), date(2026, 9, 30))
    assert card.months["messages"].iloc[-1] == len(september)


def test_topics_stand_beside_those_of_the_period_before(drawn, card):
    every = [m for m in drawn.messages if m.settlement == "Мортка"]
    now = pd.Series([m.topic for m in within(every, *QUARTER)]).value_counts()
    before = pd.Series([m.topic for m in within(every, *card.rating.before)]).value_counts()
    assert card.topics["now"].is_monotonic_decreasing
    for row in card.topics.to_dict("records"):
        assert row["now"] == now.get(row["topic"], 0)
        assert row["before"] == before.get(row["topic"], 0)
        assert row["change"] == row["now"] - row["before"]


def test_without_an_earlier_period_topics_have_no_change(drawn):
    found = settlement_card(
        drawn.facts, DEMO_ACTOR, asked(drawn, (date(2024, 1, 1), date(2024, 12, 31)))
    )
    assert not found.rating.comparable
    assert found.topics["change"].isna().all()
    assert not found.topics["listed"].any()


def test_overdue_is_of_now_whatever_the_period(drawn, card):
    end = datetime.combine(drawn.facts.data_date, time(23, 59, 59))
    late = [m for m in own(drawn, "Мортка") if m.answered is None and m.due < end]
    assert card.waiting.overdue == len(late) > 0


def test_only_indicators_that_have_a_settlement_stand_beside_the_district(card):
    assert [one.indicator.key for one in card.indicators] == [1, 2, 4, 5, 6]
    first = card.indicators[0]
    assert 0 < first.here.unknown < first.district.unknown


def test_the_title_says_the_place_and_what_is_overdue(card):
    assert of_settlement(card).startswith(f"Мортка: место {card.row['place']} из ")
    assert f"{card.waiting.overdue} сообщ" in of_settlement(card).replace("\u00a0", " ")


def test_a_settlement_without_messages_has_a_card_without_a_place(drawn):
    found = settlement_card(drawn.facts, DEMO_ACTOR, asked(drawn, settlement="Половинка"))
    assert found.row is None
    assert found.parts, "the district's side is there"
    assert of_settlement(found) == "Половинка: за период сообщений не было, просроченного нет"


def test_a_card_needs_a_settlement_and_the_right(drawn):
    with pytest.raises(ValueError, match="one settlement"):
        settlement_card(drawn.facts, DEMO_ACTOR, asked(drawn, settlement=None))
    with pytest.raises(AccessDenied):
        settlement_card(drawn.facts, Actor("x", "x", frozenset()), asked(drawn))
