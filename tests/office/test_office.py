"""The zoo: office files in every disguise, their figures worked out from the contract."""

import json
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.conftest import ROOT
from tests.data.exports import NOW
from tests.office import formats, layouts, moments, names, oddities, sources
from tests.office.kit import Piece, facts, facts_by_batch, judged

GROUPS: dict[str, Callable[[], list[Piece]]] = {
    "titles": layouts.titles,
    "headers": layouts.headers,
    "lines that are none": layouts.lines_that_are_none,
    "sheets": layouts.sheets,
    "names": names.names,
    "dates": moments.dates,
    "times": moments.times,
    "numbers": moments.numbers,
    "texts": formats.texts,
    "disguises": formats.disguises,
    "hands": formats.hands,
    "refused": formats.refused,
    "places": sources.places,
    "values": sources.values,
    "reports": sources.reports,
    "twice": sources.twice,
    "foreign": sources.foreign,
    "around": oddities.around,
    "cells": oddities.cells,
    "excluded": oddities.excluded,
    "leaves": oddities.leaves,
}


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_of_the_zoo(group, new_home, tmp_path) -> None:
    wrong = judged(new_home("zoo"), tmp_path, GROUPS[group](), NOW)
    assert not wrong, "\n".join(wrong)


def test_an_answer_is_taken_back_only_on_order(new_home, tmp_path) -> None:
    home = new_home("zoo")
    third = "ФА-3|2025-02-05 00:00:00|2025-02-12 00:00:00|2025-03-07 23:59:59|Шугур|ЖКХ"
    first, second, open_third = facts("ФА")
    assert judged(home, tmp_path, sources.again(), NOW) == []
    assert _all(home) == [first, second, third], "what was known is kept"
    assert judged(home, tmp_path, sources.replaced(), NOW) == []
    unanswered = "ФА-1|2025-02-03 10:00:00|-|2025-03-05 23:59:59|Мортка|ЖКХ"
    assert _all(home) == [unanswered, second, open_third]


def _all(home) -> list[str]:
    return sorted(
        line.removesuffix("|-") for lines in facts_by_batch(home).values() for line in lines
    )


def test_the_command_line_says_the_same(tmp_path) -> None:
    pieces = [*layouts.titles()[:2], *formats.refused()[:1], *moments.times()[:1]]
    for piece in pieces:
        piece.draw(tmp_path / piece.name)
    names = [str(tmp_path / piece.name) for piece in pieces]
    out = subprocess.run(
        [sys.executable, "cli.py", "import", *names, "--yes", "--json"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert out.returncode == 1, "one of the files is refused"
    said = json.loads(out.stdout)
    assert [one["status"] for one in said] == ["imported", "imported", "refused", "imported"]
    assert [one["rows_accepted"] for one in said] == [3, 3, 0, 2]
    out = subprocess.run(
        [sys.executable, "cli.py", "counts", "--by", "settlement", "--as-of", "2025-03-06",
         "--json"],
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=300,
    )  # fmt: skip
    counted = {row["settlement"]: row for row in json.loads(out.stdout)}
    names = ("messages", "on_time", "late", "pending")
    # Two files of three messages each, and two calls that were over within a day.
    assert {place: tuple(row[name] for name in names) for place, row in counted.items()} == {
        "Мортка": (4, 4, 0, 0), "Леуши": (2, 0, 2, 0), "Шугур": (2, 0, 0, 2),
    }  # fmt: skip


def test_the_zoo_is_large() -> None:
    assert sum(len(draw()) for draw in GROUPS.values()) >= 200
