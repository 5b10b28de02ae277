"""Rows below the header sorted into lines of the table and the rest, and printed totals compared."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from data.importing.cells.normal import tidy
from data.importing.tables import kinds
from data.importing.tables.fields import DATED, REQUIRED, TABLES, Kind
from data.importing.tables.recognition import Match
from data.importing.tables.skipping import Table, counts_of, kinds_of, usual_fill
from data.reader.sheet import Sheet

_SAMPLE = 1_000  # good rows from which the shape of a number is learnt, at either end
_TYPICAL = 30
# What a date has at least: a number, then a number or a month, then a year or a day.
_DATE_LIKE = (
    r"\d{1,4}\D+(?:\d{1,2}|[A-Za-zА-Яа-яё]{3,}\D*)\D*\d{2,4}|^20\d{6}|[3-5]\d{4}(?:[.,]\d+)?$"
)
_MONTH_LIKE = r"\d{4}|\d{1,2}[./-]\d{2}"
_QUARTER_LIKE = r"кв.*\d{4}|\d{4}.*кв"
_STATING = (kinds.TOTAL, kinds.FOOTER, kinds.UNDER, kinds.SECTION)  # rows that may print a count
_WORDS_LOOKED_AT = 400  # signs
_ABOVE = 10  # rows over the header in which a count may be printed


@dataclass(frozen=True)
class Sifted:
    """``kinds`` are the rows to be left out, by number; ``units`` the row of units, if any.

    ``counts`` are numbers of rows that the file itself states.
    """

    kinds: Mapping[int, str]
    units: int | None = None
    counts: tuple[int, ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def by_kind(self) -> dict[str, int]:
        """Return how many rows there are of each kind, most first."""
        return counts_of(self.kinds)


def sift(
    connection: duckdb.DuckDBPyConnection, rows: pa.Table, sheet: Sheet, match: Match
) -> Sifted:
    """Return what the rows of ``raw_rows`` are that are no lines of the table."""
    numbers = rows.column("row_number").to_pylist()
    blank = _numbers(rows, pc.call_function("is_null", [rows.column("first_cell")]))
    suspects = _suspects(connection, rows, match)
    left_out = {*suspects, *blank}
    good = [number for number in numbers if number not in left_out] if suspects else []
    cells = _cells(sheet, suspects)
    table = _table(sheet, match, good, cells)
    found = dict.fromkeys(blank, kinds.BLANK) | kinds_of(cells, table)
    notes: list[str] = []
    end = next((n for n, kind in sorted(found.items()) if kind == kinds.OTHER_TABLE), None)
    if end is not None:
        found |= {n: kinds.OTHER_TABLE for n in numbers if n >= end and found.get(n) != kinds.BLANK}
        notes.append(
            f"С {end}-й строки начинается другая таблица, она не прочитана. Перенесите её в свой "
            "файл и загрузите отдельно"
        )
    units = next((n for n, kind in sorted(found.items()) if kind == kinds.UNITS), None)
    return Sifted(found, units, tuple(_counts(sheet, match, cells, found)), tuple(notes))


def words_of_totals(sifted: Sifted, lines: int, distinct: int) -> list[str]:
    """Return a warning when no count stated in the file is the number of lines or of messages."""
    said = sifted.counts
    if not said or {lines, distinct} & {*said, sum(said)}:
        return []
    differs = f"Итого в файле: {said[-1]}, прочитано строк: {lines}"
    return [f"{differs}. Проверьте, всё ли выгружено и нет ли лишних строк"]


def _suspects(connection: duckdb.DuckDBPyConnection, rows: pa.Table, match: Match) -> list[int]:
    """Return the numbers of the rows that lack a number or a date, or may be no lines at all."""
    required = REQUIRED[match.profile.table]
    if match.profile.table != "messages":
        return _numbers(rows, pc.call_function("is_valid", [rows.column("first_cell")]))
    number, moment = required
    connection.register("sifted", rows)
    found = connection.execute(
        f"SELECT row_number FROM sifted WHERE first_cell IS NOT NULL AND (_{number} IS NULL "
        f"OR NOT regexp_matches(_{number}, '[0-9]') "
        f"OR lower(left(_{number}, 5)) IN ('итого', 'всего') "
        f"OR (_{moment}_read IS NULL AND NOT coalesce(regexp_matches(_{moment}, ?), false))) "
        "ORDER BY row_number",
        [_DATE_LIKE],
    ).fetchall()
    connection.unregister("sifted")
    return [row[0] for row in found]


def _table(
    sheet: Sheet, match: Match, good: Sequence[int], cells: Mapping[int, Sequence[str]]
) -> Table:
    name = match.profile.table
    required = REQUIRED[name]
    dates = [one for one in required if TABLES[name][one] in DATED]
    names = [one for one in required if one not in dates]
    pattern = re.compile(
        {"page_months": _MONTH_LIKE, "appeals_quarters": _QUARTER_LIKE}.get(name, _DATE_LIKE)
    )
    dateless = not dates
    if name == "appeals_quarters":
        dates, dateless = names, False
    elif dateless:  # what is complete without a date is complete when all its names are there
        dates, pattern = names[1:], re.compile(r"\S")
    table = Table(
        match=match,
        profiles=match.rivals,
        merges=sheet.merges,
        key=match.positions[names[0]][0],
        date_columns=frozenset(match.positions[one][0] for one in dates),
        dated=lambda text: pattern.search(text) is not None,
        dateless=dateless,
        wordy=frozenset(
            place
            for one, kind in TABLES[name].items()
            if kind is Kind.PRIVATE
            for place in match.positions.get(one, ())
        ),
    )
    if name != "messages":
        full = [number for number, row in cells.items() if table.complete(row)]
        usual = usual_fill([cells[number] for number in full[:_TYPICAL]])
        # Two cells of a signature may stand where a name and a month belong.
        full = [number for number in full if sum(map(bool, cells[number])) > usual / 2]
        return replace(table, last_good=full[-1] if full else 0, usual=usual)
    sample = _cells(sheet, [*good[:_SAMPLE], *good[-_SAMPLE:]])
    return replace(
        table,
        last_good=good[-1] if good else 0,
        shapes=frozenset(kinds.shape(row[table.key]) for row in sample.values()),
        usual=usual_fill(list(sample.values())[:_TYPICAL]),
    )


def _counts(
    sheet: Sheet, match: Match, cells: Mapping[int, Sequence[str]], found: Mapping[int, str]
) -> list[int]:
    """Return the counts of rows printed over the header and in totals and footers under it."""
    over = sheet.cells.slice(max(0, match.header_first - _ABOVE), min(match.header_first, _ABOVE))
    rows: list[tuple[Sequence[str], bool]] = [(row, True) for row in _lists(over)]
    for number, row in cells.items():
        if found.get(number) in _STATING:
            rows.append((row, False))
    counts: list[int] = []
    for row, title in rows:
        filled = [place for place, text in enumerate(row) if text]
        ways = [row[place] for place in filled]
        # A number in a column of its own counts rows only where that column holds no numbers.
        if len(filled) == 2 and (title or filled[1] in _wordy(match)):
            ways.append(" ".join(ways))
        bare = match.profile.table == "messages"
        counts += [n for way in ways if (n := kinds.counted_in(way, bare=bare)) is not None][:1]
    return counts


def _wordy(match: Match) -> set[int]:
    """Return the columns that are read and hold no numbers."""
    fields = TABLES[match.profile.table]
    return {
        place
        for name, places in match.positions.items()
        if fields[name] is not Kind.NUMBER
        for place in places
    }


def _cells(sheet: Sheet, numbers: Sequence[int]) -> dict[int, list[str]]:
    """Return {row number: trimmed cells} of some rows of the sheet."""
    if not numbers:
        return {}
    taken = sheet.cells.take(pa.array([number - 1 for number in numbers], pa.int64()))
    return dict(zip(numbers, _lists(taken), strict=True))


def _lists(cells: pa.Table) -> list[list[str]]:
    # What a row is shows in the first words of its cells, and a cell may be a whole letter.
    begins = pc.SliceOptions(start=0, stop=_WORDS_LOOKED_AT)
    columns = [
        pc.call_function("utf8_slice_codeunits", [column], begins).to_pylist()
        for column in cells.columns
    ]
    return [[tidy(cell or "") for cell in row] for row in zip(*columns, strict=True)]


def _numbers(rows: pa.Table, mask: pa.ChunkedArray) -> list[int]:
    return rows.column("row_number").filter(mask).to_pylist()
