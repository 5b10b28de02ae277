"""Files that should not come in, each made as small as it shows the harm."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.data.compound_files import compound

TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
RELS = b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'
BOOK = b'<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
BOOK_RELS = RELS.replace(
    b'officeDocument" Target="xl/workbook.xml', b'worksheet" Target="worksheets/sheet1.xml'
)


def archive(parts: Sequence[tuple[str, bytes]]) -> bytes:
    """Return a zip of named parts, in order, twins too."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts:
            file.writestr(name, part)
    return content.getvalue()


def workbook(
    cells: Mapping[str, str], extra: Sequence[tuple[str, bytes]] = (), sheet: str = ""
) -> bytes:
    """Return a workbook of one sheet: inline strings at addresses like «A1», or its whole XML."""
    rows: dict[str, list[str]] = {}
    for address, text in cells.items():
        number = address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        rows.setdefault(number, []).append(
            f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'
        )
    body = "".join(f'<row r="{number}">{"".join(said)}</row>' for number, said in rows.items())
    sheet = (
        sheet
        or f'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{body}</sheetData></worksheet>'
    )
    return archive(
        [
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", RELS),
            ("xl/workbook.xml", BOOK),
            ("xl/_rels/workbook.xml.rels", BOOK_RELS),
            ("xl/worksheets/sheet1.xml", sheet.encode()),
            *extra,
        ]
    )


def table(rows: Sequence[Sequence[str]]) -> bytes:
    """Return a workbook with the rows from A1 on."""
    return workbook(
        {f"{chr(65 + j)}{i}": cell for i, row in enumerate(rows, 1) for j, cell in enumerate(row)}
    )


def aborting() -> bytes:
    """Return a workbook that the guard believes and on which the reading library aborts.

    Its sheet says that it is small, and begins with the very last cell that a sheet can have.
    """
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<dimension ref="A1:B2"/><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        '<row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>'
    )
    return workbook({}, sheet=sheet)


def ole(*streams: str) -> bytes:
    """Return an OLE compound file with streams of these names, with nothing in them."""
    return compound(dict.fromkeys(streams, b""))


def saved(folder: Path, content: bytes, name: str = "file.xlsx") -> Path:
    """Write the content under the name and return the path."""
    path = folder / name
    path.write_bytes(content)
    return path
