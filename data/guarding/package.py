"""A zip with a workbook (xlsx, xlsm, xlsb, ods) or a document of Word: each part unpacked once."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from mmap import mmap

from data.errors import FileRefused
from data.guarding.archive import OUTSIDE, Entry, entries, unpacked
from data.guarding.compound import NO_WORKBOOK, PROTECTED
from data.guarding.kinds import SAVE_AS
from data.guarding.markup import without_declarations
from data.guarding.worksheets import Reach, reach
from data.limits import limits

MEGABYTE = 1 << 20
SWELLS = (
    "Файл слишком велик внутри: при распаковке он разрастается сверх разумного. Разбейте выгрузку "
    "по месяцам."
)
TWINS = "В файле есть части-двойники: он повреждён или подделан. " + SAVE_AS

_DRIVE = re.compile(r"[A-Za-z]:")
_TYPES, _MANIFEST, _KIND = "[content_types].xml", "meta-inf/manifest.xml", "mimetype"
_PICTURES = ("xl/media/", "word/media/", "pictures/")
_DOCUMENT = "word/document.xml"
_LONGEST_KEPT = 1 << 20


def examine_package(content: mmap) -> dict[str, Reach]:
    """Return {part in small letters: how far its values reach} of the sheets in a workbook.

    Raises FileRefused for what is no workbook or would do harm.
    """
    parts = _parts(content)
    said = {
        name: _start(content, part)
        for name, part in parts.items()
        if name in (_TYPES, _MANIFEST, _KIND)
    }
    _refuse_other_packages(set(parts), said)
    reaches = {name: reach(pieces) for name, pieces in _looked_through(content, parts)}
    return {name: found for name, found in reaches.items() if found is not None}


def is_document(content: mmap) -> bool:
    """Return whether a zip is a document of Word; raises FileRefused when its table is damaged."""
    return _DOCUMENT in _parts(content)


def examine_document(content: mmap) -> None:
    """Let a document of Word in; raises FileRefused for one that would do harm."""
    for _, pieces in _looked_through(content, _parts(content)):
        for _ in pieces:
            pass


def _parts(content: mmap) -> dict[str, Entry]:
    """Return {name in small letters: part} in the order of the archive."""
    parts = entries(content)
    names = [_plain(part.name) for part in parts]
    _refuse_names(names)
    return dict(zip(names, parts, strict=True))


def _looked_through(
    content: mmap, parts: Mapping[str, Entry]
) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Yield (name, pieces) of each part; to be used up, which counts and looks for declarations."""
    total = 0
    for name, part in parts.items():
        pieces = _counted(unpacked(content, part), part.packed, total)
        if not (name.startswith(_PICTURES) and name.endswith(".svg")):  # drawings bring their own
            pieces = without_declarations(pieces)
        yield name, pieces
        total += part.size


def _plain(name: str) -> str:
    """Return the one spelling of a name: readers differ in slashes, dots and case."""
    text = re.sub(r"/(\.?/)+", "/", name.replace("\\", "/").lower())
    return text.removeprefix("./")


def _refuse_names(names: Sequence[str]) -> None:
    if any(
        name.startswith("/") or ".." in name.split("/") or _DRIVE.match(name) or "\x00" in name
        for name in names
    ):
        raise FileRefused(OUTSIDE)
    if len(set(names)) != len(names):
        raise FileRefused(TWINS)


def _refuse_other_packages(names: set[str], said: dict[str, bytes]) -> None:
    if any(name.startswith("index/") and name.endswith(".iwa") for name in names):
        raise FileRefused("Это таблица Numbers. Сохраните её в формате Excel (.xlsx).")
    if b"encryption-data" in said.get(_MANIFEST, b""):
        raise FileRefused(PROTECTED)
    kind = said.get(_KIND, b"")
    if _DOCUMENT in names or "ppt/presentation.xml" in names:
        raise FileRefused(NO_WORKBOOK)
    if b"opendocument" in kind and b"opendocument.spreadsheet" not in kind:
        raise FileRefused(NO_WORKBOOK)
    excel = any(name.startswith("xl/workbook.") for name in names)
    if not excel and "content.xml" not in names and b"spreadsheetml" not in said.get(_TYPES, b""):
        raise FileRefused("Это архив, а не таблица. Распакуйте его и загрузите сами таблицы.")


def _start(content: mmap, part: Entry) -> bytes:
    """Return the first megabyte of a part."""
    start = b""
    for piece in _counted(unpacked(content, part), part.packed, 0):
        start += piece
        if len(start) > _LONGEST_KEPT:
            break
    return start


def _counted(pieces: Iterable[bytes], packed: int, before: int) -> Iterator[bytes]:
    """Yield the pieces; raises FileRefused when they are more than a workbook can need."""
    rule, size = limits(), 0
    for piece in pieces:
        size += len(piece)
        if (
            size > rule.part_mb * MEGABYTE
            or before + size > rule.unpacked_mb * MEGABYTE
            or (size > rule.ratio_from_mb * MEGABYTE and size > rule.ratio * max(packed, 1))
        ):
            raise FileRefused(SWELLS)
        yield piece
