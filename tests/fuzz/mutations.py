"""Ways to spoil a file: its bytes, the parts of its archive, the marks of its XML, its lines."""

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from random import Random

Mutation = Callable[[Random, bytes], bytes]

NASTY = (
    "", " ", "0", "-1", "1e999", "NaN", "9" * 40, "1" * 400, "=1+1", "'", '"', ";", "\t", "\n",
    "31.02.2025", "12.13.2026", "00.00.0000", "01.01.0001", "31.12.9999", "24:00", "25:61", "#Н/Д",
    "\u202e", "\u0000", "\ufeff", "\ud7ff", "ё", "Итого", "Номер инцидента", "да", "Кондинский район",
    "я" * 33_000, "<br>", "&amp;", "]]>", "_x0000_", "../../x", "Ы" * 300, "1234567890123456", "45000",
)  # fmt: skip
MARKS = (
    "<a>", "</a>", "<!---->", "<![CDATA[x]]>", "<?x?>", "&lt;", "&who;", "<row/>", "<c/>", "<v>1</v>",
    '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', '<c r="ZZZZ9"><v>1</v></c>',
    '<c t="e"><v>#N/A</v></c>', '<c t="s"><v>99999</v></c>', "<f>A1</f>", "</sheetData>", "<sheetData>",
    '<mergeCell ref="A1:XFD9"/>', "<!DOCTYPE a>", "\x00", "<table:table-row/>", "<text:p>x</text:p>",
)  # fmt: skip
_TOKENS = re.compile(rb"<[^>]*>|[^<]+")
_NO_ARCHIVE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, KeyError, NotImplementedError, OSError,
    RuntimeError, ValueError,
)  # fmt: skip
_QUOTED = re.compile(rb'"[^"]*"')


def spoiled(random: Random, content: bytes) -> bytes:
    """Return the file with one to four things wrong with it."""
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        kinds = ARCHIVE if content[:4] == b"PK\x03\x04" and random.random() < 0.85 else PLAIN
        content = random.choice(kinds)(random, content)
    return content[: 4 << 20]


def flip(random: Random, content: bytes) -> bytes:
    """Change some bytes."""
    out = bytearray(content)
    for _ in range(random.choice((1, 1, 3, 20)) if out else 0):
        out[random.randrange(len(out))] = random.choice((0, 0xFF, 0x7F, random.randrange(256)))
    return bytes(out)


def cut(random: Random, content: bytes) -> bytes:
    """Take a piece out, or the end off."""
    start, end = _piece(random, content)
    return content[:start] if random.random() < 0.3 else content[:start] + content[end:]


def repeat(random: Random, content: bytes) -> bytes:
    """Repeat a piece."""
    start, end = _piece(random, content)
    return content[:end] + content[start:end] * random.choice((1, 2, 50)) + content[end:]


def put(random: Random, content: bytes) -> bytes:
    """Put bytes in, or over others."""
    place = random.randrange(len(content) + 1)
    said = random.choice((random.randbytes(9), b"\0" * 64, b"\xff" * 8, b"PK\5\6" + b"\0" * 18))
    return content[:place] + said + content[place + random.choice((0, len(said))) :]


def line(random: Random, content: bytes) -> bytes:
    """Change a cell of a text: a nasty value, another delimiter, a quote, an ending, a code page."""
    parts = re.split(rb"([;,\t\r\n]+)", content)
    place = random.randrange(len(parts))
    encoding = random.choice(("cp1251", "utf-8", "utf-16-le"))
    nasty = random.choice(NASTY).encode(encoding, "replace")
    parts[place] = random.choice(
        (nasty, parts[place] + nasty, b'"' + parts[place], parts[place] * 3, b"")
    )
    return b"".join(parts)


def parts_moved(random: Random, content: bytes) -> bytes:
    """Drop, double, rename, empty, swap or reorder parts of the archive."""
    parts = _unpacked(content)
    if len(parts) < 2:
        return flip(random, content)
    i, j = random.sample(range(len(parts)), 2)
    match random.randrange(6):
        case 0:
            del parts[i]
        case 1:
            parts[i] = (parts[i][0], parts[j][1])
        case 2:
            suffix = random.choice((".bak", "x", "/", " "))
            parts[i] = (
                random.choice((parts[i][0].upper(), parts[i][0] + suffix, "x/y.xml")),
                parts[i][1],
            )
        case 3:
            parts[i] = (
                parts[i][0],
                random.choice((b"", b"<a/>", b"\0" * 100_000, random.randbytes(99))),
            )
        case 4:
            random.shuffle(parts)
        case _:
            parts.append((f"xl/worksheets/sheet{random.randrange(9)}.xml", parts[i][1]))
    return _packed(random, parts)


def marks(random: Random, content: bytes) -> bytes:
    """Change a mark, a value or a text in the XML of one part."""
    parts = _unpacked(content)
    likely = [
        i
        for i, (name, _) in enumerate(parts)
        if re.search("sheet|workbook|content|shared|styles", name)
    ]
    if not likely:
        return flip(random, content)
    place = random.choice(likely)
    name, body = parts[place]
    for _ in range(random.choice((1, 1, 2, 8))):
        body = _one_mark(random, body)
    parts[place] = (name, body)
    return _packed(random, parts)


def inside(random: Random, content: bytes) -> bytes:
    """Spoil the bytes of one part, and pack it rightly."""
    parts = _unpacked(content)
    if not parts:
        return flip(random, content)
    place = random.randrange(len(parts))
    parts[place] = (parts[place][0], random.choice(PLAIN[:4])(random, parts[place][1]))
    return _packed(random, parts)


PLAIN: tuple[Mutation, ...] = (flip, cut, repeat, put, line, line, line)
ARCHIVE: tuple[Mutation, ...] = (marks, marks, marks, marks, marks, inside, inside, parts_moved)


def _one_mark(random: Random, body: bytes) -> bytes:
    tokens = _TOKENS.findall(body)
    if not tokens:
        return random.choice(MARKS).encode()
    place = random.randrange(len(tokens))
    token = tokens[place]
    nasty = random.choice(NASTY).encode("utf-8", "replace")
    match random.randrange(7):
        case 0:
            del tokens[place]
        case 1:
            tokens[place] = token * random.choice((2, 3, 200))
        case 2:
            other = random.randrange(len(tokens))
            tokens[place], tokens[other] = tokens[other], token
        case 3:
            tokens.insert(place, random.choice(MARKS).encode())
        case 4:
            end = min(len(tokens), place + random.randrange(1, 30))
            tokens[place:end] = tokens[place:end] * random.choice((0, 2, 3))
        case 5 if token.startswith(b"<") and b'"' in token:
            values = list(_QUOTED.finditer(token))
            one = random.choice(values)
            clean = re.sub(rb'[<>"\0]', b"", nasty)
            tokens[place] = token[: one.start()] + b'"' + clean + b'"' + token[one.end() :]
        case _:
            tokens[place] = token if token.startswith(b"<") else nasty.replace(b"<", b"&lt;")
    return b"".join(tokens)


def _piece(random: Random, content: bytes) -> tuple[int, int]:
    start = random.randrange(len(content) + 1)
    return start, min(len(content), start + random.choice((1, 4, 40, 400, 4000)))


def _unpacked(content: bytes) -> list[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return [(name, archive.read(name)) for name in archive.namelist()]
    except _NO_ARCHIVE:
        return []


def _packed(random: Random, parts: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    method = random.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
    with zipfile.ZipFile(out, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # twins are made on purpose
        for name, body in parts:
            archive.writestr(zipfile.ZipInfo(name), body, method)
    return out.getvalue()
