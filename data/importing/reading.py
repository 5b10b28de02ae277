"""A file into a reading: typed rows, refusals and everything a preview must say.

Runs under the importer's limits and opens nothing but the file and a database in memory.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from data.errors import FileRefused
from data.guard import Format, examine
from data.importing import cells, messages, reports
from data.importing.distinct import Look
from data.importing.letters import Known
from data.importing.masking import covered
from data.importing.privacy import without_persons
from data.importing.profile import Profile
from data.importing.raw import figures, load_raw, seal, skip_rows
from data.importing.recognition import Match, recognise
from data.importing.understanding import Understood, understood
from data.reader.sheet import Sheet
from data.reader.texts import text_sheet
from data.reader.workbooks import numbers_over_limit, workbook_sheets

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


def sheets_of(path: Path, kind: Format | None = None) -> list[Sheet]:
    """Return the visible sheets of a file that the guard let in; raises FileRefused.

    ``kind`` is what the guard said when it was asked before.
    """
    if (kind or examine(path)) is Format.TEXT:
        return [text_sheet(path)]
    return list(workbook_sheets(path))


def matched_sheet(
    path: Path, profiles: Sequence[Profile], kind: Format | None = None
) -> tuple[Sheet, Match]:
    """Return the first visible sheet of the file that a profile fits; raises FileRefused."""
    refusal: FileRefused | None = None
    sheets = sheets_of(path, kind)
    for sheet in sheets:
        try:
            match = recognise(sheet, profiles)
            others = tuple(one.name for one in sheets if one is not sheet)
            return replace(sheet, others=others), match
        except FileRefused as error:
            refusal = refusal or error
    raise refusal or FileRefused("В книге нет заполненных листов. Выгрузите файл заново.")


def read(
    path: Path,
    sheet: Sheet,
    match: Match,
    now: datetime,
    salt: bytes,
    known: Known | None = None,
) -> Reading:
    """Return the reading of a sheet of the file at ``path`` by the profile that fits it.

    ``known`` are the places that are no persons, whatever their names are.

    Raises FileRefused with a Russian reason and remedy when nothing can be read.
    """
    connection = duckdb.connect(":memory:", config={"threads": 2, "memory_limit": "1GB"})
    # Rows keep their numbers; in what order they come out is nobody's business.
    connection.execute("SET preserve_insertion_order = false")
    try:
        known = known or Known()
        sheet = without_persons(sheet, match, known, salt)
        return _Work(path, sheet, match, now, salt, known, connection).reading()
    finally:
        connection.close()


@dataclass(frozen=True)
class _Work:
    path: Path
    sheet: Sheet
    match: Match
    now: datetime
    salt: bytes
    known: Known
    connection: duckdb.DuckDBPyConnection

    def reading(self) -> Reading:
        table, profile = self.match.profile.table, self.match.profile
        load_raw(self.connection, self.sheet, self.match)
        read, skipped = skip_rows(self.connection, self.match)
        said = understood(Look(self.connection, self.match, self.sheet.native))
        typed = self._typed_select(said)
        seal(self.connection)
        listed = messages.COLUMNS if table == "messages" else reports.columns_of(table)
        extra = ", question_count" if table == "messages" else ""
        mark = cells.fingerprint(listed)
        if self._quarterly:  # one row of the sheet became many: they share its fingerprint
            marks = f"string_agg(CAST({mark} AS VARCHAR), ',' ORDER BY measure)"
            mark = f"md5_number_lower({marks} OVER (PARTITION BY row_number))"
        # Into a table first: only a table is filled by both cores.
        self.connection.execute(
            f"CREATE TEMP TABLE typed AS SELECT *, {mark} AS row_hash FROM ({typed})"
        )
        rows = self.connection.execute(
            f"SELECT row_number, {', '.join(listed)}{extra}, row_hash "
            "FROM typed WHERE refused_reason IS NULL"
        ).to_arrow_table()
        refusals = self.connection.execute(
            "SELECT DISTINCT row_number, refused_column, coalesce(refused_value, ''), refused_reason "
            "FROM typed WHERE refused_reason IS NOT NULL ORDER BY row_number"
        ).fetchall()
        if not read:
            raise FileRefused("Под заголовками нет ни одной строки. Выгрузите файл заново.")
        return Reading(
            profile=profile,
            sheet=self.sheet.name,
            rows=rows,
            refusals=_masked(refusals, self.known),
            rows_read=read,
            rows_skipped=skipped,
            warnings=tuple(self._warnings()),
        )

    @property
    def _quarterly(self) -> bool:
        return self.match.profile.table == "appeals_quarters"

    def _typed_select(self, said: Understood) -> str:
        match, profile = self.match, self.match.profile
        headers = {
            name if i == 0 else f"{name}_{i}": match.headers[place]
            for name, places in match.positions.items()
            for i, place in enumerate(places)
        }
        if self._quarterly:
            columns = figures(self.match)
            named = ", ".join(f"c{position}" for position in columns)
            row = self.connection.execute(f"SELECT {named} FROM units").fetchone()
            units = dict(zip(columns, (str(u or "") for u in row), strict=True)) if row else {}
            return reports.quarter_select(columns, units)
        if profile.table != "messages":
            return reports.typed_select(profile, reports.ReportSources(headers), said.sql)
        sources = messages.Sources(
            headers=headers,
            salt=self.salt,
            today=self.now.date().isoformat(),
            broken_ids=self._broken_ids(),
        )
        return messages.typed_select(profile, sources, said.sql)

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
        if self.sheet.others:
            said.append("Прочитан один лист, остальные не читались: " + _listing(self.sheet.others))
        if self.sheet.hidden:
            said.append("Скрытые листы не читались: " + _listing(self.sheet.hidden))
        places = [fault for fault in self.sheet.faults if fault.row > self.match.header_row + 1]
        if places:
            rows = sorted({str(fault.row) for fault in places}, key=int)
            said.append("Ячейки с ошибкой Excel (#ДЕЛ/0! и подобные) в строках: " + _listing(rows))
        return said


def _masked(refusals: Sequence[tuple[int, str, str, str]], known: Known) -> tuple[Refusal, ...]:
    """Return the refusals with their values masked and cut."""
    values = covered((value for _, _, value, _ in refusals), known)
    return tuple(
        Refusal(row, column, value[:_SHOWN], reason)
        for (row, column, _, reason), value in zip(refusals, values, strict=True)
    )


def _listing(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_LISTED])
    return shown if len(names) <= _LISTED else f"{shown} и ещё {len(names) - _LISTED}"
