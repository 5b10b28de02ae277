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
from data.importing import messages, reports
from data.importing.cells import expressions as cells
from data.importing.cells.distinct import Look
from data.importing.cells.misreading import misread_words
from data.importing.cells.understanding import Understood, understood
from data.importing.persons.letters import Known
from data.importing.persons.masking import covered
from data.importing.persons.privacy import said_without_persons, without_persons
from data.importing.reading_values import Reading, Refusal
from data.importing.tables.faults import without_faulty
from data.importing.tables.raw import figures, lay_raw, raw_rows, read_places
from data.importing.tables.recognition import Match
from data.importing.tables.remarks import remarks
from data.importing.tables.sifting import Sifted, sift, words_of_totals
from data.reader.sheet import Sheet
from data.reader.workbooks import numbers_over_limit

_SHOWN = 80  # characters of a refused value
_NO_FIGURES = "кварталы без чисел"
_NO_LINES = (
    "Под заголовками не нашлось ни одной записи, все строки пропущены. Проверьте период выгрузки и "
    "то, что значения стоят под своими заголовками"
)


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
        reading = _Work(path, sheet, match, now, salt, known, connection).reading()
        return said_without_persons(reading, known)
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
        every = raw_rows(self.connection, self.sheet, self.match)
        height = every.num_rows
        if not height:
            raise FileRefused("Под заголовками нет ни одной строки. Выгрузите файл заново.")
        sifted = sift(self.connection, every, self.sheet, self.match)
        # Every table of texts is as large as the file: each goes when the next one is made of it.
        taken = lay_raw(self.connection, every, sifted.kinds)
        del every
        said = understood(Look(self.connection, taken, self.match, self.sheet.native))
        del taken
        typed = self._typed_select(said, sifted)
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
        skipped = sifted.by_kind
        if self._quarterly:
            self._count_empty_quarters(skipped)
        self.connection.unregister("raw")
        pa.default_memory_pool().release_unused()
        rows = self.connection.execute(
            f"SELECT row_number, {', '.join(listed)}{extra}, row_hash "
            "FROM typed WHERE refused_reason IS NULL"
        ).to_arrow_table()
        refusals = self.connection.execute(
            "SELECT DISTINCT row_number, refused_column, coalesce(refused_value, ''), refused_reason "
            "FROM typed WHERE refused_reason IS NOT NULL ORDER BY row_number"
        ).fetchall()
        rows, refusals, faults = without_faulty(
            rows, refusals, self.sheet, self.match, sifted.kinds
        )
        lines = _distinct(rows, "row_number") + len({row for row, *_ in refusals})
        if height != lines + sum(skipped.values()):
            raise RuntimeError("the balance of rows does not hold")
        totals = words_of_totals(sifted, lines, _distinct(rows, "key"))
        if not lines:
            totals.append(_NO_LINES)
        return Reading(
            profile=profile,
            sheet=self.sheet.name,
            rows=rows,
            refusals=_masked(refusals, self.known),
            rows_read=height,
            rows_skipped=sum(skipped.values()),
            warnings=(
                *(ask.words for ask in said.asks),
                *totals,
                *sifted.notes,
                *faults,
                *misread_words(said.misread, table, self.known),
                *remarks(self.sheet, self.match),
            ),
            asks=said.asks,
            skipped=skipped,
            headers=self.match.headers,
            read_headers=tuple(self.match.headers[place] for place in read_places(self.match)),
            sheets=(*self.match.alike_sheets, *self.match.other_sheets),
        )

    @property
    def _quarterly(self) -> bool:
        return self.match.profile.table == "appeals_quarters"

    def _typed_select(self, said: Understood, sifted: Sifted) -> str:
        match, profile = self.match, self.match.profile
        headers = {
            name if i == 0 else f"{name}_{i}": match.headers[place]
            for name, places in match.positions.items()
            for i, place in enumerate(places)
        }
        if self._quarterly:
            columns = figures(self.match)
            row = self.sheet.row(sifted.units - 1) if sifted.units else []
            units = {place: row[place] if row else "" for place in columns}
            return reports.quarter_select(columns, units, said.sql)
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

    def _count_empty_quarters(self, skipped: dict[str, int]) -> None:
        found = self.connection.execute(
            "SELECT count(*) FROM raw WHERE row_number NOT IN (SELECT row_number FROM typed)"
        ).fetchone()
        if found and found[0]:
            skipped[_NO_FIGURES] = int(found[0])


def _distinct(rows: pa.Table, column: str) -> int:
    return int(pc.call_function("count_distinct", [rows.column(column)]).as_py())


def _masked(refusals: Sequence[tuple[int, str, str, str]], known: Known) -> tuple[Refusal, ...]:
    """Return the refusals with their values masked and cut."""
    values = covered((value for _, _, value, _ in refusals), known)
    return tuple(
        Refusal(row, column, value[:_SHOWN], reason)
        for (row, column, _, reason), value in zip(refusals, values, strict=True)
    )
