"""Tables in the formats beside xlsx, written byte by byte: xls (BIFF8), xlsb and ods."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

Rows = Sequence[Sequence[Any]]

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def xls_file(
    path: Path,
    sheets: Mapping[str, Rows],
    hidden: Sequence[str] = (),
    merges: Sequence[tuple[int, int, int, int]] = (),
) -> Path:
    """Write an Excel 97 workbook (texts, numbers, «#ДЕЛ/0!» for an exception) and return the path.

    ``merges`` are (first row, last row, first column, last column) from 0, of every sheet.
    """
    bodies = [_biff_sheet(rows, merges) for rows in sheets.values()]
    bof = _biff(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    code_page = _biff(0x42, struct.pack("<H", 1200))
    names = [
        struct.pack("<BBBB", int(name in hidden), 0, len(name), 1) + name.encode("utf-16-le")
        for name in sheets
    ]
    start = len(bof) + len(code_page) + sum(8 + len(name) for name in names) + 4
    stream = bof + code_page
    for name, body in zip(names, bodies, strict=True):
        stream += _biff(0x85, struct.pack("<I", start) + name)
        start += len(body)
    stream += _biff(0x0A, b"") + b"".join(bodies)
    path.write_bytes(_compound("Workbook", stream))
    return path


def xlsb_file(path: Path, sheets: Mapping[str, Rows], hidden: Sequence[str] = ()) -> Path:
    """Write a binary workbook of texts and numbers and return the path."""
    bundles = b"".join(
        _bin(156, struct.pack("<II", int(name in hidden), i) + _wide(f"rId{i}") + _wide(name))
        for i, name in enumerate(sheets, start=1)
    )
    book = _bin(131) + _bin(143) + bundles + _bin(144) + _bin(132)
    relations = "".join(
        f'<Relationship Id="rId{i}" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/worksheet" Target="worksheets/sheet{i}.bin"/>'
        for i in range(1, len(sheets) + 1)
    )
    parts = {
        "[Content_Types].xml": (
            b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
            b'content-types"><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.'
            b'binary.macroEnabled.main"/></Types>'
        ),
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": (
            '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/'
            f'2006/relationships">{relations}</Relationships>'
        ).encode(),
    }
    for i, rows in enumerate(sheets.values(), start=1):
        parts[f"xl/worksheets/sheet{i}.bin"] = _bin_sheet(rows)
    return _zipped(path, parts)


def ods_file(path: Path, sheets: Mapping[str, Rows], hidden: Sequence[str] = ()) -> Path:
    """Write an OpenDocument table and return the path; an exception is an error cell."""
    tables = "".join(
        f'<table:table table:name="{escape(name)}" '
        f'table:style-name="{"ta2" if name in hidden else "ta1"}">'
        + "".join(
            f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows
        )
        + "</table:table>"
        for name, rows in sheets.items()
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "style")
    )
    styles = (
        '<office:automatic-styles><style:style style:name="ta2" style:family="table">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        f"{styles}<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    return _zipped(
        path,
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": (
                b'<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:'
                b'opendocument:xmlns:manifest:1.0"/>'
            ),
        },
    )


def _biff(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _biff_sheet(rows: Rows, merges: Sequence[tuple[int, int, int, int]]) -> bytes:
    said = _biff(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    width = max((len(row) for row in rows), default=0)
    said += _biff(0x200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            at = struct.pack("<HHH", i, j, 0)
            if isinstance(value, Exception):
                said += _biff(0x205, at + b"\x07\x01")
            elif isinstance(value, int | float):
                said += _biff(0x203, at + struct.pack("<d", value))
            elif value not in ("", None):
                text = str(value).encode("utf-16-le")
                said += _biff(0x204, at + struct.pack("<HB", len(text) // 2, 1) + text)
    if merges:
        listed = b"".join(struct.pack("<HHHH", *merge) for merge in merges)
        said += _biff(0xE5, struct.pack("<H", len(merges)) + listed)
    return said + _biff(0x0A, b"")


def _compound(name: str, stream: bytes) -> bytes:
    """Return an OLE compound file of one stream: header, stream, directory, FAT."""
    stream = stream.ljust(max(4096, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")
    sectors = len(stream) // _SECTOR
    fats = -(-(sectors + 2) // 127)
    chain = [*range(1, sectors), _END, _END, *[_FAT] * fats]
    chain += [_FREE] * (fats * 128 - len(chain))

    def entry(title: str, kind: int, child: int, first: int, size: int) -> bytes:
        said = title.encode("utf-16-le") + b"\0\0"
        return (
            said.ljust(64, b"\0")
            + struct.pack("<HBB", len(said), kind, 1)
            + struct.pack("<III", _FREE, _FREE, child)
            + bytes(36)
            + struct.pack("<IQ", first, size)
        )

    directory = entry("Root Entry", 5, 1, _END, 0) + entry(name, 2, _FREE, 0, len(stream))
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
        + struct.pack("<IIIIIIIII", 0, fats, sectors, 0, 4096, _END, 0, _END, 0)
    )
    located = [sectors + 1 + i for i in range(fats)]
    header += struct.pack("<109I", *(located + [_FREE] * (109 - fats)))
    table = b"".join(struct.pack("<I", link) for link in chain)
    return header + stream + directory.ljust(_SECTOR, b"\0") + table


def _bin(kind: int, body: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(body)
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 127 else 0)])
        length >>= 7
        if not length:
            return number + size + body


def _wide(text: str) -> bytes:
    said = text.encode("utf-16-le")
    return struct.pack("<I", len(said) // 2) + said


def _bin_sheet(rows: Rows) -> bytes:
    width = max((len(row) for row in rows), default=1)
    size = struct.pack("<IIII", 0, max(len(rows), 1) - 1, 0, max(width, 1) - 1)
    said = _bin(129) + _bin(148, size) + _bin(145)
    for i, row in enumerate(rows):
        said += _bin(0, struct.pack("<IIHHBI", i, 0, 300, 0, 0, 0))
        for j, value in enumerate(row):
            at = struct.pack("<II", j, 0)
            if isinstance(value, Exception):
                said += _bin(3, at + b"\x07")
            elif isinstance(value, int | float):
                said += _bin(5, at + struct.pack("<d", value))
            elif value not in ("", None):
                said += _bin(6, at + _wide(str(value)))
    return said + _bin(146) + _bin(130)


def _ods_cell(value: Any) -> str:
    if value in ("", None):
        return "<table:table-cell/>"
    if isinstance(value, Exception):
        return (
            '<table:table-cell table:formula="of:=1/0" office:value-type="string" '
            'office:string-value="" calcext:value-type="error"><text:p>#ДЕЛ/0!</text:p>'
            "</table:table-cell>"
        )
    if isinstance(value, date):
        said = value.isoformat() if isinstance(value, datetime) else f"{value}"
        return (
            f'<table:table-cell office:value-type="date" office:date-value="{said}">'
            f"<text:p>{value:%d.%m.%Y}</text:p></table:table-cell>"
        )
    if isinstance(value, int | float):
        return (
            f'<table:table-cell office:value-type="float" office:value="{value}">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )
    if isinstance(value, time):
        return (
            f'<table:table-cell office:value-type="time" office:time-value="{value:PT%HH%MM%SS}">'
            f"<text:p>{value:%H:%M}</text:p></table:table-cell>"
        )
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def _zipped(path: Path, parts: Mapping[str, bytes]) -> Path:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    path.write_bytes(content.getvalue())
    return path
