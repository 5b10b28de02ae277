"""Cubes equal a scan of the rows in every counter, whatever was imported, changed and undone."""

from datetime import date, timedelta
from random import Random
from typing import Any

import pandas as pd
import pytest

from access.rights import DEMO_ACTOR
from data.batches import _mark
from data.home import Home
from data.queries.counts import message_counts
from data.queries.selection import Selection
from data.queries.shapes import COUNTERS
from data.queries.tally import tally
from data.snapshots import Facts, indicators
from tests.data import alternative_implementations as plain
from tests.data import invented
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


@pytest.mark.parametrize("seed", [11, 12])
def test_after_any_order_of_imports_and_undos(home: Home, tmp_path, seed: int) -> None:
    chance = Random(seed)
    first = invented.incidents(chance, 60)
    live: dict[int, tuple[str, list[dict[str, str]], bool]] = {}
    for step in range(6):
        if live and chance.random() < 0.3:
            gone = chance.choice(list(live))
            _mark(home, DEMO_ACTOR, [gone], NOW)
            del live[gone]
        else:
            rows = chance.choice(
                (first, changed(chance, first), invented.incidents(chance, 20, 50))
            )
            replace = chance.random() < 0.3
            path = csv_file(tmp_path / f"{step}.csv", invented.as_rows(rows))
            batch, effect = take_in_here(home, path, replace=replace)
            assert effect.new + effect.changed + effect.same == sum(
                plain.message("ИМ", row) is not None for row in rows
            )
            live[batch] = ("ИМ", rows, replace)
        if step % 2:
            check(published(home), list(live.values()))


def check(facts: Facts, batches: list[Any]) -> None:
    messages = plain.in_force(batches)
    plain.link(messages, [])
    assert facts.messages == len(messages)
    days = date.min, date.max
    for as_of in (facts.data_date, facts.data_date - timedelta(days=40)):
        for by in BY:
            expected = plain.counts(messages, by, *days, as_of, None)
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
            expected = plain.indicator(one.number, messages, {}, *days, as_of, "settlement")
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
