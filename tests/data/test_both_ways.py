"""Counts, indicators and rating of invented exports equal a second, plain implementation."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

import cli
from data.definitions import parsed
from data.engines import duck
from data.home import Home
from data.seeds import shipped_passports
from data.snapshots import current
from tests.analytics import alternative_implementations as by_hand
from tests.data import alternative_figures, alternative_messages, invented
from tests.data.alternative_directories import POPULATION
from tests.data.exports import csv_file, take_in

SOURCES = {
    "ИМ": invented.incidents,
    "ПОС": invented.platform,
    "ЕДДС": invented.dispatch,
    "59-ФЗ": invented.appeals,
}
INDICATORS = {one.number: one for one in map(parsed, shipped_passports().values())}
# Mid-month, before the last data, long after; the data's own date joins them.
AS_OF = (date(2025, 12, 15), date(2026, 3, 1), date(2026, 11, 12))
SELECTIONS = (
    (None, None, None),
    (date(2025, 12, 1), date(2026, 1, 31), None),
    (date(2025, 12, 10), date(2026, 2, 14), "ПОС"),
)


class District:
    """A home with imported files and the same files as rows."""

    def __init__(self, home: Home, folder: Path, seed: int) -> None:
        chance = Random(seed)
        self.home = home
        self.rows = {source: make(chance, 160) for source, make in SOURCES.items()}
        self.reports = invented.reports(chance)
        self.messages = alternative_messages.in_force(
            [(s, rows, False) for s, rows in self.rows.items()]
        )
        alternative_messages.link(self.messages, self.reports["measures"])
        files = [*self.rows.values(), *self.reports.values()]
        encodings = ["utf-8", "cp1251"]
        self.outcomes = take_in(
            home,
            *(
                csv_file(folder / f"{i}.csv", invented.as_rows(rows), chance.choice(encodings))
                for i, rows in enumerate(files)
            ),
        )
        self.data_date = current(home).data_date
        duck.close_all()


@pytest.fixture(scope="module", params=[1, 2])
def district(request, new_home, tmp_path_factory) -> District:
    return District(
        new_home(f"seed{request.param}"), tmp_path_factory.mktemp("files"), request.param
    )


@pytest.fixture
def ask(district, capsys):
    """Return the JSON that a command of the command line answers."""

    def run(*words: str) -> Any:
        code = cli.main([*words, "--home", str(district.home.path), "--json"])
        assert code == 0
        return json.loads(capsys.readouterr().out)

    return run


def moments(district: District) -> Sequence[date]:
    return (*AS_OF, district.data_date)


def test_every_row_is_accepted_or_refused(district: District) -> None:
    for outcome, (source, rows) in zip(district.outcomes, district.rows.items()):
        refused = [row for row in rows if alternative_messages.message(source, row) is None]
        assert (outcome["status"], outcome["title"]) == ("imported", source)
        assert outcome["rows_refused"] == len(outcome["refusals"]) == len(refused)
        assert outcome["rows_read"] == len(rows) == outcome["rows_accepted"] + len(refused)
        assert outcome["rows_skipped"] == 0
        keys = {made["key"] for row in rows if (made := alternative_messages.message(source, row))}
        assert outcome["rows_new"] == len(keys)
    assert sum(outcome["rows_refused"] for outcome in district.outcomes) > 20


def test_the_date_of_the_data_is_the_last_day_they_speak_of(district: District) -> None:
    days = [m["received_at"].date() for m in district.messages]
    days += [m["answered_at"].date() for m in district.messages if m["answered_at"]]
    assert district.data_date == max(days)


@pytest.mark.parametrize(
    "by",
    [
        ("settlement",), ("locality",), ("month", "source"), ("week",), ("day", "block"), ("block",),
        ("topic_group", "topic"), ("source", "settlement"), ("executor",),
    ],
)  # fmt: skip
def test_counts(district: District, ask, by) -> None:
    for as_of in moments(district):
        for first, last, source in [
            (None, None, None),
            (date(2025, 12, 1), date(2026, 1, 31), None),
            (date(2025, 12, 10), date(2026, 2, 14), "ПОС"),
        ]:
            words = ["counts", "--by", ",".join(by), "--as-of", str(as_of)]
            words += ["--from", str(first), "--to", str(last)] if first and last else []
            words += ["--source", source] if source else []
            expected = alternative_figures.counts(
                district.messages, by, first or date.min, last or date.max, as_of, source
            )
            found = {tuple(row[name] for name in by): row for row in ask(*words)}
            assert found.keys() == expected.keys()
            for key, row in expected.items():
                median = row.pop("median_hours")
                assert found[key] == {
                    **dict(zip(by, key)),
                    **row,
                    "median_hours": found[key]["median_hours"],
                }
                assert found[key]["median_hours"] == pytest.approx(median, abs=1e-9)


@pytest.mark.parametrize("by", [None, "settlement", "block", "source", "month"])
def test_indicators(district: District, ask, by) -> None:
    for as_of in moments(district):
        for year, month in ((as_of.year, None), (2025, 12)):
            words = ["indicators", "--as-of", str(as_of)]
            words += ["--by", by] if by else []
            words += ["--month", f"{year}-{month:02d}"] if month else ["--year", str(year)]
            found = ask(*words)
            expected = expected_indicators(district, year, month, as_of, by)
            assert len(found) == len(expected)
            for row in found:
                key = (
                    row["indicator"],
                    row["month"],
                    row[by] if by not in (None, "month") else None,
                )
                check_row(row, expected.pop(key))
            assert expected == {}


def expected_indicators(
    district: District, year: int, month: int | None, as_of: date, by: str | None
) -> dict[tuple[Any, ...], dict[str, Any] | None]:
    """Rows by (indicator, month, group); None where the breakdown does not apply."""
    if by == "month":
        last_month = as_of.month if as_of.year == year else 12 if as_of.year > year else 0
        periods = [(m, m) for m in range(1, last_month + 1) if month in (None, m)]
    else:
        periods = [(month or 1, month or 12)]
    rows: dict[tuple[Any, ...], dict[str, Any] | None] = {}
    for number, one in INDICATORS.items():
        group = by if by != "month" else None
        for first, last in periods:
            label = f"{year}-{first:02d}" if first == last else None
            if group and group not in one.dimensions:
                rows[number, label, None] = None
                continue
            days = date(year, first, 1), by_hand.month_end(year, last)
            asked = (number, district.messages, district.reports)
            sums = alternative_figures.indicator(*asked, *days, as_of, group)
            # A group that has the indicator anywhere in the year stands, empty months as well.
            whole = alternative_figures.indicator(
                *asked, date(year, 1, 1), date(year, 12, 31), as_of, group
            )
            for name in whole if group else [None]:
                x, n, unknown = sums.get(name, [0, 0, 0])
                plan = one.plan[year]
                rows[number, label, name] = {
                    "year": year,
                    "numerator": x,
                    "denominator": n,
                    "unknown": unknown,
                    "value": 100 * x / n if n else None,
                    "plan": plan,
                    "gap": 100 * x / n - plan if n else None,
                    "bounds": by_hand.wilson(x, n) if n else None,
                    "verdict": by_hand.verdict(x, n, unknown, plan, one.minimum_n),
                    "unfinished": as_of < days[1],
                }
    return rows


def check_row(found: dict[str, Any], expected: dict[str, Any] | None) -> None:
    if expected is None:
        assert found["verdict"] == "не применимо"
        empty = ("numerator", "denominator", "unknown", "value", "plan", "gap", "low", "high")
        assert [found[name] for name in empty] == [None] * len(empty)
        return
    bounds = expected.pop("bounds")
    assert {name: found[name] for name in expected} == expected
    if bounds is None:
        assert (found["low"], found["high"]) == (None, None)
    else:
        assert (found["low"], found["high"]) == pytest.approx([100 * b for b in bounds], abs=1e-4)


@pytest.mark.parametrize("source", [None, "ПОС", "ЕДДС"])
def test_rating(district: District, ask, source) -> None:
    for as_of in moments(district):
        for first, last, months in [
            (date(2025, 11, 1), date(2026, 2, 28), 4),
            (date(as_of.year, 1, 1), as_of, as_of.month),
        ]:
            words = ["rating", "--from", str(first), "--to", str(last), "--as-of", str(as_of)]
            found = {
                row["settlement"]: row
                for row in ask(*words, *(["--source", source] if source else []))
            }
            parts = alternative_figures.rating_parts(district.messages, first, last, as_of, source)
            assert {name: row["messages"] for name, row in found.items()} == {
                row["settlement"]: row["messages"] for row in parts
            }
            expected = by_hand.rating(parts, POPULATION, months)
            for name, row in expected.items():
                assert found[name]["place"] == row["place"]
                assert found[name]["rated"] == row["rated"]
                for part in ("k", "t", "q", "score"):
                    assert found[name][part] == pytest.approx(row[part], abs=1e-9)
                if row["rated"]:
                    assert found[name]["place_low"] <= row["place"] <= found[name]["place_high"]
