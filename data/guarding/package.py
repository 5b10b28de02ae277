"""A workbook in a zip (xlsx, xlsm, xlsb, ods): its parts by name, and each of them unpacked once."""

import re
from collections.abc import Iterable, Iterator, Sequence
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
_PICTURES = ("xl/media/", "pictures/")
_LONGEST_KEPT = 1 << 20


def examine_package(content: mmap) -> dict[str, Reach]:
    """Return {part in small letters: how far its values reach} of the sheets in a workbook.

    Raises FileRefused for what is no workbook or would do harm.
    """
    parts = entries(content)
    names = [_plain(part.name) for part in parts]
    _refuse_names(names)
    said = {
        name: _start(content, part)
        for name, part in zip(names, parts, strict=True)
        if name in (_TYPES, _MANIFEST, _KIND)
    }
    _refuse_other_packages(set(names), said)
    reaches: dict[str, Reach] = {}
    total = 0
    for name, part in zip(names, parts, strict=True):
        pieces = _counted(unpacked(content, part), part.packed, total)
        if not (name.startswith(_PICTURES) and name.endswith(".svg")):  # drawings bring their own
            pieces = without_declarations(pieces)
        found = reach(pieces)
        if found is not None:
            reaches[name] = found
        total += part.size
    return reaches


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
    if "word/document.xml" in names or "ppt/presentation.xml" in names:
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
