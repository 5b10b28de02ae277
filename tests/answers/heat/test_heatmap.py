"""The heat map against a second, plain counting of the same drawn messages."""

from datetime import date, datetime, time

import pandas as pd
import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor
from answers.heat.grid import DISTRICT, MOST_COLUMNS, OTHERS, TOTAL
from answers.heat.heatmap import heat_map, levels, topic_groups
from answers.heat.values import Metric
from data.queries.selection import Selection

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
QUARTER = (date(2025, 4, 10), date(2025, 7, 3))
RESIDENTS = {"Мортка": 4152, "Леуши": 2645, "Шугур": 524, "Междуреченский": 11067}


def chosen(drawn, period, **more):
    return Selection(drawn.facts.data_date, *period, **more)


def inside(message, first, last):
    return first <= message.received.date() <= last


def state(message, as_of):
    """A message at the end of a day, as a person would say it."""
    end = datetime.combine(as_of, time(23, 59, 59))
    if message.answered is not None and message.answered <= end:
        return "on_time" if message.answered <= message.due else "late"
    return "late" if message.due < end else "pending"


def cells(answer):
    return {(r["row"], r["column"]): r for r in answer.cells.to_dict(orient="records")}


@pytest.mark.parametrize("level", ["block", "topic_group", "topic"])
@pytest.mark.parametrize("period", [YEAR, QUARTER])
def test_every_count_is_that_of_the_messages(drawn, level, period):
    answer = heat_map(drawn.facts, DEMO_ACTOR, chosen(drawn, period), level, Metric.COUNT)
    as_of = drawn.facts.data_date
    wanted = {}
    for message in drawn.messages:
        if inside(message, *period):
            for row in (message.settlement, DISTRICT):
                for column in (getattr(message, level), TOTAL):
                    counts = wanted.setdefault((row, column), {"messages": 0})
                    counts["messages"] += 1
                    name = state(message, as_of)
                    counts[name] = counts.get(name, 0) + 1
    found = cells(answer)
    assert set(wanted) <= set(found)
    for place, row in found.items():
        counts = wanted.get(place, {})
        for name in ("messages", "on_time", "late", "pending"):
            assert row[name] == counts.get(name, 0), (place, name)
        assert row["value"] == row["base"] == row["messages"]


def test_a_share_is_late_of_those_that_came_due_and_the_total_is_no_mean(drawn):
    answer = heat_map(drawn.facts, DEMO_ACTOR, chosen(drawn, YEAR), "block", Metric.LATE)
    for row in cells(answer).values():
        due = row["late"] + row["on_time"]
        if due:
            assert row["value"] == pytest.approx(100 * row["late"] / due)
            assert row["base"] == due
        else:
            assert pd.isna(row["value"])
            assert row["base"] == row["messages"]
    found = cells(answer)
    rows = [found[(name, TOTAL)] for name in answer.rows]
    late, due = sum(r["late"] for r in rows), sum(r["late"] + r["on_time"] for r in rows)
    assert found[(DISTRICT, TOTAL)]["value"] == pytest.approx(100 * late / due)


def test_per_1000_needs_residents(drawn):
    answer = heat_map(drawn.facts, DEMO_ACTOR, chosen(drawn, YEAR), "block", Metric.PER_1000)
    found = cells(answer)
    for name, people in RESIDENTS.items():
        came = sum(inside(m, *YEAR) and m.settlement == name for m in drawn.messages)
        assert found[(name, TOTAL)]["value"] == pytest.approx(1000 * came / people)
    nowhere = found[("не определено", TOTAL)]
    assert nowhere["messages"] > 0
    assert pd.isna(nowhere["value"])
    # «не определено» has no residents to divide by: not applicable, which is not «no data»
    assert nowhere["base"] == nowhere["messages"]


@pytest.mark.parametrize(
    ("metric", "before"),
    [
        (Metric.CHANGE, (date(2025, 1, 15), date(2025, 4, 9))),  # 85 days before 85 days
        (Metric.YEAR, (date(2024, 4, 10), date(2024, 7, 3))),
    ],
)
def test_a_change_compares_with_the_earlier_days(drawn, metric, before):
    answer = heat_map(drawn.facts, DEMO_ACTOR, chosen(drawn, QUARTER), "block", metric)
    assert answer.before == before
    assert answer.comparable
    for (settlement, column), row in cells(answer).items():
        if settlement == DISTRICT or column in (TOTAL, OTHERS):
            continue
        now, then = (
            sum(
                inside(m, *days) and (m.settlement, m.block) == (settlement, column)
                for m in drawn.messages
            )
            for days in (QUARTER, before)
        )
        assert (row["messages"], row["before"]) == (now, then)
        if then:
            assert row["value"] == pytest.approx(100 * (now - then) / then)
        else:
            assert pd.isna(row["value"])


def test_without_data_so_far_back_nothing_is_compared(drawn):
    period = (date(2024, 3, 1), date(2024, 5, 31))
    answer = heat_map(drawn.facts, DEMO_ACTOR, chosen(drawn, period), "block", Metric.YEAR)
    assert not answer.comparable
    assert answer.cells["base"].isna().all()
    assert answer.cells["messages"].sum() > 0


def test_rows_and_columns_stand_by_their_totals_and_the_unknown_last(drawn):
    answer = heat_map(drawn.facts, DEMO_ACTOR, chosen(drawn, YEAR), "block", Metric.COUNT)
    assert answer.rows[-1] == answer.columns[-1] == "не определено"
    found = cells(answer)
    for names, place in (
        (answer.rows[:-1], lambda name: (name, TOTAL)),
        (answer.columns[:-1], lambda name: (DISTRICT, name)),
    ):
        totals = [found[place(name)]["messages"] for name in names]
        assert totals == sorted(totals, reverse=True)


def test_a_silent_settlement_of_the_directory_is_a_row_of_zeros(drawn):
    answer = heat_map(drawn.facts, DEMO_ACTOR, chosen(drawn, YEAR), "block", Metric.COUNT)
    assert cells(answer)[("Болчары", TOTAL)]["messages"] == 0
    assert len(answer.rows) == 10 + 1


def test_filters_narrow_the_map(drawn):
    asked = chosen(drawn, YEAR, settlement="Мортка", block="ЖКХ")
    answer = heat_map(drawn.facts, DEMO_ACTOR, asked, "topic", Metric.COUNT)
    assert answer.rows == ("Мортка",)
    assert set(answer.columns) == {"Ямы во дворах", "Борщевик Сосновского"}
    wanted = sum(
        inside(m, *YEAR) and (m.settlement, m.block) == ("Мортка", "ЖКХ") for m in drawn.messages
    )
    assert cells(answer)[("Мортка", TOTAL)]["messages"] == wanted


def test_columns_beyond_the_limit_are_gathered_and_nothing_is_lost(drawn, monkeypatch):
    monkeypatch.setattr("answers.heat.grid.MOST_COLUMNS", 3)
    answer = heat_map(drawn.facts, DEMO_ACTOR, chosen(drawn, YEAR), "topic", Metric.COUNT)
    assert (len(answer.columns), answer.columns[-1], answer.gathered) == (3, OTHERS, 2)
    found = cells(answer)
    for name in answer.rows:
        parts = sum(found[(name, column)]["messages"] for column in answer.columns)
        assert parts == found[(name, TOTAL)]["messages"]
    assert MOST_COLUMNS > 3


def test_levels_and_groups_are_those_that_say_something(drawn):
    assert levels(drawn.facts, DEMO_ACTOR) == ("block", "topic_group", "topic")
    assert topic_groups(drawn.facts, DEMO_ACTOR, "ТКО") == ("Мусор/Свалки/ТКО",)
    assert "Благоустройство" in topic_groups(drawn.facts, DEMO_ACTOR, None)


def test_a_map_needs_a_period_and_the_right_to_look(drawn):
    with pytest.raises(ValueError, match="period"):
        heat_map(drawn.facts, DEMO_ACTOR, Selection(drawn.facts.data_date), "block", Metric.COUNT)
    nobody = Actor("nobody", "Никто", frozenset())
    with pytest.raises(AccessDenied):
        heat_map(drawn.facts, nobody, chosen(drawn, YEAR), "block", Metric.COUNT)
    with pytest.raises(AccessDenied):
        levels(drawn.facts, nobody)
