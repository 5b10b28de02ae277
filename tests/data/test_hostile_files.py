"""Every hostile file: what is refused through the command line itself, in a process that is measured."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from data import journal
from data.limits import limits
from tests.data.exports import reading_of
from tests.data.hostile import others, workbooks

ROOT = Path(__file__).parents[2]
ACCEPTED = {**workbooks.ACCEPTED, **others.ACCEPTED}
REFUSED = {**workbooks.REFUSED, **others.REFUSED}


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_is_only_rare_is_read_to_the_row(tmp_path, name) -> None:
    make, rows = ACCEPTED[name]
    path = tmp_path / "file"
    path.write_bytes(make())
    reading = reading_of(path)
    assert reading.rows.num_rows == rows
    assert reading.rows_read == rows + len(reading.refusals) + reading.rows_skipped


def imported(home: Path, *paths: Path) -> tuple[list[dict[str, Any]], str, dict[str, float]]:
    """Return the outcomes of one call, what it said on stderr, and what the process took."""
    took = home / "took.json"
    cli = [sys.executable, ROOT / "cli.py", "import", *paths, "--home", home, "--yes", "--json"]
    done = subprocess.run(
        [sys.executable, "-S", ROOT / "benchmarks/stopwatch.py", took, *cli],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    return json.loads(done.stdout), done.stderr, json.loads(took.read_text())


def test_what_does_harm_is_refused_and_does_none(home, tmp_path) -> None:
    made = {
        "before": workbooks.book(),
        **{name: make() for name, (make, _) in REFUSED.items()},
        "after": others.CSV.replace(b"10", b"20"),
    }
    paths = [tmp_path / f"файл {i}.xlsx" for i in range(len(made))]
    for path, content in zip(paths, made.values()):
        path.write_bytes(content)
    outcomes, words, took = imported(home.path, *paths)
    found = dict(zip(made, outcomes, strict=True))
    for name, (_, word) in REFUSED.items():
        one = found[name]
        assert one["status"] == "refused", (name, one)
        assert word in one["reason"], (name, one["reason"])
        assert one["reason"].endswith("."), name
    assert [found[name]["rows_new"] for name in ("before", "after")] == [3, 3]
    assert [entry.batch_id for entry in journal.live_imports(home).values()] == [1, 2]
    assert took["peak_mb"] <= limits().address_space_mb
    # Most take a blink; the few that a limit ends take the seconds it allows.
    assert took["cpu"] <= len(REFUSED)
    assert [line for line in words.splitlines() if line.isascii()] == []
