"""Lists of messages against a plain loop over the same facts."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor, Right
from answers.messages.listing import (
    MOST_SAVED,
    PAGE,
    STATE_NAMES,
    message_list,
    message_table,
    numbered,
)
from data.queries.messages import STATES, RowsAsked, overdue_places
from data.queries.selection import Selection

NOBODY = Actor("nobody", "Никто", frozenset())


def state_of(row, as_of):
    end = datetime.combine(as_of, time(23, 59, 59))
    answered = row["answered_at"] is not None and row["answered_at"].date() <= as_of
    due, excluded = row["due_at"], row["excluded_reason"] is not None
    late = due is not None and (row["answered_at"] > due if answered else due < end)
    return {
        "answered": answered,
        "on_time": answered and due is not None and not late,
        "late": late,
        "pending": not answered and due is not None and not late,
        "no_term": due is None,
        "excluded": excluded,
        "open": not answered and not excluded,
        "overdue": not answered and late and not excluded,
    }


def keys(listing):
    return list(zip(listing.rows["source"], listing.rows["external_id"]))


def every_key(facts, asked):
    pages = message_list(facts, DEMO_ACTOR, asked).pages
    return [
        key
        for page in range(1, pages + 1)
        for key in keys(message_list(facts, DEMO_ACTOR, asked, page))
    ]


@pytest.fixture(scope="module")
def whole(invented_facts):
    return Selection(invented_facts.data_date)


@pytest.mark.parametrize("state", [None, *STATES])
@pytest.mark.parametrize(
    ("period", "as_of"),
    [
        ((None, None), None),
        ((date(2025, 12, 10), date(2026, 2, 14)), None),
        ((None, None), date(2026, 1, 20)),
    ],
    ids=["all", "period", "earlier day"],
)
def test_a_state_lists_exactly_its_messages_newest_first(
    invented_facts, rows, state, period, as_of
):
    at_the_data = as_of is None
    as_of = as_of or invented_facts.data_date
    asked = RowsAsked(Selection(as_of, *period), state=state)
    wanted = [
        row
        for row in rows
        if (period[0] is None or period[0] <= row["received_day"] <= period[1])
        and (state is None or state_of(row, as_of)[state])
        and row["received_at"].date() <= as_of
    ]
    wanted.sort(key=lambda row: (row["source"], row["external_id"]))
    wanted.sort(key=lambda row: row["received_at"], reverse=True)
    # Every source here has a norm; five weeks after the last receipt no term is still ahead.
    nobody = state == "no_term" or (state == "pending" and at_the_data)
    assert bool(wanted) != nobody
    listing = message_list(invented_facts, DEMO_ACTOR, asked)
    assert listing.total == len(wanted)
    assert every_key(invented_facts, asked) == [
        (row["source"], row["external_id"]) for row in wanted
    ]


def test_every_filter_narrows_the_list(invented_facts, rows, whole):
    names = ("source", "settlement", "block", "topic_group", "topic", "executor")
    one = next(row for row in rows if row["executor"] and row["topic"] == "Ямы во дворах")
    chosen = replace(whole, **{name: one[name] for name in names})
    wanted = {
        row["external_id"]
        for row in rows
        if all(row[name] == value for name, value in chosen.places().items())
    }
    assert 0 < len(wanted) < len(rows)
    listing = message_list(invented_facts, DEMO_ACTOR, RowsAsked(chosen))
    assert set(listing.rows["external_id"]) == wanted


def test_the_period_may_bound_the_answers(invented_facts, rows, whole):
    chosen = replace(whole, date_from=date(2026, 1, 1), date_to=date(2026, 1, 31))
    wanted = {
        (row["source"], row["external_id"])
        for row in rows
        if row["answered_at"] and (row["answered_at"].year, row["answered_at"].month) == (2026, 1)
    }
    assert wanted
    asked = RowsAsked(chosen, moment="answered")
    assert set(every_key(invented_facts, asked)) == wanted


def test_an_earlier_day_does_not_know_later_answers(invented_facts, rows):
    as_of = date(2026, 1, 15)
    listing = message_list(invented_facts, DEMO_ACTOR, RowsAsked(Selection(as_of)))
    known = [row for row in rows if row["received_day"] <= as_of]
    assert listing.total == len(known)
    shown = listing.rows.dropna(subset=["answered_at"])
    assert len(shown)
    assert (shown["answered_at"].dt.date <= as_of).all()


def test_words_of_a_state_follow_the_message(invented_facts, rows, whole):
    by_key = {(row["source"], row["external_id"]): row for row in rows}
    seen = set()
    for page in (1, 2, 3):
        listing = message_list(invented_facts, DEMO_ACTOR, RowsAsked(whole), page)
        for row in listing.rows.to_dict(orient="records"):
            fact = by_key[row["source"], row["external_id"]]
            state = state_of(fact, invented_facts.data_date)
            answered = "отвечено" if state["no_term"] else "отвечено в срок"
            waiting = "в работе, срока нет" if state["no_term"] else "в работе"
            words = (
                f"исключено: {fact['excluded_reason']}"
                if state["excluded"]
                else "отвечено с опозданием"
                if state["answered"] and state["late"]
                else answered
                if state["answered"]
                else "просрочено"
                if state["late"]
                else waiting
            )
            assert row["state_words"] == words
            seen.add(words.split(":")[0])
    assert len(seen) >= 4


def test_numbers_find_their_messages(invented_facts, rows, whole):
    asked = RowsAsked(whole, ids=(rows[0]["external_id"], rows[-1]["external_id"], "нет такого"))
    found = {number for _source, number in every_key(invented_facts, asked)}
    assert found == {rows[0]["external_id"], rows[-1]["external_id"]}


def test_a_number_from_an_address_is_a_value_and_no_sql(invented_facts, whole):
    asked = RowsAsked(replace(whole, settlement="' OR 1=1 --"), ids=("' OR 1=1 --",))
    assert message_list(invented_facts, DEMO_ACTOR, asked).total == 0


def test_pages_are_brought_into_range():
    assert numbered(0, 250) == (1, 3)
    assert numbered(99, 250) == (3, 3)
    assert numbered(2, 2 * PAGE) == (2, 2)
    assert numbered(1, 0) == (1, 1)


def test_overdue_places_add_up_to_the_list(invented_facts, rows, whole):
    places = overdue_places(invented_facts, replace(whole, date_from=date(2026, 3, 1)))
    late = [row for row in rows if state_of(row, invented_facts.data_date)["overdue"]]
    wanted = {}
    for row in late:
        wanted.setdefault((row["settlement"], row["block"]), []).append(row["due_at"])
    assert {
        (row.settlement, row.block): (row.messages, row.oldest_due) for row in places.itertuples()
    } == {place: (len(due), min(due)) for place, due in wanted.items()}
    assert list(places["messages"]) == sorted(places["messages"], reverse=True)


def test_the_saved_table_is_the_whole_list_under_russian_headers(invented_facts, whole):
    asked = RowsAsked(whole, state="late")
    table = message_table(invented_facts, DEMO_ACTOR, asked)
    assert list(table["Номер"]) == [key[1] for key in every_key(invented_facts, asked)]
    assert {"Загрузка", "Файл", "Строка файла", "Состояние"} <= set(table.columns)
    assert MOST_SAVED > len(table) > PAGE


def test_row_and_file_lead_back_to_what_the_user_has(invented_facts, rows, whole):
    row = next(row for row in rows if row["source"] == "ПОС")
    asked = RowsAsked(replace(whole, source="ПОС"), ids=(row["external_id"],))
    shown = message_list(invented_facts, DEMO_ACTOR, asked).rows.iloc[0]
    assert shown["file_name"] == "1.csv"
    assert shown["row_number"] == row["row_number"]


def test_each_list_needs_its_right(invented_facts, whole):
    asked = RowsAsked(whole)
    with pytest.raises(AccessDenied):
        message_list(invented_facts, NOBODY, asked)
    viewer = Actor("viewer", "Зритель", frozenset({Right.VIEW_MESSAGES}))
    assert message_list(invented_facts, viewer, asked).total
    with pytest.raises(AccessDenied):
        message_table(invented_facts, viewer, asked)


def test_every_state_of_an_address_has_russian_words():
    assert set(STATE_NAMES) == set(STATES)
