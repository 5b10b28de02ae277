"""One small demonstration for all tests, and the way to read its files back."""

import csv
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from demo import write
from demo.district import load
from demo.files import REFERENCE

SCALE = 0.03


@pytest.fixture(scope="session")
def district():
    return load(REFERENCE)


@pytest.fixture(scope="session")
def files(tmp_path_factory):
    """Paths of a demonstration of some 1 200 messages, by stem."""
    paths = write(tmp_path_factory.mktemp("demo"), scale=SCALE)
    return {path.stem: path for path in paths}


@pytest.fixture(scope="session")
def lines(files):
    """The cells of one file, line by line, as they stand."""

    def read(stem):
        path: Path = files[stem]
        if path.suffix == ".csv":
            with path.open(encoding="cp1251", newline="") as text:
                return list(csv.reader(text, delimiter=";"))
        return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()

    return read


@pytest.fixture(scope="session")
def table(lines):
    """The rows of one file as dicts: below the title block, without blanks and totals."""

    def read(stem):
        cells = lines(stem)
        top = next(i for i, line in enumerate(cells) if sum(cell != "" for cell in line) > 3)
        header = cells[top]
        return [
            dict(zip(header, line))
            for line in cells[top + 1 :]
            if any(cell != "" for cell in line) and not str(line[0]).startswith("Итого")
        ]

    return read


@pytest.fixture(scope="session")
def source_rows(files, table):
    """All rows of one source or report over its files."""

    def read(kind):
        return [row for stem in files if f"_{kind}_" in stem for row in table(stem)]

    return read
