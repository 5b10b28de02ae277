"""Rows are cut and thinned without a second copy of their texts."""

import duckdb
import pyarrow as pa
import pytest

from data.importing.tables.raw import in_pieces, lay_raw

ROWS = 13_000  # two whole pieces and a part of one


def table(*chunks: range) -> pa.Table:
    return pa.table(
        {"row_number": pa.chunked_array([pa.array(chunk, pa.int32()) for chunk in chunks])}
    )


@pytest.mark.parametrize("chunks", [[range(ROWS)], [range(n, n + 10) for n in range(0, ROWS, 10)]])
def test_a_table_in_pieces_has_the_same_rows_in_few_pieces(chunks: list[range]) -> None:
    pieces = in_pieces(table(*chunks))
    assert pieces.column("row_number").to_pylist() == list(range(ROWS))
    assert [len(one) for one in pieces.column("row_number").chunks] == [6_000, 6_000, 1_000]


def test_rows_that_are_skipped_are_left_out_of_every_piece() -> None:
    skipped = {0, 5_999, 6_000, 12_999}
    with duckdb.connect() as connection:
        rows = lay_raw(connection, table(range(ROWS)), dict.fromkeys(skipped, "итоги"))
        counted = connection.execute("SELECT count(*), sum(row_number) FROM raw").fetchone()
    left = [number for number in range(ROWS) if number not in skipped]
    assert rows.column("row_number").to_pylist() == left
    assert counted == (len(left), sum(left))


def test_pieces_share_the_memory_of_their_table() -> None:
    whole = table(range(ROWS))
    before = pa.total_allocated_bytes()
    with duckdb.connect() as connection:
        rows = lay_raw(connection, in_pieces(whole), {12_999: "итоги"})
        # Only the piece of 1 000 rows was made anew.
        assert pa.total_allocated_bytes() - before < whole.nbytes / 4
    assert rows.num_rows == ROWS - 1
