"""The OLE compound file around an old workbook (.xls): a small file system of chained sectors."""

import struct
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from mmap import mmap

from data.errors import FileRefused
from data.guarding.archive import DAMAGED

NO_WORKBOOK = (
    "Это документ Office, но не таблица Excel. Загрузите таблицу, сохранённую как «Книга Excel "
    "(.xlsx)»."
)
PROTECTED = (
    "Файл защищён паролем. Снимите пароль в Excel («Файл → Сведения → Защита книги») "
    "и загрузите снова."
)

# Power of the sector's size, first sector of the directory, least size of a stream in sectors of
# its own, first sector of further links; then as many links as the header holds.
_HEADER = struct.Struct("<30xH16xI4xI8xI4x109I")
_SHIFTS = (9, 12)
_MARKS = 0xFFFFFFFA  # numbers from here on are no sectors: free, the end of a chain
_ENTRY = struct.Struct("<64sHB49xII4x")
_STREAM = 2
_BOOKS = ("Workbook", "Book")
_LOCKED_STREAMS = {"EncryptedPackage", "EncryptionInfo"}
_FILE_PASS, _END_OF_GLOBALS = 0x2F, 0x0A
_RECORDS_LOOKED_AT = 200
_SECTORS_LOOKED_AT = 64


@dataclass(frozen=True)
class _Disk:
    """The sectors of a file and, for each, the one that follows it in its chain."""

    content: mmap
    shift: int
    links: Sequence[int] = ()

    def sector(self, number: int) -> bytes:
        return self.content[(number + 1) << self.shift : (number + 2) << self.shift]

    def chain(self, number: int) -> Iterator[int]:
        """Yield the sectors of a chain; raises FileRefused when it is a ring or leaves the file."""
        for _ in range(len(self.content) >> self.shift):
            if number >= _MARKS:
                return
            yield number
            if number >= len(self.links):
                raise FileRefused(DAMAGED)
            number = self.links[number]
        if number >= _MARKS:
            return
        raise FileRefused(DAMAGED)


def examine_compound(content: mmap) -> None:
    """Let an old workbook in; raises FileRefused for another document, a locked or a looped one."""
    try:
        shift, directory, least, further, *links = _HEADER.unpack_from(content)
    except struct.error as error:
        raise FileRefused(DAMAGED) from error
    if shift not in _SHIFTS:
        raise FileRefused(DAMAGED)
    disk = _Disk(content, shift, _links(_Disk(content, shift), links, further))
    streams = dict(_streams(disk, directory))
    if streams.keys() & _LOCKED_STREAMS:
        raise FileRefused(PROTECTED)
    book = next((streams[name] for name in _BOOKS if name in streams), None)
    if book is None:
        raise FileRefused(NO_WORKBOOK)
    start, size = book
    if size >= least:  # a smaller one lies in the sectors of another stream
        chain = list(disk.chain(start))
        _refuse_locked(b"".join(map(disk.sector, chain[:_SECTORS_LOOKED_AT])))


def _links(disk: _Disk, first: Sequence[int], further: int) -> Sequence[int]:
    """Return the table of links: its sectors are listed in the header, then in a chain of lists."""
    sectors = len(disk.content) >> disk.shift
    listed = list(first)
    while further < _MARKS:
        lists = disk.sector(further)
        if len(lists) < 1 << disk.shift or len(listed) > sectors:
            raise FileRefused(DAMAGED)
        *more, further = struct.unpack(f"<{len(lists) >> 2}I", lists)
        listed += more
    table = array("I")
    for number in islice((one for one in listed if one < sectors), sectors):
        whole = disk.sector(number)
        table.frombytes(whole[: len(whole) // 4 * 4])
    return table


def _streams(disk: _Disk, directory: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield (name, (first sector, size)) of the streams, the first of a name last."""
    content = b"".join(map(disk.sector, disk.chain(directory)))
    whole = content[: len(content) // _ENTRY.size * _ENTRY.size]
    for name, length, kind, start, size in reversed(list(_ENTRY.iter_unpack(whole))):
        if kind == _STREAM:
            text = name[: max(min(length, len(name)) - 2, 0)].decode("utf-16-le", "replace")
            yield text, (start, size)


def _refuse_locked(records: bytes) -> None:
    """Raise FileRefused when the records at the start of a workbook say that the rest is encrypted."""
    place = 0
    for _ in range(_RECORDS_LOOKED_AT):
        if place + 4 > len(records):
            return
        kind, length = struct.unpack_from("<HH", records, place)
        if kind == _FILE_PASS:
            raise FileRefused(PROTECTED)
        if kind == _END_OF_GLOBALS:
            return
        place += 4 + length
