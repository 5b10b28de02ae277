"""The zip around a workbook: its table, checked against the parts themselves, and their unpacking.

Two programs can see two different archives in one file when its headers contradict each other: the
guard would look at one and the reader at the other. So every header that is said twice must agree.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from mmap import mmap
from stat import S_ISLNK

from data.errors import FileRefused
from data.limits import limits

DAMAGED = "Файл повреждён и не открывается. Выгрузите его из системы заново."
LOCKED = "Архив защищён паролем. Сохраните таблицу без пароля."
ODDLY_PACKED = (
    "Части файла сжаты способом, которым таблицы не сжимают. Откройте его в Excel и сохраните "
    "как «Книга Excel (.xlsx)»."
)
OUTSIDE = (
    "Файл ссылается за свои пределы: он повреждён или подделан. Выгрузите его из системы заново."
)

_LOCAL = struct.Struct("<4s2xHH4xIIIHH")
_CENTRAL = struct.Struct("<4sBB2xHH4xIIIHHH4xII")
_END = struct.Struct("<4s6xHIIH")
_LOCATOR = struct.Struct("<4s4xQ4x")
_END_64 = struct.Struct("<4s28xQQQ")
_LONGEST_COMMENT = 1 << 16
_FULL_16, _FULL_32 = 0xFFFF, 0xFFFFFFFF
_UNIX = 3
_ENCRYPTED, _SIZES_FOLLOW, _UTF_8 = 0x1, 0x8, 0x800
_STORED, _DEFLATED = 0, 8
# A step unpacks to 16 MB at most, whatever it says.
_STEP = 1 << 14


@dataclass(frozen=True)
class Entry:
    """One part of an archive: where it lies packed, and what unpacking it must give."""

    name: str
    method: int
    crc: int
    packed: int
    size: int
    start: int


def entries(content: mmap) -> list[Entry]:
    """Return the parts of the archive in its order; raises FileRefused."""
    try:
        return _entries(content)
    except struct.error as error:  # a header is cut short
        raise FileRefused(DAMAGED) from error


def unpacked(content: mmap, entry: Entry) -> Iterator[bytes]:
    """Yield the part piece by piece; raises FileRefused when it is not what its headers say."""
    crc = size = 0
    for piece in (
        _inflated(content, entry) if entry.method == _DEFLATED else _stored(content, entry)
    ):
        if piece:
            crc, size = zlib.crc32(piece, crc), size + len(piece)
            yield piece
    if crc != entry.crc or size != entry.size:
        raise FileRefused(DAMAGED)


def _stored(content: mmap, entry: Entry) -> Iterator[bytes]:
    end = entry.start + entry.packed
    return (content[place : min(place + _STEP, end)] for place in range(entry.start, end, _STEP))


def _inflated(content: mmap, entry: Entry) -> Iterator[bytes]:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    for packed in _stored(content, entry):
        if stream.eof:  # something lies behind the end
            raise FileRefused(DAMAGED)
        try:
            yield stream.decompress(packed)
        except zlib.error as error:
            raise FileRefused(DAMAGED) from error
    if not stream.eof or stream.unused_data:
        raise FileRefused(DAMAGED)


def _entries(content: mmap) -> list[Entry]:
    count, start, end = _table(content)
    if count > limits().parts:
        raise FileRefused(
            f"В файле больше {limits().parts} частей: это не обычная таблица. Откройте его в Excel "
            "и скопируйте таблицу в новую книгу."
        )
    found: list[Entry] = []
    extents: list[tuple[int, int]] = []
    place = start
    for _ in range(count):
        entry, header, place = _entry(content, place)
        found.append(entry)
        extents.append((header, entry.start + entry.packed))
    extents.sort()
    begins = [header for header, _ in extents]
    # The first part begins the file, the last one ends before the table, none lies in another.
    apart = all(ends <= begins[i] for i, (_, ends) in enumerate(extents[:-1], start=1))
    if place != end or (begins and (begins[0] != 0 or extents[-1][1] > start or not apart)):
        raise FileRefused(DAMAGED)
    return found


def _table(content: mmap) -> tuple[int, int, int]:
    """Return how many parts the table lists, where it begins and where it ends."""
    size = len(content)
    place = content.rfind(b"PK\x05\x06", max(0, size - _END.size - _LONGEST_COMMENT))
    if place < 0:
        raise FileRefused(DAMAGED)
    _, count, length, start, comment = _END.unpack_from(content, place)
    if place + _END.size + comment > size:
        raise FileRefused(DAMAGED)
    end = place
    if count == _FULL_16 or _FULL_32 in (length, start):
        mark, end = _LOCATOR.unpack_from(content, max(0, place - _LOCATOR.size))
        if mark == b"PK\x06\x07":
            mark, count, length, start = _END_64.unpack_from(content, min(end, place))
        if mark != b"PK\x06\x06":
            raise FileRefused(DAMAGED)
    if start + length != end:
        raise FileRefused(DAMAGED)
    return count, start, end


def _entry(content: mmap, place: int) -> tuple[Entry, int, int]:
    """Return the entry listed at ``place``, where its own header lies, and where the next is listed."""
    mark, _, system, flags, method, crc, packed, size, *lengths, outer, header = (
        _CENTRAL.unpack_from(content, place)
    )
    if mark != b"PK\x01\x02":
        raise FileRefused(DAMAGED)
    named = place + _CENTRAL.size
    name = content[named : named + lengths[0]]
    extra = content[named + lengths[0] : named + lengths[0] + lengths[1]]
    size, packed, header = _in_full(extra, size, packed, header)
    if flags & _ENCRYPTED:
        raise FileRefused(LOCKED)
    if method not in (_STORED, _DEFLATED):
        raise FileRefused(ODDLY_PACKED)
    if system == _UNIX and S_ISLNK(outer >> 16):
        raise FileRefused(OUTSIDE)
    start = _start(content, header, (flags, method, crc, packed, size, name))
    text = name.decode("utf-8" if flags & _UTF_8 else "cp437", "replace")
    return Entry(text, method, crc, packed, size, start), header, named + sum(lengths)


def _in_full(extra: bytes, *said: int) -> tuple[int, ...]:
    """Return the numbers with those too large for their field taken from the extra field."""
    place = 0
    while place + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, place)
        if kind == 1:
            rest = iter(struct.unpack_from(f"<{length // 8}Q", extra, place + 4))
            return tuple(next(rest, n) if n == _FULL_32 else n for n in said)
        place += 4 + length
    return said


def _start(content: mmap, header: int, said: tuple[int, int, int, int, int, bytes]) -> int:
    """Return where the packed bytes begin; the part's own header must say what the table said."""
    flags, method, crc, packed, size, name = said
    mark, own_flags, own_method, *own, name_length, extra_length = _LOCAL.unpack_from(
        content, min(header, len(content))
    )
    named = header + _LOCAL.size
    agrees = (
        mark == b"PK\x03\x04"
        and own_method == method
        and not (own_flags ^ flags) & _ENCRYPTED
        and content[named : named + name_length] == name
    )
    if not own_flags & _SIZES_FOLLOW:
        pairs = zip(own, (crc, packed, size), strict=True)
        agrees = agrees and all(one in (other, _FULL_32) for one, other in pairs)
    if not agrees:
        raise FileRefused(DAMAGED)
    return named + name_length + extra_length
