"""The rules of the house hold in every file."""

from collections.abc import Callable, Iterable
from pathlib import Path

from tests.architecture import rules
from tests.architecture.tree import ROOT, code, files, folders, place

MAX_LINES = 300
MAX_PAGE_LINES = 80

# Where the clock is read; everybody else receives `now` or `as_of`.
CLOCK_READERS = ("app.py", "cli.py", "ui/", "benchmarks/")

# file → why it may catch everything and go on
CATCHES_EVERYTHING = {
    "data/importing/isolation.py": "a forked child tells its parent what broke, then must end",
}

# The one module that puts markup on a screen; everywhere else data are shown as text.
MARKUP = "ui/style.py"

NAMELESS_FOLDERS = {"utils", "util", "helpers", "common", "services", "managers", "misc", "lib"}


def broken(paths: Iterable[Path], rule: Callable[[str], list[int]]) -> dict[str, list[int]]:
    """Return file → bad lines."""
    found = {place(path): rule(path.read_text("utf-8", errors="ignore")) for path in paths}
    return {name: lines for name, lines in found.items() if lines}


def holding(phrase: str) -> Callable[[str], list[int]]:
    """Return a rule that names the lines with the phrase."""
    return lambda text: [n for n, line in enumerate(text.splitlines(), 1) if phrase in line]


def test_a_file_fits_one_reading() -> None:
    tests = [path for path in files(".py") if place(path).startswith("tests/")]
    assert tests
    sizes = {place(one): len(one.read_text("utf-8").splitlines()) for one in [*code(), *tests]}
    limits = {name: MAX_PAGE_LINES if name.startswith("pages/") else MAX_LINES for name in sizes}
    assert {name: size for name, size in sizes.items() if size > limits[name]} == {}


def test_only_the_edge_reads_the_clock() -> None:
    inside = [path for path in code() if not place(path).startswith(CLOCK_READERS)]
    assert broken(inside, rules.clock_readings) == {}


def test_no_migration_reads_the_clock() -> None:
    assert broken(files(".sql"), lambda text: rules.clock_readings(repr(text))) == {}


def test_no_error_is_swallowed_without_a_reason() -> None:
    swallowing = broken(code(), rules.swallowed_exceptions)
    assert swallowing.keys() == CATCHES_EVERYTHING.keys(), swallowing


def test_calculations_and_rights_open_no_file() -> None:
    pure = [path for path in code() if place(path).startswith(("analytics/", "access/"))]
    assert pure
    assert broken(pure, rules.file_openings) == {}


def test_data_never_become_markup() -> None:
    others = [path for path in code() if place(path) != MARKUP]
    assert broken(others, holding("unsafe_allow_html=True")) == {}


def test_no_sheet_is_written_with_live_formulas() -> None:
    # pandas turns the text «=1+1» of somebody's message into a formula.
    assert broken(code(), holding(".to_excel(")) == {}


def test_no_cache_lives_by_the_clock() -> None:
    # The number of the snapshot is the key, so nothing ever has to expire.
    assert broken(code(), holding("ttl=")) == {}


def test_every_folder_has_a_name_that_says_what_is_inside() -> None:
    assert folders() & NAMELESS_FOLDERS == set()


def test_no_file_names_somebody_s_machine() -> None:
    elsewhere = [path for path in files() if path.parent != ROOT / "tests" / "architecture"]
    assert broken(elsewhere, rules.machine_paths) == {}


def test_a_broken_rule_is_reported_with_file_and_line() -> None:
    assert holding("ttl=")("import x\n@cache(ttl=60)") == [2]
    assert {"common", "data"} & NAMELESS_FOLDERS == {"common"}
