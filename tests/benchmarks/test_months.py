"""Goals 3 and 4 on a handful of rows: both sides run, and unequal results stop the measuring."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from benchmarks import memory, months
from benchmarks.goals import GOALS
from benchmarks.imports import ResultsDiffer
from benchmarks.inputs import NARROW, monthly_sheets, narrow_sheet
from benchmarks.pairs import Comparison, Pair, Run, compare
from tests.data.exports import reading_of


def test_the_months_hold_every_message_once(tmp_path: Path) -> None:
    sheets = monthly_sheets(tmp_path, 60)
    readings = [reading_of(sheet) for sheet in sheets]
    keys = [set(reading.rows.column("key").to_pylist()) for reading in readings]
    assert len(sheets) == 12
    assert sum(map(len, keys)) == len(set.union(*keys)) > 40


def test_a_narrow_sheet_has_the_columns_that_are_read(tmp_path: Path) -> None:
    sheet = narrow_sheet(tmp_path, 30)
    header = CalamineWorkbook.from_path(sheet).get_sheet_by_index(0).to_python()[0]
    assert tuple(header) == NARROW
    filled = reading_of(sheet).rows.to_pylist()
    assert any(row["answered_at"] for row in filled)
    assert any(row["text"] for row in filled)


def once(first: Callable[[], Run], second: Callable[[], Run], _pairs: int, **by: Any) -> Comparison:
    """One pair, nothing warmed up: processes are dear."""
    return compare([Pair(first(), second())], **by)


def test_files_both_ways(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(months, "measure", once)
    (outcome,) = months.outcomes(tmp_path, 36, pairs=1, months=2)
    assert outcome.goal is GOALS[3]
    assert outcome.size.startswith("2 files, 36 rows")
    assert outcome.comparison.ratio > 0


def test_ways_that_differ_are_not_measured(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(months, "all_at_once", lambda *_: Run(1.0, 1.0))
    monkeypatch.setattr(months, "one_by_one", lambda *_: Run(1.0, 1.0))
    monkeypatch.setattr(months, "counted", lambda home: {home.name: 1})
    sheets = monthly_sheets(tmp_path, 24, months=2)
    with pytest.raises(ResultsDiffer):
        months.check_equal(sheets, tmp_path / "one", tmp_path / "other")


def test_memory_of_a_small_sheet(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(memory, "measure", once)
    monkeypatch.setattr(memory, "check_equal", lambda _sheet, _home: None)
    (outcome,) = memory.outcomes(tmp_path, 40, pairs=1)
    assert outcome.goal is GOALS[4]
    found = outcome.comparison
    assert found.ratio == found.first.peak_mb / found.second.peak_mb > 0
