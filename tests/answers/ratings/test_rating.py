"""The rating of the page: the same numbers as the command line's, changes and advice beside."""

from datetime import date, timedelta

import pandas as pd
import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor
from answers.ratings.rating import places_by_source, rating, rating_rows, silent
from data.home import Home
from data.queries.selection import Selection

QUARTER = (date(2026, 7, 1), date(2026, 9, 30))


def asked(drawn, period=QUARTER, **more):
    return Selection(drawn.facts.data_date, *period, **more)


def home(drawn):
    return Home(drawn.facts.path.parents[1])


def test_the_page_and_the_command_line_agree(drawn):
    rows = {row["settlement"]: row for row in rating_rows(home(drawn), DEMO_ACTOR, asked(drawn))}
    table = rating(drawn.facts, DEMO_ACTOR, asked(drawn)).table
    assert len(table) == len(rows) > 3
    for row in table.to_dict(orient="records"):
        said = rows[row["name"]]
        assert row["messages"] == said["messages"]
        assert row["rated"] == said["rated"]
        if row["rated"]:
            assert row["place"] == said["place"]
            assert row["score"] == pytest.approx(said["score"])


def test_a_change_is_against_the_equal_days_before_as_they_were_seen_then(drawn):
    answer = rating(drawn.facts, DEMO_ACTOR, asked(drawn))
    assert answer.before == (date(2026, 3, 31), date(2026, 6, 30))  # 92 days before 92 days
    lag = timedelta(days=92)
    earlier = Selection(drawn.facts.data_date - lag, *answer.before)
    then = {r["settlement"]: r for r in rating_rows(home(drawn), DEMO_ACTOR, earlier)}
    for row in answer.table.to_dict(orient="records"):
        before = then.get(row["name"], {}).get("place")
        if row["rated"] and before is not None:
            assert row["place_before"] == before
            assert row["change"] == before - row["place"]
        else:
            assert pd.isna(row["change"])


def test_every_n_of_m_is_that_of_the_messages(drawn):
    table = rating(drawn.facts, DEMO_ACTOR, asked(drawn)).table.set_index("name")
    end = drawn.facts.data_date
    for name in table.index:
        own = [
            m
            for m in drawn.messages
            if m.settlement == name
            and not m.excluded
            and QUARTER[0] <= m.received.date() <= QUARTER[1]
        ]
        assert table.loc[name, "messages"] == len(own)
        on_time = [
            m for m in own if m.answered and m.answered.date() <= end and m.answered <= m.due
        ]
        assert table.loc[name, "on_time"] == len(on_time)


def test_an_unfinished_period_is_rated_by_the_months_that_are_there(drawn):
    answer = rating(drawn.facts, DEMO_ACTOR, asked(drawn, (date(2026, 1, 1), date(2026, 12, 31))))
    assert answer.date_to == drawn.facts.data_date
    assert answer.months == 10
    few = answer.table[answer.table["messages"] < 2 * 10]
    assert not few["rated"].any()


def test_without_data_so_far_back_there_is_no_change(drawn):
    answer = rating(drawn.facts, DEMO_ACTOR, asked(drawn, (date(2024, 1, 1), date(2024, 6, 30))))
    assert not answer.comparable
    assert answer.table["change"].isna().all()
    assert len(answer.rated) > 1


def test_a_settlement_filter_rates_it_among_all(drawn):
    whole = rating(drawn.facts, DEMO_ACTOR, asked(drawn))
    narrowed = rating(drawn.facts, DEMO_ACTOR, asked(drawn, settlement="Мортка"))
    pd.testing.assert_frame_equal(whole.table, narrowed.table)


def test_the_right_to_look_is_asked_for(drawn):
    with pytest.raises(AccessDenied):
        rating(drawn.facts, Actor("nobody", "Никто", frozenset()), asked(drawn))


def test_blocks_are_rated_without_the_axis_of_quantity(drawn):
    answer = rating(drawn.facts, DEMO_ACTOR, asked(drawn), "block")
    table = answer.table.set_index("name")
    assert {"ЖКХ", "ТКО", "не определено"} == set(table.index)
    assert table["k"].isna().all()
    assert not table.loc["не определено", "rated"]
    for name in ("ЖКХ", "ТКО"):
        row = table.loc[name]
        assert row["score"] == pytest.approx(100 * (row["t"] + row["q"]) / 2)  # 0,4 and 0,4
    inside = rating(drawn.facts, DEMO_ACTOR, asked(drawn, settlement="Мортка"), "block").table
    own = [
        m
        for m in drawn.messages
        if m.settlement == "Мортка"
        and not m.excluded
        and QUARTER[0] <= m.received.date() <= QUARTER[1]
    ]
    assert inside["messages"].sum() == len(own)


def test_points_of_the_axes_add_up_to_the_score(drawn):
    answer = rating(drawn.facts, DEMO_ACTOR, asked(drawn))
    both = answer.rated.merge(answer.points, on="name", suffixes=("", "_points"))
    total = both[["k_points", "t_points", "q_points"]].sum(axis=1)
    assert total.to_numpy() == pytest.approx(both["score"].to_numpy(dtype=float))


def test_the_typical_time_counts_those_who_wait(drawn):
    table = rating(drawn.facts, DEMO_ACTOR, asked(drawn)).table
    # Every message that counts has either an answer or its waiting time.
    assert (table["answered_known"] + table["waiting"] == table["messages"]).all()
    assert (table["answered_known"] == table["answered"]).all()


def test_those_of_whom_nothing_is_known_are_not_set_above_the_others():
    columns = ["settlement", "resolved_known", "repeat_known", "returned_known", "mark_count"]
    rows = [("Отдел", 5, 0, 0, 0), ("Управление", 0, 0, 0, 1), ("Водоканал", 0, 0, 0, 0)]
    assert silent(pd.DataFrame(rows, columns=columns)) == ["Водоканал"]
    dispatch = [("Полиция", 0, 0, 0, 0), *rows[2:], ("Отдел", 5, 0, 0, 0)]
    assert silent(pd.DataFrame(dispatch, columns=columns)) == []  # most are so: terms decide


def test_each_source_apart_is_the_rating_of_that_source(drawn):
    apart = places_by_source(drawn.facts, DEMO_ACTOR, asked(drawn), "settlement", ("ПОС", "ИМ"))
    alone = rating(drawn.facts, DEMO_ACTOR, asked(drawn, source="ПОС")).table
    assert apart["ПОС"]["place"].tolist() == alone["place"].tolist()
    assert apart["ИМ"].empty
