"""Exports drawn as tables in a test, written as files, and taken in or only read."""

import csv
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

import cli
from access.rights import DEMO_ACTOR
from data.engines import duck
from data.home import Home
from data.importing.effect import Effect, effect
from data.importing.importer import Job, import_files, publish_now
from data.importing.reading import read
from data.importing.reading_values import Reading
from data.importing.tables.profile import parse_profile, shipped_profiles
from data.importing.tables.sheets import matched_sheet
from data.importing.writing import Upload, write
from data.snapshots import Facts, current
from data.store import opened_store

NOW = datetime(2026, 11, 12, 9, 30)
SALT = b"salt"

Rows = Sequence[Sequence[Any]]

_NUMBER_FORMATS = {
    datetime: "dd.mm.yyyy hh:mm:ss",
    date: "dd.mm.yyyy",
    time: "hh:mm",
    timedelta: "[h]:mm:ss",
}


def drawn(text: str) -> list[list[str]]:
    """Return the cells of a table drawn with «|» between columns, a line a row."""
    lines = [line.strip() for line in text.strip().splitlines()]
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def dicts(rows: Rows) -> list[dict[str, Any]]:
    """Return the rows below the first as dictionaries by its cells."""
    header = [str(cell) for cell in rows[0]]
    return [dict(zip(header, row)) for row in rows[1:]]


def csv_text(rows: Rows, delimiter: str = ";") -> str:
    """Return the rows as delimited text."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def csv_file(path: Path, rows: Rows, encoding: str = "utf-8", delimiter: str = ";") -> Path:
    """Write the rows as delimited text and return the path."""
    path.write_bytes(csv_text(rows, delimiter).encode(encoding))
    return path


def xlsx_file(path: Path, sheets: Mapping[str, Rows] | Rows, hidden: Sequence[str] = ()) -> Path:
    """Write sheets of cells by their Python types and return the path; text stays text."""
    book = xlsxwriter.Workbook(
        str(path), {"strings_to_numbers": False, "strings_to_formulas": False}
    )
    formats = {
        kind: book.add_format({"num_format": said}) for kind, said in _NUMBER_FORMATS.items()
    }
    named = sheets if isinstance(sheets, Mapping) else {"Лист1": sheets}
    for name, rows in named.items():
        sheet = book.add_worksheet(name)
        if name in hidden:
            sheet.hide()
        for i, row in enumerate(rows):
            for j, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(i, j, value)
                elif value is not None:
                    sheet.write(i, j, value, formats.get(type(value)))
    book.close()
    return path


def reading_of(path: Path, mapping: str | None = None, now: datetime = NOW) -> Reading:
    """Return the reading of a file by a mapping or the shipped profiles; raises as reading does."""
    profiles = shipped_profiles() if mapping is None else (parse_profile(mapping, "own"),)
    sheet, match = matched_sheet(path, profiles)
    return read(path, sheet, match, now, SALT)


def rows_of(reading: Reading) -> list[dict[str, Any]]:
    """Return the accepted rows of a reading, as the sheet has them."""
    return reading.rows.sort_by("row_number").to_pylist()


def take_in(
    home: Home,
    *paths: Path,
    replace: bool = False,
    mapping: str | None = None,
    now: datetime = NOW,
) -> list[dict[str, Any]]:
    """Import files through the importer's children and publish; return an outcome a file."""
    jobs = [Job(path, path.name, mapping=mapping, replace=replace) for path in paths]
    return import_files(home, jobs, DEMO_ACTOR, now, lambda _what, _done, _total: None)


def take_in_here(home: Home, path: Path, *, replace: bool = False) -> tuple[int, Effect]:
    """Write a file into the store in this very process, unpublished; return batch and effect."""
    reading = reading_of(path)
    upload = Upload(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
    with opened_store(home) as connection:
        found = effect(connection, reading, replace=replace)
        batch = write(home, connection, DEMO_ACTOR, upload, reading, found, NOW, replace=replace)
    return batch, found


def published(home: Home) -> Facts:
    """Publish the store in this very process and return the snapshot."""
    duck.close_all()
    publish_now(home, NOW)
    return current(home)


def answered(home: Home, words: Sequence[str], capsys: Any) -> Any:
    """Return the JSON that a command of the command line prints, sure of its exit code 0."""
    code = cli.main([*words, "--home", str(home.path), "--json"])
    assert code == 0, capsys.readouterr().err
    return json.loads(capsys.readouterr().out)
