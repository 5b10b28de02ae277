"""Zip archives written byte by byte, so that their headers can say anything."""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tests.data.strange_files import BOOK, BOOK_RELS, RELS, TYPES

SHEET = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row></sheetData></worksheet>'


@dataclass(frozen=True)
class Piece:
    """One part; what is None is said truly, once in the part's own header and once in the table."""

    name: str
    content: bytes = b""
    method: int = 8
    flags: int = 0
    mode: int = 0
    size: int | None = None
    packed_size: int | None = None
    packed: bytes | None = None
    own_name: str | None = None
    own_flags: int | None = None
    own_size: int | None = None
    own_extra: bytes = b""
    extra: bytes = b""
    crc: int | None = None
    at: int | None = None  # listed as lying there, with no header of its own


def pieces(sheet: bytes = SHEET) -> list[Piece]:
    """Return the parts of a workbook of one sheet."""
    return [
        Piece("[Content_Types].xml", TYPES),
        Piece("_rels/.rels", RELS),
        Piece("xl/workbook.xml", BOOK),
        Piece("xl/_rels/workbook.xml.rels", BOOK_RELS),
        Piece("xl/worksheets/sheet1.xml", sheet),
    ]


def changed(name: str, **said: object) -> list[Piece]:
    """Return the parts of a workbook, of which one whose name ends so says what is given."""
    return [replace(one, **said) if one.name.endswith(name) else one for one in pieces()]


def packed(content: bytes) -> bytes:
    """Return the content deflated, without any header."""
    stream = zlib.compressobj(9, zlib.DEFLATED, -15)
    return stream.compress(content) + stream.flush()


def zipped(
    parts: Sequence[Piece], before: bytes = b"", comment: bytes = b"", count: int | None = None
) -> bytes:
    """Return the archive; ``count`` replaces the number of parts said at the end."""
    out, table = bytearray(before), bytearray()
    for one in parts:
        body = one.packed if one.packed is not None else one.content
        if one.packed is None and one.method == 8:
            body = packed(one.content)
        crc = zlib.crc32(one.content) if one.crc is None else one.crc
        size = len(one.content) if one.size is None else one.size
        inside = len(body) if one.packed_size is None else one.packed_size
        name = one.name.encode()
        place = len(out) if one.at is None else one.at
        if one.at is None:
            flags = one.flags if one.own_flags is None else one.own_flags
            own = name if one.own_name is None else one.own_name.encode()
            sizes = (crc, inside, size) if one.own_size is None else (crc, inside, one.own_size)
            if flags & 8:
                sizes = (0, 0, 0)
            out += struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, flags, one.method, 0, 0, *sizes, len(own), len(one.own_extra))  # fmt: skip
            out += own + one.own_extra + body
            if flags & 8:
                out += struct.pack("<4sIII", b"PK\7\x08", crc, inside, size)
        table += struct.pack("<4sBBHHHHHIIIHHHHHII", b"PK\1\2", 20, 3, 20, one.flags, one.method, 0, 0, crc, inside, size, len(name), len(one.extra), 0, 0, 0, one.mode << 16, place)  # fmt: skip
        table += name + one.extra
    said = len(parts) if count is None else count
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, said, said, len(table), len(out), len(comment))
    return bytes(out + table) + end + comment


def zipped_64(parts: Sequence[Piece]) -> bytes:
    """Return the archive with every length said in the wide fields alone."""
    wide = [
        replace(
            one,
            size=0xFFFFFFFF,
            packed_size=0xFFFFFFFF,
            extra=struct.pack("<HHQQ", 1, 16, len(one.content), len(packed(one.content))),
            own_extra=struct.pack("<HHQQ", 1, 16, len(one.content), len(packed(one.content))),
        )
        for one in parts
    ]
    content = zipped(wide)
    end = content.rfind(b"PK\5\6")
    count, length, start = struct.unpack_from("<HII", content, end + 10)
    record = struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, count, count, length, start)
    locator = struct.pack("<4sIQI", b"PK\6\7", 0, end, 1)
    full = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return content[:end] + record + locator + full
