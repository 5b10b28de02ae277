"""Months, weekdays and hours, executors, and the other figures of a cell, against plain counting."""

from datetime import date, datetime, time
from statistics import median

import numpy as np
import pandas as pd
import pytest

from access.rights import DEMO_ACTOR
from answers.heat.grid import (
    DISTRICT,
    HOURS,
    NO_EXECUTOR,
    NO_HOUR,
    OTHERS,
    TOTAL,
    UNKNOWN,
    WEEKDAYS,
    Kind,
)
from answers.heat.heatmap import heat_map, metrics
from answers.heat.values import Metric, valued
from data.queries.selection import Selection

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
ALWAYS = (date(2020, 1, 1), date(2030, 12, 31))


def answer(facts, metric, kind=Kind.SUBJECTS, level="block", period=ALWAYS, **more):
    return heat_map(
        facts, DEMO_ACTOR, Selection(facts.data_date, *period, **more), level, metric, kind
    )


def cells(answer):
    return {(r["row"], r["column"]): r for r in answer.cells.to_dict(orient="records")}


def counted(rows, key):
    found = {}
    for row in rows:
        for place in ((key(row)[0], key(row)[1]), (key(row)[0], TOTAL), (DISTRICT, key(row)[1]),
                      (DISTRICT, TOTAL)):  # fmt: skip
            found.setdefault(place, []).append(row)
    return found


def block_of(row):
    return row["settlement"], row["block"]


def test_months_stand_in_time_and_add_up(drawn):
    year = answer(drawn.facts, Metric.COUNT, Kind.MONTHS, "month", YEAR)
    assert year.columns[0] == "январь 2026"
    assert list(year.columns) == sorted(year.columns, key=_month)
    found = cells(year)
    for name in (*year.rows, DISTRICT):
        parts = sum(found[(name, column)]["messages"] for column in year.columns)
        assert parts == found[(name, TOTAL)]["messages"]
    came = sum(
        (m.received.year, m.received.month, m.settlement) == (2026, 2, "Мортка")
        for m in drawn.messages
    )
    assert found[("Мортка", "февраль 2026")]["messages"] == came > 0


def _month(words):
    word, year = words.split()
    return int(year), ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя",
                       "дек").index(word[:3])  # fmt: skip


def test_a_month_is_compared_with_itself_a_year_before(drawn):
    found = cells(answer(drawn.facts, Metric.YEAR, Kind.MONTHS, "month", YEAR))
    for year, name in ((2026, "messages"), (2025, "before")):
        came = sum((m.received.year, m.received.month) == (year, 3) for m in drawn.messages)
        assert found[(DISTRICT, "март 2026")][name] == came > 0


def test_hours_are_those_of_receipt_and_midnight_alone_is_no_hour(invented_facts, rows):
    week = answer(invented_facts, Metric.COUNT, Kind.HOURS, "hour")
    assert week.rows == WEEKDAYS
    assert week.columns[:24] == HOURS
    found = cells(week)

    def place(row):
        moment = row["received_at"]
        hour = NO_HOUR if moment.time() == time() else str(moment.hour)
        return WEEKDAYS[moment.weekday()], hour

    wanted = counted(rows, place)
    for key, row in found.items():
        assert row["messages"] == len(wanted.get(key, [])), key
    assert any(column == NO_HOUR for _, column in wanted)


def test_filters_of_weekday_and_hour_name_the_same_messages(drawn):
    found = cells(answer(drawn.facts, Metric.COUNT, Kind.HOURS, "hour", YEAR))
    busiest = max(
        (row for key, row in found.items() if key[0] in WEEKDAYS and key[1] in HOURS),
        key=lambda row: row["messages"],
    )
    hour, weekday = int(busiest["column"]), WEEKDAYS.index(busiest["row"]) + 1
    narrowed = answer(drawn.facts, Metric.COUNT, period=YEAR, weekday=weekday, hour=hour)
    assert cells(narrowed)[(DISTRICT, TOTAL)]["messages"] == busiest["messages"] > 0


def test_executors_are_counted_and_the_smallest_gathered(invented_facts, rows, monkeypatch):
    monkeypatch.setattr("answers.heat.grid.MOST_ROWS", 3)
    few = answer(invented_facts, Metric.COUNT, Kind.EXECUTORS)
    everybody = {row["executor"] or NO_EXECUTOR for row in rows}
    assert (len(few.rows), few.rows[-1], few.gathered_rows) == (3, OTHERS, len(everybody) - 2)
    found = cells(few)
    for name in few.rows[:2]:
        came = sum((row["executor"] or NO_EXECUTOR) == name for row in rows)
        assert found[(name, TOTAL)]["messages"] == came
    assert sum(found[(name, TOTAL)]["messages"] for name in few.rows) == len(rows)


def test_open_repeats_and_marks_leave_out_the_excluded(invented_facts, rows):
    kept = counted([row for row in rows if row["excluded_reason"] is None], block_of)
    opened = cells(answer(invented_facts, Metric.OPEN))
    repeats = cells(answer(invented_facts, Metric.REPEATS))
    marks = cells(answer(invented_facts, Metric.MARK))
    end = datetime.combine(invented_facts.data_date, time(23, 59, 59))
    for key, row in opened.items():
        own = kept.get(key, [])
        still = sum(one["answered_at"] is None or one["answered_at"] > end for one in own)
        assert (row["open"], row["counted"], row["value"]) == (still, len(own), still)
        known = [one["repeat"] for one in own if one["repeat"] is not None]
        given = [one["mark"] for one in own if one["mark"] is not None]
        said, marked = repeats[key], marks[key]
        assert (said["repeats"], said["repeats_known"]) == (sum(known), len(known))
        assert (marked["marks_sum"], marked["marks"]) == (sum(given), len(given))
        assert _same(said["value"], 100 * sum(known) / len(known) if known else np.nan)
        assert _same(marked["value"], sum(given) / len(given) if given else np.nan)
        # nobody said: no data; nothing came: a zero
        assert _same(said["base"], len(known) if known or not own else np.nan)
        assert _same(marked["base"], len(given) if given or not own else np.nan)


def _same(one, other):
    return one == pytest.approx(other, nan_ok=True)


def test_the_median_counts_open_messages_in_and_totals_are_no_means(drawn):
    period = (date(2024, 1, 1), date(2024, 12, 31))
    found = cells(answer(drawn.facts, Metric.MEDIAN, period=period))
    own = [m for m in drawn.messages if not m.excluded and m.received.year == 2024]
    waits = [(m.answered - m.received).total_seconds() / 3600 for m in own if m.answered]
    whole = found[(DISTRICT, TOTAL)]
    assert (whole["answered"], whole["waiting"]) == (len(waits), len(own) - len(waits))
    assert whole["value"] >= median(waits) - 1e-9
    if len(own) == len(waits):
        assert whole["value"] == pytest.approx(median(waits))
    assert found[("Болчары", TOTAL)]["base"] == 0
    assert np.isnan(found[("Болчары", TOTAL)]["value"])


def test_the_unusual_is_judged_by_row_and_column_of_known_names(drawn):
    found = cells(answer(drawn.facts, Metric.UNUSUAL, period=YEAR))
    assert np.isnan(found[(UNKNOWN, "ЖКХ")]["expected"])
    known = [
        m for m in drawn.messages
        if m.received.year == 2026 and UNKNOWN not in (m.settlement, m.block)
    ]  # fmt: skip
    row = sum(m.settlement == "Мортка" for m in known)
    column = sum(m.block == "ЖКХ" for m in known)
    assert found[("Мортка", "ЖКХ")]["expected"] == pytest.approx(row * column / len(known))


def test_a_crowd_and_a_silence_are_unusual_and_two_messages_never_are():
    grid = pd.DataFrame(
        [("А", "ж", 90), ("А", "д", 10), ("Б", "ж", 10), ("Б", "д", 90), ("В", "ж", 1),
         ("В", "д", 1), (DISTRICT, TOTAL, 202)],
        columns=["row", "column", "messages"],
    )  # fmt: skip
    found = valued(grid, Metric.UNUSUAL, True).set_index(["row", "column"])
    assert found.at[("А", "ж"), "status"] == "more"
    assert found.at[("А", "д"), "status"] == "fewer"
    assert found.at[("В", "ж"), "status"] == "even"
    assert found.at[("В", "ж"), "base"] == 1
    assert found.at[(DISTRICT, TOTAL), "status"] == ""


def test_a_share_far_from_the_districts_is_named_and_a_small_one_is_not():
    grid = pd.DataFrame(
        [("А", "ж", 60, 40), ("Б", "ж", 2, 198), ("В", "ж", 2, 0), (DISTRICT, TOTAL, 64, 238)],
        columns=["row", "column", "late", "on_time"],
    ).assign(messages=lambda one: one["late"] + one["on_time"])
    found = valued(grid, Metric.LATE, True).set_index("row")
    assert found["status"].to_dict() == {"А": "more", "Б": "fewer", "В": "", DISTRICT: ""}


def test_what_says_nothing_for_a_kind_is_refused(drawn):
    assert Metric.PER_1000 not in metrics(Kind.EXECUTORS)
    assert set(metrics(Kind.SUBJECTS)) == set(Metric)
    with pytest.raises(ValueError, match="no map"):
        answer(drawn.facts, Metric.PER_1000, Kind.HOURS, "hour")
    with pytest.raises(ValueError, match="no map"):
        answer(drawn.facts, Metric.COUNT, Kind.MONTHS, "block")
