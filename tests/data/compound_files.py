"""OLE compound files and the old workbooks in them, written byte by byte, right or wrong on purpose."""

import struct
from collections.abc import Callable, Mapping, Sequence

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FREE, LAST, TABLE, LISTS = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
SECTOR = 512
_LEAST = 4096  # smaller streams would lie in another stream
_LISTED = 109  # sectors of links listed in the header; further ones are listed in sectors of lists

Links = list[int]


def compound(
    streams: Mapping[str, bytes],
    bent: Callable[[Links, int, int], None] | None = None,
    **header: int,
) -> bytes:
    """Return a compound file; ``bent(links, first sector of the first stream, directory)`` spoils it.

    ``header`` replaces fields of the header: shift, tables, directory, further, lists.
    """
    sectors: list[bytes] = []
    links: Links = []

    def laid(content: bytes) -> int:
        first, count = len(sectors), -(-len(content) // SECTOR)
        padded = content.ljust(count * SECTOR, b"\0")
        sectors.extend(padded[i * SECTOR : (i + 1) * SECTOR] for i in range(count))
        links.extend([*range(first + 1, first + count), LAST])
        return first

    starts = {name: laid(content.ljust(_LEAST, b"\0")) for name, content in streams.items()}
    sizes = {name: max(len(content), _LEAST) for name, content in streams.items()}
    entries = [_entry("Root Entry", 5, LAST, 0, child=1 if streams else FREE)]
    for place, (name, start) in enumerate(starts.items(), start=2):
        after = place if place <= len(streams) else FREE
        entries.append(_entry(name, 2, start, sizes[name], after=after))
    directory = laid(b"".join(entries))
    at, tables, lists = len(sectors), 1, 0
    while (at + tables + lists) * 4 > tables * SECTOR:
        tables += 1
        lists = -(-max(tables - _LISTED, 0) // (SECTOR // 4 - 1))
    links.extend([TABLE] * tables + [LISTS] * lists)
    if bent is not None:
        bent(links, next(iter(starts.values()), 0), directory)
    table = struct.pack(f"<{len(links)}I", *links).ljust(tables * SECTOR, b"\xff")
    listed = [*range(at, at + tables)]
    further = at + tables if lists else LAST
    said = {
        "shift": 9,
        "tables": tables,
        "directory": directory,
        "further": further,
        "lists": lists,
    }
    said |= header
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII109I", MAGIC, 0x3E, 3, 0xFFFE, said["shift"], 6, 0, said["tables"],
        said["directory"], 0, _LEAST, LAST, 0, said["further"], said["lists"],
        *[*listed, *[FREE] * _LISTED][:_LISTED],
    )  # fmt: skip
    more = b""
    for place in range(lists):
        begin = _LISTED + place * (SECTOR // 4 - 1)
        some = [*listed[begin : begin + SECTOR // 4 - 1], *[FREE] * (SECTOR // 4)][
            : SECTOR // 4 - 1
        ]
        after = further + place + 1 if place + 1 < lists else LAST
        more += struct.pack(f"<{SECTOR // 4}I", *some, after)
    return head + b"".join(sectors) + table + more


def old_workbook(rows: Sequence[Sequence[str]], before: bytes = b"", more: bytes = b"") -> bytes:
    """Return an .xls of one sheet; ``before`` are records of the book, ``more`` of the sheet."""
    return compound({"Workbook": records(rows, before, more)})


def records(rows: Sequence[Sequence[str]], before: bytes = b"", more: bytes = b"") -> bytes:
    """Return the stream of an .xls of one sheet."""
    globally = _beginning(5) + before + record(0x42, struct.pack("<H", 1200))
    end = record(0x0A)
    sheet = len(globally) + len(_listed(0)) + len(end)
    cells = (label(i, j, text) for i, row in enumerate(rows) for j, text in enumerate(row))
    return globally + _listed(sheet) + end + _beginning(16) + b"".join(cells) + more + end


def record(kind: int, content: bytes = b"") -> bytes:
    """Return one record."""
    return struct.pack("<HH", kind, len(content)) + content


def label(row: int, column: int, text: str) -> bytes:
    """Return the record of a cell with a text; rows and columns from 0."""
    wide = text.encode("utf-16-le")
    return record(0x204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + wide)


def _beginning(kind: int) -> bytes:
    return record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 0, 0, 6))


def _listed(place: int) -> bytes:
    return record(0x85, struct.pack("<IBBBB", place, 0, 0, 1, 1) + "S".encode("utf-16-le"))


def _entry(
    name: str, kind: int, start: int, size: int, after: int = FREE, child: int = FREE
) -> bytes:
    wide = (name + "\0").encode("utf-16-le")
    return struct.pack("<64sHBBIII36xIQ", wide, len(wide), kind, 1, FREE, after, child, start, size)
