"""How far the values of a sheet reach: readers make room for every cell in between, 550 GB at worst."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.errors import FileRefused
from data.limits import limits

_ROOT = re.compile(rb"<(\w+:)?worksheet[\s>]")
# Three letters are column 703 and more. A cell that closes at once, or holds nothing, is a format.
# Only a literal beginning makes a search fast.
_FAR = re.compile(rb" r=.([A-Za-z]{3,9}[0-9]{1,9})[^<>]*(?<!/)>(?:[^<]|<[^/])")
_NEAR = re.compile(rb"dimension\s[^<>]*ref=.[A-Z]{1,2}[0-9]+:[A-Z]{1,2}[0-9]+.")
_ADDRESS = re.compile(rb" r=.[A-Za-z]*([0-9]{1,18})")
_LOOKED_FOR_ROOT = 4096
_LONGEST_TAG = 256
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384  # of Excel itself
_MOST_CELLS = 30_000_000  # what a reader makes room for within the limit of memory


@dataclass(frozen=True)
class Reach:
    """The last row with a value, and a cell with a value far to the right («» without one)."""

    row: int
    far: str

    @property
    def too_long(self) -> bool:
        """Whether the values go further down than a table may."""
        return self.row > limits().rows + limits().headroom

    @property
    def too_large(self) -> bool:
        """Whether no reader can make room for the sheet."""
        letters = self.far.rstrip("0123456789")
        row = max(self.row, int(self.far[len(letters) :] or 0))
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - ord("A") + 1
        return row > _MOST_ROWS or column > _MOST_COLUMNS or row * column > _MOST_CELLS


def refuse_too_large(sheets: Mapping[str, Reach]) -> None:
    """Raise FileRefused for {name: reach} of the visible sheets when they cannot be read.

    A sheet that is merely too long does no harm when another one can be read.
    """
    for name, one in sheets.items():
        if one.too_large:
            place = f"в ячейке {one.far}" if one.far else f"в строке {one.row}"
            raise FileRefused(
                f"На листе «{name}» есть значение далеко от таблицы, {place}. Удалите его или "
                "скопируйте таблицу на новый лист и загрузите снова."
            )
    if sheets and all(one.too_long or one.far for one in sheets.values()):
        name, one = next(iter(sheets.items()))
        if one.too_long:
            raise FileRefused(
                f"На листе «{name}» данные доходят до строки {one.row}; можно до {limits().rows} "
                "строк. Разбейте выгрузку по месяцам или удалите лишние строки под таблицей."
            )


def reach(pieces: Iterable[bytes]) -> Reach | None:
    """Return how far the values of a part reach; None when the part is no worksheet of an xlsx.

    Cheap, so not proof against a sheet made to deceive: who says that it is narrow is believed, and
    the limits of the reading process are behind.
    """
    row, far, kept = 0, "", b""
    prefix = b""
    sheet = near = False
    for piece in pieces:
        if not sheet:
            if len(kept) == _LOOKED_FOR_ROOT:
                continue
            kept = (kept + piece)[:_LOOKED_FOR_ROOT]
            root = _ROOT.search(kept)
            if root is None:
                continue
            sheet, prefix, near = True, root[1] or b"", _NEAR.search(kept) is not None
        row = max(row, _last_row(piece, prefix))
        if not (near or far):
            found = _FAR.search(kept + piece[:_LONGEST_TAG]) or _FAR.search(piece)
            far = found[1].decode("ascii").upper() if found is not None else ""
            kept = piece[-_LONGEST_TAG:]
    return Reach(row, far) if sheet else None


def _last_row(piece: bytes, prefix: bytes) -> int:
    """Return the row of the last value in a piece; 0 when it has none, or no addresses."""
    value = piece.rfind(b"</" + prefix + b"v>")
    value = max(value, piece.rfind(b"</" + prefix + b"t>", max(value, 0)))
    if value < 0:
        return 0
    # The nearest address before a value is that of its cell, or of its row.
    place = piece.rfind(b" r=", 0, value)
    address = _ADDRESS.match(piece, place) if place >= 0 else None
    return int(address[1]) if address is not None else 0
