"""A file into a reading: typed rows, refusals and everything a preview must say.

Runs under the importer's limits and opens nothing but the file and a database in memory.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from data.errors import FileRefused
from data.guard import Format, examine
from data.importing import cells, messages, moments, reports
from data.importing.fields import REQUIRED, TABLES, Kind
from data.importing.masking import masked
from data.importing.normal import SQL_NORMAL, normal
from data.importing.profile import Profile
from data.importing.recognition import Match, recognise
from data.reader.sheet import Sheet
from data.reader.texts import text_sheet
from data.reader.workbooks import merged_header, numbers_over_limit, workbook_sheets

_DATED = (Kind.MOMENT, Kind.DAY, Kind.MONTH)
_SHOWN = 80  # characters of a refused value
_LISTED = 20  # how many unknown names or ignored headers a warning lists


@dataclass(frozen=True)
class Refusal:
    """One row that was not taken in: Excel's row number, header, masked value, Russian reason."""

    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True)
class Reading:
    """What a file says.

    ``rows`` has row_number, the columns of the profile's table, ``row_hash`` and, for messages,
    ``question_count``. read = accepted + refused + skipped, counted in rows of the sheet.
    """

    profile: Profile
    sheet: str
    rows: pa.Table
    refusals: tuple[Refusal, ...]
    rows_read: int
    rows_skipped: int
    warnings: tuple[str, ...]


def sheets_of(path: Path) -> list[Sheet]:
    """Return the visible sheets of a file that the guard let in; raises FileRefused."""
    if examine(path) is Format.TEXT:
        return [text_sheet(path)]
    return list(workbook_sheets(path))


def matched_sheet(path: Path, profiles: Sequence[Profile]) -> tuple[Sheet, Match]:
    """Return the first visible sheet of the file that a profile fits; raises FileRefused."""
    refusal: FileRefused | None = None
    for sheet in sheets_of(path):
        try:
            return sheet, recognise(sheet, profiles)
        except FileRefused as error:
            refusal = refusal or _with_form_advice(path, sheet, profiles, error)
    raise refusal or FileRefused("В книге нет заполненных листов. Выгрузите файл заново.")


def read(path: Path, sheet: Sheet, match: Match, now: datetime, salt: bytes) -> Reading:
    """Return the reading of a sheet of the file at ``path`` by the profile that fits it.

    Raises FileRefused with a Russian reason and remedy when nothing can be read.
    """
    connection = duckdb.connect(":memory:", config={"threads": 2, "memory_limit": "1GB"})
    try:
        return _Work(path, sheet, match, now, salt, connection).reading()
    finally:
        connection.close()


def _with_form_advice(
    path: Path, sheet: Sheet, profiles: Sequence[Profile], error: FileRefused
) -> FileRefused:
    if sheet.native and merged_header(path, sheet.name):
        try:
            recognise(Sheet(sheet.name, sheet.cells, True, merged_header=True), profiles)
        except FileRefused as advice:
            return advice
    return error


@dataclass(frozen=True)
class _Work:
    path: Path
    sheet: Sheet
    match: Match
    now: datetime
    salt: bytes
    connection: duckdb.DuckDBPyConnection

    def reading(self) -> Reading:
        table, profile = self.match.profile.table, self.match.profile
        self._load_raw()
        read, skipped = self._skip()
        self._odd_moments()
        self.connection.execute(f"CREATE TEMP TABLE typed AS {self._typed_select()}")
        listed = messages.COLUMNS if table == "messages" else reports.columns_of(table)
        extra = ", question_count" if table == "messages" else ""
        mark = cells.fingerprint(listed)
        if self._quarterly:  # one row of the sheet became many: they share its fingerprint
            figures = f"string_agg(CAST({mark} AS VARCHAR), ',' ORDER BY measure)"
            mark = f"md5_number_lower({figures} OVER (PARTITION BY row_number))"
        rows = self.connection.execute(
            f"SELECT row_number, {', '.join(listed)}{extra}, {mark} AS row_hash "
            "FROM typed WHERE refused_reason IS NULL"
        ).to_arrow_table()
        shown = f"left({masked('refused_value')}, {_SHOWN})"
        refusals = self.connection.execute(
            f"SELECT DISTINCT row_number, refused_column, coalesce({shown}, ''), refused_reason "
            "FROM typed WHERE refused_reason IS NOT NULL ORDER BY row_number"
        ).fetchall()
        if not read:
            raise FileRefused("Под заголовками нет ни одной строки. Выгрузите файл заново.")
        return Reading(
            profile=profile,
            sheet=self.sheet.name,
            rows=rows,
            refusals=tuple(Refusal(*row) for row in refusals),
            rows_read=read,
            rows_skipped=skipped,
            warnings=tuple(self._warnings()),
        )

    def _load_raw(self) -> None:
        """Create ``raw``: the rows below the header, numbered as Excel numbers them.

        Each field is a column ``_field`` of trimmed text (blank is NULL), a date has its moment
        beside it as ``_field_read``.
        """
        first = self.match.header_row + 1
        body = self.sheet.cells.slice(first)
        trimmed = [_trimmed(column) for column in body.columns]
        numbers = pa.array(range(first + 1, first + 1 + body.num_rows), pa.int32())
        names = [*body.column_names, "row_number", "first_cell"]
        columns = [*trimmed, numbers, pc.call_function("coalesce", trimmed)]
        self.connection.register("body_cells", pa.Table.from_arrays(columns, names=names))
        texts: list[str] = ["row_number", "first_cell"]
        if self._quarterly:
            texts += [f"c{place}" for place in self._figures()]
        moments_read: list[str] = []
        for name, kind in TABLES[self.match.profile.table].items():
            places = self.match.positions.get(name, ())
            texts.append(f"{f'c{places[0]}' if places else 'CAST(NULL AS VARCHAR)'} AS _{name}")
            texts += [f"c{p} AS _{name}_{i}" for i, p in enumerate(places[1:], start=1)]
            if kind in _DATED:
                parsed = (
                    cells.fast_moment(f"c{places[0]}", self.match.profile.dates)
                    if places
                    else "CAST(NULL AS TIMESTAMP)"
                )
                texts.append(f"{parsed} AS {name}_parsed")
                moments_read.append(f"{cells.sane(f'{name}_parsed')} AS _{name}_read")
        dropped = ", ".join(f"{text.rsplit(' AS ', 1)[1]}" for text in texts if "_parsed" in text)
        kept = f"* EXCLUDE ({dropped})" if dropped else "*"
        self.connection.execute(
            f"CREATE TEMP TABLE raw AS SELECT {', '.join([kept, *moments_read])} "
            f"FROM (SELECT {', '.join(texts)} FROM body_cells)"
        )

    @property
    def _quarterly(self) -> bool:
        return self.match.profile.table == "appeals_quarters"

    def _figures(self) -> dict[int, str]:
        key = self.match.positions["quarter"][0]
        return {i: h for i, h in enumerate(self.match.headers) if h and i != key}

    def _skip(self) -> tuple[int, int]:
        """Drop blanks, totals, repeated headers and a units row; return (rows read, rows skipped)."""
        required = REQUIRED[self.match.profile.table]
        start = SQL_NORMAL.format("first_cell")
        first = required[0]
        headers = " AND ".join(
            f"coalesce({SQL_NORMAL.format('_' + name)} = "
            f"{cells.literal(normal(self.match.headers[self.match.positions[name][0]]))}, false)"
            for name in required
        )
        dates = [n for n in required if TABLES[self.match.profile.table][n] is Kind.MOMENT]
        undated = " AND ".join(f"_{name}_read IS NULL" for name in dates) or "true"
        totals = f"(regexp_matches({start}, '^(итого|всего)') AND {undated})"
        units = f"({SQL_NORMAL.format('_' + first)} = 'единицаизмерения')"
        last = self.connection.execute(
            "SELECT count(*) FILTER (row_number <= (SELECT max(row_number) FROM raw "
            "WHERE first_cell IS NOT NULL)) FROM raw"
        ).fetchone()
        self.connection.execute(
            f"CREATE TEMP TABLE units AS SELECT * FROM raw WHERE coalesce({units}, false) LIMIT 1"
        )
        self.connection.execute(
            f"DELETE FROM raw WHERE first_cell IS NULL OR ({headers}) OR {totals} "
            f"OR coalesce({units}, false)"
        )
        left = self.connection.execute("SELECT count(*) FROM raw").fetchone()
        read, kept = (row[0] if row else 0 for row in (last, left))
        return read, read - kept

    def _odd_moments(self) -> None:
        """Read once, in Python, every date text that the fast forms left over."""
        profile = self.match.profile
        for name, kind in TABLES[profile.table].items():
            if kind not in _DATED or name not in self.match.positions or profile.dates:
                continue
            parse = moments.parse_month if kind is Kind.MONTH else moments.parse_moment
            left = self.connection.execute(
                f"SELECT DISTINCT _{name} FROM raw WHERE _{name} IS NOT NULL AND _{name}_read IS NULL"
            ).fetchall()
            found = {said: parse(said) for (said,) in left}
            known = {said: moment for said, moment in found.items() if moment is not None}
            if known:
                table = pa.table({"said": list(known), "moment": list(known.values())})
                self.connection.register("odd_moments", table)
                self.connection.execute(
                    f"UPDATE raw SET _{name}_read = o.moment FROM odd_moments AS o "
                    f"WHERE raw._{name} = o.said AND raw._{name}_read IS NULL"
                )
                self.connection.unregister("odd_moments")

    def _typed_select(self) -> str:
        match, profile = self.match, self.match.profile
        headers = {
            name if i == 0 else f"{name}_{i}": match.headers[place]
            for name, places in match.positions.items()
            for i, place in enumerate(places)
        }
        if self._quarterly:
            figures = self._figures()
            named = ", ".join(f"c{position}" for position in figures)
            row = self.connection.execute(f"SELECT {named} FROM units").fetchone()
            units = dict(zip(figures, (str(u or "") for u in row), strict=True)) if row else {}
            return reports.quarter_select(figures, units)
        if profile.table != "messages":
            return reports.typed_select(profile, reports.ReportSources(headers))
        sources = messages.Sources(
            headers=headers,
            native=self.sheet.native,
            salt=self.salt,
            today=self.now.date().isoformat(),
            broken_ids=self._broken_ids(),
        )
        return messages.typed_select(profile, sources)

    def _broken_ids(self) -> frozenset[int]:
        found = self.connection.execute(
            "SELECT count(*) FROM raw WHERE regexp_full_match(_external_id, '\\d{16,}')"
        ).fetchone()
        if not self.sheet.native or not found or not found[0]:
            return frozenset()
        column = self.match.positions["external_id"][0]
        return frozenset(numbers_over_limit(self.path, self.sheet.name, column))

    def _warnings(self) -> list[str]:
        said: list[str] = []
        if self.match.ignored and not self._quarterly:
            said.append("Не читаются столбцы: " + _listing(self.match.ignored))
        if self.sheet.hidden:
            said.append("Скрытые листы не читались: " + _listing(self.sheet.hidden))
        places = [place for place in self.sheet.error_cells if place[0] > self.match.header_row]
        if places:
            rows = sorted({str(row) for row, _ in places}, key=int)
            said.append("Ячейки с ошибкой Excel (#ДЕЛ/0! и подобные) в строках: " + _listing(rows))
        return said


def _trimmed(column: pa.ChunkedArray) -> pa.ChunkedArray:
    text = pc.call_function("utf8_trim_whitespace", [column])
    blank = pc.call_function("equal", [text, pa.scalar("")])
    return pc.call_function("if_else", [blank, pa.scalar(None, pa.string()), text])


def _listing(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_LISTED])
    return shown if len(names) <= _LISTED else f"{shown} и ещё {len(names) - _LISTED}"
