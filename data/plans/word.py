"""A document of Word: its paragraphs and rows in their order, as a person sees them.

The parts are read by their local names, so the strict form of the format reads the same. Every row
costs what it holds: a file of nested or merged cells must not cost more.
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from docx.oxml import parse_xml  # pyright: ignore[reportUnknownVariableType]

from data.errors import FileRefused
from data.guarding.archive import DAMAGED
from data.plans.blocks import Block, Row, Words
from data.plans.word_numbers import Counters, counters, whole

_DOCUMENT, _NUMBERING, _STYLES = "word/document.xml", "word/numbering.xml", "word/styles.xml"
_MOST_CELLS: Final = 63  # in a row, as in Word itself
_SAID = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": " "}
# Text that nobody sees: deleted, moved away, a copy for older programs, fields' formulas.
_UNSEEN = {"del", "moveFrom", "Fallback", "instrText", "delText", "rPr", "pPr"}


def word_blocks(path: Path) -> list[Block]:
    """Return the words and rows of the document at ``path``; raises FileRefused when damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.lower().replace("\\", "/"): name for name in archive.namelist()}

            def part(name: str) -> Any:
                return parse_xml(archive.read(names[name])) if name in names else None

            document = part(_DOCUMENT)
            numbers = counters(part(_NUMBERING), part(_STYLES))
    except (SyntaxError, zipfile.BadZipFile, KeyError, ValueError) as error:  # of the XML
        raise FileRefused(DAMAGED) from error
    body = next(_children(document, "body"), None)
    if body is None:
        raise FileRefused(DAMAGED)
    return list(_blocks(body, numbers))


def _blocks(body: Any, numbers: Counters) -> Iterator[Block]:
    paragraphs = tables = 0
    for child in _flat(body):
        if _name(child) == "p":
            paragraphs += 1
            text = _paragraph(child, numbers)
            if text.strip():
                yield Words(text, f"абзац {paragraphs}")
        elif _name(child) == "tbl":
            tables += 1
            yield from _rows(child, tables, numbers)


def _rows(table: Any, number: int, numbers: Counters) -> Iterator[Row]:
    """Yield the rows; a cell merged downwards stands in the first of them."""
    held: dict[int, str] = {}
    rows = (one for one in _flat(table) if _name(one) == "tr")
    for place, row in enumerate(rows, start=1):
        cells: list[str] = []
        above: list[str] = []
        for cell in (one for one in _flat(row) if _name(one) == "tc"):
            width, merged = _merging(cell)
            column = len(cells)
            text = _cell(cell, numbers)
            if merged == "continue":
                above.append(held.get(column, ""))
                cells.append(text)
            else:
                held.pop(column, None)
                if merged == "restart":
                    held[column] = text
                above.append("")
                cells.append(text)
            rest = min(width, _MOST_CELLS - len(cells)) - 1
            cells += [""] * rest
            above += [""] * rest
            if len(cells) >= _MOST_CELLS:
                break
        yield Row(tuple(cells), f"таблица {number}, строка {place}", number, tuple(above))


def _merging(cell: Any) -> tuple[int, str]:
    """Return how many columns a cell takes, and «restart», «continue» or "" downwards."""
    width, merged = 1, ""
    for properties in _children(cell, "tcPr"):
        for one in properties:
            if _name(one) == "gridSpan":
                width = whole(_value(one), 1)
            elif _name(one) == "vMerge":
                merged = _value(one) or "continue"
    return max(1, width), merged


def _cell(cell: Any, numbers: Counters) -> str:
    said = (_paragraph(one, numbers) for one in cell.iter() if _name(one) == "p")
    return "\n".join(text for text in said if text.strip())


def _paragraph(paragraph: Any, numbers: Counters) -> str:
    """Return the words of a paragraph with the number that Word puts before them."""
    number = numbers.of(paragraph)
    text = "".join(_texts(paragraph))
    # An empty numbered paragraph is how the column of numbers is mostly filled.
    return f"{number} {text}".strip() if number else text


def _texts(node: Any) -> Iterator[str]:
    for child in node:
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name in _SAID:
            yield _SAID[name]
        elif name not in _UNSEEN and name not in ("p", "tbl"):
            yield from _texts(child)


def _flat(node: Any) -> Iterator[Any]:
    """Yield the children, those inside content controls and insertions too."""
    for child in node:
        if _name(child) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _flat(child)
        else:
            yield child


def _children(node: Any, name: str) -> Iterator[Any]:
    return (one for one in node if _name(one) == name)


def _name(node: Any) -> str:
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _value(node: Any) -> str:
    return next((value for key, value in node.attrib.items() if key.endswith("}val")), "")
