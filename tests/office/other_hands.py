"""Workbooks as 1С, Apache POI, LibreOffice and self-made exporters write them, part by part."""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@dataclass(frozen=True)
class Hand:
    """How a program writes: texts in their cells or shared, places of cells told or not, …

    ``rich`` cuts shared texts into runs with phonetic hints; ``formula_texts`` writes every text as
    the value of a formula; ``absolute`` names parts from the root of the package.
    """

    inline: bool = False
    styles: bool = True
    references: bool = True
    prefix: str = ""
    dimension: str = ""
    rich: bool = False
    formula_texts: bool = False
    absolute: bool = False


def xlsx_by(hand: Hand, path: Path, rows: Sequence[Sequence[Any]]) -> None:
    """Write the rows, texts all, as the hand does."""
    shared = list(dict.fromkeys(cell for row in rows for cell in row if cell))
    p, space = hand.prefix, f"xmlns{':' + hand.prefix.rstrip(':') if hand.prefix else ''}"
    body = "".join(
        f"<{p}row{_named(hand, str(i))}>"
        + "".join(_cell(hand, shared, i, j, cell) for j, cell in enumerate(row, start=1))
        + f"</{p}row>"
        for i, row in enumerate(rows, start=1)
    )
    size = f'<{p}dimension ref="{hand.dimension}"/>' if hand.dimension else ""
    root = "/xl/" if hand.absolute else ""
    targets = {"rId1": ("worksheet", "worksheets/sheet1.xml")}
    targets["rId2"] = ("sharedStrings", "sharedStrings.xml")
    targets |= {"rId3": ("styles", "styles.xml")} if hand.styles else {}
    parts = {
        "xl/worksheets/sheet1.xml": f'<{p}worksheet {space}="{_MAIN}">{size}<{p}sheetData>{body}'
        f"</{p}sheetData></{p}worksheet>",
        "xl/workbook.xml": f'<{p}workbook {space}="{_MAIN}" xmlns:r="{_RELATION}"><{p}sheets>'
        f'<{p}sheet name="TDSheet" sheetId="1" r:id="rId1"/></{p}sheets></{p}workbook>',
        "xl/sharedStrings.xml": f'<{p}sst {space}="{_MAIN}">'
        + "".join(f"<{p}si>{_runs(hand, text)}</{p}si>" for text in shared)
        + f"</{p}sst>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="{one}" Type="{_RELATION}/{kind}" Target="{root}{target}"/>'
            for one, (kind, target) in targets.items()
        )
        + "</Relationships>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATION}/officeDocument" Target="{"/" if root else ""}xl/workbook.xml"/>'
        "</Relationships>",
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.'
        'openxmlformats-package.relationships+xml"/>'
        + "".join(
            f'<Override PartName="/xl/{part}" ContentType="{_KIND}.{kind}+xml"/>'
            for part, kind in (
                ("workbook.xml", "sheet.main"),
                ("worksheets/sheet1.xml", "worksheet"),
                ("sharedStrings.xml", "sharedStrings"),
                *([("styles.xml", "styles")] if hand.styles else []),
            )
        )
        + "</Types>",
    }
    if hand.styles:
        parts["xl/styles.xml"] = f'<{p}styleSheet {space}="{_MAIN}"/>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')


def _cell(hand: Hand, shared: Sequence[str], row: int, column: int, text: str) -> str:
    p = hand.prefix
    at = _named(hand, f"{get_column_letter(column)}{row}")
    if not text:
        return "" if hand.references else f"<{p}c/>"
    if hand.formula_texts and row > 1:
        said = escape(text)
        return f'<{p}c{at} t="str"><{p}f>"{said}"</{p}f><{p}v>{said}</{p}v></{p}c>'
    if hand.inline:
        return f'<{p}c{at} t="inlineStr"><{p}is><{p}t>{escape(text)}</{p}t></{p}is></{p}c>'
    return f'<{p}c{at} t="s"><{p}v>{shared.index(text)}</{p}v></{p}c>'


def _named(hand: Hand, place: str) -> str:
    return f' r="{place}"' if hand.references else ""


def _runs(hand: Hand, text: str) -> str:
    p = hand.prefix
    if not hand.rich:
        return f"<{p}t>{escape(text)}</{p}t>"
    half = len(text) // 2
    return (
        f'<r><t xml:space="preserve">{escape(text[:half])}</t></r>'
        f'<r><rPr><b/></rPr><t xml:space="preserve">{escape(text[half:])}</t></r>'
        '<rPh sb="0" eb="1"><t>ПОДСКАЗКА</t></rPh>'
    )
