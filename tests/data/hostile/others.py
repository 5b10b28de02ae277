"""Old workbooks, binary ones, OpenDocument tables and texts that mean harm, as ``workbooks`` has."""

import struct
from collections.abc import Mapping

from tests.data.compound_files import compound, label, old_workbook, record, records
from tests.data.hostile.workbooks import FOURTH, ROWS, Maker
from tests.data.strange_files import BOOK_RELS, TYPES, archive

CSV = "".join(";".join(row) + "\r\n" for row in ROWS).encode()
MORE = ";".join(FOURTH)
ODS = b"application/vnd.oasis.opendocument.spreadsheet"
MANY_ROWS, MANY_COLUMNS = "number-rows-repeated", "number-columns-repeated"


def ods(more: str = "", before: str = "") -> bytes:
    """Return an OpenDocument table with more rows below, or something before it."""
    names = ("office", "table", "text")
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in names)
    rows = "".join(ods_row("".join(map(ods_cell, cells))) for cells in ROWS)
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>{before}"
        f'<table:table table:name="S">{rows}{more}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    manifest = b"<manifest:manifest/>"
    return archive(
        [("mimetype", ODS), ("content.xml", content.encode()), ("META-INF/manifest.xml", manifest)]
    )


def ods_row(cells: str, times: int = 1) -> str:
    """Return a row repeated a number of times."""
    return f'<table:table-row table:{MANY_ROWS}="{times}">{cells}</table:table-row>'


def ods_cell(text: str, times: int = 1) -> str:
    """Return a cell with a text, or an empty one, repeated a number of times."""
    content = f"<text:p>{text}</text:p>" if text else ""
    kind = 'office:value-type="string" ' if text else ""
    return f'<table:table-cell {kind}table:{MANY_COLUMNS}="{times}">{content}</table:table-cell>'


def xlsb(more: bytes = b"") -> bytes:
    """Return a binary workbook with more records at the end of its sheet."""
    cells = b"".join(
        binary_row(i) + b"".join(binary_cell(j, text) for j, text in enumerate(row))
        for i, row in enumerate(ROWS)
    )
    ends = [binary(kind) for kind in (129, 145, 146, 130)]
    body = ends[0] + binary(148, bytes(16)) + ends[1] + cells + more + ends[2] + ends[3]
    listed = binary(156, struct.pack("<II", 0, 1) + wide("r1") + wide("S"))
    parts = (binary(131), binary(143), listed, binary(144), binary(132))
    return archive(
        [
            ("[Content_Types].xml", TYPES),
            ("xl/workbook.bin", b"".join(parts)),
            ("xl/_rels/workbook.bin.rels", BOOK_RELS.replace(b"sheet1.xml", b"sheet1.bin")),
            ("xl/worksheets/sheet1.bin", body),
        ]
    )


def binary(kind: int, body: bytes = b"") -> bytes:
    """Return a record of a binary workbook."""
    mark = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    return mark + bytes([len(body) & 127 | 128, len(body) >> 7]) + body


def binary_row(number: int) -> bytes:
    """Return the record that begins a row, counted from 0."""
    return binary(0, struct.pack("<IIHHBI", number, 0, 300, 0, 0, 0))


def binary_cell(column: int, text: str) -> bytes:
    """Return the record of a cell with a text."""
    return binary(6, struct.pack("<II", column, 0) + wide(text))


def wide(text: str) -> bytes:
    """Return a text as binary workbooks write it."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


ACCEPTED: Mapping[str, tuple[Maker, int]] = {
    "ods": (ods, 3),
    "ods formatted to its end": (lambda: ods(ods_row(ods_cell("", 16_384), 1_048_572)), 3),
    "xls": (lambda: old_workbook(ROWS), 3),
    "xls formatted to its end": (
        lambda: old_workbook(ROWS, more=record(0x201, struct.pack("<HHH", 65_535, 255, 0))), 3,
    ),
    "xls whose texts are fewer than said": (
        lambda: old_workbook(ROWS, before=record(0xFC, struct.pack("<II", 2**32 - 1, 2**32 - 1))), 3,
    ),
    "xlsb": (xlsb, 3),
    "csv": (lambda: CSV, 3),
    "csv formatted to its end": (lambda: CSV + b";;;;\r\n" * 400_000, 3),
    "csv with 10 MB of line breaks": (lambda: CSV + b"\r" * (10 << 20), 3),
    "csv with marks of direction": (lambda: CSV + MORE.replace("Вода", "Во\u202eда").encode(), 4),
    "csv with a byte that is no letter": (lambda: CSV + MORE.encode().replace(b";", b"\xff;", 1), 4),
    "csv that ends in half a letter": (lambda: CSV.decode().encode("utf-16") + b"\n", 3),
}  # fmt: skip

REFUSED: Mapping[str, tuple[Maker, str]] = {
    "ods with a million messages": (lambda: ods(ods_row("".join(map(ods_cell, FOURTH)), 1_048_570)), "строк"),
    "ods with a lonely value below": (lambda: ods(ods_row(ods_cell(""), 1_048_570) + ods_row(ods_cell("x"))), "строк"),
    "ods with a lonely value aside": (lambda: ods(ods_row(ods_cell("", 16_383) + ods_cell("x"))), "столбцов"),
    "ods with all cells": (lambda: ods(ods_row(ods_cell("x", 16_384), 1_048_570)), "повреждён"),
    "ods with rows beyond numbers": (lambda: ods(ods_row(ods_cell("x"), 10**30)), "повреждён"),
    "xls with a password": (lambda: old_workbook(ROWS, before=record(0x2F, bytes(6))), "паролем"),
    "xls with a value in its last cell": (lambda: old_workbook(ROWS, more=label(65_535, 255, "x")), "велик"),
    "xls with a value beyond": (lambda: old_workbook(ROWS, more=label(65_535, 65_535, "x")), "велик"),
    "xls with a dimension too large": (lambda: old_workbook(ROWS, more=record(0x200, struct.pack("<IIHHH", 0, 2**32 - 1, 0, 2**16 - 1, 0))), "велик"),
    "xls with a record too long": (lambda: old_workbook(ROWS, more=struct.pack("<HH", 0x204, 0xFFFF)), "повреждён"),
    "xls in a ring": (lambda: compound({"Workbook": records(ROWS)}, lambda links, _, place: links.__setitem__(place, place)), "повреждён"),
    "xls with tables without end": (lambda: compound({"Workbook": records(ROWS)}, tables=0xFFFFFF00), "велик"),
    "xlsb with a value in its last cell": (lambda: xlsb(binary_row(1_048_575) + binary_cell(16_383, "x")), "велик"),
    "xlsb with a text too long": (lambda: xlsb(binary(6, bytes(8) + b"\xff\xff\xff\xff")), "не читается"),
    "csv of one line": (lambda: b"x" * (10 << 20), "длиннее 32767"),
    "csv of quotes": (lambda: CSV + b'"' * (10 << 20), "длиннее 32767"),
    "csv of commas": (lambda: b"," * (4 << 20), "пустой"),
    "csv with 10 000 columns": (lambda: CSV.replace(b"\r\n", b";x" * 10_000 + b"\r\n", 1), "столбцов"),
    "csv with too many rows": (lambda: CSV + (MORE + "\n").encode("cp1251") * 400_000, "больше 300000 строк"),
    "csv with a zero byte": (lambda: CSV + b"x" * 5_000 + b"\0", "двоичные"),
    "csv in UTF-32": (lambda: CSV.decode().encode("utf-32"), "двоичные"),
    "noise": (lambda: bytes(i * i % 251 for i in range(100_000)), "двоичные"),
}  # fmt: skip
