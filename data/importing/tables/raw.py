"""The rows of a sheet as text columns named by our fields, before any rule of the table is applied."""

from collections.abc import Mapping

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from data.importing.cells import expressions as cells
from data.importing.tables.faults import as_blank
from data.importing.tables.fields import DATED, TABLES
from data.importing.tables.recognition import Match
from data.reader.sheet import Merge, Sheet

_PIECE = 6_000  # rows: a month of a district is several of them


def raw_rows(connection: duckdb.DuckDBPyConnection, sheet: Sheet, match: Match) -> pa.Table:
    """Return the rows below the header down to the last filled one, as Excel numbers them.

    Each field is a column ``_field`` of trimmed text (blank is NULL), ``_field_1`` of one joined to
    it; a date has its moment beside it as ``_field_read``; ``first_cell`` is the first filled cell
    of the row; figures of a quarterly workbook are columns ``c0``, ``c1`` ….
    """
    first = match.header_row + 1
    first_cell = _first_cells(sheet.cells.slice(first))
    filled = pc.call_function("indices_nonzero", [pc.call_function("is_valid", [first_cell])])
    height = filled[-1].as_py() + 1 if len(filled) else 0
    body = sheet.cells.slice(first, height)
    named = {
        "row_number": pa.array(range(first + 1, first + 1 + height), pa.int32()),
        "first_cell": first_cell.slice(0, height),
    }
    texts = {place: _trimmed(body.column(place)) for place in read_places(match)}
    _fill_down(texts, sheet.merges, match, named["first_cell"])
    if match.profile.table == "appeals_quarters":
        named |= {f"c{place}": texts[place] for place in figures(match)}
    for name in TABLES[match.profile.table]:
        places = match.positions.get(name, ())
        named[f"_{name}"] = texts[places[0]] if places else pa.nulls(height, pa.string())
        named |= {f"_{name}_{i}": texts[place] for i, place in enumerate(places[1:], start=1)}
    return _with_moments(connection, in_pieces(pa.table(named)), sheet, match)


def in_pieces(table: pa.Table) -> pa.Table:
    """Return ``table`` cut into pieces: the database reads one piece with one core only.

    The pieces share their memory with the table, unless it lies in many crumbs.
    """
    pieces = table.to_batches(max_chunksize=_PIECE)
    if len(pieces) > 2 * (table.num_rows // _PIECE + 1):
        pieces = table.combine_chunks().to_batches(max_chunksize=_PIECE)
    return pa.Table.from_batches(pieces, table.schema)


def lay_raw(
    connection: duckdb.DuckDBPyConnection, rows: pa.Table, skipped: Mapping[int, str]
) -> pa.Table:
    """Make ``raw`` the rows that are not skipped, and return them."""
    if skipped:
        out = pc.SetLookupOptions(pa.array(skipped, pa.int32()))
        rows = pa.Table.from_batches(
            [_less(piece, out) for piece in rows.to_batches(max_chunksize=_PIECE)], rows.schema
        )
    connection.register("raw", rows)
    return rows


def _less(piece: pa.RecordBatch, out: pc.SetLookupOptions) -> pa.RecordBatch:
    """Return a piece without the rows whose numbers are looked up: the very piece when it has none."""
    found = pc.call_function("is_in", [piece.column("row_number")], out)
    if not pc.call_function("any", [found]).as_py():
        return piece
    return piece.filter(pc.call_function("invert", [found]))


def read_places(match: Match) -> list[int]:
    """Return the columns of the sheet that are read."""
    places = {place for columns in match.positions.values() for place in columns}
    if match.profile.table == "appeals_quarters":
        places |= figures(match).keys()
    return sorted(places)


def figures(match: Match) -> dict[int, str]:
    """Return {column: header} of the figures in a quarterly workbook."""
    key = match.positions["quarter"][0]
    return {i: header for i, header in enumerate(match.headers) if header and i != key}


def _first_cells(body: pa.Table) -> pa.ChunkedArray:
    return pc.call_function("coalesce", body.columns)


def _trimmed(column: pa.ChunkedArray) -> pa.ChunkedArray:
    trimmed = pc.call_function("utf8_trim_whitespace", [column])
    # Most columns have nothing to trim, and two copies of all texts are the most that a file takes.
    return as_blank(column if _signs(trimmed) == _signs(column) else trimmed)


def _signs(column: pa.ChunkedArray) -> int:
    lengths = pc.call_function("binary_length", [column])
    return pc.call_function("sum", [lengths]).as_py() or 0


def _fill_down(
    texts: dict[int, pa.ChunkedArray],
    merges: tuple[Merge, ...],
    match: Match,
    first_cell: pa.ChunkedArray,
) -> None:
    """Give every row under a merged cell its text: people see it beside each of them."""
    first = match.header_row + 2
    height = len(first_cell)
    changed: dict[int, list[str | None]] = {}
    filled: dict[int, int] = {}
    for merge in sorted(merges, key=lambda one: one.top):
        if merge.top <= filled.get(merge.left, 0):
            continue  # merged cells never overlap: such a file was made by no program
        if merge.bottom > merge.top >= first and merge.left in texts:
            filled[merge.left] = merge.bottom
            column = changed.setdefault(merge.left, texts[merge.left].to_pylist())
            top = merge.top - first
            for index in range(top + 1, min(merge.bottom - first + 1, height)):
                # A row blank but for what is merged into it is a part of a taller row above.
                if first_cell[index].is_valid:
                    column[index] = column[top]
    for place, column in changed.items():
        texts[place] = pa.chunked_array([pa.array(column, pa.string())])


def _with_moments(
    connection: duckdb.DuckDBPyConnection, rows: pa.Table, sheet: Sheet, match: Match
) -> pa.Table:
    dated: list[str] = []
    for name, kind in TABLES[match.profile.table].items():
        if kind in DATED and name in match.positions:
            moment = cells.fast_moment(
                f"_{name}",
                match.profile.dates,
                month_first=name in match.profile.month_first,
                date1904=sheet.date1904,
            )
            dated.append(f"{moment} AS _{name}_read")
        elif kind in DATED:
            rows = rows.append_column(f"_{name}_read", pa.nulls(rows.num_rows, pa.timestamp("us")))
    if not dated:
        return in_pieces(rows)
    named = [one.rpartition(" AS ")[2] for one in dated]
    connection.register("raw_texts", rows)
    moments = connection.execute(
        f"SELECT {', '.join(f'{cells.sane(name)} AS {name}' for name in named)} "
        f"FROM (SELECT row_number, {', '.join(dated)} FROM raw_texts) ORDER BY row_number"
    ).to_arrow_table()
    connection.unregister("raw_texts")
    for name in named:
        rows = rows.append_column(name, moments.column(name))
    return in_pieces(rows)
