"""Error cells of an OpenDocument table, which the cell readers take for empty texts."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from data.reader.sheet import Fault

_CONTENT = "content.xml"
_MARK = b'value-type="error"'


def error_cells(path: Path, name: str) -> tuple[Fault, ...]:
    """Return the error cells of the table ``name``; none when the file is no OpenDocument."""
    if not zipfile.is_zipfile(path):
        return ()
    with zipfile.ZipFile(path) as archive:
        if _CONTENT not in archive.namelist():
            return ()
        content = archive.read(_CONTENT)
    return tuple(_faults(content, name)) if _MARK in content else ()


def _faults(content: bytes, name: str) -> Iterator[Fault]:
    """Yield the error cells of one table, forgetting each row once it is read."""
    inside, number = False, 1
    # The guard refuses parts with definitions, the means of attack by XML.
    steps = ET.iterparse(io.BytesIO(content), ("start", "end"))  # noqa: S314
    for event, element in steps:
        tag = element.tag.rpartition("}")[2]
        if tag == "table" and event == "start":
            inside, number = _said(element, "name") == name, 1
        elif tag == "table-row" and event == "end":
            if inside:
                yield from _faults_of_row(element, number)
                number += int(_said(element, "number-rows-repeated") or 1)
            element.clear()


def _faults_of_row(row: ET.Element, number: int) -> Iterator[Fault]:
    column = 0
    for cell in row:
        if any(k.endswith("}value-type") and v == "error" for k, v in cell.attrib.items()):
            yield Fault(number, column, "".join(cell.itertext()).strip())
        column += int(_said(cell, "number-columns-repeated") or 1)


def _said(element: ET.Element, name: str) -> str | None:
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), None)
