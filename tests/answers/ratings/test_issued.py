"""Issued ratings: equal to the live one when issued, unmoved by later data, compared with them."""

from datetime import date, datetime

import pandas as pd
import pytest

from access.rights import ALL_RIGHTS, DEMO_ACTOR, AccessDenied, Actor, Right
from answers.ratings.issued import (
    compared,
    issue,
    issued_rating,
    issued_ratings,
    of_comparison,
    places_now,
    title,
    unfinished,
    withdraw,
)
from answers.ratings.rating import rating
from answers.ratings.weights import save
from data import uploads
from data.queries.selection import Selection
from data.snapshots import current
from registers.ratings.issued import ALL_SOURCES, IssueError
from registers.settings_values import RatingWeights
from tests.small_home import drawn_rows, home_of

NOW = datetime(2026, 11, 12, 10, 0)
DAYS = (date(2026, 1, 1), date(2026, 12, 31))


def asked(home, **more):
    return Selection(current(home).data_date, *DAYS, **more)


@pytest.fixture
def home(tmp_path):
    return home_of(tmp_path, drawn_rows(seed=8, count=900))


def test_it_is_frozen_as_the_page_showed_it_for_all_and_for_each_source(home):
    facts = current(home)
    narrowed = asked(home, settlement="Мортка", block="ЖКХ", source="ПОС")
    number = issue(home, facts, DEMO_ACTOR, narrowed, NOW)
    known = issued_rating(home, DEMO_ACTOR, number, NOW)
    assert list(known.tables) == [ALL_SOURCES, "ПОС"], "ИМ has no messages here"
    for source, table in known.tables.items():
        live = rating(facts, DEMO_ACTOR, asked(home, source=source or None)).table
        assert table["name"].tolist() == live["name"].tolist()
        for column in ("place", "place_low", "place_high"):
            pd.testing.assert_series_equal(table[column], live[column], check_names=False)
        for column in ("on_time", "late", "messages", "resolved_true", "resolved_known"):
            assert table[column].tolist() == live[column].tolist()
        rated = live["rated"]
        assert table.loc[rated, "score"].tolist() == live.loc[rated, "score"].tolist()
    frozen = known.issued.frozen
    assert (frozen.snapshot, frozen.weights_version) == (facts.number, 1)
    assert frozen.weights == RatingWeights()
    assert (frozen.date_from, frozen.date_to) == DAYS
    assert unfinished(frozen)


def test_later_data_and_weights_move_the_live_rating_and_not_the_issued_one(home, tmp_path):
    number = issue(home, current(home), DEMO_ACTOR, asked(home), NOW)
    before = issued_rating(home, DEMO_ACTOR, number, NOW)
    same = places_now(current(home), DEMO_ACTOR, asked(home), before.issued.frozen.weights)
    table = compared(before.tables[ALL_SOURCES], same)
    assert not table["changed"].any()
    assert of_comparison(table) == "Данные говорят то же, что и при выпуске"

    save(home, DEMO_ACTOR, RatingWeights(1, 0, 0), "проба", 1, NOW)
    uploads.publish(home, DEMO_ACTOR, NOW)
    by_issued = places_now(current(home), DEMO_ACTOR, asked(home), before.issued.frozen.weights)
    assert not compared(before.tables[ALL_SOURCES], by_issued)["changed"].any()

    more = [
        row | {"Номер сообщения": f"Н-{n}", "Муниципалитет": "пгт Междуреченский"}
        for n, row in enumerate(drawn_rows(seed=9, count=900))
    ]
    home_of(tmp_path, more)  # the same home: one more file
    after = issued_rating(home, DEMO_ACTOR, number, NOW)
    for source, table in before.tables.items():
        pd.testing.assert_frame_equal(after.tables[source], table)
    now = places_now(current(home), DEMO_ACTOR, asked(home), before.issued.frozen.weights)
    assert compared(after.tables[ALL_SOURCES], now)["changed"].any()


def test_a_comparison_says_what_moved():
    issued = pd.DataFrame(
        {"name": ["а", "б", "в"], "place": [1, 2, None], "score": [70.0, 60.0, None]}
    ).astype({"place": "Int64"})
    now = pd.DataFrame(
        {"name": ["в", "б", "а", "г"], "place": [None, 1, 1, 3], "score": [None, 60.5, 70.0, 5.0]}
    ).astype({"place": "Int64"})
    table = compared(issued, now)
    assert table["name"].tolist() == ["а", "б", "в", "г"]
    assert table["moved"].tolist() == [False, True, False, True]
    assert of_comparison(table) == (
        "С тех пор 2\u00a0места изменились: данные дополнились или исправлены"
    )
    scores = now.assign(place=pd.Series([None, 2, 1, None], dtype="Int64"))
    table = compared(issued, scores)
    assert table["changed"].tolist() == [False, True, False, False]
    assert of_comparison(table).startswith("Места прежние")


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 10, 1), date(2026, 10, 31), "Рейтинг за октябрь 2026"),
        (date(2026, 7, 1), date(2026, 9, 30), "Рейтинг за III квартал 2026"),
        (date(2026, 1, 1), date(2026, 12, 31), "Рейтинг за 2026 год"),
        (date(2026, 2, 1), date(2026, 4, 30), "Рейтинг с 01.02.2026 по 30.04.2026"),
        (date(2026, 10, 1), date(2026, 10, 30), "Рейтинг с 01.10.2026 по 30.10.2026"),
    ],
)
def test_a_rating_is_called_by_its_period(first, last, said):
    assert title(first, last) == said


def test_rights_and_refusals(home):
    facts = current(home)
    reader = Actor("x", "x", ALL_RIGHTS - {Right.ISSUE_RATING})
    with pytest.raises(AccessDenied):
        issue(home, facts, reader, asked(home), NOW)
    nobody = Actor("x", "x", frozenset())
    for ask in (
        lambda: issued_ratings(home, nobody, NOW),
        lambda: issued_rating(home, nobody, 1, NOW),
    ):
        with pytest.raises(AccessDenied):
            ask()
    with pytest.raises(IssueError):
        issue(
            home,
            facts,
            DEMO_ACTOR,
            Selection(facts.data_date, date(2020, 1, 1), date(2020, 1, 31)),
            NOW,
        )
    number = issue(home, facts, DEMO_ACTOR, asked(home), NOW)
    withdraw(home, DEMO_ACTOR, number, "ошибка", NOW)
    assert [one.in_force for one in issued_ratings(home, reader, NOW)] == [False]
