"""What the XML of an xlsx sheet says and the cell readers do not: faults, merges, hidden rows.

The parts are searched as bytes while they are unpacked: a single byte that a plain sheet lacks
decides whether a piece is looked at closely, so a sheet without any of it costs its unpacking.
"""

import io
import re
import zipfile
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from data.reader.sheet import Fault, Merge

_CHUNK = 1 << 20
_LONGEST_ROW = 1 << 24
_MERGES = 100_000  # as many as are looked at: no table of an office has them
_MOST_FAULTS = 200_000  # then the sheet is all faults, and naming them helps nobody
_ROW_END = b"row>"
_CELL = re.compile(rb"<(?:\w+:)?c(?:\s([^<>]*))?>")
_ERROR = re.compile(
    rb"""\st=(?:"e"|'e')[^<>]*>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<""", re.DOTALL
)
_FORMULA_ALONE = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f(?:\s[^<>]*)?/>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\s[^<>]*\bhidden=["'](?:1|true)["']""")
_MERGE = re.compile(rb"""<(?:\w+:)?mergeCell\s[^<>]*\bref=["']([A-Z]+)(\d+):([A-Z]+)(\d+)["']""")
_ADDRESS = re.compile(rb"""\br=["']([A-Z]+)(\d+)["']""")
_TEXT = re.compile(rb"""\bt=["']str["']""")


@dataclass
class Marks:
    """What was found in one part; grows while the part is read."""

    faults: list[Fault] = field(default_factory=list[Fault])
    merges: list[Merge] = field(default_factory=list[Merge])
    hidden_rows: int = 0


def sheet_marks(path: Path, part: str) -> Marks:
    """Return what the XML of one sheet of the xlsx at ``path`` says beside its values."""
    marks, carry = Marks(), b""
    with zipfile.ZipFile(path) as archive, archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            block = carry + chunk
            end = block.rfind(_ROW_END) + len(_ROW_END)
            if end < len(_ROW_END):
                if len(block) < _LONGEST_ROW:
                    carry = block
                    continue
                end = len(block)  # no row of cells: carried on, it would be copied without end
            _look_at_rows(block[:end], marks)
            carry = block[end:]
    _look_at_rows(carry, marks)
    for left, top, right, bottom in (
        found.groups() for found in islice(_MERGE.finditer(carry), _MERGES)
    ):
        marks.merges.append(Merge(int(top), _index(left), int(bottom), _index(right)))
    return marks


def without_unknown_errors(path: Path, part: str) -> bytes:
    """Return the workbook with every error of the sheet as #N/A: the readers know few tokens."""
    content = io.BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(content, "w") as copy:
        for name in archive.namelist():
            body = archive.read(name)
            if name == part:
                body = _ERROR.sub(_as_not_available, body)
            copy.writestr(name, body)
    return content.getvalue()


def _look_at_rows(rows: bytes, marks: Marks) -> None:
    if len(marks.faults) < _MOST_FAULTS:
        if b"#" in rows:
            for found in _ERROR.finditer(rows):
                _note(rows, found.start(), found[1], marks)
        if b"f" in rows and (b"<f" in rows or b":f" in rows):
            for found in _FORMULA_ALONE.finditer(rows):
                _note(rows, found.start(), b"", marks)
    if b"h" in rows:
        marks.hidden_rows += len(_HIDDEN_ROW.findall(rows))


def _note(rows: bytes, place: int, token: bytes, marks: Marks) -> None:
    """Note the fault of the cell whose tag or content stands at ``place``."""
    start = rows.rfind(b"c ", 0, place)
    while start > 0 and rows[start - 1] not in b"<:":
        start = rows.rfind(b"c ", 0, start)
    cell = _CELL.match(rows, rows.rfind(b"<", 0, start + 1)) if start >= 0 else None
    if cell is None or rows.find(b"c>", start, place) >= 0:  # another cell ends in between
        return
    attributes = cell[1] or b""
    address = _ADDRESS.search(attributes)
    if address is None or (not token and _TEXT.search(attributes)):
        return  # a cell without an address cannot be named; a formula may well give an empty text
    said = token.decode("utf-8", "replace").strip()[:20]
    marks.faults.append(Fault(int(address[2]), _index(address[1]), said))


def _as_not_available(found: re.Match[bytes]) -> bytes:
    start, end = found.span(1)
    whole, offset = found[0], found.start()
    return whole[: start - offset] + b"#N/A" + whole[end - offset :]


def _index(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
