"""Each rule of the house is broken by a bad text and kept by a good one."""

import pytest

from tests.architecture import rules


@pytest.mark.parametrize(
    "line",
    [
        "now = datetime.now()",
        "now = datetime.datetime.now(tz)",
        "today = date.today()",
        "seconds = time.time()",
        "from time import time",
        "now = pd.Timestamp.now()",
        "clock = datetime.now",
        "sql = 'select * from m where due_at < now()'",
        "sql = 'select CURRENT_DATE'",
    ],
)
def test_a_look_at_the_clock_is_seen(line: str) -> None:
    assert rules.clock_readings(f"x = 1\n{line}\n") == [2]


@pytest.mark.parametrize(
    "line", ["start = time.perf_counter()", "now = received_at", "word = 'nowadays (today)'"]
)
def test_a_stopwatch_and_an_argument_are_no_clock(line: str) -> None:
    assert rules.clock_readings(line) == []


@pytest.mark.parametrize(
    "caught",
    ["", " Exception", " BaseException", " (ValueError, Exception)", " Exception as error"],
)
def test_a_handler_that_swallows_everything_is_seen(caught: str) -> None:
    assert rules.swallowed_exceptions(f"try:\n    f()\nexcept{caught}:\n    pass\n") == [3]


@pytest.mark.parametrize(
    ("caught", "answer"), [("ValueError", "pass"), ("Exception", "raise"), ("OSError", "x = 1")]
)
def test_a_narrow_or_raising_handler_is_fine(caught: str, answer: str) -> None:
    assert rules.swallowed_exceptions(f"try:\n    f()\nexcept {caught}:\n    {answer}\n") == []


@pytest.mark.parametrize(
    "line",
    [
        "from pathlib import Path",
        "import os",
        "text = open(name)",
        "frame = pd.read_csv(name)",
        "frame.to_excel(name)",
    ],
)
def test_opening_a_file_is_seen(line: str) -> None:
    assert rules.file_openings(line) == [1]


def test_reading_values_is_no_opening() -> None:
    assert rules.file_openings("import tomllib\nvalues = tomllib.loads(text)") == []


@pytest.mark.parametrize("folder", ["home", "root", "Users", "tmp", "mnt"])
def test_a_path_of_one_machine_is_seen(folder: str) -> None:
    assert rules.machine_paths(f"fine\nsee /{folder}/anna/notes") == [2]


def test_a_hidden_folder_beside_ours_is_seen() -> None:
    assert rules.machine_paths("fine\nsee ../.own/tools") == [2]


@pytest.mark.parametrize(
    "line", ["/usr/bin/chromium", "var/demo-files", "../shared", "data/home/x"]
)
def test_a_path_that_is_everywhere_the_same_is_fine(line: str) -> None:
    assert rules.machine_paths(line) == []
