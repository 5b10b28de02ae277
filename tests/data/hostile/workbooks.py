"""Workbooks that mean harm, each an ordinary table of three messages with one thing wrong or rare.

``ACCEPTED`` gives by name how to make a file and how many rows it brings, ``REFUSED`` which word
its refusal holds.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from tests.data.strange_archives import Piece, pieces, zipped
from tests.data.strange_files import BOOK_RELS, aborting

Maker = Callable[[], bytes]

HEADER = ["Номер инцидента", "Дата создания", "Группа тем", "Тема", "Итог"]
ROWS = [HEADER, *[[str(100 + i), "01.02.2025 10:00", "ЖКХ", "Вода", "Решено"] for i in range(3)]]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;"]>'


def row(number: int | str, cells: list[str], more: str = "") -> str:
    """Return a row with texts from column A on, and more cells behind."""
    said = "".join(text_cell(f"{chr(65 + i)}{number}", text) for i, text in enumerate(cells))
    return f'<row r="{number}">{said}{more}</row>'


def text_cell(address: str, text: str) -> str:
    """Return a cell with a text of its own."""
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'


TABLE = "".join(row(i, cells) for i, cells in enumerate(ROWS, start=1))
FOURTH = ["777", "02.02.2025", "ЖКХ", "Вода", "Решено"]


def sheet(rows: str, before: str = "", after: str = "") -> str:
    """Return the XML of a sheet."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}">{before}<sheetData>'
        f"{rows}</sheetData>{after}</worksheet>"
    )


def book(rows: str = TABLE, before: str = "", after: str = "", *more: Piece) -> bytes:
    """Return a workbook of one sheet, and more parts."""
    return zipped([*pieces(sheet(rows, before, after).encode()), *more])


def fourth(*changed: str) -> bytes:
    """Return the workbook with a fourth message, whose last cells are these."""
    return book(TABLE + row(5, [*FOURTH[: -len(changed)], *changed]))


def behind(cells: str) -> bytes:
    """Return the workbook with a fourth message that has only a number, a date and these cells."""
    return book(TABLE + row(5, FOURTH[:2], cells))


def changed(old: str, new: str) -> bytes:
    """Return the workbook with words of its parts replaced."""
    parts = pieces(sheet(TABLE).encode())
    said = (replace(p, content=p.content.replace(old.encode(), new.encode())) for p in parts)
    return zipped(list(said))


def without(name: str) -> bytes:
    """Return the workbook without a part."""
    return zipped([one for one in pieces(sheet(TABLE).encode()) if one.name != name])


def encoded(encoding: str) -> bytes:
    """Return the workbook with its sheet in another encoding, as it says itself."""
    return zipped(pieces(sheet(TABLE).replace("UTF-8", encoding).encode(encoding)))


def shared(rows: str, texts: str, count: int = 1) -> bytes:
    """Return a workbook whose cells may name texts by number."""
    strings = f'<sst xmlns="{MAIN}" count="{count}" uniqueCount="{count}">{texts}</sst>'
    link = BOOK_RELS[BOOK_RELS.index(b"<Relationship ") : BOOK_RELS.index(b"</Relationships>")]
    for old, new in ((b"/worksheet", b"/sharedStrings"), (b"worksheets/sheet1", b"sharedStrings")):
        link = link.replace(old, new)
    relations = BOOK_RELS.replace(
        b"</Relationships>", link.replace(b"r1", b"r2") + b"</Relationships>"
    )
    parts = pieces(sheet(rows).encode())
    parts[3] = replace(parts[3], content=relations)
    return zipped([*parts, Piece("xl/sharedStrings.xml", strings.encode())])


def prefixed() -> bytes:
    """Return the workbook with a prefix before every tag of its sheet."""
    tags = sheet(TABLE).replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?")
    return zipped(pieces(tags.replace("xmlns=", "xmlns:x=").encode()))


def only_formatted(rows: range) -> str:
    """Return rows with a formatted cell and nothing in it."""
    return "".join(f'<row r="{i}"><c r="A{i}" s="1"/></row>' for i in rows)


ACCEPTED: Mapping[str, tuple[Maker, int]] = {
    "ordinary": (book, 3),
    "stored": (lambda: zipped([replace(p, method=0) for p in pieces(sheet(TABLE).encode())]), 3),
    "another order": (lambda: zipped(pieces(sheet(TABLE).encode())[::-1]), 3),
    "tags with a prefix": (prefixed, 3),
    "strict": (lambda: changed(MAIN, STRICT), 3),
    "paths from the root": (lambda: changed('Target="worksheets', 'Target="/xl/worksheets'), 3),
    "single quotes": (lambda: changed('"', "'"), 3),
    "windows-1251": (lambda: encoded("windows-1251"), 3),
    "no types": (lambda: without("[Content_Types].xml"), 3),
    "a dimension too large": (lambda: book(before='<dimension ref="A1:XFD1048576"/>'), 3),
    "a dimension turned round": (lambda: book(before='<dimension ref="C9:A1"/>'), 3),
    "a dimension of nonsense": (lambda: book(before=f'<dimension ref="Z{"9" * 30}:A1"/>'), 3),
    "formats to the last row": (lambda: book(TABLE + only_formatted(range(5, 400_000))), 3),
    "a format in the last cell": (
        lambda: book(TABLE + '<row r="1048576"><c r="XFD1048576" s="1"/></row>'), 3,
    ),
    "rows in disorder": (lambda: book(TABLE + row(6, FOURTH) + row(5, ["778", *FOURTH[1:]])), 5),
    "no addresses": (lambda: changed(' r="', ' o="'), 3),
    "rich text": (
        lambda: shared(
            TABLE + row(5, FOURTH[:2], '<c r="D5" t="s"><v>0</v></c>'),
            "<si><r><t>Во</t></r><r><rPr><b/></rPr><t>да</t></r></si>",
        ), 4,
    ),
    "numbers that are none": (
        lambda: behind('<c r="C5"><v>NaN</v></c><c r="D5"><v>-1e999</v></c><c r="E5"><v>1x</v></c>'),
        4,
    ),
    "a style out of reach": (lambda: behind('<c r="C5" s="99999"><v>45000</v></c>'), 4),
    "an error nobody knows": (lambda: behind('<c r="C5" t="e"><v>#ЧТО!</v></c>'), 4),
    "a text of CDATA": (lambda: fourth("<![CDATA[<!DOCTYPE html>]]>", "Решено"), 4),
    "marks of direction": (lambda: fourth("Во\u202eда\u200f", "Решено"), 4),
    "a zero byte as Excel writes it": (lambda: fourth("Во_x0000_да", "Решено"), 4),
    "deep below the table": (lambda: book(after="<a>" * 100_000), 3),
    "a name of a sheet that leads out": (lambda: changed('name="S"', 'name="../../S&#10;"'), 3),
    "a link out": (lambda: changed("<sheets>", '<externalReferences/><sheets>'), 3),
    "macros": (lambda: book(TABLE, "", "", Piece("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 auto")), 3),
}  # fmt: skip

REFUSED: Mapping[str, tuple[Maker, str]] = {
    "the last cell": (lambda: book(TABLE + row(1_048_576, [], text_cell("XFD1048576", "x"))), "далеко от таблицы"),
    "the last cell, denied": (aborting, "слишком велик или повреждён"),
    "a column beyond Excel": (lambda: book(TABLE + row(5, [], text_cell("ZZZZ5", "x"))), "в ячейке ZZZZ5"),
    "a row beyond Excel": (lambda: book(TABLE + row(4_294_967_295, ["x"])), "в строке 4294967295"),
    "a row of nonsense": (lambda: book(TABLE + row("9" * 20, ["x"])), "далеко от таблицы"),
    "a lonely value below": (lambda: book(TABLE + row(1_048_576, ["x"])), "до строки 1048576"),
    "10 000 columns": (lambda: book(row(1, HEADER) + row(2, FOURTH, "".join(text_cell(f"{a}{b}{c}2", "x") for a in "AB" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))), "столбцов"),
    "no address at all": (lambda: book(TABLE + row(5, [], '<c r="" t="str"><v>x</v></c>')), "не читается"),
    "an address turned round": (lambda: book(TABLE + row(5, [], '<c r="5A" t="str"><v>x</v></c>')), "не читается"),
    "40 000 signs": (lambda: fourth("я" * 40_000, "Решено"), "длиннее 32767"),
    "a formula of a million signs": (lambda: behind(f'<c r="D5" t="str"><f>REPT(1,9)</f><v>{"y" * 1_000_000}</v></c>'), "длиннее 32767"),
    "a zero byte": (lambda: fourth("Во&#0;да", "Решено"), "не читается"),
    "an entity from nowhere": (lambda: fourth("Во&who;да", "Решено"), "не читается"),
    "billion laughs": (lambda: changed("<worksheet", LAUGHS + "<worksheet"), "DTD"),
    "billion laughs in UTF-16": (lambda: zipped(pieces(sheet(TABLE).replace("<worksheet", LAUGHS + "<worksheet").encode("utf-16"))), "DTD"),
    "a text out of reach": (lambda: shared(TABLE + row(5, [], '<c r="A5" t="s"><v>9</v></c>'), "<si><t>a</t></si>"), "не читается"),
    "four billion texts": (lambda: shared(TABLE, "<si><t>a</t></si>", count=4_000_000_000), "слишком велик или повреждён"),
    "more texts than there are": (lambda: shared(TABLE, "<si><t>a</t></si>", count=10**18), "повреждён"),
    "one text 8 000 times": (lambda: shared(TABLE + "".join(f'<row r="{i}"><c r="D{i}" t="s"><v>0</v></c></row>' for i in range(5, 8_005)), f"<si><t>{'x' * 32_000}</t></si>"), "МБ текста"),
    "UTF-16": (lambda: encoded("utf-16"), "не читается"),
    "no sheets": (lambda: changed('<sheet name="S" sheetId="1" r:id="r1"/>', ""), "нет заполненных листов"),
    "charts only": (lambda: changed("relationships/worksheet", "relationships/chartsheet"), "нет заполненных листов"),
    "no cells": (lambda: zipped(pieces(f'<worksheet xmlns="{MAIN}"/>'.encode())), "нет заполненных листов"),
    "no sheet": (lambda: without("xl/worksheets/sheet1.xml"), "не читается"),
    "no relations": (lambda: without("xl/_rels/workbook.xml.rels"), "не открывается"),
    "no workbook": (lambda: without("xl/workbook.xml"), "нет заполненных листов"),
    "a sheet from outside": (lambda: changed("worksheets/sheet1.xml", "../../../../etc/passwd"), "не читается"),
    "a sheet from the network": (lambda: changed('Target="worksheets/sheet1.xml"', 'TargetMode="External" Target="http://localhost/a.xml"'), "не читается"),
    "XML cut": (lambda: zipped(pieces(sheet(TABLE)[:-200].encode())), "не читается"),
    "bytes that are no text": (lambda: zipped(pieces(sheet(TABLE).encode().replace("Вода".encode(), b"\xff\xfe\xc3"))), "не читается"),
    "an archive cut": (lambda: book()[:900], "повреждён"),
    "a bomb": (lambda: book(TABLE, "", "", Piece("xl/media/a.bin", b"\0" * 60_000_000)), "при распаковке"),
    "nested without end": (lambda: book(TABLE + "<a>" * 2_000_000), "при распаковке"),
}  # fmt: skip
