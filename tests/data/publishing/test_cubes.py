"""Cubes equal a scan of the rows in every counter, whatever was imported, changed and undone."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pandas as pd
import pytest

from access.rights import DEMO_ACTOR
from data.home import Home
from data.importing.writing import reconcile
from data.queries import medians
from data.queries.counts import message_counts
from data.queries.messages import overdue_places
from data.queries.selection import Selection
from data.queries.shapes import COUNTERS
from data.queries.tally import tally
from data.snapshots import Facts, indicators
from data.store import opened_store
from tests.data import alternative_figures, alternative_messages, invented
from tests.data.exports import NOW, answered, csv_file, drawn, published, take_in_here

BY = (("month", "source", "topic"), ("day", "settlement"), ("week", "block"))


def changed(chance: Random, rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """A later export of some of the rows: answers come and go, topics and outcomes change."""
    again = [dict(row) for row in chance.sample(rows, len(rows) // 2)]
    for row in again:
        row["Итог"] = chance.choice(("Решено", "Разъяснено", "", row["Итог"]))
        row["Дата окончания"] = chance.choice(("18.03.2026 12:00", "", row["Дата окончания"]))
        if chance.random() < 0.5:
            row["Группа тем"], row["Тема"] = "Благоустройство", "Ямы во дворах"
    return again


def take_back(home: Home, batch: int) -> None:
    """An undo that does not publish."""
    with opened_store(home) as connection:
        connection.execute("INSERT INTO undone VALUES (?, ?, ?)", [batch, NOW, DEMO_ACTOR.name])
        reconcile(home, connection)


@pytest.mark.parametrize("seed", [11, 12])
def test_after_any_order_of_imports_and_undos(home: Home, tmp_path, seed: int) -> None:
    chance = Random(seed)
    first = invented.incidents(chance, 60)
    live: dict[int, tuple[str, list[dict[str, str]], bool]] = {}
    for step in range(6):
        if live and chance.random() < 0.3:
            gone = chance.choice(list(live))
            take_back(home, gone)
            del live[gone]
        else:
            rows = chance.choice(
                (first, changed(chance, first), invented.incidents(chance, 20, 50))
            )
            replace = chance.random() < 0.3
            path = csv_file(tmp_path / f"{step}.csv", invented.as_rows(rows))
            batch, effect = take_in_here(home, path, replace=replace)
            assert effect.new + effect.changed + effect.same == sum(
                alternative_messages.message("ИМ", row) is not None for row in rows
            )
            live[batch] = ("ИМ", rows, replace)
        if step % 2:
            check(published(home), list(live.values()))


def check(facts: Facts, batches: list[Any]) -> None:
    messages = alternative_messages.in_force(batches)
    alternative_messages.link(messages, [])
    assert facts.messages == len(messages)
    days = date.min, date.max
    for as_of in (facts.data_date, facts.data_date - timedelta(days=40)):
        for by in BY:
            expected = alternative_figures.counts(messages, by, *days, as_of, None)
            frame = message_counts(facts, by, Selection(as_of))
            found = {key(row, by): [int(row[name]) for name in COUNTERS] for row in records(frame)}
            assert found == {
                group: [row[name] for name in COUNTERS] for group, row in expected.items()
            }
        for one in indicators(facts):
            if one.table != "messages":
                continue
            frame = tally(facts, [one], ["settlement"], Selection(as_of))
            sums = frame.groupby("settlement")[["numerator", "denominator", "unknown"]].sum()
            expected = alternative_figures.indicator(
                one.number, messages, {}, *days, as_of, "settlement"
            )
            assert {name: list(row) for name, *row in sums.itertuples()} == expected


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return frame.to_dict("records")


def key(row: dict[str, Any], by: tuple[str, ...]) -> tuple[Any, ...]:
    formats = {"day": "%Y-%m-%d", "week": "%Y-%m-%d", "month": "%Y-%m"}
    return tuple(row[n].strftime(formats[n]) if n in formats else row[n] for n in by)


def test_an_answer_dated_after_the_import_is_not_known_yet(home: Home, tmp_path, capsys) -> None:
    rows = drawn(
        """
        Номер сообщения|Дата подачи|Категория|Подкатегория|Статус|Дата ответа|Ускоренное
        1|10.11.2026 10:00|Благоустройство|Ямы во дворах|Решено|11.11.2026 10:00|да
        2|10.11.2026 10:00|Благоустройство|Ямы во дворах|Решено|20.11.2026 10:00|нет
        """
    )
    take_in_here(home, csv_file(tmp_path / "pos.csv", rows))
    facts = published(home)
    assert facts.data_date == date(2026, 11, 11)
    for as_of, known in [
        ("2026-11-10", 0),
        ("2026-11-11", 1),
        ("2026-11-12", 1),
        ("2026-11-20", 2),
    ]:
        one = answered(home, ["indicators", "--as-of", as_of], capsys)[0]
        assert (one["numerator"], one["denominator"]) == (min(known, 1), known)
        (row,) = answered(home, ["counts", "--by", "month", "--as-of", as_of], capsys)
        assert (row["answered"], row["pending"]) == (known, 2 - known)


def whole_periods(data_date: date) -> list[tuple[date, date]]:
    year = data_date.year
    return [
        (date(year, 1, 1), date(year, 12, 31)),
        (date(year, 1, 1), data_date),
        (date(year, 1, 1), date(year, 3, 31)),
        (date(year, 2, 1), date(year, 2, 28)),
        (date(year, 4, 1), date(year + 3, 1, 1)),
        (data_date.replace(day=1), data_date),
    ]


@pytest.mark.parametrize("seed", [21, 22, 23])
def test_what_cannot_be_summed_equals_a_scan_of_the_rows(home: Home, tmp_path, seed: int) -> None:
    rows = invented.as_rows(invented.incidents(Random(seed), 90))
    take_in_here(home, csv_file(tmp_path / "1.csv", rows))
    facts = published(home)
    read = 0
    for first, last in whole_periods(facts.data_date):
        whole = Selection(facts.data_date, first, last)
        assert medians._whole_period(whole) is not None
        for by in ([], ["settlement"], ["block"], ["source"]):
            found = medians.median_hours(facts, by, whole)
            expected = medians._from_rows(facts, by, whole)
            pd.testing.assert_frame_equal(found, expected)
            read += len(found)
        for place in medians.median_hours(facts, ["settlement"], whole)["settlement"]:
            one = Selection(facts.data_date, first, last, settlement=place)
            pd.testing.assert_frame_equal(
                medians.median_hours(facts, [], one), medians._from_rows(facts, [], one)
            )
    assert read > 20
    now = overdue_places(facts, Selection(facts.data_date))
    assert len(now) > 3
    elsewhen = replace(facts, data_date=date(1999, 1, 1))  # no cube is for the day asked about
    pd.testing.assert_frame_equal(now, overdue_places(elsewhen, Selection(facts.data_date)))


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (None, date(2026, 3, 31)),
        (date(2026, 1, 2), date(2026, 1, 31)),
        (date(2026, 2, 1), date(2026, 3, 31)),
        (date(2026, 2, 1), date(2026, 4, 30)),
        (date(2026, 1, 1), date(2026, 1, 30)),
        (date(2025, 1, 1), date(2026, 12, 31)),
    ],
)
def test_other_periods_read_the_rows(first: date | None, last: date) -> None:
    assert medians._whole_period(Selection(date(2026, 6, 30), first, last)) is None
