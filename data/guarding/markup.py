"""Declarations in XML: the means by which a small file makes its reader fetch or build a large one."""

import re
from collections.abc import Iterable, Iterator

from data.errors import FileRefused

DECLARED = (
    "В файле есть запрещённые определения (DTD): он подделан или повреждён. Откройте его в Excel "
    "и скопируйте таблицу в новую книгу."
)

_OPENING = re.compile(rb"<!(--|\[CDATA\[|[A-Za-z])")
_CLOSING = {b"--": b"-->", b"[CDATA[": b"]]>"}
_LONGEST = 8  # of an opening, less one
# Marks of byte order, zero bytes of wide encodings, and space may stand before the first tag.
_BEFORE = b"\xef\xbb\xbf\xfe\xff\x00 \t\r\n"
_EBCDIC = b"\x4c\x6f\xa7\x94"
# Encodings in which a tag is not written with the letters that are searched for.
_VEILED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*.(?:utf-?7|ebcdic|(?:cp|ibm)0?37)", re.IGNORECASE)


def without_declarations(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the pieces of a part as they are; raises FileRefused when it is XML that declares.

    What a part is, is judged by its first tag and not by its name; comments and CDATA are skipped.
    A letter of UTF-16 or UTF-32 is a letter of ASCII between zero bytes.
    """
    xml: bool | None = None
    closing: bytes | None = None
    kept = b""
    for piece in pieces:
        yield piece
        if xml is False:
            continue
        letters = piece.replace(b"\x00", b"") if b"\x00" in piece else piece
        if xml is None:
            kept = (kept + letters).lstrip(_BEFORE)
            if len(kept) < len(_EBCDIC):
                continue
            if kept.startswith(_EBCDIC) or _VEILED.match(kept):
                raise FileRefused(DECLARED)
            xml, letters, kept = kept.startswith(b"<"), kept, b""
            if not xml:
                continue
        if closing is None and b"!" not in letters and b"!" not in kept:
            kept = letters[-_LONGEST:]
        else:
            closing, kept = _looked_through(kept + letters, closing)


def _looked_through(text: bytes, closing: bytes | None) -> tuple[bytes | None, bytes]:
    """Return what ends the comment or CDATA open at the end, and the bytes to be seen again."""
    place = 0
    while True:
        if closing is not None:
            found = text.find(closing, place)
            if found < 0:
                break
            place, closing = found + len(closing), None
        opening = _OPENING.search(text, place)
        if opening is None:
            break
        closing = _CLOSING.get(opening[1])
        if closing is None:
            raise FileRefused(DECLARED)
        place = opening.end()
    return closing, text[max(place, len(text) - _LONGEST) :]
