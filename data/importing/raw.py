"""The rows of a sheet as text columns named by our fields, before any rule of the table is applied."""

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from data.importing import cells
from data.importing.fields import DATED, REQUIRED, TABLES, Kind
from data.importing.normal import SQL_NORMAL, normal
from data.importing.recognition import Match
from data.reader.sheet import Sheet

_PIECE = 6_000  # rows: a month of a district is several of them


def load_raw(connection: duckdb.DuckDBPyConnection, sheet: Sheet, match: Match) -> None:
    """Create ``raw``: the rows below the header, numbered as Excel numbers them.

    Each field is a column ``_field`` of trimmed text (blank is NULL), a date has its moment
    beside it as ``_field_read``.
    """
    first = match.header_row + 1
    body = sheet.cells.slice(first)
    trimmed = [_trimmed(column) for column in body.columns]
    numbers = pa.array(range(first + 1, first + 1 + body.num_rows), pa.int32())
    names = [*body.column_names, "row_number", "first_cell"]
    columns = [*trimmed, numbers, pc.call_function("coalesce", trimmed)]
    connection.register("body_cells", in_pieces(pa.Table.from_arrays(columns, names=names)))
    texts: list[str] = ["row_number", "first_cell"]
    if match.profile.table == "appeals_quarters":
        texts += [f"c{place}" for place in figures(match)]
    moments_read: list[str] = []
    for name, kind in TABLES[match.profile.table].items():
        places = match.positions.get(name, ())
        texts.append(f"{f'c{places[0]}' if places else 'CAST(NULL AS VARCHAR)'} AS _{name}")
        texts += [f"c{p} AS _{name}_{i}" for i, p in enumerate(places[1:], start=1)]
        if kind in DATED:
            parsed = (
                cells.fast_moment(
                    f"c{places[0]}",
                    match.profile.dates,
                    month_first=name in match.profile.month_first,
                    date1904=sheet.date1904,
                )
                if places
                else "CAST(NULL AS TIMESTAMP)"
            )
            texts.append(f"{parsed} AS {name}_parsed")
            moments_read.append(f"{cells.sane(f'{name}_parsed')} AS _{name}_read")
    dropped = ", ".join(f"{text.rsplit(' AS ', 1)[1]}" for text in texts if "_parsed" in text)
    kept = f"* EXCLUDE ({dropped})" if dropped else "*"
    connection.execute(
        f"CREATE TEMP TABLE raw AS SELECT {', '.join([kept, *moments_read])} "
        f"FROM (SELECT {', '.join(texts)} FROM body_cells)"
    )


def in_pieces(table: pa.Table) -> pa.Table:
    """Return ``table`` cut into pieces: the database reads one piece with one core only."""
    return pa.Table.from_batches(
        table.combine_chunks().to_batches(max_chunksize=_PIECE), table.schema
    )


def seal(connection: duckdb.DuckDBPyConnection) -> None:
    """Replace the table ``raw`` by the same rows in pieces, for the last and longest reading."""
    rows = connection.execute("SELECT * FROM raw").to_arrow_table()
    connection.execute("DROP TABLE raw")
    connection.register("raw", in_pieces(rows))


def skip_rows(connection: duckdb.DuckDBPyConnection, match: Match) -> tuple[int, int]:
    """Drop blanks, totals, repeated headers and a units row; return (rows read, rows skipped)."""
    required = REQUIRED[match.profile.table]
    start = SQL_NORMAL.format("first_cell")
    first = required[0]
    headers = " AND ".join(
        f"coalesce({SQL_NORMAL.format('_' + name)} = "
        f"{cells.literal(normal(match.headers[match.positions[name][0]]))}, false)"
        for name in required
    )
    dates = [n for n in required if TABLES[match.profile.table][n] is Kind.MOMENT]
    undated = " AND ".join(f"_{name}_read IS NULL" for name in dates) or "true"
    # «Всего доброго» in a text is no total: the row has a number of its own.
    own = f"(_{first} IS NULL OR _{first} = first_cell)"
    totals = f"(regexp_matches({start}, '^(итого|всего)') AND {undated} AND {own})"
    units = f"({SQL_NORMAL.format('_' + first)} = 'единицаизмерения')"
    last = connection.execute(
        "SELECT count(*) FILTER (row_number <= (SELECT max(row_number) FROM raw "
        "WHERE first_cell IS NOT NULL)) FROM raw"
    ).fetchone()
    connection.execute(
        f"CREATE TEMP TABLE units AS SELECT * FROM raw WHERE coalesce({units}, false) LIMIT 1"
    )
    connection.execute(
        f"DELETE FROM raw WHERE first_cell IS NULL OR ({headers}) OR {totals} "
        f"OR coalesce({units}, false)"
    )
    left = connection.execute("SELECT count(*) FROM raw").fetchone()
    read, kept = (row[0] if row else 0 for row in (last, left))
    return read, read - kept


def figures(match: Match) -> dict[int, str]:
    """Return {column: header} of the figures in a quarterly workbook."""
    key = match.positions["quarter"][0]
    return {i: header for i, header in enumerate(match.headers) if header and i != key}


def _trimmed(column: pa.ChunkedArray) -> pa.ChunkedArray:
    text = pc.call_function("utf8_trim_whitespace", [column])
    blank = pc.call_function("equal", [text, pa.scalar("")])
    return pc.call_function("if_else", [blank, pa.scalar(None, pa.string()), text])
